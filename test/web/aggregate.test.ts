import fc from 'fast-check';
import { layeredEstate } from '../../bench/estate.ts';
import { EFFECTS } from '../../src/domain/level.ts';
import { aggregate, open } from '../../web/graph/aggregate.ts';
import {
  type GraphEdge,
  type GraphModel,
  type GraphNode,
  STANDINGS,
  WEIGHTS,
} from '../../web/graph/model.ts';
import { edge, modelOf, models, node, pluralOf } from '../support/graph-models.ts';

const NONE: ReadonlySet<string> = new Set();

test('siblings of one class with the same neighbours become one box with the worst standing', () => {
  const vms = ['vm-1', 'vm-2', 'vm-3'].map((id) =>
    node(id, { class: 'virtual_machine', tier: 4, owner: 'Platform' }),
  );
  const [vm1, vm2, vm3] = vms as [GraphNode, GraphNode, GraphNode];
  const model: GraphModel = {
    nodes: [
      node('shop', { tier: 1, class: 'application' }),
      { ...vm1, standing: 'degraded' },
      vm2,
      vm3,
      node('host'),
    ],
    edges: [
      edge('shop', 'vm-1', { group: 'vms', needs: 2, of: 3, weight: 'decides' }),
      edge('shop', 'vm-2', { group: 'vms', needs: 2, of: 3, weight: 'saves' }),
      edge('shop', 'vm-3', { group: 'vms', needs: 2, of: 3, weight: 'saves' }),
      ...vms.map(({ id }) => edge(id, 'host', { type: 'runs_on', effect: 'soft' })),
    ],
  };
  expect(aggregate(model, { most: 3, keep: NONE, pluralOf })).toEqual({
    nodes: [
      model.nodes[0],
      {
        id: 'siblings\nvm-1',
        name: 'virtual machines × 3 (1 degraded)',
        class: 'virtual_machine',
        tier: 4,
        standing: 'degraded',
        owner: 'Platform',
        criticality: null,
        badge: null,
        isFocus: false,
        hidden: { up: 0, down: 0 },
        members: [{ ...vm1, standing: 'degraded' }, vm2, vm3],
      },
      model.nodes[4],
    ],
    edges: [
      edge('shop', 'siblings\nvm-1', { group: 'vms', needs: 2, of: 3, weight: 'decides' }),
      edge('siblings\nvm-1', 'host', { type: 'runs_on', effect: 'soft' }),
    ],
  });
});

test('the strictest siblings go first: those that share all, then dependencies, then dependents, then only the class', () => {
  const classes = { application: 'ab', process: 'pq', api: 'z', cache: 'ef', database: 'gk', server: '123' };
  const model: GraphModel = {
    nodes: Object.entries(classes).flatMap(([name, ids]) => [...ids].map((id) => node(id, { class: name }))),
    edges: ['a1', 'b1', 'p2', 'q2', 'zp', 'ze', 'zf', 'e3', 'zg', 'k3'].map((ends) =>
      edge(...(ends.split('') as [string, string])),
    ),
  };
  const sets = (most: number) =>
    aggregate(model, { most, keep: NONE, pluralOf }).nodes.flatMap(
      ({ members }) => members?.map(({ id }) => id).join('') ?? [],
    );
  expect([12, 11, 10, 9, 8, 6].map(sets)).toEqual([
    [],
    ['ab'],
    ['ab', 'pq'],
    ['ab', 'pq', 'ef'],
    ['ab', 'pq', 'ef', '123'],
    ['ab', 'pq', 'ef', 'gk', '123'],
  ]);
});

test('of those that have nothing in common, the ones of one standing go first', () => {
  const down = ['d1', 'd2'].map((id) => node(id, { standing: 'down' }));
  const up = ['u1', 'u2', 'u3'].map((id) => node(id));
  const hosts = [...down, ...up].map(({ id }) =>
    node(`for-${id}`, { class: 'site', tier: 9, isFocus: true }),
  );
  const model = {
    nodes: [...down, ...up, ...hosts],
    edges: [...down, ...up].map(({ id }) => edge(id, `for-${id}`)),
  };
  const names = (most: number) =>
    aggregate(model, { most, keep: NONE, pluralOf }).nodes.flatMap(({ members, name }) =>
      members ? name : [],
    );
  expect([8, 7, 6].map(names)).toEqual([
    ['servers × 3'],
    ['servers × 2 (2 down)', 'servers × 3'],
    ['servers × 5 (2 down)'],
  ]);
});

test('once their dependencies are one box, those that depend on them are the nearest siblings', () => {
  const model = {
    nodes: [
      ...['vm-1', 'vm-2'].map((id) => node(id, { class: 'virtual_machine', tier: 4 })),
      ...['host-1', 'host-2'].map((id) => node(id)),
      node('switch', { class: 'network_device', tier: 6 }),
      node('shop', { class: 'application', tier: 1 }),
      ...['cache-1', 'cache-2'].map((id) => node(id, { class: 'cache', tier: 2 })),
    ],
    edges: [
      'vm-1 host-1',
      'vm-2 host-2',
      'host-1 switch',
      'host-2 switch',
      'shop cache-1',
      'shop cache-2',
      'cache-1 vm-1',
    ].map((ends) => edge(...(ends.split(' ') as [string, string]))),
  };
  const sets = (most: number) =>
    aggregate(model, { most, keep: NONE, pluralOf }).nodes.flatMap(({ id, members }) => (members ? id : []));
  expect([7, 6, 5].map(sets)).toEqual([
    ['siblings\nhost-1'],
    ['siblings\nvm-1', 'siblings\nhost-1'],
    ['siblings\nvm-1', 'siblings\nhost-1', 'siblings\ncache-1'],
  ]);
});

test('one box tells what its members have in common, and of the rest as much as is true of all', () => {
  const model: GraphModel = {
    nodes: [
      node('a', { owner: 'Platform', criticality: 2, badge: 'alarm 1', hidden: { up: 1, down: 0 } }),
      node('b', { owner: 'Platform', criticality: 3, badge: 'alarm 2', hidden: { up: 4, down: 2 } }),
      node('c', { owner: 'Platform', criticality: 2, standing: 'unknown' }),
      node('shop', { class: 'application', tier: 1 }),
      node('mail', { class: 'application', tier: 1, isFocus: true }),
    ],
    edges: [
      edge('shop', 'a', { group: 'x', needs: 1, of: 2 }),
      edge('shop', 'b', { group: 'y', needs: 1, of: 2 }),
      edge('shop', 'c', { group: 'x', needs: 1, of: 2 }),
      edge('mail', 'shop', { group: 'x', needs: 1, of: 2 }),
      edge('mail', 'shop', { group: 'y', needs: 1, of: 2, effect: 'soft' }),
    ],
  };
  const { nodes, edges } = aggregate(model, { most: 3, keep: NONE, pluralOf });
  expect(nodes[0]).toEqual({
    ...node('siblings\na', { name: 'servers × 3', standing: 'unknown', owner: 'Platform' }),
    badge: 'alarm 1 + 1 more',
    hidden: { up: 4, down: 2 },
    members: model.nodes.slice(0, 3),
  });
  expect(edges).toEqual([edge('shop', 'siblings\na'), model.edges[3], model.edges[4]]);
});

test('members partition the nodes; edges join the boxes that the edges of the members join', () => {
  fc.assert(
    fc.property(asked, ({ model, most, kept }) => {
      const keep = new Set(kept);
      const answer = aggregate(model, { most, keep, pluralOf });
      const boxOf = new Map(
        answer.nodes.flatMap((box) => membersOf(box).map(({ id }) => [id, box] as const)),
      );
      expect(
        answer.nodes
          .flatMap(membersOf)
          .map(({ id }) => id)
          .sort(),
      ).toEqual(model.nodes.map(({ id }) => id).sort());
      for (const { id, isFocus } of model.nodes) {
        if (isFocus || keep.has(id)) expect(boxOf.get(id)?.members).toBeUndefined();
      }
      for (const box of answer.nodes) {
        expect(new Set(membersOf(box).map((m) => `${m.class} ${m.tier}`))).toEqual(
          new Set([`${box.class} ${box.tier}`]),
        );
        const worst = membersOf(box).map(({ standing }) => STANDINGS.indexOf(standing));
        expect(STANDINGS.indexOf(box.standing)).toBe(Math.min(...worst));
        expect(open(answer, box.id)).toEqual(box.members?.map(({ id }) => id) ?? []);
      }
      const between = (from: string, to: string, type: string) =>
        model.edges.filter(
          (e) => boxOf.get(e.from)?.id === from && boxOf.get(e.to)?.id === to && e.type === type,
        );
      for (const e of answer.edges) {
        const own = between(e.from, e.to, e.type);
        expect(own.length).toBeGreaterThan(0);
        const isJoined =
          membersOf(boxNamed(answer, e.from)).length + membersOf(boxNamed(answer, e.to)).length > 2;
        if (isJoined)
          expect([e.effect, e.weight]).toEqual([
            strongest(EFFECTS, own, 'effect'),
            strongest(WEIGHTS, own, 'weight'),
          ]);
      }
      const pairs = (edges: readonly GraphEdge[], idOf: (id: string) => string | undefined) =>
        new Set(edges.map((e) => JSON.stringify([idOf(e.from), idOf(e.to), e.type])));
      const outside = model.edges.filter(({ from, to }) => boxOf.get(from) !== boxOf.get(to));
      expect(pairs(answer.edges, (id) => id)).toEqual(pairs(outside, (id) => boxOf.get(id)?.id));
    }),
  );
});

test('there are at most as many boxes as asked for, or none left that could be joined', () => {
  fc.assert(
    fc.property(asked, ({ model, most, kept }) => {
      const keep = new Set(kept);
      const { nodes } = aggregate(model, { most, keep, pluralOf });
      const free = nodes.filter(({ id, isFocus }) => !isFocus && !keep.has(id));
      const kinds = new Set(free.map((box) => `${box.class} ${box.tier}`));
      expect(nodes.length <= most || kinds.size === free.length).toBe(true);
    }),
  );
});

test('a graph that is small enough stays as it is', () => {
  fc.assert(
    fc.property(models(), (model) => {
      expect(aggregate(model, { most: model.nodes.length, keep: NONE, pluralOf })).toBe(model);
    }),
  );
});

test('the order in which nodes and edges come decides nothing', () => {
  const bySet = ({ nodes }: GraphModel) => nodes.map(({ id, name }) => `${id} ${name}`).sort();
  fc.assert(
    fc.property(asked, ({ model, most, kept }) => {
      const turned = { nodes: model.nodes.toReversed(), edges: model.edges.toReversed() };
      const options = { most, keep: new Set(kept), pluralOf };
      expect(bySet(aggregate(turned, options))).toEqual(bySet(aggregate(model, options)));
    }),
  );
});

test('an opened box shows its members, and stays open', () => {
  const model = modelOf(layeredEstate(300));
  const closed = aggregate(model, { most: 40, keep: NONE, pluralOf });
  expect(closed.nodes.length).toBeLessThanOrEqual(40);
  const box =
    closed.nodes.find(({ members }) => members?.length === 2) ?? closed.nodes.find(({ members }) => members);
  const ids = open(closed, box?.id ?? '');
  const opened = aggregate(model, { most: 40, keep: new Set(ids), pluralOf });
  expect(opened.nodes.filter(({ id }) => ids.includes(id)).length).toBe(ids.length);
  expect(ids.length).toBeGreaterThan(1);
});

const asked = models(16, fc.constantFrom('server', 'virtual_machine', 'application')).chain((model) =>
  fc.record({
    model: fc.constant(model),
    most: fc.integer({ min: 1, max: model.nodes.length }),
    kept: fc.subarray(model.nodes.map(({ id }) => id)),
  }),
);

function membersOf(box: GraphNode): readonly GraphNode[] {
  return box.members ?? [box];
}

function boxNamed({ nodes }: GraphModel, id: string): GraphNode {
  return nodes.find((box) => box.id === id) as GraphNode;
}

function strongest<Field extends 'effect' | 'weight'>(
  order: readonly GraphEdge[Field][],
  edges: readonly GraphEdge[],
  field: Field,
): GraphEdge[Field] {
  return order.find((value) => edges.some((e) => e[field] === value)) as GraphEdge[Field];
}
