import type { RecentChange } from '../../src/impact/cause-priors.ts';
import type { Alarm } from '../../src/impact/evidence.ts';
import { distanceOf, levelOf, type Propagation, propagate, type Seed } from '../../src/impact/propagate.ts';
import type { Topology } from '../../src/topology/topology.ts';
import type { Chance } from './chance.ts';
import type { SimulatedEstate } from './simulated-estate.ts';

/** What happened, and what is seen of it. */
export interface SimulatedIncident {
  estate: SimulatedEstate;
  faults: readonly Seed[];
  alarms: readonly Alarm[];
  changes: readonly RecentChange[];
  /** by CI: 1 where it would alarm */
  monitored: Uint8Array;
  /** whether who looks for the cause knows what is monitored */
  isMonitoringKnown: boolean;
}

/** How an incident is seen; what a kind of incident leaves out is as in USUAL. */
export interface Circumstances {
  /** share of the CIs that are monitored */
  monitored: number;
  /** share of the alarms that never arrive */
  lost: number;
  /** alarms of CIs that have nothing to do with it: so many, and this share of the others */
  spurious: [number, number];
  /** share of the CIs that alarm before it began, and go on */
  chronic: number;
  isCausedByChange: boolean;
  /** the first fault was there some hours before, and alarmed then: nobody saw to it, as nothing came of it */
  isFirstOld: boolean;
}

export const USUAL: Circumstances = {
  monitored: 0.85,
  lost: 0,
  spurious: [0, 0],
  chronic: 0,
  isCausedByChange: false,
  isFirstOld: false,
};

export const SAMPLING_INTERVAL = 60_000;
const MINUTE = 60_000;
/** When the fault begins, in ms: any day will do. */
const BEGIN = Date.parse('2026-03-01T12:00:00Z');
/** How likely a monitored CI alarms that is not well. */
export const DETECTED = { down: 0.85, degraded: 0.5 } as const;
/** Share of the CIs that hold whatever they depend on: a copy, a retry, a feature nobody uses now. */
export const RESILIENT = 0.05;
/** How likely a monitored CI alarms for reasons of its own while an incident lasts. */
const UNRELATED = 0.0005;
/** Mean time for a fault to be felt one dependency further on. */
const HOP = 20_000;
/** Some alarms wait until the trouble has lasted some minutes. */
const PATIENT = 0.15;
/** How many incidents have magnitudes with their alarms, and how far from normal those are. */
const MEASURED = 0.4;
const MAGNITUDE = 12;
const SHRINKS = 0.85;
const LEAST_MAGNITUDE = 3.5;

/** The faults of an incident, with what they do to the estate as it is. CIs that hold are pinned, faults never are. */
export function spread(truth: Topology, faults: readonly Seed[], chance: Chance): Propagation {
  const pins: number[] = [];
  for (let ci = 0; ci < truth.size; ci++) {
    if (chance.happens(RESILIENT) && !faults.some((fault) => fault.ci === ci)) pins.push(ci);
  }
  return propagate(truth, faults, pins);
}

/** What monitoring and the change calendar say of faults; undefined: nothing that came of the faults alarms. */
export function observed(
  estate: SimulatedEstate,
  spreading: Propagation,
  { monitored: share, lost, spurious, chronic, isCausedByChange, isFirstOld }: Circumstances,
  chance: Chance,
): SimulatedIncident | undefined {
  const { size } = estate.truth;
  const monitored = Uint8Array.from({ length: size }, () => (chance.happens(share) ? 1 : 0));
  const seen = Array.from({ length: size }, (_, ci) => ci).filter((ci) => monitored[ci] === 1);
  const isMeasured = chance.happens(MEASURED);
  const sick = new Set(chance.some(seen, Math.round(chronic * seen.length)));
  const before = new Map([...sick].map((ci) => [ci, chronicAlarm(ci)]));
  const alarms: Alarm[] = [];
  for (const ci of spreading.order) {
    const level = levelOf(spreading, ci);
    if (monitored[ci] !== 1 || level === 'up' || !chance.happens(DETECTED[level] * (1 - lost))) continue;
    if (!sick.has(ci)) alarms.push(consequence(ci, level, distanceOf(spreading, ci) as number));
    // Where it was ill before, its alarm is the old one, seldom a worse one.
    else if (chance.happens(0.2)) before.set(ci, worse(before.get(ci) as Alarm));
  }
  if (alarms.length === 0) return undefined;
  const [atLeast, ofOthers] = spurious;
  const wanted = atLeast + Math.round(chance.between(0, ofOthers) * alarms.length);
  const well = seen.filter((ci) => levelOf(spreading, ci) === 'up' && !sick.has(ci));
  const unrelated = new Set(chance.some(well, wanted));
  for (const ci of well) if (chance.happens(UNRELATED)) unrelated.add(ci);
  const all = [...alarms, ...[...unrelated].map(unrelatedAlarm), ...before.values()];
  return {
    estate,
    faults: spreading.seeds,
    alarms: chance.some(all, all.length),
    changes: isCausedByChange ? changes() : [],
    monitored,
    isMonitoringKnown: chance.happens(0.5),
  };

  function consequence(ci: number, level: 'degraded' | 'down', distance: number): Alarm {
    let at = BEGIN + chance.between(0, SAMPLING_INTERVAL);
    for (let hop = 0; hop < distance; hop++) at += chance.exponential(HOP);
    if (isFirstOld && ci === spreading.seeds[0]?.ci) at -= chance.between(1, 12) * 60 * MINUTE;
    if (chance.happens(PATIENT)) at += chance.between(2, 5) * MINUTE;
    const usual = MAGNITUDE * SHRINKS ** distance * Math.exp(0.5 * chance.normal());
    const severity = level === 'down' ? chance.pick([1, 1, 0.8, 0.5]) : chance.pick([0.8, 0.5, 0.3]);
    return { ci, at, severity, ...magnitudes(usual) };
  }

  function unrelatedAlarm(ci: number): Alarm {
    const at = BEGIN + chance.between(-10, 10) * MINUTE;
    return {
      ci,
      at,
      severity: chance.pick([1, 0.8, 0.5, 0.3]),
      ...magnitudes(6 * Math.exp(0.5 * chance.normal())),
    };
  }

  function magnitudes(usual: number) {
    if (!isMeasured) return {};
    return { magnitude: Math.max(LEAST_MAGNITUDE, usual), priorMagnitude: Math.abs(chance.normal()) };
  }

  /** Known as such by the word of its sender, by its age, or by how far from normal it was before. */
  function chronicAlarm(ci: number): Alarm {
    const old = {
      ci,
      at: BEGIN - chance.between(2, 40) * 24 * 60 * MINUTE,
      severity: chance.pick([1, 0.8, 0.5, 0.3]),
    };
    const magnitude = LEAST_MAGNITUDE + chance.exponential(4);
    if (isMeasured)
      return {
        ...old,
        magnitude,
        priorMagnitude: Math.max(LEAST_MAGNITUDE, magnitude * chance.between(0.8, 1.2)),
      };
    return chance.happens(0.5) ? old : { ...old, preExisting: true };
  }

  function worse(old: Alarm): Alarm {
    return old.magnitude === undefined ? { ...old, severity: 1 } : { ...old, magnitude: 3 * old.magnitude };
  }

  /** One on the first fault that ended shortly before; others in the day before and just after, a third of them near. */
  function changes(): RecentChange[] {
    const [culprit] = spreading.seeds as [Seed];
    const near = [...spreading.order].filter((ci) => ci !== culprit.ci);
    const innocent = Array.from({ length: chance.whole(3, 10) }, () => {
      const ci = near.length > 0 && chance.happens(1 / 3) ? chance.pick(near) : chance.whole(0, size - 1);
      return change([ci], BEGIN - chance.between(-0.5, 24) * 60 * MINUTE);
    });
    return [change([culprit.ci], BEGIN - chance.between(0, 45) * MINUTE), ...innocent];
  }

  function change(cis: number[], end: number): RecentChange {
    return { cis, start: end - chance.between(1, 60) * MINUTE, end, risk: chance.pick([0.2, 0.5, 0.8]) };
  }
}
