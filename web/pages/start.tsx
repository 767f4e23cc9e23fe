import { useSignal } from '@preact/signals';
import { mayAs, rest } from '../api/client.ts';
import { type EstateQuery, estate, findings } from '../api/operations/start.ts';
import { ciAddress } from '../app/address.ts';
import { useDeed } from '../app/deed.ts';
import { type Asked, useQuestion } from '../app/question.ts';
import { go } from '../app/route.ts';
import { Answered, ProblemBox } from '../parts/answered.tsx';
import { Scroll } from '../parts/scroll.tsx';
import { SearchBox } from '../parts/search-box.tsx';
import { agoText, count, timeText, wordOf } from '../parts/words.ts';

/** Beyond so many events the history takes seconds to verify: it is done when asked for. */
const SOON_VERIFIED = 20_000;
const CLASSES = 12;
const WRITES = 6;

export default function Start() {
  const asked = useQuestion(estate, {});
  return (
    <>
      <h1>What breaks if this fails, why, and what saves the rest?</h1>
      <SearchBox label="Find a CI" isKeyed isLarge onChosen={(ci) => go(ciAddress(ci.id))} />
      <Answered asked={asked} what="the estate">
        {(answer) =>
          answer.statistics.cis === 0 ? <Empty loaded={asked.again} /> : <Overview {...answer} />
        }
      </Answered>
    </>
  );
}

/** What to do with a graph that holds nothing. */
function Empty({ loaded }: { loaded: () => void }) {
  const example = useDeed(async () => {
    await rest('/api/example', { method: 'POST' });
    loaded();
  });
  return (
    <section class="state" aria-label="What to do first">
      <h2>The graph is empty</h2>
      <p>
        <a href="/import">Import your own estate</a> from YAML, JSON, NDJSON or CSV, or look at the example
        first: an online retailer with some 240 CIs.
      </p>
      {mayAs('editor') ? (
        <p class="actions">
          <button type="button" class="main" onClick={example.run} disabled={example.isBusy}>
            {example.isBusy ? 'Loading …' : 'Load the example estate'}
          </button>
        </p>
      ) : (
        <p>An editor may do either; you are a viewer.</p>
      )}
      {example.problem && <ProblemBox problem={example.problem} again={example.run} />}
    </section>
  );
}

function Overview({ statistics, history, incidents }: EstateQuery) {
  const { cis, dependencies, events, byClass, bySource } = statistics;
  const classes = byClass.toSorted((a, b) => b.cis - a.cis);
  return (
    <div class="columns">
      <section class="card">
        <h2>Open incidents</h2>
        {incidents.items.length === 0 && (
          <p>
            None. <a href="/incidents">Paste alarms</a> to ask what broke.
          </p>
        )}
        <ul class="plain">
          {incidents.items.map((one) => (
            <li key={one.id}>
              <a href={`/incidents/${encodeURIComponent(one.id)}`}>{one.title}</a>{' '}
              <small>
                {count(one.ongoing, 'alarm')} of {one.alerts} go on, since {agoText(one.opened)}
              </small>
            </li>
          ))}
        </ul>
        <More shown={incidents.items.length} total={incidents.total} to="/incidents" />
      </section>
      <RecentChanges history={history} />
      <section class="card">
        <h2>The estate</h2>
        <p>
          {count(cis, 'CI')}, {count(dependencies, 'dependency', 'dependencies')}.{' '}
          <a href="/explore">Explore them</a>
        </p>
        <table>
          <tbody>
            {classes.slice(0, CLASSES).map((one) => (
              <tr key={one.class}>
                <th scope="row">{wordOf(one.class)}</th>
                <td class="number">{one.cis.toLocaleString('en-GB')}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {classes.length > CLASSES && <p class="note">and {classes.length - CLASSES} more classes</p>}
      </section>
      <section class="card">
        <h2>How fresh it is</h2>
        <Scroll label="Sources">
          <table>
            <thead>
              <tr>
                <th scope="col">Source</th>
                <th scope="col" class="number">
                  CIs
                </th>
                <th scope="col">Last listed</th>
              </tr>
            </thead>
            <tbody>
              {bySource.map((one) => (
                <tr key={one.source}>
                  <th scope="row">{one.source}</th>
                  <td class="number">{one.cis.toLocaleString('en-GB')}</td>
                  <td title={timeText(one.lastSeen)}>{agoText(one.lastSeen)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      </section>
      <Findings isSoon={events <= SOON_VERIFIED} />
    </div>
  );
}

/** The last writes, each with how many records it changed; of the oldest there may be more than were read. */
function RecentChanges({ history: { items, total, complete } }: Pick<EstateQuery, 'history'>) {
  const writes = new Map<number, (typeof items)[number][]>();
  for (const event of items) writes.set(event.revision, [...(writes.get(event.revision) ?? []), event]);
  const shown = [...writes].slice(0, WRITES);
  return (
    <section class="card">
      <h2>Recent changes</h2>
      <ol class="plain">
        {shown.map(([revision, events], place) => {
          const [event] = events as [(typeof items)[number]];
          const isCut = !complete && place === writes.size - 1;
          return (
            <li key={revision}>
              {events.length > 1 || isCut ? (
                <>{isCut ? `${events.length} or more records` : count(events.length, 'record')} changed</>
              ) : (
                <>
                  {event.kind === 'ci' ? <a href={ciAddress(event.id)}>{event.id}</a> : wordOf(event.kind)}{' '}
                  {event.action}
                </>
              )}{' '}
              by {event.actor}
              <br />
              <small title={timeText(event.at)}>
                {agoText(event.at)}, revision {revision}: {event.reason}
              </small>
            </li>
          );
        })}
      </ol>
      <p class="note">
        The last {count(shown.length, 'write')}; {total.toLocaleString('en-GB')} changes in all. The page of a
        CI has its own history.
      </p>
    </section>
  );
}

function Findings({ isSoon }: { isSoon: boolean }) {
  const isWanted = useSignal(isSoon);
  const asked = useQuestion(findings, isWanted.value ? {} : null);
  return (
    <section class="card">
      <h2>Findings</h2>
      {!isWanted.value && (
        <p>
          <button
            type="button"
            onClick={() => {
              isWanted.value = true;
            }}
          >
            Look for findings
          </button>{' '}
          It reads the whole history, which takes some seconds here.
        </p>
      )}
      <FoundFindings asked={asked} />
    </section>
  );
}

function FoundFindings({ asked }: { asked: Asked<{ findings: readonly Finding[] }> }) {
  return (
    <Answered asked={asked} what="findings">
      {({ findings }) =>
        findings.length === 0 ? (
          <p>Nothing in the graph needs attention.</p>
        ) : (
          <ul class="plain">
            {findings.map((one) => (
              <li key={one.code}>
                <strong>
                  {one.severity}: {wordOf(one.code.replaceAll('-', ' '))}
                </strong>{' '}
                ({one.count.toLocaleString('en-GB')})
                <br />
                <small>
                  {one.examples.slice(0, 3).join(', ')}
                  {one.count > 3 ? ', …' : ''}. {one.whatToDo}
                </small>
              </li>
            ))}
          </ul>
        )
      }
    </Answered>
  );
}

interface Finding {
  readonly code: string;
  readonly severity: string;
  readonly count: number;
  readonly examples: readonly string[];
  readonly whatToDo: string;
}

function More({ shown, total, to }: { shown: number; total: number; to: string }) {
  return shown < total ? (
    <p>
      <a href={to}>All {total.toLocaleString('en-GB')}</a>
    </p>
  ) : null;
}
