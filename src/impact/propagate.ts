import { LEVELS, type Level } from '../domain/level.ts';
import { COUNTED, DEGRADE_ONLY, RUNS, SOFT, type Topology } from '../topology/topology.ts';

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
  const { bounds, targets, targetGroup, counterSlack, groupConsumer } = topology.columns;
  const level = new Uint8Array(size);
  const [downAt, degradedAt] = [new Uint32Array(size), new Uint32Array(size)];
  const decidedBy = new Uint32Array(size);
  const { lost, touched, order } = scratchOf(topology);
  let touchedCount = 0;
  const worsened: number[] = []; // degraded in an earlier round than down
  let tail = 0;

  for (const pin of pins) level[pin] = HELD;
  for (const seed of seeds) {
    const { ci } = seed;
    const before = level[ci] as number;
    if (before >= DOWN) continue;
    if (before === 0) order[tail++] = ci;
    level[ci] = seed.level === 'down' ? DOWN : DEGRADED;
    (seed.level === 'down' ? downAt : degradedAt)[ci] = 1;
  }
  order.subarray(0, tail).sort();

  // Raises are written out where they happen: a call for each edge would cost as much as all the rest.
  let [head, worsenedHead] = [0, 0];
  for (let round = 1; head < tail || worsenedHead < worsened.length; round++) {
    const [end, worsenedEnd] = [tail, worsened.length];
    const after = round + 1;
    while (head < end || worsenedHead < worsenedEnd) {
      const first = head < end;
      const ci = (first ? order[head++] : worsened[worsenedHead++]) as number;
      const at = RUNS * ci;
      // A CI that goes down in this very round is down in `level`, but its dependents do not know yet.
      const isDown = level[ci] === DOWN && (worsened.length === 0 || downAt[ci] === round);
      let weakened = bounds[at] as number;
      if (isDown) {
        const counted = bounds[at + COUNTED] as number;
        const soft = bounds[at + SOFT] as number;
        for (let e = weakened; e < counted; e++) {
          const consumer = targets[e] as number;
          const before = level[consumer] as number;
          if (before >= DOWN) continue;
          level[consumer] = DOWN;
          downAt[consumer] = after;
          decidedBy[consumer] = targetGroup[e] as number;
          if (before === 0) order[tail++] = consumer;
          else if (degradedAt[consumer] !== after) worsened.push(consumer);
        }
        for (let e = counted; e < soft; e++) {
          const counter = (targets[e] as number) - size;
          const down = (lost[2 * counter + 1] as number) + 1;
          lost[2 * counter + 1] = down;
          let any = lost[2 * counter] as number;
          if (first) {
            lost[2 * counter] = ++any;
            if (any === 1) touched[touchedCount++] = counter;
          }
          const enough = (counterSlack[counter] as number) + 1;
          if (any < enough) continue;
          const to = down === enough ? DOWN : any === enough ? DEGRADED : 0;
          const group = targetGroup[e] as number;
          const consumer = groupConsumer[group] as number;
          const before = level[consumer] as number;
          if (before >= to) continue;
          level[consumer] = to;
          (to === DOWN ? downAt : degradedAt)[consumer] = after;
          decidedBy[consumer] = group;
          if (before === 0) order[tail++] = consumer;
          else if (degradedAt[consumer] !== after) worsened.push(consumer);
        }
        weakened = first ? soft : (bounds[at + DEGRADE_ONLY] as number);
      }
      // These see a provider that is degraded, or down behind a weaker effect.
      const last = bounds[isDown ? at + RUNS : at + DEGRADE_ONLY] as number;
      for (let e = weakened; e < last; e++) {
        let consumer = targets[e] as number;
        if (consumer >= size) {
          const counter = consumer - size;
          const any = (lost[2 * counter] as number) + 1;
          lost[2 * counter] = any;
          if (any === 1) touched[touchedCount++] = counter;
          if (any !== (counterSlack[counter] as number) + 1) continue;
          consumer = groupConsumer[targetGroup[e] as number] as number;
        }
        if (level[consumer] !== 0) continue;
        level[consumer] = DEGRADED;
        degradedAt[consumer] = after;
        decidedBy[consumer] = targetGroup[e] as number;
        order[tail++] = consumer;
      }
    }
  }
  const met = touched.subarray(0, touchedCount);
  const atRisk = atRiskOf(topology, met, lost);
  for (const counter of met) lost.fill(0, 2 * counter, 2 * counter + 2);
  return {
    topology,
    seeds,
    pins,
    level,
    downAt,
    degradedAt,
    group: decidedBy,
    order: order.slice(0, tail),
    atRisk,
    complete: true,
  };
}

interface Scratch {
  /** by counter: members that are no longer up, and members that are down; side by side, as they are used together */
  lost: Uint32Array;
  /** counters that lost members */
  touched: Uint32Array;
  order: Uint32Array;
}

const scratches = new WeakMap<Topology, Scratch>();

/** What no answer keeps serves every question of a topology: new megabytes for each would keep the collector busy. */
function scratchOf(topology: Topology): Scratch {
  const known = scratches.get(topology);
  if (known) return known;
  const counters = topology.columns.counterGroup.length;
  const scratch = {
    lost: new Uint32Array(2 * counters),
    touched: new Uint32Array(counters),
    order: new Uint32Array(topology.size),
  };
  scratches.set(topology, scratch);
  return scratch;
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
