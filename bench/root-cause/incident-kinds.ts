import { levelOf, type Propagation, propagate, type Seed } from '../../src/impact/propagate.ts';
import type { Topology } from '../../src/topology/topology.ts';
import { Chance } from './chance.ts';
import { type Circumstances, observed, type SimulatedIncident, spread, USUAL } from './incident.ts';
import type { SimulatedEstate } from './simulated-estate.ts';

/** A kind of incident: what fails, what must come of it, and how it is seen. */
interface Kind {
  faults: (truth: Topology, chance: Chance) => Seed[] | undefined;
  isSuch?: (spreading: Propagation) => boolean;
  circumstances?: Partial<Circumstances> | ((chance: Chance) => Partial<Circumstances>);
}

export const KINDS = {
  single: { faults: one, isSuch: isFelt },
  'below redundancy': { faults: one, isSuch: defeatsPool },
  'tolerated member': { faults: one, isSuch: isTolerated, circumstances: { spurious: [1, 0.3] } },
  'two members of a pool': {
    faults: pair,
    isSuch: (spreading) => isFelt(spreading) && defeatsPool(spreading),
    circumstances: (chance) => ({ isFirstOld: chance.happens(0.5) }),
  },
  'two unrelated': { faults: two, isSuch: isFelt },
  'after a change': { faults: one, isSuch: isFelt, circumstances: { isCausedByChange: true } },
  'lost alerts': { faults: one, isSuch: isFelt, circumstances: { lost: 0.3 } },
  'spurious alerts': { faults: one, isSuch: isFelt, circumstances: { spurious: [1, 0.5] } },
  'chronic alerts': {
    faults: one,
    isSuch: isFelt,
    circumstances: (chance) => ({ chronic: chance.between(0.1, 0.2) }),
  },
  'partial monitoring': { faults: one, isSuch: isFelt, circumstances: { monitored: 0.4 } },
} as const satisfies Record<string, Kind>;
export type KindName = keyof typeof KINDS;

/** What must come of a fault to be an incident, the CIs that fail among it. */
const LEAST_IMPACTED = 3;
const MOST_TRIES = 1000;

/** The n-th incident of a kind: of the same seed and estates always the same. */
export function simulatedIncident(
  name: KindName,
  estates: readonly SimulatedEstate[],
  { seed, n }: { seed: number; n: number },
): SimulatedIncident {
  const { faults, isSuch, circumstances }: Kind = KINDS[name];
  const chance = new Chance(seed * 1_000_003 + Object.keys(KINDS).indexOf(name) * 100_003 + n);
  const seen = { ...USUAL, ...(typeof circumstances === 'function' ? circumstances(chance) : circumstances) };
  for (let tries = 0; tries < MOST_TRIES * estates.length; tries++) {
    // Where an estate has none, the next one.
    const estate = estates[(n + Math.floor(tries / MOST_TRIES)) % estates.length] as SimulatedEstate;
    const failing = faults(estate.truth, chance);
    if (!failing) continue;
    const spreading = spread(estate.truth, failing, chance);
    if (isSuch && !isSuch(spreading)) continue;
    const incident = observed(estate, spreading, seen, chance);
    if (incident && incident.alarms.length >= 2) return incident;
  }
  throw new Error(`${name}: no such incident in any of ${estates.length} estates`);
}

/** Any CI, or one of any class: by number alone, it would hardly ever be a switch. */
function one(truth: Topology, chance: Chance): Seed[] {
  const level = chance.happens(0.8) ? 'down' : 'degraded';
  if (chance.happens(0.5)) return [{ ci: chance.whole(0, truth.size - 1), level }];
  const { classes } = truth.columns;
  const className = chance.pick([...new Set(classes)]);
  const ofClass = classes.flatMap((name, ci) => (name === className ? [ci] : []));
  return [{ ci: chance.pick(ofClass), level }];
}

/** Two faults of which neither is among what comes of the other. */
function two(truth: Topology, chance: Chance): Seed[] | undefined {
  const [[first], [second]] = [one(truth, chance), one(truth, chance)] as [[Seed], [Seed]];
  const touches = (a: Seed, b: Seed) => levelOf(propagate(truth, [a]), b.ci) !== 'up';
  const areFelt = [first, second].every((fault) => propagate(truth, [fault]).order.length >= LEAST_IMPACTED);
  return areFelt && !touches(first, second) && !touches(second, first) ? [first, second] : undefined;
}

/** Two members of a pool that can spare one: each alone is tolerated. */
function pair(truth: Topology, chance: Chance): Seed[] | undefined {
  const group = chance.whole(0, truth.groupCount - 1);
  if (truth.groupSize(group) - truth.groupNeeds(group) !== 1 || truth.groupNeeds(group) === 0)
    return undefined;
  const [start, end] = truth.membersOf(group);
  const slots = Array.from({ length: end - start }, (_, i) => start + i);
  const members = slots.filter((slot) => truth.effect(slot) === 'hard').map((slot) => truth.member(slot));
  if (members.length < 2) return undefined;
  const faults = chance.some(members, 2).map((ci): Seed => ({ ci, level: 'down' }));
  const consumer = truth.consumer(group);
  const isLost = (failing: Seed[]) => levelOf(propagate(truth, failing), consumer) !== 'up';
  return isLost(faults) && !faults.some((fault) => isLost([fault])) ? faults : undefined;
}

function isFelt({ order }: Propagation): boolean {
  return order.length >= LEAST_IMPACTED;
}

/** A group with members to spare gave way to the one fault. */
function defeatsPool({ topology, order, group, seeds }: Propagation): boolean {
  const faults = new Set(seeds.map(({ ci }) => ci));
  return [...order].some((ci) => {
    const by = group[ci] as number;
    return !faults.has(ci) && topology.groupNeeds(by) < topology.groupSize(by);
  });
}

/** The failing CI is a member of a group that holds without it. */
function isTolerated(spreading: Propagation): boolean {
  const { topology, seeds } = spreading;
  const [{ ci }] = seeds as [Seed];
  if (defeatsPool(spreading)) return false;
  const [start, end] = topology.dependentsOf(ci);
  for (let edge = start; edge < end; edge++) {
    const group = topology.columns.targetGroup[edge] as number;
    if (
      topology.groupNeeds(group) < topology.groupSize(group) &&
      levelOf(spreading, topology.consumer(group)) === 'up'
    ) {
      return true;
    }
  }
  return false;
}
