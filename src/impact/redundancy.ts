import type { Topology } from '../topology/topology.ts';
import { levelOf, type Propagation, passes } from './propagate.ts';

/** The member slots of a group that are still up after the edge map: what redundancy has left. */
export function survivors(propagation: Propagation, group: number): number[] {
  const { topology } = propagation;
  const [start, end] = topology.membersOf(group);
  const up: number[] = [];
  for (let slot = start; slot < end; slot++) if (!passes(propagation, slot, 'degraded')) up.push(slot);
  return up;
}

/** Groups that lost members and still give their consumer the level up: what redundancy saved. */
export function saved(propagation: Propagation): number[] {
  const { topology } = propagation;
  const groups = new Set<number>();
  for (const ci of propagation.order) for (const group of groupsWith(topology, ci)) groups.add(group);
  return [...groups]
    .filter((g) => holds(propagation, g) && levelOf(propagation, topology.consumer(g)) === 'up')
    .sort((a, b) => a - b);
}

/**
 * Groups that lost members and still hold: of some CIs, whatever their levels, and of consumers that stay up though they
 * lost one of these.
 */
export function heldAround(propagation: Propagation, cis: Iterable<number>): number[] {
  const { topology } = propagation;
  const groups = new Set<number>();
  for (const ci of cis) {
    const [start, end] = topology.groupsOf(ci);
    for (let group = start; group < end; group++) groups.add(group);
    if (levelOf(propagation, ci) === 'up') continue;
    for (const group of groupsWith(topology, ci)) {
      const isLost = passes(propagation, topology.slotOf(group, ci), 'degraded');
      if (isLost && levelOf(propagation, topology.consumer(group)) === 'up') groups.add(group);
    }
  }
  return [...groups].filter((group) => holds(propagation, group)).sort((a, b) => a - b);
}

/** Whether a group lost members and gives its consumer the level up all the same. */
function holds(propagation: Propagation, group: number): boolean {
  const { topology } = propagation;
  const left = survivors(propagation, group).length;
  return left >= topology.groupNeeds(group) && left < topology.groupSize(group);
}

/** The groups with members to spare that have a CI among their members. */
function* groupsWith(topology: Topology, ci: number): Generator<number> {
  const { targets, counterGroup } = topology.columns;
  const [start, end] = topology.dependentsOf(ci);
  for (let e = start; e < end; e++) {
    const target = targets[e] as number;
    if (target >= topology.size) yield counterGroup[target - topology.size] as number;
  }
}
