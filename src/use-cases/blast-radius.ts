import { z } from 'zod';
import { isA, isService } from '../domain/catalogue.ts';
import type { Money } from '../domain/ci.ts';
import type { Level } from '../domain/level.ts';
import { distanceOf, levelOf, type Propagation } from '../impact/propagate.ts';
import { saved, survivors } from '../impact/redundancy.ts';
import { impactedLevel, moneyList, named, namedCi, reasonOf, reasonSchema } from './answers.ts';
import { assumptionWords } from './assumption.ts';
import type { Context } from './context.ts';
import { absentCiSchema } from './find-cis.ts';
import { summed } from './money.ts';
import type { Assumption } from './propagation.ts';

export interface BlastRadiusQuestion extends Assumption {
  view?: ImpactView;
}

/** What of the radius is listed; it is computed whole whatever the view. */
export interface ImpactView {
  classes?: readonly string[] | undefined;
  minLevel?: Exclude<Level, 'up'> | undefined;
  maxDistance?: number | undefined;
  limit?: number | undefined;
}

/** The question as it is asked from outside. */
export const blastRadiusQuestionSchema = z.strictObject({
  ...assumptionWords,
  class: z
    .array(z.string().min(1).max(100))
    .max(100)
    .optional()
    .describe('list only this class and those that extend it'),
  minLevel: impactedLevel.optional().describe('list only CIs at this level or worse'),
  maxDistance: z.int().min(0).optional().describe('list only CIs at most this many rounds away'),
  limit: z.int().min(0).max(100_000).default(1000).describe('list at most this many CIs'),
});

const impactedCi = namedCi.extend({
  level: impactedLevel,
  distance: z.int().describe('rounds from the seeds, which are at 0'),
  owner: z.string().nullable(),
  reason: reasonSchema,
});

const levelCounts = z.strictObject({ down: z.int(), degraded: z.int() });

const groupState = z.strictObject({
  id: z.string().describe('the consumer of the group'),
  group: z.string().nullable(),
  needs: z.int(),
  of: z.int().describe('members the group has'),
  usable: z.int().describe('members still up after the edge map'),
  survivors: z.array(z.string()).describe('ids of the members still up, as many as `usable` says'),
});
export type GroupState = z.infer<typeof groupState>;

export const blastRadiusSchema = z.strictObject({
  revision: z.int().describe('the revision of the graph that the answer is from'),
  seeds: z.array(z.strictObject({ id: z.string(), level: impactedLevel })),
  pins: z.array(z.string()),
  ignored: z
    .array(absentCiSchema)
    .describe('seeds and pins that take no part, since they are planned or retired'),
  complete: z.boolean().describe('false where a limit stopped the computation'),
  counts: z.strictObject({
    down: z.int(),
    degraded: z.int(),
    atRisk: z.int(),
    services: levelCounts.describe('of the business services that are not restricted, whatever the view'),
    byClass: z.record(z.string(), levelCounts),
  }),
  impacted: z.array(impactedCi).describe('worst first, then nearest, then by id'),
  impactedTotal: z.int().describe('how many the view holds; more than `impacted` where a limit cut the list'),
  atRisk: z
    .array(groupState)
    .describe(
      'groups that lost members, still hold, and have no spare left or fewer than their consumer wants; ' +
        'those of restricted CIs are counted only',
    ),
  saved: z
    .array(groupState)
    .describe('what redundancy saved: groups that lost members while their consumer stays up'),
  services: z
    .array(impactedCi.extend({ criticality: z.int(), outageCostPerHour: moneyList.max(1) }))
    .describe('worst first, then most critical, then nearest, then by id; restricted CIs are not among them'),
  outageCostPerHour: moneyList.describe('summed over the CIs that are down and not restricted, by currency'),
  outageCostComplete: z.boolean().describe('false where restricted CIs are down: their costs are left out'),
});
export type BlastRadius = z.infer<typeof blastRadiusSchema>;

/** The business services among impacted CIs, in the order in which they are listed. */
export function servicesAmong(
  { catalogue }: Pick<Context, 'catalogue'>,
  propagation: Propagation,
  impacted: readonly number[],
): number[] {
  const { topology } = propagation;
  const services = impacted.filter((ci) => isService(catalogue, topology.className(ci)));
  return worstFirst(propagation, services, (ci) => topology.criticality(ci));
}

/**
 * CIs worst first, of one level the weightiest, then the nearest, then by id; weights are whole and below 8. Each is
 * sorted as one number, several times as fast as by comparing; exact for up to 11 million CIs.
 */
export function worstFirst(
  propagation: Propagation,
  cis: readonly number[],
  weight: (ci: number) => number = () => 0,
): number[] {
  const { topology } = propagation;
  const { size } = topology;
  const rounds = 2 * size + 1; // a CI can be worsened twice
  const keys = Float64Array.from(cis, (ci) => {
    const rank = levelOf(propagation, ci) === 'down' ? 0 : 1;
    const distance = distanceOf(propagation, ci) as number;
    const last = topology.isRestricted(ci) ? 1 : 0; // as Topology.compare has it
    return (((rank * 8 + 7 - weight(ci)) * rounds + distance) * 2 + last) * size + ci;
  });
  return Array.from(keys.sort(), (key) => key % size);
}

/** Whether a CI is in the view. */
export function viewFilter(
  context: Context,
  propagation: Propagation,
  view: ImpactView,
): (ci: number) => boolean {
  const { classes, minLevel, maxDistance = Infinity } = view;
  const { topology } = propagation;
  return (ci) =>
    (!classes || classes.some((c) => isA(context.catalogue, topology.className(ci), c))) &&
    (minLevel !== 'down' || levelOf(propagation, ci) === 'down') &&
    (distanceOf(propagation, ci) as number) <= maxDistance;
}

/** How many are down, degraded and at risk, whatever the view; restricted CIs are of no class that is a service. */
export function countsOf(
  context: Context,
  propagation: Propagation,
  impacted: readonly number[],
): BlastRadius['counts'] {
  const byClass = new Map<string, z.infer<typeof levelCounts>>();
  for (const ci of impacted) {
    const name = propagation.topology.className(ci);
    const counts = byClass.get(name) ?? { down: 0, degraded: 0 };
    counts[levelOf(propagation, ci) as 'down' | 'degraded']++;
    byClass.set(name, counts);
  }
  const services = { down: 0, degraded: 0 };
  for (const [name, { down, degraded }] of byClass) {
    if (!isService(context.catalogue, name)) continue;
    services.down += down;
    services.degraded += degraded;
  }
  const down = impacted.filter((ci) => levelOf(propagation, ci) === 'down').length;
  return {
    down,
    degraded: impacted.length - down,
    atRisk: propagation.atRisk.length,
    services,
    byClass: Object.fromEntries([...byClass].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** An impacted CI as it is listed, with the reason of its level. */
export function impactedOf(propagation: Propagation, ci: number): BlastRadius['impacted'][number] {
  return {
    ...named(propagation.topology, ci),
    level: levelOf(propagation, ci) as 'down' | 'degraded',
    distance: distanceOf(propagation, ci) as number,
    owner: propagation.topology.owner(ci),
    reason: reasonOf(propagation, ci),
  };
}

/** An impacted business service as it is listed: with what it weighs. */
export function serviceOf(propagation: Propagation, ci: number): BlastRadius['services'][number] {
  const { topology } = propagation;
  const cost = topology.outageCostPerHour(ci);
  return {
    ...impactedOf(propagation, ci),
    criticality: topology.criticality(ci),
    outageCostPerHour: cost ? [cost] : [],
  };
}

/** The groups at risk whose consumers the caller may see. */
export function atRiskOf(propagation: Propagation): number[] {
  return told(
    propagation,
    propagation.atRisk.map(({ group }) => group),
  );
}

/** The groups that saved consumers that the caller may see; `withSpare`: and have members to spare still. */
export function savedBy(propagation: Propagation, { withSpare = false } = {}): number[] {
  const groups = told(propagation, saved(propagation));
  if (!withSpare) return groups;
  const risky = new Set(propagation.atRisk.map(({ group }) => group));
  return groups.filter((group) => !risky.has(group));
}

function told({ topology }: Propagation, groups: readonly number[]): number[] {
  return groups.filter((group) => !topology.isRestricted(topology.consumer(group)));
}

/** A group that lost members and still holds as it is listed. */
export function groupStateOf(propagation: Propagation, group: number): GroupState {
  const { topology } = propagation;
  const left = survivors(propagation, group);
  return {
    id: topology.id(topology.consumer(group)),
    group: topology.groupName(group),
    needs: topology.groupNeeds(group),
    of: topology.groupSize(group),
    usable: left.length,
    survivors: left
      .map((slot) => topology.member(slot))
      .sort((a, b) => topology.compare(a, b))
      .map((ci) => topology.id(ci)),
  };
}

/** Whether the cost of each CI that is down is known to whoever asks; whether a restricted one has any is not told. */
export function isCostComplete(propagation: Propagation, impacted: readonly number[]): boolean {
  const { topology } = propagation;
  return !impacted.some((ci) => topology.isRestricted(ci) && levelOf(propagation, ci) === 'down');
}

/** What those that are down cost, by currency. */
export function outageCost(propagation: Propagation, impacted: readonly number[]): Money[] {
  const down = impacted.filter((ci) => levelOf(propagation, ci) === 'down');
  return summed(down.map((ci) => propagation.topology.outageCostPerHour(ci)));
}
