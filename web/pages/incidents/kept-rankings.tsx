import { useSignal } from '@preact/signals';
import { ask, mayAs } from '../../api/client.ts';
import { rankIncident } from '../../api/operations/incidents.ts';
import { useDeed } from '../../app/deed.ts';
import { ProblemBox } from '../../parts/answered.tsx';
import { Scroll } from '../../parts/scroll.tsx';
import { percentText, timeText } from '../../parts/words.ts';
import { CiLink } from './names.tsx';
import type { Incident } from './read-incident.ts';

const FIRST = 5;

/** The suspects as they stood when they were ranked. */
export function KeptRankings({ incident, onWritten }: { incident: Incident; onWritten(): void }) {
  const isWhole = useSignal(false);
  const state = useSignal('');
  const { items, total } = incident.suspects;
  const names = new Map(incident.affected.items.map((one) => [one.id, one]));
  const shown = isWhole.value ? items : items.slice(0, FIRST);
  const { isBusy, problem, run } = useDeed(async () => {
    const { rankIncident: answer } = await ask(rankIncident, { id: incident.id, beside: {} });
    state.value = answer.changed ? 'Ranked, and kept.' : 'Ranked: it is as it was, so nothing was kept.';
    onWritten();
  });
  return (
    <section aria-labelledby="rankings">
      <h2 id="rankings">Rankings that were kept</h2>
      {total === 0 && <p>None yet: an incident is ranked soon after its alarms changed.</p>}
      {total > 0 && (
        <Scroll label="Table of kept rankings">
          <table>
            <thead>
              <tr>
                <th scope="col">Ranked</th>
                <th scope="col" class="number">
                  Revision
                </th>
                <th scope="col">Suspects</th>
                <th scope="col" class="number">
                  Outside
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map(({ at, revision, candidates, outside }) => (
                <tr key={at}>
                  <th scope="row">{timeText(at)}</th>
                  <td class="number">{revision}</td>
                  <td>
                    {candidates.map((one, place) => (
                      <span key={one.id}>
                        {place > 0 && ', '}
                        <CiLink id={one.id} names={names} /> {percentText(one.probability)}
                        {one.changed && ' (changed)'}
                      </span>
                    ))}
                  </td>
                  <td class="number">{percentText(outside)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      <p class="actions">
        {total > 0 && (
          <span class="note">
            {shown.length} of {total}, the latest first; the last 50 are kept.
          </span>
        )}
        {shown.length < items.length && (
          <button
            type="button"
            onClick={() => {
              isWhole.value = true;
            }}
          >
            Show all
          </button>
        )}
        {mayAs('editor') && (
          <button type="button" onClick={() => void run()} disabled={isBusy}>
            {isBusy ? 'Ranking …' : 'Rank again and keep it'}
          </button>
        )}
        <span role="status">{state.value}</span>
      </p>
      {problem && <ProblemBox problem={problem} again={() => void run()} />}
    </section>
  );
}
