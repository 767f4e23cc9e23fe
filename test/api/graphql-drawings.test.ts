import { ci, dependency } from '../contract/records.ts';
import { type GraphqlDesk, graphqlDesk, NOW } from './graphql-desk.ts';

const POOL = { group: 'pool', needs: '1' };
const ESTATE = {
  cis: [
    ci('svc-shop', { class: 'business_service', owner: 'Shop team', criticality: 5 }),
    ci('shop', { class: 'application', environment: 'test' }),
    ci('web-1'),
    ci('web-2', { owner: 'Ops' }),
    ci('web-3', { status: 'planned' }),
    ci('host-1', { status: 'maintenance' }),
    ci('host-2'),
  ],
  dependencies: [
    dependency('svc-shop', 'shop'),
    ...['web-1', 'web-2', 'web-3'].map((to) => dependency('shop', to, POOL)),
    dependency('web-1', 'host-1'),
    dependency('web-1', 'host-1', { type: 'backed_up_by', effect: 'info' }),
    dependency('web-2', 'host-2'),
  ],
};

let desk: GraphqlDesk;
beforeAll(async () => {
  desk = await graphqlDesk();
  await desk.write(ESTATE);
});
afterAll(() => desk.stop());

const NODE = 'id distance environment status source updated dependencies dependents';
const node = (id: string, distance: number, dependencies: number, dependents: number, more: object = {}) => ({
  ...{ id, distance, environment: 'production', status: 'in_use', source: 'desk', updated: NOW },
  ...{ dependencies, dependents, ...more },
});

test.each(['both', 'up'])('a neighbour tells how many it has, drawn or not: %s', async (direction) => {
  const { neighbourhood } = await desk.answer(
    `{ neighbourhood(id: "shop", direction: ${direction}) { nodes { ${NODE} } total } }`,
  );
  const below = [node('web-1', 1, 1, 1), node('web-2', 1, 1, 1)];
  expect(neighbourhood).toEqual({
    nodes: [
      node('shop', 0, 2, 1, { environment: 'test' }),
      node('svc-shop', 1, 1, 0),
      ...(direction === 'both' ? below : []),
    ],
    total: direction === 'both' ? 4 : 2,
  });
});

test('a picture is opened again by its ids, without those that are gone', async () => {
  const { subgraph } = await desk.answer(
    `{ subgraph(ids: ["web-1", "svc-shop", "web-3", "shop", "gone", "shop"]) {
      nodes { ${NODE} owner criticality } edges { from to type group } missing total complete } }`,
  );
  const plain = { owner: null, criticality: 3 };
  expect(subgraph).toEqual({
    nodes: [
      node('shop', 0, 2, 1, { ...plain, environment: 'test' }),
      node('svc-shop', 0, 1, 0, { owner: 'Shop team', criticality: 5 }),
      node('web-1', 0, 1, 1, plain),
    ],
    edges: [
      { from: 'shop', to: 'web-1', type: 'uses', group: 'pool' },
      { from: 'svc-shop', to: 'shop', type: 'uses', group: null },
    ],
    missing: ['web-3', 'gone'],
    total: 3,
    complete: true,
  });
});

test('what lies around several is told nearest first, as much as the limit lets', async () => {
  const { subgraph } = await desk.answer(
    `{ subgraph(ids: ["web-1", "web-2"], depth: 1, direction: down, limit: 3) {
      nodes { id distance dependents } edges { from to effect } missing total complete } }`,
  );
  expect(subgraph).toEqual({
    nodes: [
      { id: 'web-1', distance: 0, dependents: 1 },
      { id: 'web-2', distance: 0, dependents: 1 },
      { id: 'host-1', distance: 1, dependents: 1 },
    ],
    edges: [
      { from: 'web-1', to: 'host-1', effect: 'hard' },
      { from: 'web-1', to: 'host-1', effect: 'info' },
    ],
    missing: [],
    total: 4,
    complete: false,
  });
});

test('what the graph store knows of the nodes is read once for all of them', async () => {
  const asked = async (fields: string) => {
    Object.assign(desk.reads, { transactions: 0, statements: 0 });
    await desk.answer(`{ neighbourhood(id: "shop", depth: 3) { nodes { ${fields} } } }`);
    return desk.reads;
  };
  expect(await asked('id environment dependencies dependents')).toEqual({ transactions: 1, statements: 3 });
  expect(await asked(NODE)).toEqual({ transactions: 2, statements: 4 });
});

test('beside what explains a level stands what redundancy saves', async () => {
  const graph = async (of: string, args: string) =>
    (
      await desk.answer(`{ blastRadius(seeds: [{ id: "host-1" }]) { graph(of: ["${of}"]${args}) {
        nodes { id level owner criticality } up
        spared { nodes { id level owner criticality } edges { from to group lost } total complete } } } }`)
    ).blastRadius.graph;
  const plain = { owner: null, criticality: 3 };
  const edges = [
    { from: 'shop', to: 'web-1', group: 'pool', lost: true },
    { from: 'shop', to: 'web-2', group: 'pool', lost: false },
  ];
  const shop = { id: 'shop', level: 'up', ...plain };
  const left = { id: 'web-2', level: 'up', owner: 'Ops', criticality: 3 };
  const lost = [
    { id: 'web-1', level: 'down', ...plain },
    { id: 'host-1', level: 'down', ...plain },
  ];
  expect(await graph('web-1', ', survivors: true')).toEqual({
    nodes: lost,
    up: [],
    spared: { nodes: [shop, left], edges, total: 2, complete: true },
  });
  expect(await graph('shop', ', survivors: true')).toEqual({
    nodes: [],
    up: ['shop'],
    spared: { nodes: [shop, lost[0], left], edges, total: 3, complete: true },
  });
  expect(await graph('shop', ', survivors: true, limit: 2')).toEqual({
    nodes: [],
    up: ['shop'],
    spared: { nodes: [shop, lost[0]], edges: [edges[0]], total: 3, complete: false },
  });
  expect(await graph('web-1', '')).toEqual({ nodes: lost, up: [], spared: null });
});

test.each([
  ['subgraph(ids: []) { total }', 'VALIDATION'],
  ['subgraph(ids: ["shop"], depth: 11) { total }', 'LIMIT_EXCEEDED'],
])('%s is refused', async (query, code) => {
  const { errors } = await desk.ask(`{ ${query} }`);
  expect(errors?.map(({ extensions }) => extensions.code)).toEqual([code]);
});
