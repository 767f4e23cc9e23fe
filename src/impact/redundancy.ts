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
  const { targets, counterGroup } = topology.columns;
  const groups = new Set<number>();
  for (const ci of propagation.order) {
    const [start, end] = topology.dependentsOf(ci);
    for (let e = start; e < end; e++) {
      const target = targets[e] as number;
      if (target >= topology.size) groups.add(counterGroup[target - topology.size] as number);
    }
  }
  return [...groups]
    .filter((g) => {
      const left = survivors(propagation, g).length;
      return (
        left >= topology.groupNeeds(g) &&
        left < topology.groupSize(g) &&
        levelOf(propagation, topology.consumer(g)) === 'up'
      );
    })
    .sort((a, b) => a - b);
}
