import fc from 'fast-check';
import { numbersOf } from '../../web/graph/beginnings.ts';
import { causeModel, idsOnWays, type SuspectPaths } from '../../web/graph/cause-model.ts';
import { edge, node } from '../support/graph-models.ts';

// Two databases on one array, an application that needs one of them; a switch below the array is the second suspect.
const GATE = { id: 'app', group: 'databases', needs: 1, of: 2, lost: ['db-1', 'db-2'] };
const ARRAY: SuspectPaths = {
  id: 'array',
  rank: 1,
  explained: [
    { alert: 'db-1', path: ['array', 'db-1'], gates: [] },
    { alert: 'app', path: ['array', 'db-1', 'app'], gates: [GATE] },
  ],
};
const SWITCH: SuspectPaths = {
  id: 'switch',
  rank: 2,
  explained: [{ alert: 'db-1', path: ['switch', 'array', 'db-1'], gates: [] }],
};
const ci = (id: string, className: string, owner: string | null = null) => ({
  ...{ id, name: `The ${id}`, class: className, owner, criticality: null },
});
const TOLD = {
  nodes: [
    ci('array', 'storage', 'Platform'),
    ci('db-1', 'database'),
    ci('db-2', 'database'),
    ci('app', 'application'),
  ],
  edges: [
    { from: 'db-1', to: 'array', type: 'stored_on', effect: 'hard' as const, group: null },
    { from: 'db-2', to: 'array', type: 'stored_on', effect: 'hard' as const, group: null },
    { from: 'app', to: 'db-1', type: 'uses', effect: 'degrade_only' as const, group: 'databases' },
    { from: 'app', to: 'db-2', type: 'uses', effect: 'hard' as const, group: 'databases' },
  ],
};
const tierOf = (name: string) => ({ application: 1, database: 3, storage: 6 })[name] ?? 5;
const marks = { numbers: new Map([...numbersOf(alarms('db-1', 'app'))]), confirmed: null, tierOf };

function alarms(...cis: string[]) {
  return cis.map((ci, minute) => ({ ci, at: `2026-11-18T09:0${minute}:00.000Z` }));
}

test('the suspects, what alarms, and the paths between them', () => {
  expect(causeModel([ARRAY, SWITCH], TOLD, marks)).toEqual({
    nodes: [
      node('array', {
        ...{ name: 'The array', class: 'storage', tier: 6, owner: 'Platform' },
        ...{ standing: 'at-risk', badge: 'suspect 1', isFocus: true },
      }),
      // The API did not tell of it: it is drawn by its id.
      node('switch', { class: 'other', standing: 'at-risk', badge: 'suspect 2' }),
      node('db-1', {
        ...{ name: 'The db-1', class: 'database', tier: 3, standing: 'degraded', badge: 'alarm 1' },
      }),
      node('app', {
        ...{ name: 'The app', class: 'application', tier: 1, standing: 'degraded', badge: 'alarm 2' },
      }),
      node('db-2', { name: 'The db-2', class: 'database', tier: 3, standing: 'unknown' }),
    ],
    edges: [
      edge('db-1', 'array', { type: 'stored_on', weight: 'decides' }),
      edge('app', 'db-1', {
        ...{ type: 'uses', effect: 'degrade-only', group: 'databases', needs: 1, of: 2, weight: 'decides' },
      }),
      edge('app', 'db-2', { type: 'uses', group: 'databases', needs: 1, of: 2, weight: 'decides' }),
      edge('array', 'switch', { type: 'depends_on' }),
    ],
  });
});

test('a suspect that was pinned before the first one changes neither whose paths are thick nor the badges', () => {
  const [first, pinned] = [
    [ARRAY, SWITCH],
    [SWITCH, ARRAY],
  ].map((suspects) => {
    const { nodes, edges } = causeModel(suspects, TOLD, marks);
    const inOrder = (list: readonly object[]) => list.map((one) => JSON.stringify(one)).sort();
    return [inOrder(nodes), inOrder(edges)];
  });
  expect(pinned).toEqual(first);
});

test('the confirmed cause is down, and what alarms and is suspected says both', () => {
  const both: SuspectPaths = {
    id: 'db-1',
    rank: 1,
    explained: [{ alert: 'db-1', path: ['db-1'], gates: [] }],
  };
  const { nodes } = causeModel([both], TOLD, { ...marks, confirmed: 'db-1' });
  expect(nodes).toEqual([
    node('db-1', {
      ...{ name: 'The db-1', class: 'database', tier: 3, isFocus: true },
      ...{ standing: 'down', badge: 'suspect 1, alarm 1' },
    }),
  ]);
});

const ids = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', '__proto__');
const suspect = fc.record({
  id: ids,
  ways: fc.array(fc.uniqueArray(ids, { maxLength: 4 }), { maxLength: 4 }),
});
const suspects = fc
  .uniqueArray(suspect, { selector: ({ id }) => id, minLength: 1, maxLength: 5 })
  .map((list) =>
    list.map(({ id, ways }, place): SuspectPaths => {
      const paths = ways.map((way) => [id, ...way.filter((one) => one !== id)]);
      return {
        ...{ id, rank: place + 1 },
        explained: paths.map((path) => ({ alert: path.at(-1) as string, path, gates: [] })),
      };
    }),
  );

test('every path can be walked along the edges, and nothing is drawn that is on none', () => {
  fc.assert(
    fc.property(suspects, (list) => {
      const model = causeModel(list, { nodes: [], edges: [] }, marks);
      const steps = list.flatMap(({ explained }) =>
        explained.flatMap(({ path }) =>
          path.slice(1).map((from, i) => JSON.stringify([from, path[i] as string])),
        ),
      );
      const drawn = model.edges.map(({ from, to }) => JSON.stringify([from, to]));
      expect(drawn.toSorted()).toEqual([...new Set(steps)].sort());
      expect(model.nodes.map(({ id }) => id)).toEqual(idsOnWays(list));
      expect(new Set(idsOnWays(list))).toEqual(
        new Set(list.flatMap(({ id, explained }) => [id, ...explained.flatMap(({ path }) => path)])),
      );
    }),
  );
});
