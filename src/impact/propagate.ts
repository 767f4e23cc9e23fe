import { LEVELS, type Level } from '../domain/level.ts';
import type { Topology } from '../topology/topology.ts';

export interface Seed {
  ci: number;
  level: Exclude<Level, 'up'>;
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
  /** by CI: the position in LEVELS, or HELD for a pin */
  level: Uint8Array;
  /** by CI: the round, plus one, in which it went down, and in which it was degraded before that; 0 where never */
  downAt: Uint32Array;
  degradedAt: Uint32Array;
  /** by CI: the group that decided its final level; meaningful where that was after round 0, the seeds' */
  group: Uint32Array;
  /** the impacted CIs, by the round in which they were first degraded or down */
  order: Uint32Array;
  atRisk: AtRisk[];
  /** false where a limit stopped the computation; there is none today */
  complete: boolean;
}

const DEGRADED = LEVELS.indexOf('degraded');
const DOWN = LEVELS.indexOf('down');
/** A pinned CI: above every level, so that nothing raises it. */
const HELD = LEVELS.length;

/**
 * The propagation rule: the least fixpoint of levels over requirement groups, by rounds from the seeds.
 *
 * A group's level is that of its k-th best member, so it is at least L when more than n - k members are: the
 * k-of-n gate of a fault tree (Vesely et al., Fault Tree Handbook, NUREG-0492, 1981, ch. IV), counted as in
 * linear-time unit resolution (Dowling & Gallier, J. Logic Programming 1(3), 1984). A CI is looked at once when it
 * is first reached and, where it was degraded before it went down, once more. Arrays start as zero pages: what is
 * not touched costs nothing.
 */
export function propagate(
  topology: Topology,
  seeds: readonly Seed[],
  pins: readonly number[] = [],
): Propagation {
  const { size } = topology;
  const { bounds, targets, targetGroup, counterGroup, counterSlack, groupConsumer } = topology.columns;
  const level = new Uint8Array(size);
  const [downAt, degradedAt] = [new Uint32Array(size), new Uint32Array(size)];
  const decidedBy = new Uint32Array(size);
  // By counter: members that are no longer up, and members that are down; side by side, as they are used together.
  const lost = new Uint32Array(2 * counterGroup.length);
  const touched = new Uint32Array(counterGroup.length);
  let touchedCount = 0;
  const order = new Uint32Array(size);
  const worsened: number[] = []; // degraded in an earlier round than down
  let tail = 0;
  let round = 0;

  function takeDown(ci: number, group: number): void {
    const before = level[ci] as number;
    if (before >= DOWN) return;
    level[ci] = DOWN;
    downAt[ci] = round + 1;
    decidedBy[ci] = group;
    if (before === 0) order[tail++] = ci;
    else if (degradedAt[ci] !== round + 1) worsened.push(ci);
  }

  function degrade(ci: number, group: number): void {
    if (level[ci] !== 0) return;
    level[ci] = DEGRADED;
    degradedAt[ci] = round + 1;
    decidedBy[ci] = group;
    order[tail++] = ci;
  }

  /** A member of this counter's group is no longer up; the group is touched, and may be degraded by it. */
  function loseAny(counter: number): void {
    const any = (lost[2 * counter] as number) + 1;
    lost[2 * counter] = any;
    if (any === 1) touched[touchedCount++] = counter;
    if (any !== (counterSlack[counter] as number) + 1) return;
    const group = counterGroup[counter] as number;
    degrade(groupConsumer[group] as number, group);
  }

  /** One that was degraded before is down. */
  function loseDown(counter: number): void {
    const down = (lost[2 * counter + 1] as number) + 1;
    lost[2 * counter + 1] = down;
    if (down !== (counterSlack[counter] as number) + 1) return;
    const group = counterGroup[counter] as number;
    takeDown(groupConsumer[group] as number, group);
  }

  /** The dependents at edges from..end see this provider as degraded. */
  function weaken(from: number, end: number): void {
    for (let e = from; e < end; e++) {
      const target = targets[e] as number;
      if (target >= size) loseAny(target - size);
      else if (level[target] === 0) degrade(target, targetGroup[e] as number);
    }
  }

  for (const pin of pins) level[pin] = HELD;
  for (const seed of seeds) {
    if (seed.level === 'down') takeDown(seed.ci, 0);
    else degrade(seed.ci, 0);
  }
  order.subarray(0, tail).sort();

  let head = 0;
  let worsenedHead = 0;
  for (round = 1; head < tail || worsenedHead < worsened.length; round++) {
    const worsenedEnd = worsened.length;
    for (const end = tail; head < end; head++) {
      const ci = order[head] as number;
      const lone = bounds[4 * ci] as number;
      const soft = bounds[4 * ci + 2] as number;
      if (downAt[ci] !== round) {
        weaken(lone, bounds[4 * ci + 3] as number);
        continue;
      }
      const counted = bounds[4 * ci + 1] as number;
      for (let e = lone; e < counted; e++) {
        const consumer = targets[e] as number;
        const before = level[consumer] as number;
        if (before >= DOWN) continue;
        if (before !== 0) {
          takeDown(consumer, targetGroup[e] as number);
          continue;
        }
        level[consumer] = DOWN;
        downAt[consumer] = round + 1;

        order[tail++] = consumer;
      }
      for (let e = counted; e < soft; e++) {
        const counter = (targets[e] as number) - size;
        const both = (lost[counter] as number) + 0x10001;
        lost[counter] = both;
        const any = both & 0xffff;
        const down = both >>> 16;
        const enough = 2;
        if (any < enough) continue;
        const group = targetGroup[e] as number;
        if (down === enough) takeDown(groupConsumer[group] as number, group);
        else if (any === enough) degrade(groupConsumer[group] as number, group);
      }
      weaken(soft, bounds[4 * ci + 4] as number);
    }
    for (; worsenedHead < worsenedEnd; worsenedHead++) {
      const ci = worsened[worsenedHead] as number;
      const counted = bounds[4 * ci + 1] as number;
      const soft = bounds[4 * ci + 2] as number;
      for (let e = bounds[4 * ci] as number; e < counted; e++) {
        takeDown(targets[e] as number, targetGroup[e] as number);
      }
      for (let e = counted; e < soft; e++) loseDown((targets[e] as number) - size);
      weaken(bounds[4 * ci + 3] as number, bounds[4 * ci + 4] as number);
    }
  }
  return {
    topology,
    seeds,
    pins,
    level,
    downAt,
    degradedAt,
    group: decidedBy,
    order: order.subarray(0, tail),
    atRisk: atRiskOf(topology, touched.subarray(0, touchedCount), lost),
    complete: true,
  };
}

export function levelOf(propagation: Propagation, ci: number): Level {
  return LEVELS[propagation.level[ci] as number] ?? 'up';
}

/** Rounds from the seeds to the CI's final level; undefined where it is up. */
export function distanceOf(propagation: Propagation, ci: number): number | undefined {
  const { level, downAt, degradedAt } = propagation;
  const at = (level[ci] === DOWN ? downAt : degradedAt)[ci] as number;
  return at === 0 ? undefined : at - 1;
}

/** Whether a member's failure counts against its group at `level`, given its effect: rule 2, the edge map. */
export function passes({ topology, level: levels }: Propagation, slot: number, level: Level): boolean {
  const member = levels[topology.member(slot)] as number;
  if (member === 0 || member === HELD) return false;
  switch (topology.effect(slot)) {
    case 'hard':
      return level === 'degraded' || member === DOWN;
    case 'soft':
      return level === 'degraded';
    case 'degrade-only':
      return level === 'degraded' && member === DOWN;
    case 'info':
      return false;
  }
}

function atRiskOf(topology: Topology, touched: Uint32Array, lost: Uint32Array): AtRisk[] {
  const { counterGroup, counterSlack, minimumMargin } = topology.columns;
  const atRisk: AtRisk[] = [];
  for (const counter of touched) {
    const spare = (counterSlack[counter] as number) - (lost[2 * counter] as number);
    if (spare < 0) continue;
    const group = counterGroup[counter] as number;
    if (spare > 0 && spare >= (minimumMargin[topology.consumer(group)] as number)) continue;
    const needs = topology.groupNeeds(group);
    atRisk.push({ group, needs, usable: needs + spare });
  }
  return atRisk.sort((a, b) => a.group - b.group);
}
