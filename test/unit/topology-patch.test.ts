import fc from 'fast-check';
import { patched } from '../../src/topology/patch.ts';
import { TopologyBuilder } from '../../src/topology/topology-builder.ts';
import type { TopologyRow } from '../../src/topology/topology-row.ts';
import { type Estate, estates, rowsOf, topologyOf, wordsOf } from '../support/estates.ts';

/** An estate without some of its CIs, as if those were retired. */
const parts = fc
  .record({ estate: estates, absent: fc.subarray([0, 1, 3, 4, 7, 11]) })
  .map(({ estate, absent }): Estate => {
    const out = new Set(absent.map((i) => `ci-${i}`));
    return {
      cis: estate.cis.filter(({ id }) => !out.has(id)),
      dependencies: estate.dependencies.filter((d) => !out.has(d.from) && !out.has(d.to)),
    };
  });

/** The rows of `after` that are not as they were, and what is gone. */
function changeBetween(before: Estate, after: Estate): { rows: TopologyRow[]; gone: string[] } {
  const old = new Map(rowsOf(before).map((row) => [row.id, JSON.stringify(row)]));
  const now = rowsOf(after);
  const present = new Set(now.map(({ id }) => id));
  return {
    rows: now.filter((row) => old.get(row.id) !== JSON.stringify(row)),
    gone: [...old.keys()].filter((id) => !present.has(id)),
  };
}

test('patched with what changed, a topology is the one built anew; the old one stays as it was', () => {
  fc.assert(
    fc.property(parts, parts, (before, after) => {
      const old = topologyOf(before);
      const was = structuredClone(old.columns);
      const change = { ...changeBetween(before, after), revision: 2, sequence: 9 };
      const builder = new TopologyBuilder();
      for (const row of rowsOf(after)) builder.add(row);
      expect(wordsOf(patched(old, change))).toEqual(wordsOf(builder.build(2, 9)));
      expect(old.columns).toEqual(was);
    }),
    { numRuns: 2000 },
  );
});

test('rows that are as they were change nothing', () => {
  fc.assert(
    fc.property(parts, fc.infiniteStream(fc.boolean()), (estate, some) => {
      const old = topologyOf(estate);
      const rows = rowsOf(estate).filter(() => some.next().value);
      const same = patched(old, { rows, gone: ['never-there'], revision: 1, sequence: 0 });
      expect(wordsOf(same)).toEqual(wordsOf(old));
    }),
  );
});

test('a change that forgets a consumer of what is gone, or names a provider that takes no part, is refused', () => {
  const uses = { from: 'a', to: 'b', type: 'uses', effect: 'hard' } as const;
  const estate: Estate = { cis: [{ id: 'a' }, { id: 'b' }], dependencies: [uses] };
  const place = { revision: 2, sequence: 2 };
  expect(() => patched(topologyOf(estate), { ...place, rows: [], gone: ['b'] })).toThrow(
    'b is gone, and a consumer of it is not in the change',
  );
  const empty = topologyOf({ cis: [], dependencies: [] });
  const [row] = rowsOf(estate) as [TopologyRow];
  expect(() => patched(empty, { ...place, rows: [row], gone: [] })).toThrow(
    'the change names b, which takes no part',
  );
});
