import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { ask } from '../../api/client.ts';
import type { Operation } from '../../api/operation.ts';

const EVERY_MS = 15_000;

/** The answer as it is now, asked every 15 seconds while somebody looks; null before the first one. */
export function useNow<Answer, Variables>(
  operation: Operation<Answer, Variables>,
  variables: Variables,
): Answer | null {
  const now = useSignal<Answer | null>(null);
  const question = JSON.stringify(variables);
  useEffect(() => {
    const stop = new AbortController();
    now.value = null;
    const timer = setInterval(() => {
      if (document.hidden) return;
      ask(operation, JSON.parse(question) as Variables, stop.signal).then(
        (answer) => {
          now.value = answer;
        },
        () => undefined, // that the server is away stands at the top of every page
      );
    }, EVERY_MS);
    return () => {
      clearInterval(timer);
      stop.abort();
    };
  }, [operation, question]);
  return now.value;
}

/** What waits to be shown: the page changes when one presses, not before. */
export function News({ text, show }: { text: string; show: () => void }) {
  return (
    <div role="status" class="news">
      {text !== '' && (
        <button type="button" onClick={show}>
          {text}: show
        </button>
      )}
    </div>
  );
}
