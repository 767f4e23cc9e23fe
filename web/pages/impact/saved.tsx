import { ciAddress } from '../../app/address.ts';
import { PaperNote } from '../../parts/paper-note.tsx';
import { Scroll } from '../../parts/scroll.tsx';
import type { Radius } from './verdict.ts';

/** Groups that lost members: which still hold, and which of them have no spare left. */
export function Saved({ radius }: { radius: Radius }) {
  const { atRisk, saved } = radius;
  if (atRisk.total + saved.total === 0) return null;
  const risky = new Set(atRisk.items.map(({ id, group }) => JSON.stringify([id, group])));
  const rows = [
    ...atRisk.items.map((one) => ({ ...one, of: null, survivors: [] as readonly string[] })),
    ...saved.items.filter(({ id, group }) => !risky.has(JSON.stringify([id, group]))),
  ].map((one) => ({ ...one, ...saved.items.find(({ id, group }) => id === one.id && group === one.group) }));
  return (
    <section aria-labelledby="saved">
      <h2 id="saved">What redundancy saves</h2>
      <Scroll label="Table of what redundancy saves">
        <table>
          <thead>
            <tr>
              <th scope="col">Consumer</th>
              <th scope="col">Group</th>
              <th scope="col">Still usable</th>
              <th scope="col">Left standing</th>
              <th scope="col">Spare</th>
            </tr>
          </thead>
          <tbody class="long">
            {rows.map((one) => (
              <tr key={`${one.id} ${one.group}`}>
                <th scope="row">
                  <a href={ciAddress(one.id)}>{one.id}</a>
                </th>
                <td>{one.group ?? 'one dependency'}</td>
                <td>
                  {one.usable}
                  {one.of === null ? '' : ` of ${one.of}`}, needs {one.needs}
                </td>
                <td>
                  {one.survivors.join(', ')}
                  {one.survivors.length < one.usable && one.survivors.length > 0 ? ', …' : ''}
                </td>
                <td>{risky.has(JSON.stringify([one.id, one.group])) ? <strong>none left</strong> : 'yes'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <PaperNote shown={rows.length} />
      <p class="note">
        {rows.length} shown; {atRisk.total} {atRisk.total === 1 ? 'group has' : 'groups have'} no spare left,{' '}
        {saved.total} {saved.total === 1 ? 'keeps its consumer' : 'keep their consumers'} up.
      </p>
    </section>
  );
}
