import { useSignal } from '@preact/signals';
import { mayAs } from '../api/client.ts';
import { incidentNow } from '../api/operations/incidents.ts';
import { useAsked } from '../app/question.ts';
import { go, query, withQuery } from '../app/route.ts';
import { Answered } from '../parts/answered.tsx';
import { count, timeText } from '../parts/words.ts';
import { Causes } from './incidents/causes.tsx';
import { Decisions } from './incidents/decisions.tsx';
import { KeptRankings } from './incidents/kept-rankings.tsx';
import { News, useNow } from './incidents/news.tsx';
import { alertsOf, type Incident, readIncident } from './incidents/read-incident.ts';

export default function KeptIncident({ id }: { id: string }) {
  const asked = useAsked(id, (stop) => readIncident(id, stop));
  const now = useNow(incidentNow, { id });
  return (
    <>
      <h1>{asked.answer === null ? 'Incident' : <bdi>{asked.answer.title}</bdi>}</h1>
      <Answered asked={asked} what="the incident">
        {(incident) => (
          <>
            <Facts incident={incident} />
            <News text={newsText(incident, now?.incident)} show={asked.again} />
            <Body incident={incident} again={asked.again} />
          </>
        )}
      </Answered>
    </>
  );
}

/** What of an incident is not shown as it is now. */
function newsText(
  { alarms, version, status }: Incident,
  now: { version: number; status: string; alerts: { total: number } } | undefined,
): string {
  if (!now || now.version <= version) return '';
  const fresh = now.alerts.total - alarms.length;
  if (fresh > 0) return `${fresh} new ${fresh === 1 ? 'alarm' : 'alarms'}`;
  return now.status === status ? 'It was changed' : `It is ${now.status}`;
}

function Facts({ incident }: { incident: Incident }) {
  const { status, opened, source, alarms, affected } = incident;
  const ongoing = status === 'open' ? alarms.filter(({ endedAt }) => endedAt === null).length : 0;
  const goesOn = ongoing === 1 ? 'goes on' : 'go on';
  return (
    <p class="note">
      {status === 'open' ? 'Open' : 'Resolved'}; opened {timeText(opened)} by <bdi>{source}</bdi>;{' '}
      {count(alarms.length, 'alarm')} of {count(affected.total, 'CI')}
      {status === 'open' && `, ${ongoing.toLocaleString('en-GB')} of them ${goesOn}`}
    </p>
  );
}

function Body({ incident, again }: { incident: Incident; again: () => void }) {
  const alerts = alertsOf(incident);
  const mayWrite = mayAs('editor');
  return (
    <>
      {alerts.length > 0 && (
        <Causes
          {...{ alerts, changes: [], at: null, confirmed: incident.confirmedCause }}
          actions={({ id, name }) =>
            mayWrite && id !== incident.confirmedCause ? (
              <button
                type="button"
                onClick={() => {
                  go(withQuery({ confirm: id }));
                  document.getElementById('decisions')?.scrollIntoView();
                }}
              >
                It was this one<span class="unseen">{name}</span>
              </button>
            ) : null
          }
        />
      )}
      <Decisions incident={incident} meant={query.value.get('confirm')} onWritten={again} />
      <WithoutCi incident={incident} />
      <KeptRankings incident={incident} onWritten={again} />
    </>
  );
}

const FIRST = 20;

/** Alarms of no known CI: they are kept, and have no weight. */
function WithoutCi({ incident }: { incident: Incident }) {
  const isWhole = useSignal(false);
  const all = incident.alarms.filter(({ ci }) => ci === null);
  if (all.length === 0) return null;
  const shown = isWhole.value ? all : all.slice(0, FIRST);
  return (
    <section aria-labelledby="without">
      <h2 id="without">Alarms of no known CI</h2>
      <ul class="plain">
        {shown.map((one) => (
          <li key={one.id}>
            <bdi>{one.name}</bdi> <small>{timeText(one.at)}</small>, looked up: <bdi>{one.said}</bdi>
          </li>
        ))}
      </ul>
      <p class="note">
        {shown.length} of {all.length}. What broke is asked without them.{' '}
        {shown.length < all.length && (
          <button
            type="button"
            onClick={() => {
              isWhole.value = true;
            }}
          >
            Show all
          </button>
        )}
      </p>
    </section>
  );
}
