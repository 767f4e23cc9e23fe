import type { Evidence } from '../../src/impact/evidence.ts';
import { distancesFrom } from '../../src/topology/distances.ts';
import type { Topology } from '../../src/topology/topology.ts';
import type { Chance } from './chance.ts';

const DAMPING = 0.85;
const ROUNDS = 50;

/** The CIs that alarm and all that they stand on. */
export function closureOf(topology: Topology, alarming: readonly Evidence[]): number[] {
  const distance = distancesFrom(
    topology,
    alarming.map(({ ci }) => ci),
    'down',
  );
  return Array.from(distance.keys()).filter((ci) => (distance[ci] as number) >= 0);
}

/**
 * Personalised PageRank by power iteration (Page et al., "The PageRank citation ranking", 1999, section 6): a walk down the
 * dependencies that begins anew at the alarms, by their weight, and at a CI that stands on nothing always does.
 */
export function byPageRank(topology: Topology, alarming: readonly Evidence[]): number[] {
  const closure = closureOf(topology, alarming);
  const restart = new Float64Array(topology.size);
  const total = alarming.reduce((sum, { weight }) => sum + weight, 0);
  for (const { ci, weight } of alarming) restart[ci] = weight / total;
  let rank = restart;
  for (let round = 0; round < ROUNDS; round++) {
    const next = new Float64Array(topology.size);
    let kept = 0;
    for (const ci of closure) {
      const [start, end] = topology.slotsOf(ci);
      const here = rank[ci] as number;
      if (start < end) kept += DAMPING * here;
      for (let slot = start; slot < end; slot++) {
        const provider = topology.member(slot);
        next[provider] = (next[provider] as number) + (DAMPING * here) / (end - start);
      }
    }
    for (const { ci } of alarming) next[ci] = (next[ci] as number) + (1 - kept) * (restart[ci] as number);
    rank = next;
  }
  return closure.sort((a, b) => (rank[b] as number) - (rank[a] as number) || a - b);
}

/** What alarms and depends on nothing that alarms, by how many alarms stand on it; then the others that alarm. */
export function byDepth(topology: Topology, alarming: readonly Evidence[]): number[] {
  const isAlarming = new Set(alarming.map(({ ci }) => ci));
  const above = new Map<number, number>();
  for (const ci of isAlarming) {
    const distance = distancesFrom(topology, [ci], 'up');
    above.set(ci, [...isAlarming].filter((other) => (distance[other] as number) > 0).length);
  }
  const isDeepest = (ci: number) => {
    const [start, end] = topology.slotsOf(ci);
    for (let slot = start; slot < end; slot++) if (isAlarming.has(topology.member(slot))) return false;
    return true;
  };
  return [...isAlarming]
    .map((ci) => ({ ci, deepest: isDeepest(ci) ? 1 : 0, above: above.get(ci) as number }))
    .sort((a, b) => b.deepest - a.deepest || b.above - a.above || a.ci - b.ci)
    .map(({ ci }) => ci);
}

export function byChance(topology: Topology, alarming: readonly Evidence[], chance: Chance): number[] {
  const closure = closureOf(topology, alarming);
  return chance.some(closure, closure.length);
}
