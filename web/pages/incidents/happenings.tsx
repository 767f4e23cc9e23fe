import { useSignal } from '@preact/signals';
import { isWithin, type Moment } from '../../graph/timeline.ts';
import { Scroll } from '../../parts/scroll.tsx';
import { timeText } from '../../parts/words.ts';
import { CiLinks, type Names } from './names.tsx';
import type { View } from './view.ts';

const PAGE = 50;
const NAMED = 3;

/** What the timeline draws, as a table. */
export function Happenings({ moments, view }: { moments: readonly Moment[]; view: View }) {
  const most = useSignal(PAGE);
  const inside = moments.filter(({ at }) => isWithin(at, view.brush));
  const shown = inside.slice(0, most.value);
  const outside = moments.length - inside.length;
  return (
    <section aria-labelledby="happenings">
      <h2 id="happenings">Alarms, changes and edits in order</h2>
      <Scroll label="Table of alarms, changes and edits">
        <table>
          <thead>
            <tr>
              <th scope="col">Time</th>
              <th scope="col">What</th>
              <th scope="col">CI</th>
              <th scope="col">Of it</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((one) => (
              <tr key={one.key}>
                <th scope="row">
                  <time datetime={one.at}>{secondsText(one.at)}</time>
                </th>
                <td>{kindText(one)}</td>
                <td>
                  <Cis ids={one.cis} names={view.names} />
                </td>
                <td>
                  <bdi>{one.text}</bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <p class="note">
        {shown.length} of {moments.length}
        {outside > 0 && `; ${outside} are outside of the time that is chosen`}.{' '}
        {shown.length < inside.length && (
          <button
            type="button"
            onClick={() => {
              most.value += PAGE;
            }}
          >
            Show {Math.min(PAGE, inside.length - shown.length)} more
          </button>
        )}
      </p>
    </section>
  );
}

function Cis({ ids, names }: { ids: readonly string[]; names: Names }) {
  return (
    <>
      <CiLinks ids={ids.slice(0, NAMED)} names={names} />
      {ids.length > NAMED && ` and ${ids.length - NAMED} more`}
    </>
  );
}

function kindText({ kind, number }: Moment): string {
  if (kind === 'alarm') return number === null ? 'Alarm' : `Alarm ${number}`;
  return kind === 'change' ? 'Change' : 'Edit of the graph';
}

/** Order within a minute counts. */
function secondsText(iso: string): string {
  return timeText(iso).replace(/(\d\d:\d\d) UTC$/, `$1:${iso.slice(17, 19)} UTC`);
}
