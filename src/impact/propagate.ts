import { LEVELS, type Level } from '../domain/level.ts';
import type { Topology } from '../topology/topology.ts';

export interface Seed {
  ci: number;
  level: Exclude<Level, 'up'>;
}

/**
 * How far one level reached. `at[ci]` is the round in which the CI took at least that level, plus one; 0 where it
 * never did. Seeds are round 0, and a CI is one round behind the last member its group could not spare.
 * `group[ci]` is the group that decided it, meaningful where at > 1. `order` lists the CIs by round.
 */
export interface Wave {
  at: Uint32Array;
  group: Uint32Array;
  order: Uint32Array;
}

/** A group that still holds and has no spare member left, or fewer than its consumer wants. */
export interface AtRisk {
  group: number;
  needs: number;
  usable: number;
}

export interface Propagation {
  topology: Topology;
  seeds: readonly Seed[];
  pins: readonly number[];
  down: Wave;
  /** at least degraded: the CIs of `down` are in it too */
  degraded: Wave;
  atRisk: AtRisk[];
  /** false where a limit stopped the computation; there is none today */
  complete: boolean;
}

const PINNED = 0xffffffff;

/**
 * The propagation rule: the least fixpoint of levels over requirement groups, by rounds from the seeds.
 *
 * A group's level is that of its k-th best member, so it is at least L when more than n - k members are: the
 * k-of-n gate of a fault tree (Vesely et al., Fault Tree Handbook, NUREG-0492, 1981, ch. IV), counted as in
 * linear-time unit resolution (Dowling & Gallier, J. Logic Programming 1(3), 1984). "Down" spreads by hard
 * dependencies alone; "at least degraded" by hard and soft ones, and from each CI that is down by degrade-only
 * ones. So there are two passes, each of which looks at an edge once. Arrays start as zero pages: what is not
 * touched costs nothing.
 */
export function propagate(
  topology: Topology,
  seeds: readonly Seed[],
  pins: readonly number[] = [],
): Propagation {
  const down = spreadDown(topology, seeds, pins);
  const { wave: degraded, atRisk } = spreadDegraded(topology, seeds, pins, down);
  return { topology, seeds, pins, down, degraded, atRisk, complete: true };
}

export function levelOf(propagation: Propagation, ci: number): Level {
  if (isReached(propagation.down, ci)) return 'down';
  return isReached(propagation.degraded, ci) ? 'degraded' : 'up';
}

/** The wave that gave an impacted CI its level. */
export function decidingWave(propagation: Propagation, ci: number): Wave {
  return isReached(propagation.down, ci) ? propagation.down : propagation.degraded;
}

/** Rounds from the seeds to the CI's final level; undefined where it is up. */
export function distanceOf(propagation: Propagation, ci: number): number | undefined {
  const { at } = decidingWave(propagation, ci);
  return at[ci] === 0 || at[ci] === PINNED ? undefined : (at[ci] as number) - 1;
}

/** Whether a member's failure counts against its group at `level`, given its effect: rule 2 of the edge map. */
export function passes(propagation: Propagation, slot: number, level: Level): boolean {
  const { topology } = propagation;
  const member = topology.member(slot);
  switch (topology.effect(slot)) {
    case 'hard':
      return isReached(level === 'down' ? propagation.down : propagation.degraded, member);
    case 'soft':
      return level === 'degraded' && isReached(propagation.degraded, member);
    case 'degrade-only':
      return level === 'degraded' && isReached(propagation.down, member);
    case 'info':
      return false;
  }
}

export function isReached(wave: Wave, ci: number): boolean {
  return wave.at[ci] !== 0 && wave.at[ci] !== PINNED;
}

function start(topology: Topology, seeds: readonly Seed[], pins: readonly number[], least: Level) {
  const { size } = topology;
  const [at, group, order] = [new Uint32Array(size), new Uint32Array(size), new Uint32Array(size)];
  for (const pin of pins) at[pin] = PINNED;
  let tail = 0;
  for (const { ci, level } of seeds) {
    if (LEVELS.indexOf(level) < LEVELS.indexOf(least) || at[ci] !== 0) continue;
    at[ci] = 1;
    order[tail++] = ci;
  }
  order.subarray(0, tail).sort();
  return { at, group, order, tail, lost: new Uint32Array(topology.columns.counterGroup.length) };
}

function spreadDown(topology: Topology, seeds: readonly Seed[], pins: readonly number[]): Wave {
  const { size } = topology;
  const { bounds, targets, targetGroup, counterGroup, counterSlack } = topology.columns;
  const { groupConsumer } = topology.columns;
  const { at, group, order, lost, tail: first } = start(topology, seeds, pins, 'down');
  let tail = first;
  for (let head = 0; head < tail; head++) {
    const ci = order[head] as number;
    const next = (at[ci] as number) + 1;
    const counted = bounds[4 * ci + 1] as number;
    for (let e = bounds[4 * ci] as number; e < counted; e++) {
      const consumer = targets[e] as number;
      if (at[consumer] !== 0) continue;
      at[consumer] = next;
      group[consumer] = targetGroup[e] as number;
      order[tail++] = consumer;
    }
    const end = bounds[4 * ci + 2] as number;
    for (let e = counted; e < end; e++) {
      const counter = (targets[e] as number) - size;
      const failed = ((lost[counter] as number) + 1) | 0;
      lost[counter] = failed;
      if (failed !== (counterSlack[counter] as number) + 1) continue;
      const g = counterGroup[counter] as number;
      const consumer = groupConsumer[g] as number;
      if (at[consumer] !== 0) continue;
      at[consumer] = next;
      group[consumer] = g;
      order[tail++] = consumer;
    }
  }
  return { at, group, order: order.subarray(0, tail) };
}

function spreadDegraded(topology: Topology, seeds: readonly Seed[], pins: readonly number[], down: Wave) {
  const { size } = topology;
  const { bounds, targets, targetGroup, counterGroup, counterSlack, groupConsumer } = topology.columns;
  const { at, group, order, lost, tail: first } = start(topology, seeds, pins, 'degraded');
  let tail = first;
  const touched: number[] = [];

  // Looks at the dependents from..end of one CI and raises those whose group can no longer hold.
  function raise(from: number, end: number, round: number): void {
    for (let e = from; e < end; e++) {
      const target = targets[e] as number;
      let consumer = target;
      if (target >= size) {
        const counter = target - size;
        const failed = ((lost[counter] as number) + 1) | 0;
        lost[counter] = failed;
        if (failed === 1) touched.push(counter);
        if (failed !== (counterSlack[counter] as number) + 1) continue;
        consumer = groupConsumer[counterGroup[counter] as number] as number;
      }
      if (at[consumer] !== 0) continue;
      at[consumer] = round;
      group[consumer] = targetGroup[e] as number;
      order[tail++] = consumer;
    }
  }

  let head = 0;
  let downHead = 0;
  for (let round = 1; head < tail || downHead < down.order.length; round++) {
    for (const end = tail; head < end; head++) {
      const ci = order[head] as number;
      raise(bounds[4 * ci] as number, bounds[4 * ci + 3] as number, round + 1);
    }
    for (; downHead < down.order.length; downHead++) {
      const ci = down.order[downHead] as number;
      if (down.at[ci] !== round) break;
      raise(bounds[4 * ci + 3] as number, bounds[4 * ci + 4] as number, round + 1);
    }
  }
  return { wave: { at, group, order: order.subarray(0, tail) }, atRisk: atRiskOf(topology, touched, lost) };
}

function atRiskOf(topology: Topology, touched: readonly number[], lost: Uint32Array): AtRisk[] {
  const { counterGroup, minimumMargin } = topology.columns;
  const atRisk: AtRisk[] = [];
  for (const counter of touched) {
    const group = counterGroup[counter] as number;
    const needs = topology.groupNeeds(group);
    const usable = topology.groupSize(group) - (lost[counter] as number);
    const margin = Math.max(1, minimumMargin[topology.consumer(group)] as number);
    if (usable >= needs && usable - needs < margin) atRisk.push({ group, needs, usable });
  }
  return atRisk.sort((a, b) => a.group - b.group);
}
