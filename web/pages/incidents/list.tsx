import {
  type IncidentListQuery,
  type IncidentStatus,
  incidentList,
  latestIncidents,
} from '../../api/operations/incidents.ts';
import { useQuestion } from '../../app/question.ts';
import { query, withQuery } from '../../app/route.ts';
import { Answered } from '../../parts/answered.tsx';
import { Scroll } from '../../parts/scroll.tsx';
import { agoText, count, timeText } from '../../parts/words.ts';
import { News, useNow } from './news.tsx';

const PAGE = 50;
const STATUSES: readonly IncidentStatus[] = ['open', 'resolved'];

/** The incidents that are kept, a page at a time: open ones unless the address says otherwise. */
export function IncidentList({ isAside }: { isAside: boolean }) {
  const status = STATUSES.find((one) => one === query.value.get('status')) ?? 'open';
  const after = query.value.get('after');
  const before = Number(query.value.get('before')) || 0;
  const asked = useQuestion(incidentList, { first: PAGE, after, status });
  const now = useNow(latestIncidents, { first: PAGE, status });
  const latest = after === null ? now : null;
  return (
    <section aria-labelledby="incidents-kept" class={isAside ? 'no-print' : undefined}>
      <h2 id="incidents-kept">Kept incidents</h2>
      <Answered asked={asked} what="incidents">
        {(answer) => (
          <>
            <p class="tabs">
              {STATUSES.map((one) => (
                <a
                  key={one}
                  class="tab"
                  href={withQuery({ status: one === 'open' ? null : one, after: null, before: null })}
                  aria-current={one === status ? 'true' : undefined}
                >
                  {one === 'open' ? 'Open' : 'Resolved'} ({answer[one].total.toLocaleString('en-GB')})
                </a>
              ))}
            </p>
            <News text={newsText(answer.incidents, latest?.incidents)} show={asked.again} />
            <Table {...answer.incidents} status={status} />
            <Pages {...answer.incidents} before={before} />
          </>
        )}
      </Answered>
    </section>
  );
}

type Incidents = IncidentListQuery['incidents'];

/** How many of the latest incidents are not shown as they are now. */
function newsText(
  shown: Incidents,
  latest: { total: number; items: readonly { id: string; version: number }[] } | undefined,
): string {
  if (!latest) return '';
  const versions = new Map(shown.items.map(({ id, version }) => [id, version]));
  const fresh = latest.items.filter(({ id }) => !versions.has(id)).length;
  const changed = latest.items.filter(({ id, version }) => (versions.get(id) ?? version) < version).length;
  if (fresh + changed > 0)
    return [fresh && `${fresh} new`, changed && `${changed} changed`].filter(Boolean).join(', ');
  return latest.total === shown.total
    ? ''
    : count(shown.total - latest.total, 'incident less', 'incidents less');
}

function Table({ items, status }: Pick<Incidents, 'items'> & { status: IncidentStatus }) {
  if (items.length === 0) {
    return (
      <p>
        {status === 'open' ? 'No incident is open. ' : 'No incident was resolved yet. '}
        What monitoring sends opens them, and so does “Keep as an incident”.
      </p>
    );
  }
  return (
    <Scroll label="Table of incidents">
      <table>
        <thead>
          <tr>
            <th scope="col">Incident</th>
            <th scope="col" class="number">
              Alarms
            </th>
            <th scope="col" class="number">
              {status === 'open' ? 'Go on' : 'Without a CI'}
            </th>
            <th scope="col" class="number">
              CIs
            </th>
            <th scope="col">{status === 'open' ? 'Opened' : 'Resolved'}</th>
            <th scope="col">From</th>
            <th scope="col">Confirmed cause</th>
          </tr>
        </thead>
        <tbody>
          {items.map((one) => {
            const since = one.resolved ?? one.opened;
            return (
              <tr key={one.id}>
                <th scope="row" class="wraps">
                  <a href={`/incidents/${encodeURIComponent(one.id)}`}>
                    <bdi>{one.title}</bdi>
                  </a>
                </th>
                <td class="number">{one.alerts.toLocaleString('en-GB')}</td>
                <td class="number">
                  {(status === 'open' ? one.ongoing : one.unmatched).toLocaleString('en-GB')}
                </td>
                <td class="number">{one.affected.toLocaleString('en-GB')}</td>
                <td title={timeText(since)}>{agoText(since)}</td>
                <td>
                  <bdi>{one.source}</bdi>
                </td>
                <td>{one.confirmedCause === null ? 'none yet' : <bdi>{one.confirmedCause}</bdi>}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scroll>
  );
}

function Pages({ items, total, next, before }: Incidents & { before: number }) {
  if (total === 0) return null;
  const last = before + items.length;
  return (
    <p class="note">
      {before + 1} to {last} of {total.toLocaleString('en-GB')}, the latest first.{' '}
      {before > 0 && <a href={withQuery({ after: null, before: null })}>The first page</a>}{' '}
      {next !== null && (
        <a href={withQuery({ after: next, before: String(last) })}>The next {Math.min(PAGE, total - last)}</a>
      )}
    </p>
  );
}
