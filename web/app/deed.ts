import { useSignal } from '@preact/signals';
import { type Problem, problemIn } from '../api/client.ts';

/** Something that is done on the server, once at a time. */
export interface Deed<Words extends readonly unknown[]> {
  readonly isBusy: boolean;
  /** why it failed the last time */
  readonly problem: Problem | null;
  run(...words: Words): Promise<void>;
}

/** What `how` does when it is run, and how that went. */
export function useDeed<Words extends readonly unknown[]>(
  how: (...words: Words) => Promise<void>,
): Deed<Words> {
  const isBusy = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  return {
    isBusy: isBusy.value,
    problem: problem.value,
    run: async (...words) => {
      if (isBusy.peek()) return;
      isBusy.value = true;
      problem.value = null;
      try {
        await how(...words);
      } catch (error) {
        problem.value = problemIn(error);
      } finally {
        isBusy.value = false;
      }
    },
  };
}
