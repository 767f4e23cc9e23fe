import type { Effect } from '../domain/level.ts';
import type { Topology } from '../topology/topology.ts';

/**
 * How likely a CI is impaired when what it depends on fails, by effect: documented defaults (docs/root-cause.md), not
 * fitted to anything. `info` passes nothing, as in the propagation rule.
 */
const BY_EFFECT: Record<Effect, number> = { hard: 0.9, soft: 0.6, 'degrade-only': 0.4, info: 0 };

/** Relations through which a failure is felt more surely than the effect alone says, or less. */
const BY_RELATION: ReadonlyMap<string, number> = new Map([
  ['runs_on', 1.05],
  ['powered_by', 1.05],
  ['backed_up_by', 0.5],
  ['documented_by', 0.1],
]);

/** How likely the failure of a member is felt by its consumer, were the member alone to decide: 0 to 1. */
export function transmissionOf(topology: Topology, slot: number): number {
  const { types, memberType } = topology.columns;
  const byRelation = BY_RELATION.get(types[memberType[slot] as number] as string) ?? 1;
  return BY_EFFECT[topology.effect(slot)] * byRelation * topology.confidence(slot);
}
