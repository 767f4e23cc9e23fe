import fc from 'fast-check';
import type { GraphModel } from '../../web/graph/model.ts';
import { rowsOfTable } from '../../web/graph/table.ts';
import { edge, models, node } from '../support/graph-models.ts';

test('worst first, then from the top tier down, then by name, each with its neighbours', () => {
  const nodes = [
    node('host', { tier: 5, standing: 'degraded', name: 'Host' }),
    node('web-b', { tier: 1, name: 'Web' }),
    node('shop', { tier: 0, standing: 'degraded', name: 'Web shop' }),
    node('web-a', { tier: 1, name: 'Web' }),
    node('db', { tier: 2, standing: 'down' }),
  ] as const;
  const [host, webB, shop, webA, db] = nodes;
  const edges = [
    edge('shop', 'web-b', { group: 'web', needs: 1, of: 2 }),
    edge('shop', 'web-a', { group: 'web' }),
    edge('web-a', 'host', { type: 'runs_on', effect: 'soft' }),
    edge('web-b', 'host', { type: 'runs_on' }),
  ];
  expect(rowsOfTable({ nodes, edges })).toEqual([
    { node: db, above: '', below: '' },
    { node: shop, above: '', below: 'Web (uses, web); Web (uses, web: 1 of 2)' },
    { node: host, above: 'Web (runs on, soft); Web (runs on)', below: '' },
    { node: webA, above: 'Web shop (uses, web)', below: 'Host (runs on, soft)' },
    { node: webB, above: 'Web shop (uses, web: 1 of 2)', below: 'Host (runs on)' },
  ]);
});

test('every node has one row, every edge a place in two, and the order of the input changes no row', () => {
  const plain = models(10).map(
    (model): GraphModel => ({ ...model, nodes: model.nodes.map((n) => ({ ...n, name: n.id })) }),
  );
  fc.assert(
    fc.property(plain, (model) => {
      const rows = rowsOfTable(model);
      expect(rows.map(({ node: { id } }) => id).sort()).toEqual(model.nodes.map(({ id }) => id).sort());
      const count = (text: string) => (text === '' ? 0 : text.split('; ').length);
      for (const {
        node: { id },
        above,
        below,
      } of rows) {
        expect(count(above)).toBe(model.edges.filter(({ to }) => to === id).length);
        expect(count(below)).toBe(model.edges.filter(({ from }) => from === id).length);
      }
      const turned = rowsOfTable({ nodes: model.nodes.toReversed(), edges: model.edges.toReversed() });
      expect(turned).toEqual(rows);
    }),
  );
});
