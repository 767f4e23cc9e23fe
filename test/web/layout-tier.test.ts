import fc from 'fast-check';
import { layeredEstate } from '../../bench/estate.ts';
import { spread } from '../../web/graph/columns.ts';
import { crossings } from '../../web/graph/crossings.ts';
import { type Box, type Layout, layoutTier } from '../../web/graph/layout-tier.ts';
import type { GraphModel } from '../../web/graph/model.ts';
import { rowsOf } from '../../web/graph/rows.ts';
import { edge, modelOf, models, node } from '../support/graph-models.ts';

const rowWidth = fc.constantFrom(undefined, 1, 400, 800);
const options = (width: number | undefined) => (width === undefined ? {} : { rowWidth: width });

test('a small graph: the whole layout', () => {
  const model: GraphModel = {
    nodes: [
      node('host', { tier: 5 }),
      node('shop', { tier: 0 }),
      node('app-b', { tier: 1 }),
      node('app-a', { tier: 1 }),
    ],
    edges: [edge('shop', 'app-a'), edge('app-a', 'host'), edge('app-b', 'app-a'), edge('host', 'app-b')],
  };
  const box = (x: number, y: number, tier: number) => ({ x, y, width: 176, height: 38, tier, line: 0 });
  expect(layoutTier(model)).toEqual({
    boxes: new Map([
      ['shop', box(40, 52, 0)],
      ['app-a', box(40, 142, 1)],
      ['app-b', box(256, 142, 1)],
      ['host', box(148, 232, 5)],
    ]),
    routes: [
      { kind: 'down', points: through([128, 90], [128, 142]) },
      { kind: 'down', points: through([128, 180], [128, 203.4], [236, 203.4], [236, 232]) },
      { kind: 'arc', points: through([300, 142], [300, 113.4], [128, 113.4], [128, 142]) },
      { kind: 'up', points: through([324, 251], [352, 251], [352, 203.4], [388, 203.4], [388, 180]) },
    ],
    width: 472,
    height: 322,
  });
});

test.each([
  ['300 CIs', 300],
  ['1,000 CIs', 1000],
])('a generated estate of %s: no boxes overlap, edges run downward, two runs are equal', (_, size) => {
  const model = modelOf(layeredEstate(size));
  const layout = layoutTier(model);
  expectSound(model, layout);
  expect(layout.routes.filter(({ kind }) => kind !== 'down')).toEqual([]);
  expect(layoutTier(model)).toEqual(layout);
});

test('any graph: no boxes overlap, rows are in the order of tiers, routes run around boxes', () => {
  fc.assert(
    fc.property(models(30), rowWidth, (model, width) =>
      expectSound(model, layoutTier(model, options(width))),
    ),
  );
});

test('the order in which nodes and edges come changes nothing', () => {
  const shuffled = models(20).chain((model) =>
    fc.record({
      model: fc.constant(model),
      other: fc.record({
        nodes: fc.shuffledSubarray([...model.nodes], { minLength: model.nodes.length }),
        edges: fc.shuffledSubarray([...model.edges], { minLength: model.edges.length }),
      }),
    }),
  );
  const drawing = (model: GraphModel) => {
    const { boxes, routes, ...size } = layoutTier(model);
    const ways = model.edges.map(({ from, to }, i) => [`${from} ${to}`, routes[i]] as const);
    return {
      ...size,
      boxes: new Map([...boxes].sort()),
      routes: new Map(ways.toSorted(([a], [b]) => (a < b ? -1 : 1))),
    };
  };
  fc.assert(
    fc.property(shuffled, ({ model, other }) => {
      expect(drawing(other)).toEqual(drawing(model));
    }),
  );
});

test('boxes already drawn keep their places, and new ones join them', () => {
  const grown = models(25).chain((model) =>
    fc.record({
      model: fc.constant(model),
      ids: fc.subarray(model.nodes.map(({ id }) => id)),
      width: rowWidth,
    }),
  );
  fc.assert(
    fc.property(grown, ({ model, ids, width }) => {
      const before = within(model, new Set(ids));
      const drawn = layoutTier(before, options(width));
      const layout = layoutTier(model, { ...options(width), drawn });
      expectSound(model, layout);
      const placeOf = ({ x, line }: Box) => ({ x, line });
      for (const [id, box] of drawn.boxes) expect(placeOf(layout.boxes.get(id) as Box)).toEqual(placeOf(box));
      expect(layoutTier(before, { ...options(width), drawn })).toEqual(drawn);
    }),
  );
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
      const place = new Float64Array(rows.nodes.length);
      for (const [row, start] of rows.starts.slice(0, -1).entries()) {
        const end = rows.starts[row + 1] as number;
        for (let n = start; n < end; n++) place[n] = n - start - (end - start - 1) / 2;
      }
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
      expect(crossings(rows, place)).toBe(count);
    }),
  );
});

test('the order of rows removes crossings that can be removed', () => {
  const names = ['a', 'b', 'c', 'd', 'e'];
  const model: GraphModel = {
    nodes: names.flatMap((name, i) => [
      node(`app-${name}`, { tier: 1 }),
      node(`host-${names[names.length - 1 - i]}`, { tier: 5 }),
    ]),
    edges: names.map((name, i) => edge(`app-${name}`, `host-${names[(i * 2) % names.length]}`)),
  };
  const { boxes } = layoutTier(model);
  const middles = model.edges.map(({ from, to }) => [boxes.get(from)?.x, boxes.get(to)?.x]);
  for (const [above, below] of middles) expect(below).toBe(above);
});

function through(...points: [number, number][]) {
  return points.map(([x, y]) => ({ x, y }));
}

function within({ nodes, edges }: GraphModel, ids: ReadonlySet<string>): GraphModel {
  return {
    nodes: nodes.filter(({ id }) => ids.has(id)),
    edges: edges.filter(({ from, to }) => ids.has(from) && ids.has(to)),
  };
}

function expectSound(model: GraphModel, layout: Layout): void {
  const boxes = model.nodes.map(({ id }) => layout.boxes.get(id) as Box);
  expect(layout.boxes.size).toBe(model.nodes.length);
  const wrong: string[] = [];
  const byTop = boxes.toSorted((a, b) => a.y - b.y || a.x - b.x);
  for (const [i, box] of byTop.entries()) {
    const next = byTop[i + 1];
    if (!next) break;
    const isSameLine = next.y === box.y;
    if (isSameLine ? box.x + box.width >= next.x : box.y + box.height >= next.y) wrong.push('boxes overlap');
    if (isSameLine && next.tier !== box.tier) wrong.push('two tiers on one line');
    if (next.tier < box.tier) wrong.push('tiers out of order');
  }
  for (const { x, y, width, height } of boxes) {
    if (x < 0 || y < 0 || x + width > layout.width || y + height > layout.height) wrong.push('box outside');
  }
  for (const [i, { from, to }] of model.edges.entries()) {
    const [a, b] = [layout.boxes.get(from) as Box, layout.boxes.get(to) as Box];
    wrong.push(
      ...faultsOf(a, b, layout.routes[i] as Layout['routes'][number], layout).map(
        (text) => `${text}: ${from} to ${to}`,
      ),
    );
    const twin = model.edges.findIndex((other) => other.from === from && other.to === to);
    if (layout.routes[twin] !== layout.routes[i]) wrong.push('parallel edges with two routes');
  }
  expect(wrong).toEqual([]);
}

function faultsOf(a: Box, b: Box, { kind, points }: Layout['routes'][number], layout: Layout): string[] {
  const faults: string[] = [];
  const [first, second] = points;
  const last = points.at(-1);
  if (!first || !second || !last) return ['no route'];
  if (kind !== (a.tier === b.tier ? 'arc' : a.tier < b.tier ? 'down' : 'up')) faults.push('kind');
  const isBelow = a.y < b.y;
  if (last.x !== b.x + (b.width * (a.y <= b.y ? 2 : 3)) / 4) faults.push('not in the middle of its end');
  if (last.y !== (a.y <= b.y ? b.y : b.y + b.height)) faults.push('not at the edge of its end');
  if (isBelow && (first.x !== a.x + a.width / 2 || first.y !== a.y + a.height))
    faults.push('not from the bottom');
  if (a.y > b.y && first.x !== a.x && first.x !== a.x + a.width) faults.push('not from the side');
  if (a.y === b.y && first.y !== a.y) faults.push('not from the top');
  for (const [i, p] of points.slice(0, -1).entries()) {
    const q = points[i + 1] as typeof p;
    if (p.x !== q.x && p.y !== q.y) faults.push('oblique');
    if (kind === 'down' && q.y < p.y) faults.push('upward');
    if (kind === 'up' && q.y > p.y) faults.push('downward');
    if (Math.min(p.x, q.x) < 0 || Math.max(p.x, q.x) > layout.width || Math.min(p.y, q.y) < 0)
      faults.push('outside');
    for (const box of layout.boxes.values()) {
      const isThrough =
        Math.max(p.x, q.x) > box.x &&
        Math.min(p.x, q.x) < box.x + box.width &&
        Math.max(p.y, q.y) > box.y &&
        Math.min(p.y, q.y) < box.y + box.height;
      if (isThrough) faults.push('through a box');
    }
  }
  return faults;
}
