import type { Topology } from '../topology/topology.ts';
import { LEAST_REACH } from './reach.ts';
import { transmissionOf } from './transmission.ts';

/** Dependencies looked at for one answer: a site may have a hundred thousand dependents. */
const MOST_EDGES = 2000;

/**
 * The CIs that should feel it, were these to fail, nearest first: up the dependents a step at a time, of one step all
 * ways to a CI looked at and the surest taken. Ends early where `visit` answers false.
 */
export function eachDependent(
  topology: Topology,
  causes: readonly number[],
  visit: (ci: number, reach: number) => boolean,
): void {
  const { targetGroup } = topology.columns;
  const reached = new Set(causes);
  const lost = new Map<number, number[]>();
  let frontier = new Map(causes.map((ci) => [ci, 1]));
  for (let edges = 0; frontier.size > 0; ) {
    const touched = new Set<number>();
    for (const [ci, value] of frontier) {
      const [start, end] = topology.dependentsOf(ci);
      for (let edge = start; edge < end && edges < MOST_EDGES; edge++, edges++) {
        const group = targetGroup[edge] as number;
        if (reached.has(topology.consumer(group))) continue;
        const through = value * transmissionOf(topology, slotOf(topology, group, ci));
        if (through < LEAST_REACH) continue;
        touched.add(group);
        const known = lost.get(group);
        if (known) known.push(through);
        else lost.set(group, [through]);
      }
    }
    const next = new Map<number, number>();
    for (const group of touched) {
      const failed = lost.get(group) as number[];
      const enough = topology.groupSize(group) - topology.groupNeeds(group) + 1;
      if (failed.length < enough) continue;
      const through = failed.sort((a, b) => b - a)[enough - 1] as number;
      const consumer = topology.consumer(group);
      next.set(consumer, Math.max(through, next.get(consumer) ?? 0));
    }
    for (const [ci, reach] of [...next].sort(([a, p], [b, q]) => q - p || topology.compare(a, b))) {
      reached.add(ci);
      if (!visit(ci, reach)) return;
    }
    frontier = next;
  }
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
