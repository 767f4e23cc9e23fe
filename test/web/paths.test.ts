import fc from 'fast-check';
import type { GraphModel } from '../../web/graph/model.ts';
import { downstream, type Path, paths, upstream } from '../../web/graph/paths.ts';
import { edge, models, node } from '../support/graph-models.ts';

const SHOP: GraphModel = {
  nodes: ['host', 'web-2', 'web-1', 'shop', 'spare'].map((id) => node(id)),
  edges: [
    edge('shop', 'web-2'),
    edge('shop', 'web-1'),
    edge('web-1', 'host'),
    edge('web-2', 'host', { type: 'runs_on' }),
    edge('web-2', 'host'),
    edge('host', 'web-1', { effect: 'info' }),
  ],
};

test('the shortest paths in the order of names, whichever end is named first', () => {
  const both = [
    ['shop', 'web-1', 'host'],
    ['shop', 'web-2', 'host'],
  ];
  expect(paths(SHOP, 'shop', 'host', 9)).toEqual(both);
  expect(paths(SHOP, 'host', 'shop', 9)).toEqual(both);
  expect(paths(SHOP, 'shop', 'host', 1)).toEqual(both.slice(0, 1));
  expect([
    paths(SHOP, 'shop', 'spare', 9),
    paths(SHOP, 'shop', 'shop', 9),
    paths(SHOP, 'shop', 'nowhere', 9),
  ]).toEqual([[], [], []]);
});

test('upstream is what depends on a node, downstream what it depends on', () => {
  expect(upstream(SHOP, 'host')).toEqual(new Set(['shop', 'web-1', 'web-2']));
  expect(downstream(SHOP, 'web-2')).toEqual(new Set(['host', 'web-1']));
  expect([upstream(SHOP, 'spare'), downstream(SHOP, 'spare')]).toEqual([new Set(), new Set()]);
});

test('paths, upstream and downstream are those that trying every way finds', () => {
  const asked = models(7).chain((model) => {
    const id = fc.constantFrom(...model.nodes.map((n) => n.id));
    return fc.record({ model: fc.constant(model), from: id, to: id, most: fc.integer({ min: 1, max: 4 }) });
  });
  fc.assert(
    fc.property(asked, ({ model, from, to, most }) => {
      const down = shortestOf(model, from, to);
      const expected = from === to ? [] : down.length > 0 ? down : shortestOf(model, to, from);
      expect(paths(model, from, to, most)).toEqual(expected.slice(0, most));
      const hangsOn = (a: string, b: string) => a !== b && everyWay(model, [a], b).length > 0;
      const ids = model.nodes.map(({ id }) => id);
      expect(upstream(model, to)).toEqual(new Set(ids.filter((id) => hangsOn(id, to))));
      expect(downstream(model, to)).toEqual(new Set(ids.filter((id) => hangsOn(to, id))));
    }),
  );
});

function shortestOf(model: GraphModel, from: string, to: string): Path[] {
  const all = everyWay(model, [from], to);
  const least = Math.min(...all.map((path) => path.length));
  const key = (path: Path) =>
    path.map((id) => JSON.stringify([model.nodes.find((n) => n.id === id)?.name, id]));
  const order = (a: Path, b: Path) => {
    const place = key(a).findIndex((text, i) => text !== key(b)[i]);
    const [nodeA, nodeB] = [a, b].map((path) => model.nodes.find((n) => n.id === path[place]));
    if (!nodeA || !nodeB) return 0;
    return nodeA.name === nodeB.name ? (nodeA.id < nodeB.id ? -1 : 1) : nodeA.name < nodeB.name ? -1 : 1;
  };
  return all.filter((path) => path.length === least).sort(order);
}

/** Every path without a node twice, each of them once. */
function everyWay(model: GraphModel, path: Path, to: string): Path[] {
  const end = path.at(-1);
  if (end === to) return [path];
  const next = new Set(model.edges.filter((e) => e.from === end && !path.includes(e.to)).map((e) => e.to));
  return [...next].flatMap((id) => everyWay(model, [...path, id], to));
}
