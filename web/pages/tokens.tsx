import { useSignal } from '@preact/signals';
import type { Token, TokenList } from '../api/answers.ts';
import { rest, session } from '../api/client.ts';
import { useDeed } from '../app/deed.ts';
import { type Asked, useAsked } from '../app/question.ts';
import { query, withQuery } from '../app/route.ts';
import { Answered, ProblemBox } from '../parts/answered.tsx';
import { Confirm } from '../parts/confirm.tsx';
import { scopeText } from '../parts/roles.ts';
import { Scroll } from '../parts/scroll.tsx';
import { agoText, count, timeText } from '../parts/words.ts';
import { NewToken } from './tokens/new-token.tsx';

const STEP = 50;
/** of one answer of the server */
const MOST = 500;

export default function Tokens() {
  const wanted = Math.max(STEP, Number(query.value.get('show')) || 0);
  const asked = useAsked(`tokens ${wanted}`, (signal) => firstTokens(wanted, signal));
  return (
    <>
      <h1>Tokens</h1>
      <p>
        Programs, and people where there is no login, show a token with each request. It says who they are and
        what they may do.
      </p>
      <Answered asked={asked} what="the tokens">
        {(list) => (
          <>
            <NewToken made={asked.again} />
            <TokenTable list={list} asked={asked} />
          </>
        )}
      </Answered>
    </>
  );
}

async function firstTokens(wanted: number, signal: AbortSignal): Promise<TokenList> {
  let items: Token[] = [];
  for (let after = ''; ; ) {
    const limit = Math.min(MOST, wanted - items.length);
    const from = after === '' ? '' : `&after=${encodeURIComponent(after)}`;
    const page = await rest<TokenList>(`/api/tokens?limit=${limit}${from}`, { signal });
    items = items.concat(page.items);
    if (page.next === null || items.length >= wanted) return { ...page, items };
    after = page.next;
  }
}

function TokenTable({ list, asked }: { list: TokenList; asked: Asked<TokenList> }) {
  const { items, total } = list;
  const chosen = useSignal<Token | null>(null);
  const told = useSignal('');
  const revoke = useDeed(async ({ id, name }: Token) => {
    await rest(`/api/tokens/${encodeURIComponent(id)}`, { method: 'DELETE' });
    chosen.value = null;
    told.value = `The token of ${name} is revoked.`;
    asked.again();
  });
  const asking = chosen.value;
  if (total === 0) return <p class="state">There is no token yet.</p>;
  return (
    <section aria-labelledby="there-are">
      <h2 id="there-are">What there is</h2>
      <p role="status">
        {told.value}{' '}
        {items.length < total ? `${items.length} of ${count(total, 'token')}` : count(total, 'token')}, in the
        order of their ids.
      </p>
      <Scroll label="Table of tokens">
        <table class="wraps">
          <thead>
            <tr>
              {['Name', 'Role', 'Sees', 'State', 'Expires', 'Last used', 'Made', 'Id'].map((head) => (
                <th scope="col" key={head}>
                  {head}
                </th>
              ))}
              <th scope="col">
                <span class="unseen">What can be done</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map((token) => (
              <tr key={token.id} class={token.state === 'live' ? undefined : 'past'}>
                <th scope="row" class="wraps">
                  {token.name}
                </th>
                <td>{token.role}</td>
                <td>{scopeText(token.scope)}</td>
                <td>{token.revoked === null ? token.state : `revoked ${timeText(token.revoked)}`}</td>
                <td>{timeText(token.expires)}</td>
                <td>
                  {token.lastUsed === null ? (
                    'never'
                  ) : (
                    <span title={timeText(token.lastUsed)}>{agoText(token.lastUsed)}</span>
                  )}
                </td>
                <td>
                  {timeText(token.created)} by {token.createdBy}
                </td>
                <td>
                  <code>{token.id}</code>
                </td>
                <td>
                  {token.state === 'live' && (
                    <button
                      type="button"
                      aria-label={`Revoke the token of ${token.name}, ${token.id}`}
                      onClick={() => {
                        chosen.value = token;
                      }}
                    >
                      Revoke
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {items.length < total && (
        <p class="actions">
          <a class="button" href={withQuery({ show: String(items.length + STEP) })}>
            Show {Math.min(STEP, total - items.length)} more
          </a>
        </p>
      )}
      {asking && (
        <Confirm
          question={`Revoke the token of ${asking.name}?`}
          yes="Revoke it"
          isBusy={revoke.isBusy}
          onYes={() => revoke.run(asking)}
          onNo={() => {
            chosen.value = null;
          }}
        >
          <p>
            Whoever uses it is refused from then on, and it cannot be brought back. It was{' '}
            {asking.lastUsed === null ? 'never used' : `last used ${agoText(asking.lastUsed)}`}.
          </p>
          {session.value?.kind === 'token' && session.value.name === asking.name && (
            <p>
              <strong>You are here by a token of this name yourself.</strong>
            </p>
          )}
          {revoke.problem && <ProblemBox problem={revoke.problem} />}
        </Confirm>
      )}
    </section>
  );
}
