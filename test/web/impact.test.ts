import fc from 'fast-check';
import { listOf, textOfList } from '../../web/app/address.ts';
import {
  assumptionOf,
  type Edit,
  reworded,
  type WhatIf,
  whatIfAddress,
  whatIfOf,
  wordsIn,
} from '../../web/app/what-if.ts';
import { chainText } from '../../web/pages/impact/chain-text.ts';
import { costText, type Radius, verdictOf } from '../../web/pages/impact/verdict.ts';

const id = fc.oneof(
  fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme' }),
  fc.constantFrom('a,b', 'a\\', ',', '\\,', 'a&b=c'),
);
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ kind: fc.constant('retire' as const), id }),
  fc.record({
    kind: fc.constant('depend' as const),
    from: id,
    type: id,
    to: id,
    group: fc.oneof(fc.constant(''), id),
  }),
  fc.record({ kind: fc.constant('member' as const), consumer: id, group: id, type: id, class: id }),
);

test('a list of ids comes back from its text, whatever the ids hold', () => {
  fc.assert(fc.property(fc.array(id), (ids) => expect(listOf(textOfList(ids))).toEqual(ids)));
});

test('a question comes back from its address', () => {
  const ids = fc.uniqueArray(id, { maxLength: 4 });
  const question: fc.Arbitrary<WhatIf> = fc.record({
    down: ids,
    degraded: ids,
    pins: ids,
    edits: fc.array(edit, { maxLength: 3 }),
    unread: fc.array(fc.constantFrom('nonsense', 'retire', 'depend,a', ',,'), { maxLength: 2 }),
    withPlanned: fc.boolean(),
    isDownOnly: fc.boolean(),
    class: fc.oneof(fc.constant(''), id),
    after: fc.oneof(fc.constant(''), id),
    service: fc.oneof(fc.constant(''), id),
  });
  fc.assert(
    fc.property(question, (drawn) => {
      const asked = { ...drawn, degraded: drawn.degraded.filter((one) => !drawn.down.includes(one)) };
      const { searchParams } = new URL(whatIfAddress(asked), 'http://localhost');
      expect(whatIfOf(searchParams)).toEqual(asked);
    }),
  );
});

test('words become ids, or go, wherever they stand', () => {
  const asked = whatIfOf(new URLSearchParams('down=Shop,b&degraded=c&pin=shop,Shop,what-if:+new+member+1'));
  expect(wordsIn(asked)).toEqual(['Shop', 'b', 'c', 'shop']);
  const ids = new Map([
    ['Shop', 'shop'],
    ['c', null],
  ]);
  expect(whatIfAddress(reworded(asked, ids))).toBe('/impact?down=shop,b&pin=shop,what-if:+new+member+1');
});

test('an address reads as people would write it', () => {
  expect(whatIfAddress({ down: ['a', 'b'], degraded: ['c'], pins: ['d'] })).toBe(
    '/impact?down=a,b&degraded=c&pin=d',
  );
});

test('what is assumed, as the API takes it', () => {
  const query = new URLSearchParams(
    'down=a&degraded=a,b&pin=c&edit=retire,x&edit=member,pay,dbs,depends_on,database&edit=depend,p,uses,q&edit=nonsense',
  );
  expect(whatIfOf(query).unread).toEqual(['nonsense']);
  expect(assumptionOf(whatIfOf(query))).toEqual({
    seeds: [
      { id: 'a', level: 'down' },
      { id: 'b', level: 'degraded' },
    ],
    pins: ['c'],
    withPlanned: false,
    edits: {
      cis: [{ id: 'what-if: new member 1', class: 'database' }],
      dependencies: [
        { from: 'pay', type: 'depends_on', to: 'what-if: new member 1', group: 'dbs' },
        { from: 'p', type: 'uses', to: 'q' },
      ],
      retire: ['x'],
      remove: [],
    },
  });
});

const service = (name: string, level: 'down' | 'degraded') => ({
  ...{ id: name, name, class: 'business_service', level, owner: null, criticality: 3, outageCostPerHour: [] },
  reason: { text: '' },
});
const seed = (name: string, level: 'down' | 'degraded' = 'down') => ({
  ...{ id: name.toLowerCase(), name, level },
  reason: { seed: true, group: null, needs: 0, of: 0, lost: [] },
});
/** It lost members, all by one type of relation. */
const step = (name: string, type: string, lost: readonly string[], pool = {}) => ({
  ...seed(name),
  reason: {
    ...{ seed: false, group: null, needs: 1, of: 1 },
    lost: lost.map((id) => ({ id, type })),
    ...pool,
  },
});
const radius = (parts: object): Radius => ({
  ...{ revision: 1, complete: true, pins: [], ignored: [], outageCostPerHour: [], outageCostComplete: true },
  seeds: [{ id: 'san', level: 'down' }],
  counts: { down: 1, degraded: 0, atRisk: 0, services: { down: 0, degraded: 0 }, byClass: [] },
  chain: [],
  impacted: { total: 0, complete: true, next: null, items: [] },
  services: { total: 0, complete: true, items: [] },
  atRisk: { total: 0, next: null, items: [] },
  saved: { total: 0, next: null, items: [] },
  ...parts,
});
const listed = (items: readonly object[]) => ({ total: items.length, complete: true, next: null, items });

describe('the chain', () => {
  test('is told a clause for each hop', () => {
    const chain = [
      step('Ticket shop', 'depends_on', ['api']),
      step('Checkout API', 'runs_on', ['web-1']),
      seed('web-1'),
    ];
    expect(chainText(chain)).toBe('Ticket shop depends on Checkout API, which runs on web-1, which failed');
    expect(chainText([step('Shop', 'uses', ['cache']), seed('Cache', 'degraded')])).toBe(
      'Shop uses Cache, which is degraded',
    );
    expect(chainText([seed('Shop')])).toBe('Shop is assumed to be down');
    expect(chainText([])).toBe('');
  });

  test('tells of a group what it needs and what it lost', () => {
    const pool = { group: 'database', needs: 1, of: 2 };
    const api = step('Checkout API', 'uses', ['orders-db-1', 'orders-db-2'], pool);
    const shop = step('Ticket shop', 'depends_on', ['api']);
    const told =
      'Ticket shop depends on Checkout API, which needs 1 of 2 in database, lost orders-db-1, orders-db-2 and has none left';
    expect(chainText([shop, api, seed('orders-db-1')])).toBe(told);
    expect(chainText([shop, api, step('Orders 1', 'stored_on', ['san']), seed('SAN')])).toBe(
      `${told}; Orders 1 is stored on SAN, which failed`,
    );
    const web = step('Web', 'runs_on', ['a', 'b', 'c', 'd'], { group: 'nodes', needs: 3, of: 5 });
    expect(chainText([web, seed('a')])).toBe(
      'Web needs 3 of 5 in nodes, lost a, b, c and 1 more and has 1 left',
    );
    expect(chainText([{ ...web, level: 'degraded' }, seed('a')])).toBe(
      'Web needs 3 of 5 in nodes, lost a, b, c and 1 more and has 1 unharmed',
    );
  });

  test('of more than four hops tells the first two and the last', () => {
    const hops = ['a', 'b', 'c', 'd', 'e', 'f'].map((name, i, all) =>
      step(name, 'uses', [all[i + 1] ?? 'g']),
    );
    expect(chainText([...hops.slice(2), seed('G')])).toBe(
      'c uses d, which uses e, which uses f, which uses G, which failed',
    );
    expect(chainText([...hops, seed('G')])).toBe(
      'a uses b, which uses c; … 3 more …; f uses G, which failed',
    );
  });

  test('through what one may not see is told all the same', () => {
    const hidden = { ...step('restricted', '', []), reason: { ...seed('x').reason, seed: false } };
    expect(chainText([step('Shop', 'uses', ['r']), hidden, seed('SAN')])).toBe(
      'Shop uses restricted, which depends on SAN, which failed',
    );
  });
});

describe('the verdict', () => {
  test('names the services, and tells the chain of the worst', () => {
    const told = radius({
      counts: { down: 4, degraded: 1, atRisk: 0, services: { down: 2, degraded: 1 } },
      chain: [step('Shop', 'depends_on', ['pay']), seed('pay')],
      services: listed([service('Shop', 'down'), service('Pay', 'down'), service('Web', 'degraded')]),
    });
    expect(verdictOf(told)).toEqual({
      standing: 'down',
      headline: '2 services stop (Shop, Pay), 1 is degraded (Web)',
      reason: 'Shop depends on pay, which failed',
    });
  });

  test('only degraded services', () => {
    const told = radius({
      counts: { down: 1, degraded: 1, atRisk: 0, services: { down: 0, degraded: 1 } },
      chain: [step('Web', 'uses', ['cache']), seed('cache')],
      services: listed([service('Web', 'degraded')]),
    });
    expect(verdictOf(told)).toEqual({
      standing: 'degraded',
      headline: 'No service stops, 1 service is degraded (Web)',
      reason: 'Web uses cache, which failed',
    });
  });

  test('counts all services, though the list of them is cut', () => {
    const items = Array.from({ length: 200 }, (_, i) => service(`Shop ${i}`, 'down'));
    const told = radius({
      counts: { down: 230, degraded: 20, atRisk: 0, services: { down: 230, degraded: 20 } },
      services: { total: 250, complete: false, items },
      chain: [seed('Shop 0')],
    });
    expect(verdictOf(told)).toEqual({
      standing: 'down',
      headline: '230 services stop (Shop 0, Shop 1, Shop 2 and 227 more), 20 are degraded',
      reason: 'Shop 0 is assumed to be down',
    });
  });

  test.each([
    [
      radius({}),
      'up',
      'No service stops or degrades',
      'nothing else depends on what fails, or redundancy saves it',
    ],
    [
      radius({
        counts: { down: 3, degraded: 1, atRisk: 2, services: { down: 0, degraded: 0 } },
        atRisk: listed([{ id: 'sso', group: 'resolvers', needs: 1, of: 2, usable: 1, survivors: ['dns-2'] }]),
      }),
      'at-risk',
      'No service stops or degrades, but redundancy is used up',
      '2 groups of dependencies have no spare left: resolvers of sso; 3 other CIs are hit',
    ],
    [
      radius({
        counts: { down: 2, degraded: 0, atRisk: 0, services: { down: 0, degraded: 0 } },
        chain: [step('Web', 'runs_on', ['san']), seed('SAN')],
      }),
      'up',
      'No service stops or degrades',
      '1 other CI is hit; Web runs on SAN, which failed',
    ],
  ])('without a service that is hit', (told, standing, headline, reason) => {
    expect(verdictOf(told)).toEqual({ standing, headline, reason });
  });
});

test('what an hour costs is told of what is down, is not known where nobody stated it, and none where nothing is', () => {
  const counts = (down: number, degraded: number) => ({
    counts: { down, degraded, atRisk: 0, services: { down: 0, degraded: 0 }, byClass: [] },
  });
  const cost = { outageCostPerHour: [{ amount: 1200, currency: 'EUR' }] };
  expect(costText(radius({ ...counts(1, 0), ...cost }))).toBe('1,200 EUR');
  expect(costText(radius(counts(1, 0)))).toBe('not known');
  expect(costText(radius(counts(0, 2)))).toBe('none');
  expect(costText(radius({ ...counts(1, 0), ...cost, outageCostComplete: false }))).toBe(
    '1,200 EUR, without what you may not see',
  );
});
