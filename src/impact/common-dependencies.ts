import { distancesFrom } from '../topology/distances.ts';
import type { Topology } from '../topology/topology.ts';

/** A CI that each of several others depends on, straight or by others. */
export interface CommonDependency {
  ci: number;
  /** dependencies on the shortest way from each of the dependents, in their order */
  distances: readonly number[];
}

/** What all of `dependents` depend on, whatever the effect; nearest to the one that is furthest from it first. */
export function commonDependencies(topology: Topology, dependents: readonly number[]): CommonDependency[] {
  const ways = dependents.map((ci) => distancesFrom(topology, [ci], 'down'));
  const common: CommonDependency[] = [];
  for (let ci = 0; ci < topology.size; ci++) {
    const distances = ways.map((way) => way[ci] as number);
    if (distances.length > 0 && distances.every((distance) => distance > 0)) common.push({ ci, distances });
  }
  const furthest = ({ distances }: CommonDependency) => Math.max(...distances);
  return common.sort((a, b) => furthest(a) - furthest(b) || topology.compare(a.ci, b.ci));
}
