import { changeShare, failureRates, priorsOf, type RecentChange } from '../../src/impact/cause-priors.ts';
import { topologyOf } from '../support/estates.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const even = { failureRate: (_: string) => 1, changeShare: 0.7 };

/** The priors of two candidates, of which the first reaches everything and was changed, the second half of it. */
function priors(changes: (Partial<RecentChange> & { ci?: number })[], more = even): number[] {
  const candidates = [
    { ci: 0, className: 'server', reached: 1 },
    { ci: 1, className: 'rack', reached: 0.5 },
  ];
  const told = changes.map(({ ci = 0, ...c }) => ({ cis: [ci], start: 0, end: undefined, risk: 0.5, ...c }));
  return priorsOf(candidates, told, 0, more, MINUTE);
}
/** What changes of these risks, as they reach the evidence, add to a candidate. */
const withRisk = (own: number, all = own) => {
  const sum = 0.25 + all;
  return (1 - 0.7 * (1 - 0.25 / sum)) / 2 + (0.7 * own) / sum;
};

test.each<[string, Parameters<typeof priors>[0], number]>([
  ['nothing was changed', [], 0.5],
  ['at the onset', [{}], withRisk(0.5)],
  ['two hours before', [{ start: -2 * HOUR }], withRisk(0.25)],
  ['four hours before', [{ start: -4 * HOUR }], withRisk(0.125)],
  ['it ended just now', [{ start: -9 * HOUR, end: 0 }], withRisk(0.5)],
  ['it goes on', [{ start: -9 * HOUR, end: HOUR }], withRisk(0.5)],
  ['within a sampling interval after', [{ start: MINUTE }], withRisk(0.5)],
  ['later', [{ start: MINUTE + 1 }], 0.5],
  ['without risk', [{ risk: 0 }], 0.5],
  ['twice', [{}, { risk: 0.25 }], withRisk(0.75)],
  ['one change that names it twice', [{ cis: [0, 0] }], withRisk(0.5)],
  ['one that reaches half the evidence was changed too', [{}, { ci: 1 }], withRisk(0.5, 0.75)],
])('of a candidate that was changed: %s', (_, changes, expected) => {
  const told = priors(changes);
  expect(told[0]).toBeCloseTo(expected, 12);
  expect((told[0] as number) + (told[1] as number)).toBeCloseTo(1, 12);
});

test('of classes by how often they fail, and by what people confirmed', () => {
  const byClass = { failureRate: (name: string) => (name === 'rack' ? 0.25 : 1), changeShare: 0.7 };
  expect(priors([], byClass)).toEqual([0.8, 0.2]);
  const estate = { cis: ['a', 'b', 'c', 'd'].map((id, i) => ({ id, service: i === 0 })), dependencies: [] };
  const rates = (causes: [string, number][]) => failureRates(topologyOf(estate), { causes: new Map(causes) });
  const defaults = rates([]);
  expect(['business_service', 'rack', 'server'].map((name) => defaults([name]))).toEqual([0.25, 0.2, 1]);
  expect(defaults(['shop_service', 'business_service'])).toBe(0.25);
  // One in four is a service: of ten causes 2.5 would be expected to be one, and ten weigh as much as the default.
  const confirmed = rates([
    ['business_service', 5],
    ['server', 5],
  ]);
  expect(confirmed(['business_service'])).toBeCloseTo((10 * 0.25 + 5) / (10 + 2.5), 12);
  expect(confirmed(['server'])).toBeCloseTo((10 + 5) / (10 + 7.5), 12);
  expect(confirmed(['rack'])).toBe(0.2);
  expect(changeShare({ causes: new Map([['server', 10]]), afterChange: 2 })).toBeCloseTo((7 + 2) / 20, 12);
});
