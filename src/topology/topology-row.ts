import type { Effect } from '../domain/level.ts';

/**
 * One CI with its dependencies, as the store reads it: a dependency is
 * [provider id, relation type, effect, group or null, needs or null, confidence or null]. Neither retired CIs nor planned ones
 * (unless asked for) are in it, on either end.
 */
export interface TopologyRow {
  id: string;
  name: string;
  class: string;
  environment: string;
  owner: string | null;
  criticality: number;
  outageAmount: number | null;
  outageCurrency: string | null;
  minimumMargin: number | null;
  dependencies: readonly TopologyDependency[];
}

export type TopologyDependency = readonly [
  to: string,
  type: string,
  effect: Effect,
  group: string | null,
  needs: string | null,
  confidence?: number | null,
];
