import { dependencyKey } from '../../src/domain/dependency.ts';
import { ci, dependency } from '../contract/records.ts';
import { type GraphqlDesk, graphqlDesk } from './graphql-desk.ts';

// A shop on a pool of two, one host below both: a second host is what the edits are about.
const POOL = { group: 'web', needs: '1' };
const service = (id: string, criticality: number, amount: number, currency = 'EUR') =>
  ci(id, { class: 'business_service', criticality, outageCostPerHour: { amount, currency } });
const ESTATE = {
  cis: [
    service('shop', 5, 1200),
    service('intranet', 2, 100),
    service('mail', 2, 50),
    service('abroad', 3, 9000, 'USD'),
    ...['web-1', 'web-2', 'host-1', 'host-9', 'host-u'].map((id) => ci(id)),
    ci('host-2', { status: 'planned' }),
  ],
  dependencies: [
    dependency('shop', 'web-1', POOL),
    dependency('shop', 'web-2', POOL),
    dependency('web-1', 'host-1'),
    dependency('web-2', 'host-1'),
    dependency('intranet', 'host-9'),
    dependency('mail', 'host-9'),
    dependency('abroad', 'host-u'),
  ],
};

let desk: GraphqlDesk;
let before: string;
const whole = async () => {
  const events: unknown[] = [];
  await desk.store.eachEvent((event) => {
    events.push(event);
  });
  return JSON.stringify(events);
};
beforeAll(async () => {
  desk = await graphqlDesk();
  await desk.write(ESTATE);
  before = await whole();
});
afterAll(async () => {
  expect(await whole()).toBe(before); // nothing was written
  await desk.stop();
});

/** web-2 moves to a host of its own, which is in use from then on. */
const SECOND_HOST = {
  cis: [{ id: 'host-2', class: 'server', status: 'in_use' }],
  dependencies: [{ from: 'web-2', type: 'uses', to: 'host-2' }],
  remove: [dependencyKey({ from: 'web-2', type: 'uses', to: 'host-1' })],
};

const RADIUS = `query ($edits: ChangeSetInput, $pins: [ID!]! = [], $seed: ID! = "host-1") {
  blastRadius(seeds: [{ id: $seed }], pins: $pins, edits: $edits) {
    counts { down degraded } ignored { id status }
    changes { items { kind id action } total complete }
    delta {
      worse better down degraded atRisk outageCostPerHour { amount currency }
      cis { items { id before after } total complete next } services { items { id before after } }
    }
  }
}`;

test('a radius under edits, and what they make of it', async () => {
  const { blastRadius } = await desk.answer(RADIUS, { edits: SECOND_HOST });
  expect(blastRadius).toEqual({
    counts: { down: 2, degraded: 0 },
    ignored: [],
    changes: {
      items: [
        { kind: 'ci', id: 'host-2', action: 'changed' },
        {
          kind: 'dependency',
          id: dependencyKey({ from: 'web-2', type: 'uses', to: 'host-2' }),
          action: 'created',
        },
        { kind: 'dependency', id: SECOND_HOST.remove[0], action: 'deleted' },
      ],
      total: 3,
      complete: true,
    },
    delta: {
      ...{ worse: 0, better: 2, down: -2, degraded: 0, atRisk: 1 },
      outageCostPerHour: [{ amount: -1200, currency: 'EUR' }],
      cis: {
        items: [
          { id: 'shop', before: 'down', after: 'up' },
          { id: 'web-2', before: 'down', after: 'up' },
        ],
        ...{ total: 2, complete: true, next: null },
      },
      services: { items: [{ id: 'shop', before: 'down', after: 'up' }] },
    },
  });
});

test('the chain of the worst, whatever the view', async () => {
  const CHAIN = `query ($view: BlastRadiusView! = {}) {
    blastRadius(seeds: [{ id: "host-1" }], view: $view) {
      chain { id name class level distance owner reason { text seed group needs of lost { id type effect level } } }
    }
  }`;
  const { blastRadius } = await desk.answer(CHAIN);
  const lost = (id: string) => ({ id, type: 'uses', effect: 'hard', level: 'down' });
  const link = (id: string, distance: number, reason: object) => ({
    ...{ id, name: id, class: 'server', level: 'down', distance, owner: null },
    reason: { seed: false, group: null, needs: 1, of: 1, lost: [], ...reason },
  });
  expect(blastRadius.chain).toEqual([
    {
      ...link('shop', 2, {
        ...{ text: 'needs 1 of 2 web: web-1 down, web-2 down', group: 'web', of: 2 },
        lost: [lost('web-1'), lost('web-2')],
      }),
      class: 'business_service',
    },
    link('web-1', 1, { text: 'uses host-1 (down)', lost: [lost('host-1')] }),
    link('host-1', 0, { text: 'assumed down', seed: true, needs: 0, of: 0 }),
  ]);
  const view = { classes: ['server'], after: 'web-1', maxDistance: 1 };
  expect((await desk.answer(CHAIN, { view })).blastRadius).toEqual(blastRadius);
});

test('groups that hold come a page at a time, those without a spare apart', async () => {
  const pool = (group: string, of: string[]) =>
    of.map((to) => ({ from: 'intranet', type: 'uses', to, group, needs: '1' }));
  const edits = {
    dependencies: [
      ...pool('a', ['web-1', 'host-u']),
      ...pool('b', ['web-1', 'web-2', 'host-9', 'host-u']),
      ...pool('c', ['web-2', 'host-9']),
    ],
  };
  const page = async (list: string) => {
    const { blastRadius } = await desk.answer(
      `query ($edits: ChangeSetInput) {
        blastRadius(seeds: [{ id: "host-1" }], edits: $edits) {
          list: ${list} { items { id group needs of usable survivors } total complete next }
        }
      }`,
      { edits },
    );
    return blastRadius.list;
  };
  const state = (group: string, of: number, survivors: string[]) => ({
    ...{ id: 'intranet', group, needs: 1, of, usable: survivors.length, survivors },
  });
  const [a, b, c] = [
    state('a', 2, ['host-u']),
    state('b', 4, ['host-9', 'host-u']),
    state('c', 2, ['host-9']),
  ];
  const whole = (items: object[]) => ({ items, total: items.length, complete: true, next: null });
  expect(await page('atRisk')).toEqual(whole([a, c]));
  expect(await page('saved')).toEqual(whole([a, b, c]));
  expect(await page('saved(withSpare: true)')).toEqual(whole([b]));
  const first = await page('atRisk(first: 1)');
  expect(first).toEqual({ items: [a], total: 2, complete: false, next: '["intranet","a"]' });
  expect(await page(`atRisk(first: 1, after: ${JSON.stringify(first.next)})`)).toEqual({
    ...whole([c]),
    total: 2,
  });
});

test('a pin is compared with none', async () => {
  const { blastRadius } = await desk.answer(RADIUS, { pins: ['web-1'] });
  const { delta, changes } = blastRadius;
  expect([changes.total, delta.better, delta.cis.items]).toEqual([
    0,
    2,
    [
      { id: 'shop', before: 'down', after: 'up' },
      { id: 'web-1', before: 'down', after: 'up' },
    ],
  ]);
});

test('what edits take out is no seed, and what they put in is one', async () => {
  const gone = await desk.answer(RADIUS, { edits: { retire: ['host-1'] } });
  expect(gone.blastRadius.ignored).toEqual([{ id: 'host-1', status: 'retired' }]);
  expect(gone.blastRadius.delta.cis.items[0]).toEqual({ id: 'host-1', before: 'down', after: null });
  const edits = {
    cis: [{ id: 'power', class: 'server' }],
    dependencies: [{ from: 'host-9', type: 'uses', to: 'power' }],
  };
  const { blastRadius } = await desk.answer(RADIUS, { edits, seed: 'power' });
  expect([blastRadius.counts.down, blastRadius.delta.cis.items]).toEqual([
    4,
    [
      { id: 'power', before: null, after: 'down' },
      ...['host-9', 'intranet', 'mail'].map((id) => ({ id, before: 'up', after: 'down' })),
    ].sort((a, b) => (a.id < b.id ? -1 : 1)),
  ]);
});

test('a seed or a pin that edits make planned, or leave retired, is told as one that takes no part', async () => {
  const edits = { cis: [{ id: 'new', class: 'server', status: 'planned' }], retire: ['host-2'] };
  const told = await desk.answer(RADIUS, { edits, seed: 'new', pins: ['host-2'] });
  expect([told.blastRadius.ignored, told.blastRadius.counts.down]).toEqual([
    [
      { id: 'new', status: 'planned' },
      { id: 'host-2', status: 'retired' },
    ],
    0,
  ]);
});

test('the changes of levels come a page at a time', async () => {
  const page = `query ($edits: ChangeSetInput, $after: ID) {
    blastRadius(seeds: [{ id: "host-1" }], edits: $edits) {
      delta { cis(first: 1, after: $after) { items { id } total complete next } }
    }
  }`;
  const first = (await desk.answer(page, { edits: SECOND_HOST })).blastRadius.delta.cis;
  const second = (await desk.answer(page, { edits: SECOND_HOST, after: first.next })).blastRadius.delta.cis;
  expect([first, second]).toEqual([
    { items: [{ id: 'shop' }], total: 2, complete: false, next: 'shop' },
    { items: [{ id: 'web-2' }], total: 2, complete: true, next: null },
  ]);
});

test('an explanation under edits', async () => {
  const { explain } = await desk.answer(
    `query ($edits: ChangeSetInput) {
      explain(id: "shop", seeds: [{ id: "host-1" }], edits: $edits) { level steps { id } }
    }`,
    { edits: SECOND_HOST },
  );
  expect(explain).toEqual({ level: 'up', steps: [] });
});

const POINTS = `query ($edits: ChangeSetInput, $order: SinglePointsOrder! = services, $service: ID) {
  singlePointsOfFailure(edits: $edits, order: $order, service: $service) {
    points { id criticality outageCostPerHour { amount currency } }
    delta { gained { items { id } } lost { items { id } total complete } changed { items { id services } } }
  }
}`;

test('single points of failure before and after edits', async () => {
  const edits = {
    ...SECOND_HOST,
    dependencies: [...SECOND_HOST.dependencies, { from: 'mail', type: 'uses', to: 'host-u' }],
  };
  const { singlePointsOfFailure: told } = await desk.answer(POINTS, { edits });
  expect(told.delta).toEqual({
    gained: { items: [] },
    lost: { items: [{ id: 'host-1' }], total: 1, complete: true },
    changed: { items: [{ id: 'host-u', services: ['abroad', 'mail'] }] },
  });
  expect((await desk.answer(POINTS)).singlePointsOfFailure.delta).toBeNull();
});

test('a service that edits make has points of failure, and had none', async () => {
  const edits = {
    cis: [{ id: 'new', class: 'business_service' }],
    dependencies: [{ from: 'new', type: 'uses', to: 'host-1' }],
  };
  const { singlePointsOfFailure: told } = await desk.answer(POINTS, { edits, service: 'new' });
  expect([told.points.map((p: { id: string }) => p.id), told.delta.gained.items]).toEqual([
    ['host-1'],
    [{ id: 'host-1' }],
  ]);
});

test.each([
  ['services', ['host-9', 'host-1', 'host-u']],
  ['criticality', ['host-1', 'host-u', 'host-9']],
  ['money', ['host-1', 'host-9', 'host-u']],
])('points of failure by %s', async (order, ids) => {
  const { singlePointsOfFailure: told } = await desk.answer(POINTS, { order });
  expect(told.points.map((p: { id: string }) => p.id)).toEqual(ids);
  expect(told.points.find((p: { id: string }) => p.id === 'host-9')).toEqual({
    ...{ id: 'host-9', criticality: 2, outageCostPerHour: [{ amount: 150, currency: 'EUR' }] },
  });
});

test.each([
  [{}, 'VALIDATION', 'the change holds no record'],
  [{ cis: [{ id: 'a', class: 'nothing' }] }, 'VALIDATION', /^edits\.cis\[0\]\.class: unknown class/],
  [{ retire: ['ghost'] }, 'VALIDATION', 'edits.retire[0].id: no such CI to retire'],
  [
    { dependencies: [{ from: 'shop', type: 'uses', to: 'ghost' }] },
    'VALIDATION',
    /^edits\.dependencies\[0\]\.to: /,
  ],
])('edits %j cannot be', async (edits, code, message) => {
  const { errors } = await desk.ask(RADIUS, { edits });
  expect([errors?.[0]?.extensions.code, errors?.[0]?.message]).toEqual([
    code,
    typeof message === 'string' ? message : expect.stringMatching(message),
  ]);
});
