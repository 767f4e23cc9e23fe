import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { query, withQuery } from '../app/route.ts';
import { timeText } from './words.ts';

/** Of which revision an answer is and when it was asked, and whether the link that led here was made at another one. */
export function MadeAt(props: { revision: number; at: string; children?: ComponentChildren }) {
  const { revision, at, children } = props;
  const isCopied = useSignal(false);
  const linked = query.value.get('revision');
  const copy = async () => {
    const link = new URL(withQuery({ revision: String(revision) }), location.href).href;
    await navigator.clipboard.writeText(link).then(
      () => {
        isCopied.value = true;
      },
      () => window.prompt('The link', link), // where the browser gives no access to the clipboard
    );
  };
  return (
    <>
      <p class="note made-at">
        Revision {revision} of the graph, asked {timeText(at)}
        {children}{' '}
        <button type="button" class="no-print" onClick={copy}>
          {isCopied.value ? 'Copied' : 'Copy a link'}
        </button>
      </p>
      {linked !== null && linked !== String(revision) && (
        <p class="state" role="status">
          This link was made at revision {linked}; the graph has moved on to {revision}, and so may have the
          answer.
        </p>
      )}
    </>
  );
}
