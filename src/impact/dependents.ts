import type { Topology } from '../topology/topology.ts';
import { EdgeHeap } from './edge-heap.ts';
import { LEAST_REACH } from './reach.ts';
import { transmissionOf } from './transmission.ts';

/** Dependencies looked at for one answer: a site may have a hundred thousand dependents. */
const MOST_EDGES = 2000;

/**
 * The CIs that should feel it, were these to fail, the likeliest first: the walk of `ReachWalk`, up the dependents of the
 * whole topology, over no more than `MOST_EDGES`. Ends early where `visit` answers false.
 */
export function eachDependent(
  topology: Topology,
  causes: readonly number[],
  visit: (ci: number, reach: number) => boolean,
): void {
  const reached = new Set(causes);
  const lost = new Map<number, number>();
  const groups: number[] = []; // by edge in the heap
  const heap = new EdgeHeap(MOST_EDGES);
  let left = MOST_EDGES;
  const settle = (ci: number, reach: number) => {
    const [start, end] = topology.dependentsOf(ci);
    for (let edge = start; edge < end && left > 0; edge++, left--) {
      const group = topology.columns.targetGroup[edge] as number;
      const through = reach * transmissionOf(topology, topology.slotOf(group, ci));
      if (through >= LEAST_REACH && !reached.has(topology.consumer(group))) {
        heap.push(through, groups.push(group) - 1);
      }
    }
  };
  for (const ci of causes) settle(ci, 1);
  for (let edge = heap.pop(); edge >= 0; edge = heap.pop()) {
    const group = groups[edge] as number;
    const consumer = topology.consumer(group);
    if (reached.has(consumer)) continue;
    const count = (lost.get(group) ?? 0) + 1;
    lost.set(group, count);
    if (count < topology.groupEnough(group)) continue;
    const reach = heap.popped;
    reached.add(consumer);
    if (!visit(consumer, reach)) return;
    settle(consumer, reach);
  }
}
