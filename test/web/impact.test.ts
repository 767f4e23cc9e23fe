import fc from 'fast-check';
import { listOf, textOfList } from '../../web/app/address.ts';
import { type Radius, verdictOf } from '../../web/pages/impact/verdict.ts';
import {
  assumptionOf,
  type Edit,
  type WhatIf,
  whatIfAddress,
  whatIfOf,
} from '../../web/pages/impact/what-if.ts';

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
    withPlanned: fc.boolean(),
    isDownOnly: fc.boolean(),
    class: fc.oneof(fc.constant(''), id),
    after: fc.oneof(fc.constant(''), id),
    service: fc.oneof(fc.constant(''), id),
  });
  fc.assert(
    fc.property(question, (asked) => {
      const { searchParams } = new URL(whatIfAddress(asked), 'http://localhost');
      expect(whatIfOf(searchParams)).toEqual(asked);
    }),
  );
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

const service = (name: string, level: 'down' | 'degraded', reason: object) => ({
  ...{ id: name, name, class: 'business_service', level, owner: null, criticality: 3, outageCostPerHour: [] },
  reason: { text: '', seed: false, group: null, lost: [], ...reason },
});
const radius = (parts: object): Radius => ({
  ...{ revision: 1, complete: true, pins: [], ignored: [], outageCostPerHour: [], outageCostComplete: true },
  seeds: [{ id: 'san', level: 'down' }],
  counts: { down: 1, degraded: 0, atRisk: 0, services: { down: 0, degraded: 0 } },
  impacted: { total: 0, complete: true, next: null, items: [] },
  services: { total: 0, complete: true, items: [] },
  atRisk: { total: 0, complete: true, items: [] },
  saved: { total: 0, complete: true, items: [] },
  ...parts,
});
const listed = (items: readonly object[]) => ({ total: items.length, complete: true, next: null, items });

describe('the verdict', () => {
  test('follows the chain of the worst service to the group that gave way', () => {
    const shop = service('Shop', 'down', { text: 'depends on pay (down)', lost: [{ id: 'pay' }] });
    const pay = service('pay', 'down', {
      text: 'needs 1 of 2 dbs: a down, b down',
      group: 'dbs',
      lost: [{ id: 'a' }, { id: 'b' }],
    });
    const web = service('Web', 'degraded', { text: 'uses Shop', lost: [{ id: 'Shop' }] });
    const told = radius({
      counts: { down: 4, degraded: 1, atRisk: 0, services: { down: 1, degraded: 1 } },
      services: listed([shop, web]),
      impacted: listed([pay]),
    });
    expect(verdictOf(told)).toEqual({
      standing: 'down',
      headline: '1 service stops, 1 is degraded',
      reason: 'Shop stops because pay needs 1 of 2 dbs: a down, b down',
    });
  });

  test('does not run in circles', () => {
    const a = service('A', 'down', { text: 'depends on B (down)', lost: [{ id: 'B' }] });
    const b = service('B', 'down', { text: 'depends on A (down)', lost: [{ id: 'A' }] });
    const counts = { down: 2, degraded: 0, atRisk: 0, services: { down: 2, degraded: 0 } };
    expect(verdictOf(radius({ counts, services: listed([a, b]) })).headline).toBe('2 services stop');
  });

  test('counts all services, though the list of them is cut', () => {
    const items = Array.from({ length: 200 }, (_, i) => service(`Shop ${i}`, 'down', { seed: true }));
    const told = radius({
      counts: { down: 230, degraded: 20, atRisk: 0, services: { down: 230, degraded: 20 } },
      services: { total: 250, complete: false, items },
    });
    expect(verdictOf(told)).toEqual({
      standing: 'down',
      headline: '230 services stop, 20 are degraded',
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
        atRisk: listed([{ id: 'sso', group: 'resolvers', needs: 1, usable: 1 }]),
      }),
      'at-risk',
      'No service stops or degrades, but redundancy is used up',
      '2 groups of dependencies have no spare left: resolvers of sso; 3 other CIs are hit',
    ],
  ])('without a service that is hit', (told, standing, headline, reason) => {
    expect(verdictOf(told)).toEqual({ standing, headline, reason });
  });
});
