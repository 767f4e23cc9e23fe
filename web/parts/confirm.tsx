import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

/** Asks before something that cannot be undone. Escape is no. */
export function Confirm(props: {
  question: string;
  yes: string;
  isBusy: boolean;
  onYes(): void;
  onNo(): void;
  children: ComponentChildren;
}) {
  const { question, yes, isBusy, onYes, onNo, children } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} aria-labelledby={title} onClose={onNo}>
      <h2 id={title}>{question}</h2>
      {children}
      <p class="actions">
        <button type="button" class="main" onClick={onYes} disabled={isBusy}>
          {yes}
        </button>
        <button type="button" onClick={onNo}>
          Keep it
        </button>
      </p>
    </dialog>
  );
}
