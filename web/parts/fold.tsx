import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';

interface FoldProps {
  summary: ComponentChildren;
  /** at first; from then on it is the reader's */
  isOpen?: boolean;
  class?: string;
  children: ComponentChildren;
}

/** What is shown when it is asked for. */
export function Fold({ summary, isOpen = false, class: name = '', children }: FoldProps) {
  const own = useSignal(isOpen);
  return (
    <details
      class={`${name} no-print`}
      open={own.value}
      onToggle={(event) => {
        own.value = event.currentTarget.open;
      }}
    >
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
