import fc from 'fast-check';
import { spread } from '../../web/graph/columns.ts';
import { crossingsIn } from '../../web/graph/crossings.ts';
import type { GraphModel } from '../../web/graph/model.ts';
import { rowOrder } from '../../web/graph/row-order.ts';
import { type Rows, rowsOf } from '../../web/graph/rows.ts';
import { edge, models, node } from '../support/graph-models.ts';

test('where each depends on one of the next row, or one depends on each, no edges cross', () => {
  const forest = fc.array(fc.array(fc.nat(), { minLength: 1, maxLength: 7 }), { minLength: 2, maxLength: 4 });
  fc.assert(
    fc.property(forest, fc.boolean(), (rows, isTurned) => {
      const model = forestOf(rows, isTurned);
      const numbered = rowsOf(model);
      expect(crossingsIn(numbered)(placesIn(rowOrder(numbered)))).toBe(0);
    }),
  );
});

test('no order of rows crosses more than that of names', () => {
  fc.assert(
    fc.property(models(20), (model) => {
      const rows = rowsOf(model);
      const order = rowOrder(rows);
      expect(crossingsIn(rows)(placesIn(order))).toBeLessThanOrEqual(
        crossingsIn(rows)(placesIn(namesOrder(rows))),
      );
      expect(order.map((row) => [...row].sort((a, b) => a - b))).toEqual(namesOrder(rows));
    }),
    { numRuns: 300 },
  );
});

test('of all rounds the one with the fewest crossings stays, where later ones have more', () => {
  const pairs = '01 13,02 11,02 12,02 13,03 11,03 12,11 22,12 20,12 23,13 20,13 22'.split(',');
  const edges = pairs.map((ends) => edge(...(ends.split(' ') as [string, string])));
  const ids = [...new Set(edges.flatMap(({ from, to }) => [from, to]))];
  const rows = rowsOf({ nodes: ids.map((id) => node(id, { tier: Number(id[0]) })), edges });
  expect(crossingsIn(rows)(placesIn(rowOrder(rows)))).toBe(2);
});

test('columns go as near to where they are wanted as order, pitch and width allow', () => {
  const [pitch, width] = [2, 9];
  const cost = (wanted: readonly number[], xs: readonly number[]) =>
    xs.reduce((sum, x, i) => sum + (x - (wanted[i] as number)) ** 2, 0);
  const everyWay = (count: number, from = 0): number[][] =>
    count === 0
      ? [[]]
      : Array.from({ length: Math.max(0, width - count * pitch - from + 1) }, (_, i) => from + i).flatMap(
          (x) => everyWay(count - 1, x + pitch).map((rest) => [x, ...rest]),
        );
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -3, max: 12 }), { minLength: 1, maxLength: 4 }), (wanted) => {
      const xs = spread(wanted, pitch, width);
      for (const [i, x] of xs.entries()) {
        expect(x).toBeGreaterThanOrEqual(i === 0 ? 0 : (xs[i - 1] as number) + pitch - 1e-9);
        expect(x).toBeLessThanOrEqual(width - pitch);
      }
      const best = Math.min(...everyWay(wanted.length).map((way) => cost(wanted, way)));
      expect(cost(wanted, xs)).toBeLessThanOrEqual(best + 1e-9);
    }),
  );
});

test('crossings are those that looking at each pair of edges finds', () => {
  fc.assert(
    fc.property(models(12), (model) => {
      const rows = rowsOf(model);
      const place = placesIn(namesOrder(rows));
      const ends = Array.from(rows.from, (from, pair) =>
        [from, rows.to[pair] as number]
          .sort((a, b) => a - b)
          .map((n) => ({ row: rows.rowOf[n], at: place[n] as number })),
      ) as [{ row: number; at: number }, { row: number; at: number }][];
      let count = 0;
      for (const [i, [a, b]] of ends.entries()) {
        for (const [c, d] of ends.slice(i + 1)) {
          if (a.row === b.row || a.row !== c.row || b.row !== d.row) continue;
          if ((a.at - c.at) * (b.at - d.at) < 0) count++;
        }
      }
      expect(crossingsIn(rows)(place)).toBe(count);
    }),
  );
});

/** Rows of nodes, each with the place of the one it hangs on in the next row; turned, that one hangs on it. */
function forestOf(rows: readonly (readonly number[])[], isTurned: boolean): GraphModel {
  const tierOf = (row: number) => (isTurned ? rows.length - row : row);
  const id = (row: number, place: number) => `${row} ${place}`;
  return {
    nodes: rows.flatMap((row, r) => row.map((_, i) => node(id(r, i), { tier: tierOf(r) }))),
    edges: rows.slice(0, -1).flatMap((row, r) =>
      row.map((wanted, i) => {
        const next = id(r + 1, wanted % (rows[r + 1]?.length ?? 1));
        return isTurned ? edge(next, id(r, i)) : edge(id(r, i), next);
      }),
    ),
  };
}

function namesOrder({ starts }: Rows): number[][] {
  return starts.slice(1).map((end, row) => {
    const start = starts[row] as number;
    return Array.from({ length: end - start }, (_, i) => start + i);
  });
}

function placesIn(order: readonly ArrayLike<number>[]): Float64Array {
  const places: number[] = [];
  for (const row of order) {
    for (const [i, n] of Array.from(row).entries()) places[n] = i - (row.length - 1) / 2;
  }
  return Float64Array.from(places);
}
