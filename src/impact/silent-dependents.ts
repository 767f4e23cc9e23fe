import type { Topology } from '../topology/topology.ts';
import { LEAST_REACH } from './reach.ts';
import { transmissionOf } from './transmission.ts';

export interface SilentDependent {
  ci: number;
  /** how likely it is impaired, were the causes to fail */
  reach: number;
}

/** What is looked at: the nearest dependents tell as much as all would, and a rack may have thousands. */
const MOST_DEPENDENTS = 100;

/**
 * The nearest CIs that should feel it, were these to fail, and yet are silent: breadth-first up the dependents, a group
 * that needs k of n when n-k+1 of its members have failed.
 */
export function silentDependents(
  topology: Topology,
  causes: readonly number[],
  isSilent: (ci: number) => boolean,
): SilentDependent[] {
  const { targetGroup } = topology.columns;
  const reach = new Map(causes.map((ci) => [ci, 1]));
  const lost = new Map<number, number>();
  const silent: SilentDependent[] = [];
  // A Map yields what is added while it is walked: this is a breadth-first walk.
  for (const [ci, value] of reach) {
    if (reach.size > MOST_DEPENDENTS) break;
    const [start, end] = topology.dependentsOf(ci);
    for (let edge = start; edge < Math.min(end, start + MOST_DEPENDENTS); edge++) {
      const group = targetGroup[edge] as number;
      const consumer = topology.consumer(group);
      if (reach.has(consumer)) continue;
      const through = value * transmissionOf(topology, slotOf(topology, group, ci));
      if (through < LEAST_REACH) continue;
      const failed = (lost.get(group) ?? 0) + 1;
      lost.set(group, failed);
      if (failed !== topology.groupSize(group) - topology.groupNeeds(group) + 1) continue;
      reach.set(consumer, through);
      if (isSilent(consumer)) silent.push({ ci: consumer, reach: through });
    }
  }
  return silent;
}

/** The slot of a member in a group, by binary search: members stand in order. */
function slotOf(topology: Topology, group: number, member: number): number {
  let [low, high] = topology.membersOf(group);
  high--;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (topology.member(middle) < member) low = middle + 1;
    else high = middle;
  }
  return low;
}
