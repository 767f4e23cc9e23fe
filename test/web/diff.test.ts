import fc from 'fast-check';
import { diff } from '../../web/graph/diff.ts';
import { type GraphEdge, type GraphModel, STANDINGS } from '../../web/graph/model.ts';
import { edge, models, node } from '../support/graph-models.ts';

test('what came, went, and changed for the worse or the better', () => {
  const before: GraphModel = {
    nodes: [
      node('shop', { standing: 'degraded' }),
      node('web-1'),
      node('web-2', { standing: 'down' }),
      node('gone'),
    ],
    edges: [edge('shop', 'web-1'), edge('shop', 'gone')],
  };
  const after: GraphModel = {
    nodes: [
      node('shop', { standing: 'down' }),
      node('web-1', { badge: 'held up' }),
      node('web-2', { standing: 'at-risk' }),
      node('new'),
    ],
    edges: [
      edge('shop', 'web-1', { weight: 'decides' }),
      edge('shop', 'web-1', { group: 'web' }),
      edge('shop', 'new'),
    ],
  };
  expect(diff(before, after)).toEqual({
    added: [after.nodes[3]],
    removed: [before.nodes[3]],
    worse: [after.nodes[0]],
    better: [after.nodes[2]],
    same: [after.nodes[1]],
    edges: { added: [after.edges[1], after.edges[2]], removed: [before.edges[1]] },
  });
});

test('the lists are those that comparing each with each finds', () => {
  fc.assert(
    fc.property(models(8), models(8), (before, after) => {
      const answer = diff(before, after);
      const rank = (model: GraphModel, id: string) => {
        const found = model.nodes.find((n) => n.id === id);
        return found ? STANDINGS.indexOf(found.standing) : null;
      };
      const ids = new Set([...before.nodes, ...after.nodes].map(({ id }) => id));
      const sorted = { added: [], removed: [], worse: [], better: [], same: [] } as Record<string, string[]>;
      for (const id of [...ids].sort()) {
        const [was, is] = [rank(before, id), rank(after, id)];
        const list =
          was === null
            ? 'added'
            : is === null
              ? 'removed'
              : is < was
                ? 'worse'
                : is > was
                  ? 'better'
                  : 'same';
        sorted[list]?.push(id);
      }
      const { edges, ...nodes } = answer;
      const found = Object.entries(nodes).map(([list, own]) => [list, own.map(({ id }) => id).sort()]);
      expect(Object.fromEntries(found)).toEqual(sorted);
      const isOne = (a: GraphEdge, b: GraphEdge) =>
        a.from === b.from && a.to === b.to && a.type === b.type && a.group === b.group;
      expect(edges).toEqual({
        added: after.edges.filter((a) => !before.edges.some((b) => isOne(a, b))),
        removed: before.edges.filter((b) => !after.edges.some((a) => isOne(a, b))),
      });
    }),
  );
});
