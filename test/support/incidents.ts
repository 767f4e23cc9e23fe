import fc from 'fast-check';
import type { Effect } from '../../src/domain/level.ts';
import type { RecentChange } from '../../src/impact/cause-priors.ts';
import { type Alarm, weighed } from '../../src/impact/evidence.ts';
import { type RootCauses, rootCauses } from '../../src/impact/root-cause.ts';
import { type Estate, estates, groupsOf, topologyOf } from './estates.ts';

/** An estate with alarms, changes and what is monitored, all by id; times in ms. */
export interface Incident {
  estate: Estate;
  alarms: (Omit<Alarm, 'ci'> & { ci: string })[];
  changes: (Omit<RecentChange, 'cis'> & { cis: string[] })[];
  /** undefined: nothing is known of those that do not alarm */
  monitored?: string[] | undefined;
}

export const MINUTE = 60_000;

/** What the engine says to an incident, as the use case asks it. */
export function causesOf({ estate, alarms, changes, monitored }: Incident): RootCauses {
  const topology = topologyOf(estate);
  const place = (id: string) => topology.indexOf(id) as number;
  const watched = monitored && new Set(monitored.map(place));
  return rootCauses(topology, {
    evidence: weighed(
      alarms.map((alarm) => ({ ...alarm, ci: place(alarm.ci) })),
      1000,
    ).evidence,
    changes: changes.map((change) => ({ ...change, cis: change.cis.map(place) })),
    isMonitored: watched && ((ci) => watched.has(ci)),
    samplingInterval: MINUTE,
    failureRate: (name) => (name === 'business_service' ? 0.25 : 1),
    changeShare: 0.7,
  });
}

/** The candidates of an answer by id, most likely first. */
export function rankedOf({ model: { graph }, candidates }: RootCauses) {
  const id = (ci: number) => graph.topology.id(graph.cis[ci] as number);
  return candidates.map(({ ci, explanation, ...rest }) => ({
    id: id(ci),
    causes: explanation.causes.map(id),
    ...rest,
  }));
}

const BY_EFFECT: Record<Effect, number> = { hard: 0.9, soft: 0.6, 'degrade-only': 0.4, info: 0 };

/**
 * How likely each CI is impaired, were some to fail, as docs/root-cause.md words it, by repeating it over all CIs until
 * nothing changes: the best product of transmissions; a group that needs k of n has the value of its (n-k+1)-th best
 * member; what is below 0.02 is nothing.
 */
export function plainReach(estate: Estate, failed: readonly string[]): Map<string, number> {
  let value = new Map(estate.cis.map(({ id }) => [id, failed.includes(id) ? 1 : 0]));
  for (;;) {
    const next = new Map(value);
    for (const { id } of estate.cis) {
      if (failed.includes(id)) continue;
      const groups = groupsOf(estate, id).filter((g) => g.k > 0);
      const felt = groups.map(({ members, k }) => {
        const values = members.map((m) => {
          const byRelation = m.type === 'runs_on' ? 1.05 : 1;
          const sure = Math.round(100 * m.confidence) / 100;
          const through = (value.get(m.id) as number) * (BY_EFFECT[m.effect] * byRelation * sure);
          return through < 0.02 ? 0 : through;
        });
        return values.sort((a, b) => b - a)[members.length - k] as number;
      });
      next.set(id, Math.max(0, ...felt));
    }
    if (estate.cis.every(({ id }) => next.get(id) === value.get(id))) return value;
    value = next;
  }
}

/** An alarm of any kind but one that was as bad before. */
const newAlarm = fc.record(
  {
    at: fc.integer({ min: 0, max: 20 }).map((minutes) => minutes * MINUTE),
    severity: fc.integer({ min: 10, max: 100 }).map((n) => n / 100),
    magnitude: fc.integer({ min: 40, max: 300 }).map((n) => n / 10),
    priorMagnitude: fc.integer({ min: 0, max: 30 }).map((n) => n / 10),
    name: fc.constantFrom('latency', 'errors'),
  },
  { requiredKeys: ['at', 'severity'] },
);

/** An alarm that says of itself that it was as bad before, at any time. */
export const chronicAlarm = fc
  .record({
    at: fc.integer({ min: -20_000, max: 20 }).map((minutes) => minutes * MINUTE),
    severity: fc.constantFrom(0.1, 0.5, 0.8, 1),
    how: fc.constantFrom<Partial<Alarm>>(
      { preExisting: true },
      { preExisting: true, magnitude: 60 },
      { magnitude: 9, priorMagnitude: 8 },
      { priorMagnitude: 30, magnitude: 40 },
    ),
  })
  .map(({ how, ...alarm }) => ({ ...alarm, ...how }));

const change = fc.record({
  start: fc.integer({ min: -300, max: 30 }).map((minutes) => minutes * MINUTE),
  end: fc.constant(undefined),
  risk: fc.constantFrom(0, 0.1, 0.5, 1),
});

export function incidentsOn(any: fc.Arbitrary<Estate>): fc.Arbitrary<Incident> {
  return any.chain((estate) => {
    const id = fc.constantFrom(...estate.cis.map((ci) => ci.id));
    return fc.record({
      estate: fc.constant(estate),
      alarms: fc.array(
        fc.tuple(id, newAlarm).map(([ci, alarm]) => ({ ...alarm, ci })),
        {
          minLength: 1,
          maxLength: 6,
        },
      ),
      changes: fc.array(
        fc
          .tuple(fc.uniqueArray(id, { minLength: 1, maxLength: 3 }), change)
          .map(([cis, c]) => ({ ...c, cis })),
        { maxLength: 3 },
      ),
      monitored: fc.option(fc.uniqueArray(id), { nil: undefined }),
    });
  });
}

/** Of up to 80 CIs in layers, each on up to four of lower ones, often by pools: deeper than `estates`, without cycles. */
export const layeredEstates: fc.Arbitrary<Estate> = fc
  .array(
    fc.record({
      on: fc.array(fc.nat(), { maxLength: 4 }),
      pool: fc.constantFrom(0, 0, 1, 2, 3),
      effect: fc.constantFrom<Effect>('hard', 'hard', 'hard', 'soft', 'degrade-only'),
      sure: fc.integer({ min: 50, max: 100 }),
    }),
    { minLength: 10, maxLength: 80 },
  )
  .map((cis) => ({
    cis: cis.map((_, i) => ({ id: `ci-${i}`, service: i % 7 === 6 })),
    dependencies: cis.flatMap(({ on, pool, effect, sure }, i) =>
      i === 0
        ? []
        : [...new Set(on.map((n) => Math.max(0, i - 1 - (n % 12))))].map((to) => ({
            from: `ci-${i}`,
            to: `ci-${to}`,
            type: 'uses',
            effect,
            confidence: sure / 100,
            ...(pool === 0 ? {} : { group: 'pool', needs: String(pool) }),
          })),
    ),
  }));

export const incidents = fc.oneof(incidentsOn(estates), incidentsOn(layeredEstates));
