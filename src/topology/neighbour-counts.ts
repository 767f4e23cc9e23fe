import type { Topology } from './topology.ts';

/** How many CIs one depends on, and how many depend on it, whatever the effect; each once. */
export interface NeighbourCounts {
  dependencies: number;
  dependents: number;
}

/** The counts of each of these CIs. One pass over all dependencies: the upward arrays leave out effect info. */
export function neighbourCounts(topology: Topology, cis: Iterable<number>): Map<number, NeighbourCounts> {
  const dependents = new Uint32Array(topology.size);
  // The groups of a consumer stand together: it has been counted where it was the last.
  const last = new Int32Array(topology.size).fill(-1);
  for (let group = 0; group < topology.groupCount; group++) {
    const consumer = topology.consumer(group);
    const [start, end] = topology.membersOf(group);
    for (let slot = start; slot < end; slot++) {
      const provider = topology.member(slot);
      if (last[provider] === consumer) continue;
      last[provider] = consumer;
      dependents[provider] = (dependents[provider] as number) + 1;
    }
  }
  return new Map(
    Array.from(cis, (ci) => [
      ci,
      { dependencies: providersOf(topology, ci), dependents: dependents[ci] as number },
    ]),
  );
}

function providersOf(topology: Topology, ci: number): number {
  return new Set(topology.columns.members.subarray(...topology.slotsOf(ci))).size;
}
