import { ask } from '../../api/client.ts';
import { ciHistory, ciIncidents } from '../../api/operations/ci.ts';
import { Answered } from '../../parts/answered.tsx';
import { Scroll } from '../../parts/scroll.tsx';
import { agoText, count, timeText } from '../../parts/words.ts';
import { FieldChanges } from './field-changes.tsx';
import { MoreOf, usePages } from './pages-of.tsx';

/** Who changed a CI, when, why, and what it was before. */
export function History({ id, version }: { id: string; version: number }) {
  const asked = usePages(`${id} ${version}`, async (after: number | null, stop) => {
    const { ci } = await ask(ciHistory, { id, after }, stop);
    return ci.history;
  });
  return (
    <section aria-labelledby="history">
      <h2 id="history">History</h2>
      <Answered asked={asked} what="its history">
        {({ items, total }) => (
          <>
            <ol class="plain">
              {items.map(({ sequence, revision, at, actor, reason, action, fields }) => (
                <li key={sequence}>
                  <p>
                    <strong>{action}</strong> by <bdi>{actor}</bdi>, {timeText(at)}{' '}
                    <small>
                      ({agoText(at)}, revision {revision})
                    </small>
                    : <bdi>{reason}</bdi>
                  </p>
                  {action === 'changed' ? (
                    <FieldChanges caption="What differs" fields={fields} />
                  ) : (
                    <details>
                      <summary>What it was told as</summary>
                      <FieldChanges caption="Values" fields={fields} isNew={action === 'created'} />
                    </details>
                  )}
                </li>
              ))}
            </ol>
            <MoreOf asked={asked} shown={items.length} total={total} what="changes" />
          </>
        )}
      </Answered>
    </section>
  );
}

/** The incidents that affect a CI, the latest first. */
export function Incidents({ id }: { id: string }) {
  const asked = usePages(id, async (after: string | null, stop) => {
    const { incidents } = await ask(ciIncidents, { id, after }, stop);
    return incidents;
  });
  return (
    <section aria-labelledby="incidents">
      <h2 id="incidents">Incidents that affect it</h2>
      <Answered asked={asked} what="incidents">
        {({ items, total }) =>
          total === 0 ? (
            <p>None is on record.</p>
          ) : (
            <>
              <Scroll label="Table of incidents">
                <table>
                  <thead>
                    <tr>
                      <th scope="col">Incident</th>
                      <th scope="col">Status</th>
                      <th scope="col">Opened</th>
                      <th scope="col">Alarms</th>
                      <th scope="col">Cause</th>
                    </tr>
                  </thead>
                  <tbody>
                    {items.map((one) => (
                      <tr key={one.id}>
                        <th scope="row" class="name">
                          <a href={`/incidents/${encodeURIComponent(one.id)}`}>
                            <bdi>{one.title}</bdi>
                          </a>
                        </th>
                        <td>{one.status}</td>
                        <td>{timeText(one.opened)}</td>
                        <td>
                          {count(one.ongoing, 'alarm')} of {one.alerts} go on
                        </td>
                        <td>{causeText(one.confirmedCause, id)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </Scroll>
              <MoreOf asked={asked} shown={items.length} total={total} what="incidents" />
            </>
          )
        }
      </Answered>
    </section>
  );
}

function causeText(cause: string | null, id: string) {
  if (cause === null) return <span class="aside">not confirmed</span>;
  return cause === id ? 'this CI' : <bdi>{cause}</bdi>;
}
