import { dependencyKey } from '../../src/domain/dependency.ts';
import { ci, dependency } from '../contract/records.ts';
import { type GraphqlDesk, graphqlDesk, NOW } from './graphql-desk.ts';

const WEB = { group: 'web', needs: '2' };
const SHOP = {
  cis: [
    ci('svc-shop', {
      class: 'business_service',
      name: 'Köln shop',
      owner: 'Shop team',
      criticality: 5,
      outageCostPerHour: { amount: 1200, currency: 'EUR' },
      tags: ['gold'],
    }),
    ci('shop', { class: 'application', name: 'Shop software' }),
    ci('web-1', { class: 'virtual_machine', attributes: { cpus: 8 }, externalIds: { vcenter: 'vm-17' } }),
    ci('web-2', { class: 'virtual_machine', environment: 'test' }),
    ci('web-3', { class: 'virtual_machine', status: 'planned' }),
    ci('host-1', { owner: 'Ops', criticality: 5 }),
  ],
  dependencies: [
    dependency('svc-shop', 'shop', { type: 'depends_on' }),
    ...['web-1', 'web-2', 'web-3'].map((to) => dependency('shop', to, { type: 'runs_on', ...WEB })),
    dependency('web-1', 'host-1', { type: 'runs_on' }),
    dependency('web-2', 'host-1', { type: 'runs_on' }),
  ],
};

let desk: GraphqlDesk;
beforeAll(async () => {
  desk = await graphqlDesk();
  await desk.write(SHOP);
});
afterAll(() => desk.stop());

const key = (from: string, type: string, to: string, group?: string) =>
  dependencyKey({ from, type, to, group });

test('a CI whole', async () => {
  const { ci: told } = await desk.answer(`{ ci(id: "web-1") {
    id name class environment status criticality owner outageCostPerHour { amount currency } minimumMargin tags
    attributes { name value } externalIds { source id } source prunedFrom version created updated lastSeen
    dependencies { items { dependency { key from to type effect group needs } ci { id name class status } } total complete next }
    dependents(type: "hosts") { total }
    history { items { sequence actor reason kind id action fields { field before after } } total next }
  } }`);
  const { history, ...rest } = told;
  expect(rest).toEqual({
    id: 'web-1',
    name: 'web-1',
    class: 'virtual_machine',
    environment: 'production',
    status: 'in_use',
    criticality: 3,
    owner: null,
    outageCostPerHour: null,
    minimumMargin: null,
    tags: [],
    attributes: [{ name: 'cpus', value: 8 }],
    externalIds: [{ source: 'vcenter', id: 'vm-17' }],
    source: 'desk',
    prunedFrom: null,
    version: 1,
    created: NOW,
    updated: NOW,
    lastSeen: NOW,
    dependencies: {
      items: [
        {
          dependency: {
            key: key('web-1', 'runs_on', 'host-1'),
            from: 'web-1',
            to: 'host-1',
            type: 'runs_on',
            effect: 'hard',
            group: null,
            needs: null,
          },
          ci: { id: 'host-1', name: 'host-1', class: 'server', status: 'in_use' },
        },
      ],
      total: 1,
      complete: true,
      next: null,
    },
    dependents: { total: 1 },
  });
  expect([history.total, history.next, history.items[0].action, history.items[0].actor]).toEqual([
    1,
    null,
    'created',
    'desk',
  ]);
  expect(history.items[0].fields).toContainEqual({ field: 'attributes', before: null, after: { cpus: 8 } });
});

test('neighbours in pages, and requirement groups', async () => {
  const page = 'items { ci { id } } total complete next';
  const { ci: first } = await desk.answer(`{ ci(id: "shop") { dependencies(first: 2) { ${page} }
    requirementGroups { name needs needed of members { ci { id status } } } } }`);
  const next = key('shop', 'runs_on', 'web-2', 'web');
  expect(first).toEqual({
    dependencies: {
      items: [{ ci: { id: 'web-1' } }, { ci: { id: 'web-2' } }],
      total: 3,
      complete: false,
      next,
    },
    requirementGroups: [
      {
        name: 'web',
        needs: '2',
        needed: 2,
        of: 2,
        members: [
          { ci: { id: 'web-1', status: 'in_use' } },
          { ci: { id: 'web-2', status: 'in_use' } },
          { ci: { id: 'web-3', status: 'planned' } },
        ],
      },
    ],
  });
  const second = await desk.answer(
    `query ($next: String) { ci(id: "shop") { dependencies(first: 2, after: $next) { ${page} } } }`,
    { next },
  );
  expect(second.ci.dependencies).toEqual({
    items: [{ ci: { id: 'web-3' } }],
    total: 3,
    complete: true,
    next: null,
  });
});

test('lists by filter, in pages, and facets', async () => {
  const query = `query ($after: String) {
    cis(filter: { class: "server" }, first: 3, after: $after) { items { id } total complete next }
  }`;
  const { cis: one } = await desk.answer(query);
  expect(one).toEqual({
    items: [{ id: 'host-1' }, { id: 'web-1' }, { id: 'web-2' }],
    total: 4,
    complete: false,
    next: 'web-2',
  });
  const { cis: two } = await desk.answer(query, { after: one.next });
  expect(two).toEqual({ items: [{ id: 'web-3' }], total: 4, complete: true, next: null });
  const count = '{ value cis }';
  const { facets } = await desk.answer(
    `{ facets(filter: { class: "server" }) { total classes ${count} statuses ${count} environments ${count} owners ${count}
      sources ${count} criticalities ${count} } }`,
  );
  expect(facets).toEqual({
    total: 4,
    classes: [
      { value: 'virtual_machine', cis: 3 },
      { value: 'server', cis: 1 },
    ],
    statuses: [
      { value: 'in_use', cis: 3 },
      { value: 'planned', cis: 1 },
    ],
    environments: [
      { value: 'production', cis: 3 },
      { value: 'test', cis: 1 },
    ],
    owners: [
      { value: null, cis: 3 },
      { value: 'Ops', cis: 1 },
    ],
    sources: [{ value: 'desk', cis: 4 }],
    criticalities: [
      { value: 5, cis: 1 },
      { value: 3, cis: 3 },
    ],
  });
});

test('classes and relation types', async () => {
  const told = await desk.answer(`{
    ciClasses { name plural lineage tier attributes { name type unit } }
    relationTypes { name inverse dependent effect }
  }`);
  expect(told.ciClasses.find((c: { name: string }) => c.name === 'database')).toEqual({
    name: 'database',
    plural: 'databases',
    lineage: ['database', 'middleware', 'other'],
    tier: 2,
    attributes: ['description', 'vendor', 'release', 'hostname', 'ip', 'port', 'engine'].map((name) => ({
      name,
      type: name === 'port' ? 'integer' : 'text',
      unit: null,
    })),
  });
  expect(told.relationTypes[0]).toEqual({
    name: 'depends_on',
    inverse: 'supports',
    dependent: 'from',
    effect: 'hard',
  });
});

test('the view filters and pages what is listed; the counts are of all', async () => {
  const query = `query ($after: ID) { blastRadius(
      seeds: [{ id: "host-1" }], pins: ["web-3"], view: { classes: ["server"], maxDistance: 1, first: 2, after: $after }
    ) { counts { down byClass { class down degraded } } ignored { id status } impacted { items { id } total complete next } } }`;
  const { blastRadius: one } = await desk.answer(query);
  expect(one).toEqual({
    counts: {
      down: 5,
      byClass: [
        { class: 'application', down: 1, degraded: 0 },
        { class: 'business_service', down: 1, degraded: 0 },
        { class: 'server', down: 1, degraded: 0 },
        { class: 'virtual_machine', down: 2, degraded: 0 },
      ],
    },
    ignored: [{ id: 'web-3', status: 'planned' }],
    impacted: { items: [{ id: 'host-1' }, { id: 'web-1' }], total: 3, complete: false, next: 'web-1' },
  });
  const { blastRadius: two } = await desk.answer(query, { after: 'web-1' });
  expect(two.impacted).toEqual({ items: [{ id: 'web-2' }], total: 3, complete: true, next: null });
  expect((await desk.ask(query, { after: 'svc-shop' })).errors?.[0]?.extensions.code).toBe('VALIDATION');
});

test('the graph that explains chosen CIs has what their proofs need', async () => {
  const graph = (limit: number) =>
    desk.answer(`{ blastRadius(seeds: [{ id: "host-1" }]) { graph(of: ["shop", "web-3"], limit: ${limit}) {
      nodes { id level distance } edges { from to type effect group } up total complete } } }`);
  expect((await graph(10)).blastRadius.graph).toEqual({
    nodes: [
      { id: 'shop', level: 'down', distance: 2 },
      { id: 'web-1', level: 'down', distance: 1 },
      { id: 'host-1', level: 'down', distance: 0 },
    ],
    edges: [
      { from: 'shop', to: 'web-1', type: 'runs_on', effect: 'hard', group: 'web' },
      { from: 'web-1', to: 'host-1', type: 'runs_on', effect: 'hard', group: null },
    ],
    up: ['web-3'],
    total: 3,
    complete: true,
  });
  const { nodes, total, complete } = (await graph(2)).blastRadius.graph;
  expect([nodes.length, total, complete]).toEqual([2, 3, false]);
});

test('paths, neighbourhoods and common dependencies', async () => {
  const told = await desk.answer(`{
    paths(from: "host-1", to: "svc-shop") { from to paths { steps { id by { type group } } } complete }
    neighbourhood(id: "shop", depth: 1) { nodes { id distance } edges { from to } total complete }
    upwards: neighbourhood(id: "host-1", direction: up, depth: 9, limit: 2) { nodes { id } edges { from } total complete }
    commonDependencies(ids: ["web-2", "svc-shop"]) { items { id owner distances } total complete }
  }`);
  const steps = (web: string) => [
    { id: 'svc-shop', by: null },
    { id: 'shop', by: { type: 'depends_on', group: null } },
    { id: web, by: { type: 'runs_on', group: 'web' } },
    { id: 'host-1', by: { type: 'runs_on', group: null } },
  ];
  expect(told).toEqual({
    paths: {
      from: 'svc-shop',
      to: 'host-1',
      paths: [{ steps: steps('web-1') }, { steps: steps('web-2') }],
      complete: true,
    },
    neighbourhood: {
      nodes: [
        { id: 'shop', distance: 0 },
        { id: 'svc-shop', distance: 1 },
        { id: 'web-1', distance: 1 },
        { id: 'web-2', distance: 1 },
      ],
      edges: [
        { from: 'shop', to: 'web-1' },
        { from: 'shop', to: 'web-2' },
        { from: 'svc-shop', to: 'shop' },
      ],
      total: 4,
      complete: true,
    },
    upwards: {
      nodes: [{ id: 'host-1' }, { id: 'web-1' }],
      edges: [{ from: 'web-1' }],
      total: 5,
      complete: false,
    },
    commonDependencies: {
      items: [{ id: 'host-1', owner: 'Ops', distances: [1, 3] }],
      total: 1,
      complete: true,
    },
  });
});

test('statistics, findings and the history of the graph', async () => {
  const told = await desk.answer(`{
    statistics { cis dependencies events byStatus { status cis } bySource { source cis retired dependencies lastSeen } }
    findings { code severity count examples }
    history(first: 1, after: 3) { items { sequence id } total complete next }
  }`);
  expect(told.statistics).toEqual({
    cis: 6,
    dependencies: 6,
    events: 12,
    byStatus: [
      { status: 'in_use', cis: 5 },
      { status: 'planned', cis: 1 },
    ],
    bySource: [{ source: 'desk', cis: 6, retired: 0, dependencies: 6, lastSeen: NOW }],
  });
  expect(told.findings).toContainEqual({
    code: 'planned-provider',
    severity: 'note',
    count: 1,
    examples: ['shop runs_on web-3'],
  });
  expect(told.history).toEqual({ items: [{ sequence: 2, id: 'shop' }], total: 12, complete: false, next: 2 });
});
