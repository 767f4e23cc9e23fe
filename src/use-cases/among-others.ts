import { setImmediate as othersTurn } from 'node:timers/promises';

/** How long other questions wait for one at a time. */
const STRETCH_MS = 10;

/**
 * Takes the steps of a long piece of work, and lets what else the process is asked have its turn between them.
 * `goOn` throws where nobody waits for the answer any more.
 */
export async function amongOthers<T>(steps: Generator<undefined, T>, goOn?: () => void): Promise<T> {
  let started = performance.now();
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (performance.now() - started < STRETCH_MS) continue;
    goOn?.();
    await othersTurn();
    started = performance.now();
  }
}
