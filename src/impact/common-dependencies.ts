import type { Topology } from '../topology/topology.ts';

/** A CI that each of several others depends on, straight or by others. */
export interface CommonDependency {
  ci: number;
  /** dependencies on the shortest way from each of the dependents, in their order */
  distances: readonly number[];
}

/** What all of `dependents` depend on, whatever the effect; nearest to the one that is furthest from it first. */
export function commonDependencies(topology: Topology, dependents: readonly number[]): CommonDependency[] {
  const ways = dependents.map((ci) => distancesBelow(topology, ci));
  const common: CommonDependency[] = [];
  for (let ci = 0; ci < topology.size; ci++) {
    const distances = ways.map((way) => way[ci] as number);
    if (distances.length > 0 && distances.every((distance) => distance > 0)) common.push({ ci, distances });
  }
  const furthest = ({ distances }: CommonDependency) => Math.max(...distances);
  return common.sort((a, b) => furthest(a) - furthest(b) || a.ci - b.ci);
}

/** By CI: how many dependencies it lies below `start`; -1 where it does not. */
function distancesBelow(topology: Topology, start: number): Int32Array {
  const distance = new Int32Array(topology.size).fill(-1);
  distance[start] = 0;
  const queue = [start];
  for (const ci of queue) {
    const [first, end] = topology.slotsOf(ci);
    for (let slot = first; slot < end; slot++) {
      const member = topology.member(slot);
      if (distance[member] !== -1) continue;
      distance[member] = (distance[ci] as number) + 1;
      queue.push(member);
    }
  }
  return distance;
}
