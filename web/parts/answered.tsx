import type { ComponentChildren } from 'preact';
import type { Problem, ProblemCode } from '../api/client.ts';
import { ciAddress } from '../app/address.ts';
import type { Asked } from '../app/question.ts';
import { withQuery } from '../app/route.ts';

const TITLES: Readonly<Record<ProblemCode, string>> = {
  OFFLINE: 'The server is not reached',
  UNAUTHENTICATED: 'You are not logged in, or your session is over',
  FORBIDDEN: 'You may not do this',
  NOT_FOUND: 'There is no such thing',
  CONFLICT: 'Someone else was faster',
  LIMIT_EXCEEDED: 'That is too much at once',
  STORE_UNAVAILABLE: 'The graph cannot be asked now',
  VALIDATION: 'What was asked is not understood',
  INTERNAL: 'Something went wrong',
};

const NEXT: Readonly<Record<ProblemCode, string>> = {
  OFFLINE: 'It is asked again every 2 seconds; nothing is lost.',
  UNAUTHENTICATED: 'Log in again: you come back to this very view.',
  FORBIDDEN: 'Ask an admin for a role that may, or log in as someone else.',
  NOT_FOUND: 'Look for it by name in the search above.',
  CONFLICT: 'Load it again, and look at what was changed.',
  LIMIT_EXCEEDED: 'Ask for fewer at once.',
  STORE_UNAVAILABLE: 'It is asked again every 2 seconds; nothing is lost.',
  VALIDATION: 'Mend what it names and ask again.',
  INTERNAL: 'Try again. If it stays, tell whoever runs the server what it says here.',
};

/** What a question brought: its answer, or in which state it is and what to do about it. */
export function Answered<Answer>(props: {
  asked: Asked<Answer>;
  /** what is being asked for, as in "the radius" */
  what: string;
  children: (answer: Answer) => ComponentChildren;
}) {
  const { asked, what, children } = props;
  const { answer, problem, isLoading, isSlow, again } = asked;
  return (
    <>
      {problem && answer !== null && <p class="note">This is of before: {what} will be asked for again.</p>}
      {problem && answer === null && <ProblemBox problem={problem} again={again} />}
      {isLoading && !problem && (answer === null || isSlow) && (
        <p class="state loading" role="status">
          {isSlow ? `Still asking for ${what}: a large estate takes its time …` : `Asking for ${what} …`}
        </p>
      )}
      {answer !== null && (
        <div class="answer" aria-busy={isLoading}>
          {children(answer)}
        </div>
      )}
    </>
  );
}

/** Asked again, the answer would be the same. */
const FINAL: readonly ProblemCode[] = [
  'VALIDATION',
  'FORBIDDEN',
  'NOT_FOUND',
  'LIMIT_EXCEEDED',
  'UNAUTHENTICATED',
];

/** Why there is no answer, and what to do next. */
export function ProblemBox({ problem, again }: { problem: Problem; again?: () => void }) {
  const { code, message } = problem;
  const near = nearIn(problem);
  return (
    <div class="state problem" role="alert">
      <h2>{TITLES[code]}</h2>
      <p>{message}</p>
      {near.length > 0 && (
        <ul class="chips" aria-label="Near">
          {near.map((id) => (
            <li key={id}>
              <a href={ciAddress(id)}>{id}</a>
            </li>
          ))}
        </ul>
      )}
      <p>{NEXT[code]}</p>
      <p class="actions">
        {(code === 'UNAUTHENTICATED' || code === 'FORBIDDEN') && (
          <a href={`/login?back=${encodeURIComponent(withQuery({}))}`}>
            {code === 'UNAUTHENTICATED' ? 'Log in' : 'Log in as someone else'}
          </a>
        )}
        {again && !FINAL.includes(code) && (
          <button type="button" onClick={again}>
            Try again
          </button>
        )}
      </p>
    </div>
  );
}

/** Ids near to the one that was asked for, as the server tells them. */
function nearIn({ details }: Problem): string[] {
  const unknown = Array.isArray(details.unknown) ? (details.unknown as { near?: unknown }[]) : [];
  return unknown.flatMap(({ near }) => (Array.isArray(near) ? near.map(String) : []));
}
