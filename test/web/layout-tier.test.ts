import fc from 'fast-check';
import { layeredEstate } from '../../bench/estate.ts';
import { type Box, type Layout, layoutTier } from '../../web/graph/layout-tier.ts';
import type { GraphModel } from '../../web/graph/model.ts';
import type { Route } from '../../web/graph/routes.ts';
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
      { kind: 'down', points: through([128, 180], [128, 203.5], [236, 203.5], [236, 232]) },
      { kind: 'arc', points: through([300, 142], [300, 113.5], [128, 113.5], [128, 142]) },
      { kind: 'up', points: through([324, 251], [352, 251], [352, 203.5], [388, 203.5], [388, 180]) },
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
    fc.property(models(30), rowWidth, (model, width) => {
      const layout = layoutTier(model, options(width));
      expectSound(model, layout);
      if (width) expect(layout.width).toBeLessThanOrEqual(Math.max(width, 256));
      expect(crowdedTracks(model, layout)).toEqual([]);
    }),
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

test('many routes between two lines have room to be told apart', () => {
  const ids = [...'abcdefghijkl'];
  const model = {
    nodes: ids.flatMap((id) => [node(`app-${id}`, { tier: 1 }), node(`host-${id}`)]),
    edges: ids.flatMap((from) => ids.map((to) => edge(`app-${from}`, `host-${to}`))),
  };
  const { routes } = layoutTier(model, { rowWidth: 3000 });
  const turns = routes.flatMap(({ points }) => (points.length > 2 ? (points[1]?.y ?? []) : []));
  const heights = [...new Set(turns)].sort((a, b) => a - b);
  expect(heights.length).toBe(ids.length);
  for (const [i, y] of heights.slice(1).entries())
    expect(y - (heights[i] as number)).toBeGreaterThanOrEqual(4);
});

test('a new box goes to the free place nearest to what it hangs on', () => {
  const nodes = [...'abcde'].map((id) => node(id, { tier: 1 }));
  const before = { nodes: [...nodes, node('x')], edges: [edge('d', 'x')] };
  const drawn = layoutTier(before, { rowWidth: 1300 });
  const more = ['p', 'q', 'o'].map((id) => node(id));
  const edges = [...before.edges, edge('a', 'p'), edge('e', 'q'), edge('d', 'o')];
  const { boxes } = layoutTier({ nodes: [...before.nodes, ...more], edges }, { rowWidth: 1300, drawn });
  const x = (id: string) => boxes.get(id)?.x as number;
  expect([x('x'), x('p'), x('q'), x('o')]).toEqual([x('d'), x('a'), x('c'), x('e')]);
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
  const lines = [...new Set(boxes.map(({ y }) => y))].map((y) => boxes.filter((box) => box.y === y));
  for (const [i, { from, to }] of model.edges.entries()) {
    const [a, b] = [layout.boxes.get(from) as Box, layout.boxes.get(to) as Box];
    const route = layout.routes[i] as Route;
    const faults = [...faultsOf(a, b, route), ...collisionsOf(route, layout, lines)];
    wrong.push(...faults.map((text) => `${text}: ${from} to ${to}`));
    const twin = model.edges.findIndex((other) => other.from === from && other.to === to);
    if (layout.routes[twin] !== layout.routes[i]) wrong.push('parallel edges with two routes');
  }
  expect(wrong).toEqual([]);
}

/** Routes to different boxes that run along a space on one height, or on two that the eye does not tell apart. */
function crowdedTracks(model: GraphModel, { routes }: Layout): string[] {
  const runs = model.edges.flatMap(({ to }, i) => {
    const { points } = routes[i] as Route;
    const isUpright = points.map((p, at) => points[at + 1]?.x === p.x);
    return points.slice(0, -1).flatMap((p, at) => {
      const q = points[at + 1] as typeof p;
      // What leaves a side is no run along a space.
      const isRun = !isUpright[at] && !(at === 0 && points[0]?.y === p.y && p.y === q.y);
      const net = `${to} ${(points.at(-2) as typeof p).y < (points.at(-1) as typeof p).y}`;
      return isRun ? [{ net, y: p.y, left: Math.min(p.x, q.x), right: Math.max(p.x, q.x) }] : [];
    });
  });
  return runs.flatMap((a, i) =>
    runs
      .slice(i + 1)
      .filter((b) => a.net !== b.net && a.left <= b.right && b.left <= a.right && Math.abs(a.y - b.y) < 2)
      .map((b) => `${a.net} and ${b.net} at ${a.y} and ${b.y}`),
  );
}

function faultsOf(a: Box, b: Box, { kind, points }: Route): string[] {
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
  }
  return faults;
}

function collisionsOf({ points }: Route, { width, height }: Layout, lines: readonly Box[][]): string[] {
  const faults: string[] = [];
  for (const [i, p] of points.slice(0, -1).entries()) {
    const q = points[i + 1] as typeof p;
    const [left, right] = [Math.min(p.x, q.x), Math.max(p.x, q.x)];
    const [top, bottom] = [Math.min(p.y, q.y), Math.max(p.y, q.y)];
    if (left < 0 || right > width || top < 0 || bottom > height) faults.push('outside');
    for (const line of lines) {
      const [{ y, height: high }] = line as [Box];
      if (bottom <= y || top >= y + high) continue;
      if (line.some((box) => right > box.x && left < box.x + box.width)) faults.push('through a box');
    }
  }
  return faults;
}
