import type { ComponentChildren } from 'preact';
import type { Problem, Trouble } from '../api/client.ts';
import { ciAddress } from '../app/address.ts';
import type { Asked } from '../app/question.ts';
import { withQuery } from '../app/route.ts';

const TITLES: Readonly<Record<Trouble, string>> = {
  offline: 'The server is not reached',
  expired: 'You are not logged in, or your session is over',
  forbidden: 'You may not do this',
  'not-found': 'There is no such thing',
  conflict: 'Someone else was faster',
  limit: 'That is too much at once',
  unavailable: 'The graph cannot be asked now',
  refused: 'The question is not understood',
  fault: 'Something went wrong',
};

const NEXT: Readonly<Record<Trouble, string>> = {
  offline: 'It is asked again every 2 seconds; nothing is lost.',
  expired: 'Log in again: you come back to this very view.',
  forbidden: 'Ask an admin for a role that may, or log in as someone else.',
  'not-found': 'Look for it by name in the search above.',
  conflict: 'Load it again, and look at what was changed.',
  limit: 'Ask for fewer at once.',
  unavailable: 'It is asked again every 2 seconds; nothing is lost.',
  refused: 'Mend the address, or begin anew.',
  fault: 'Try again. If it stays, tell whoever runs the server what it says here.',
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
      {isLoading && (answer === null || isSlow) && (
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
const FINAL: readonly Trouble[] = ['refused', 'forbidden', 'not-found', 'limit', 'expired'];

/** Why there is no answer, and what to do next. */
export function ProblemBox({ problem, again }: { problem: Problem; again?: () => void }) {
  const { trouble, message } = problem;
  const near = nearIn(problem);
  return (
    <div class="state problem" role="alert">
      <h2>{TITLES[trouble]}</h2>
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
      <p>{NEXT[trouble]}</p>
      <p class="actions">
        {(trouble === 'expired' || trouble === 'forbidden') && (
          <a href={`/login?back=${encodeURIComponent(withQuery({}))}`}>
            {trouble === 'expired' ? 'Log in' : 'Log in as someone else'}
          </a>
        )}
        {again && !FINAL.includes(trouble) && (
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
