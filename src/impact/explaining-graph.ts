import { isSeed, lostMembers } from './explain.ts';
import type { Propagation } from './propagate.ts';

/** What explains a chosen set of impacted CIs: the CIs, and the member slots by which one took the next with it. */
export interface ExplainingGraph {
  /** the chosen ones first, then what explains them, nearest to them first */
  cis: readonly number[];
  slots: readonly number[];
  /** how many CIs there are; more than `cis` where `limit` cut them */
  total: number;
}

/** The way from impacted CIs back to the seeds: of each group that decided, just as many members as had to fail. */
export function explainingGraph(
  propagation: Propagation,
  chosen: readonly number[],
  limit: number,
): ExplainingGraph {
  const { topology } = propagation;
  const found = new Set(chosen);
  const slots: number[] = [];
  // A Set yields what is added while it is walked: this is a breadth-first walk.
  for (const consumer of found) {
    if (isSeed(propagation, consumer)) continue;
    const group = propagation.group[consumer] as number;
    const enough = topology.groupEnough(group);
    for (const slot of lostMembers(propagation, consumer).slice(0, enough)) {
      found.add(topology.member(slot));
      slots.push(slot);
    }
  }
  const cis = [...found].slice(0, limit);
  const kept = new Set(cis);
  return {
    cis,
    slots: slots.filter(
      (slot) => kept.has(topology.consumer(topology.groupOfSlot(slot))) && kept.has(topology.member(slot)),
    ),
    total: found.size,
  };
}
