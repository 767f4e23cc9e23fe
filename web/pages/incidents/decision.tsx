import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { useDeed } from '../../app/deed.ts';
import { ProblemBox } from '../../parts/answered.tsx';

interface DecisionProps {
  /** what the button says */
  label: string;
  /** the reason that stands there before one writes one */
  reason?: string;
  isReady?: boolean;
  /** whether it has just been opened, so that one goes on writing in it */
  isFocused?: boolean;
  decide(reason: string): Promise<void>;
  /** more fields */
  children?: ComponentChildren;
}

/** A write with its reason, which goes into the history. */
export function Decision({
  label,
  reason = '',
  isReady = true,
  isFocused = false,
  decide,
  children,
}: DecisionProps) {
  const why = useSignal(reason);
  const { isBusy, problem, run } = useDeed(() => decide(why.value.trim()));
  const input = useRef<HTMLInputElement>(null);
  const own = useId();
  useEffect(() => {
    if (isFocused) input.current?.focus();
  }, [isFocused]);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void run();
      }}
    >
      {children}
      <p class="actions">
        <label for={own}>Why</label>
        <input
          id={own}
          ref={input}
          value={why.value}
          maxlength={1000}
          placeholder="it goes into the history"
          onInput={(event) => {
            why.value = event.currentTarget.value;
          }}
        />
        <button type="submit" disabled={isBusy || !isReady || why.value.trim() === ''}>
          {isBusy ? 'Writing …' : label}
        </button>
      </p>
      {problem && <ProblemBox problem={problem} again={() => void run()} />}
    </form>
  );
}
