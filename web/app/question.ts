import { signal, untracked, useSignal, useSignalEffect } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import { ask, isAway, type Problem, problemIn } from '../api/client.ts';
import type { Operation } from '../api/operation.ts';
import { returns } from './return.ts';

/** A question under way. An answer of before stays until the next one is there, and beside a server that is away only if it is of the same question. */
export interface Asked<Answer> {
  /** null before the first answer, and where nothing is asked */
  readonly answer: Answer | null;
  /** why the last question has no answer */
  readonly problem: Problem | null;
  readonly isLoading: boolean;
  /** it takes longer than people wait without a word */
  readonly isSlow: boolean;
  /** asks the same again */
  again(): void;
}

const SLOW_MS = 3000;

/** Asks whenever the question is another one; null: nothing. */
export function useQuestion<Answer, Variables>(
  operation: Operation<Answer, Variables>,
  variables: Variables | null,
): Asked<Answer> {
  const question = variables === null ? null : JSON.stringify(variables);
  return useAsked(
    question,
    async (stop) => await ask(operation, JSON.parse(question as string) as Variables, stop),
  );
}

/** The same with any way to ask; `question` names what is asked. */
export function useAsked<Answer>(
  question: string | null,
  how: (stop: AbortSignal) => Promise<Answer>,
): Asked<Answer> {
  const round = useSignal(0);
  const named = useMemo(() => signal(question), []);
  const latest = useMemo(() => ({ how }), []);
  latest.how = how;
  named.value = question;
  const state = useSignal<Omit<Asked<Answer>, 'again'>>({
    ...{ answer: null, problem: null, isLoading: question !== null, isSlow: false },
  });
  const answered = useRef<string | null>(null);
  useSignalEffect(() => {
    returns.value;
    if (isAway(state.peek().problem)) round.value = round.peek() + 1;
  });
  useSignalEffect(() => {
    round.value;
    const asking = named.value;
    if (asking === null) {
      state.value = { answer: null, problem: null, isLoading: false, isSlow: false };
      return;
    }
    const stop = new AbortController();
    const { answer, problem } = state.peek();
    const still = isAway(problem) ? problem : null;
    state.value = { answer, problem: still, isLoading: true, isSlow: false };
    const slow = setTimeout(() => {
      state.value = { ...state.peek(), isSlow: true };
    }, SLOW_MS);
    // What the way of asking reads, such as who asks, is no part of the question.
    untracked(() => latest.how(stop.signal))
      .then(
        (next) => {
          if (stop.signal.aborted) return;
          answered.current = asking;
          state.value = { answer: next, problem: null, isLoading: false, isSlow: false };
        },
        (error) => {
          if (stop.signal.aborted) return;
          const problem = problemIn(error);
          const kept = isAway(problem) ? answer : null;
          state.value = { answer: kept, problem, isLoading: false, isSlow: false };
        },
      )
      .finally(() => clearTimeout(slow));
    return () => {
      stop.abort();
      clearTimeout(slow);
    };
  });
  const { answer, problem } = state.value;
  return {
    ...state.value,
    answer: problem && answered.current !== question ? null : answer,
    again: () => {
      round.value += 1;
    },
  };
}
