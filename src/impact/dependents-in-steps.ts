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
  const { targets, targetGroup } = topology.columns;
  const reached = new Set(causes);
  const lost = new Map<number, number[]>();
  let frontier = new Map(causes.map((ci) => [ci, 1]));
  for (let edges = 0; frontier.size > 0; ) {
    const next = new Map<number, number>();
    const raise = (ci: number, through: number) => {
      if (through > (next.get(ci) ?? 0)) next.set(ci, through);
    };
    const touched = new Set<number>();
    for (const [ci, value] of frontier) {
      const [start, end] = topology.dependentsOf(ci);
      for (let edge = start; edge < end && edges < MOST_EDGES; edge++, edges++) {
        const consumer = topology.consumerAt(edge);
        if (reached.has(consumer)) continue;
        const group = targetGroup[edge] as number;
        const through = value * transmissionOf(topology, slotOf(topology, group, ci));
        if (through < LEAST_REACH) continue;
        if ((targets[edge] as number) < topology.size) {
          // any one member that fails decides this group
          raise(consumer, through);
          continue;
        }
        touched.add(group);
        const known = lost.get(group);
        if (known) known.push(through);
        else lost.set(group, [through]);
      }
    }
    for (const group of touched) {
      const failed = (lost.get(group) as number[]).sort((a, b) => b - a);
      const decisive = failed[topology.groupEnough(group) - 1];
      if (decisive !== undefined) raise(topology.consumer(group), decisive);
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
