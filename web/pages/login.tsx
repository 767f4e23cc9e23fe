import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Session } from '../api/answers.ts';
import { knowSession, logInWith, logOut, Problem, session } from '../api/client.ts';
import { rememberBack, takeBack, viewerPage } from '../app/back.ts';
import { useDeed } from '../app/deed.ts';
import { useAsked } from '../app/question.ts';
import { go, query } from '../app/route.ts';
import { ProblemBox } from '../parts/answered.tsx';
import { MAY, scopeText } from '../parts/roles.ts';
import { timeText } from '../parts/words.ts';

const WAYS: Readonly<Record<Session['kind'], string>> = {
  local: 'from the machine that the server runs on, where it asks for no token',
  token: 'by a token, which this tab keeps until it is closed',
  session: 'by a login, in this browser',
};

/** What the server says of a login that failed, by its status. */
const FAILED: ReadonlyMap<string, string> = new Map([
  [
    '403',
    'The login failed. Begin again; if it fails once more, your account has no role here: ask an admin.',
  ],
  ['503', 'The login of your organisation does not answer now. Try again in a moment.'],
]);

export default function Login() {
  const who = session.value;
  const back = viewerPage(query.value.get('back'));
  const failed = FAILED.get(query.value.get('failed') ?? '');
  useEffect(() => {
    if (!who) return;
    const remembered = takeBack();
    if (remembered) go(remembered, { replace: true });
  }, [who]);
  return (
    <div class="narrow">
      <h1>{who ? `You are ${who.name}` : 'Log in'}</h1>
      {!who && failed !== undefined && (
        <p class="state problem" role="alert">
          {failed}
        </p>
      )}
      {who ? <Who who={who} back={back} /> : <Stranger back={back} />}
      <TokenForm isOther={Boolean(who)} back={back} />
    </div>
  );
}

function Who({ who, back }: { who: Session; back: string | null }) {
  const leave = useDeed(logOut);
  return (
    <section aria-label="Who you are">
      <dl class="facts">
        <dt>Role</dt>
        <dd>
          {who.role}: {MAY[who.role]}
        </dd>
        <dt>You see</dt>
        <dd>{scopeText(who.scope)}</dd>
        <dt>You came</dt>
        <dd>{WAYS[who.kind]}</dd>
        <dt>Until</dt>
        <dd>{who.ends === null ? 'it does not end' : timeText(who.ends)}</dd>
      </dl>
      <p class="actions">
        <a href={back ?? '/'}>{back ? 'Back to where you were' : 'To the start'}</a>
        {who.kind !== 'local' && (
          <button type="button" onClick={() => leave.run()} disabled={leave.isBusy}>
            Log out
          </button>
        )}
      </p>
      {leave.problem && <ProblemBox problem={leave.problem} again={() => leave.run()} />}
    </section>
  );
}

/** The way to the login provider, where there is one. */
function Stranger({ back }: { back: string | null }) {
  const { problem, isLoading, again } = useAsked('session', knowSession);
  if (problem && problem.code !== 'UNAUTHENTICATED') return <ProblemBox problem={problem} again={again} />;
  if (!problem) return isLoading ? <p role="status">Asking how people log in here …</p> : null;
  const { login } = problem.details;
  if (typeof login !== 'string') {
    return <p>This server knows people by their tokens. An admin of it makes you one.</p>;
  }
  return (
    <section aria-labelledby="account">
      <h2 id="account">With your account</h2>
      <p>You are sent to the login of your organisation and come back to the page you were on.</p>
      <p class="actions">
        <a class="button main" href={login} data-server onClick={() => rememberBack(back)}>
          Log in
        </a>
      </p>
    </section>
  );
}

function TokenForm({ isOther, back }: { isOther: boolean; back: string | null }) {
  const text = useSignal('');
  const input = useRef<HTMLInputElement>(null);
  const enter = useDeed(async () => {
    const token = text.value.trim();
    // What is no token at all would not even go into a header.
    if (!/^[\x21-\x7e]+$/.test(token)) throw new Problem('UNAUTHENTICATED', 'this is no token');
    takeBack();
    await logInWith(token);
    go(back ?? '/');
  });
  const isWrong = enter.problem?.code === 'UNAUTHENTICATED';
  useEffect(() => {
    if (isWrong) input.current?.focus();
  }, [isWrong]);
  return (
    <section aria-labelledby="by-token">
      <h2 id="by-token">{isOther ? 'With another token' : 'With a token'}</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          return enter.run();
        }}
      >
        <div class="field">
          <label for="token">Token</label>
          <input
            id="token"
            ref={input}
            type="password"
            autocomplete="off"
            spellcheck={false}
            required
            value={text.value}
            aria-invalid={isWrong}
            aria-describedby="token-wrong token-kept"
            onInput={(event) => {
              text.value = event.currentTarget.value;
            }}
          />
          <p id="token-wrong" role="alert" class="wrong">
            {isWrong &&
              'The server does not know this token: it may be cut off, over or revoked. An admin can make a new one.'}
          </p>
          <small id="token-kept">It begins with flt_. This tab alone keeps it, until it is closed.</small>
        </div>
        <button type="submit" class="main" disabled={enter.isBusy}>
          {enter.isBusy ? 'Asking …' : 'Use this token'}
        </button>
      </form>
      {enter.problem && !isWrong && <ProblemBox problem={enter.problem} again={() => enter.run()} />}
    </section>
  );
}
