import type { Effect } from '../../src/domain/level.ts';

/** How a CI stands: its level, at risk beside the levels, or unknown; worst first. Not knowing is worse than up: siblings of both are not shown as all up. */
export const STANDINGS = ['down', 'degraded', 'at-risk', 'unknown', 'up'] as const;
export type Standing = (typeof STANDINGS)[number];

/** Whether an edge decided the level of its dependent, was lost and missed by nobody, is plain, or saved it; the strongest first. */
export const WEIGHTS = ['decides', 'lost', 'plain', 'saves'] as const;
export type Weight = (typeof WEIGHTS)[number];

/** How many neighbours stand outside of the model: dependents (`up`) and dependencies (`down`). */
export interface Hidden {
  readonly up: number;
  readonly down: number;
}

/** A CI as it is shown, or siblings shown as one (`members`). `tier` is 0 at the top to 9 at the ground. */
export interface GraphNode {
  readonly id: string;
  readonly name: string;
  readonly class: string;
  readonly tier: number;
  readonly standing: Standing;
  readonly owner: string | null;
  readonly criticality: number | null;
  /** A short text such as "failed" or "alarm 3". */
  readonly badge: string | null;
  readonly isFocus: boolean;
  readonly hidden: Hidden;
  readonly members?: readonly GraphNode[];
}

/** `from` depends on `to`; both are nodes of the model. `needs` and `of` belong to the group. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly type: string;
  readonly effect: Effect;
  readonly group: string | null;
  readonly needs?: number;
  readonly of?: number;
  readonly weight: Weight;
}

/** What canvas, list and table show: all three read it and nothing else. */
export interface GraphModel {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** The order of names where nothing else decides: the same everywhere, whatever the reader's language. */
export function byName(a: GraphNode, b: GraphNode): number {
  return textOrder(a.name, b.name) || textOrder(a.id, b.id);
}

export function textOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function worstOf(standings: Iterable<Standing>): Standing {
  const found = new Set(standings);
  return STANDINGS.find((standing) => found.has(standing)) ?? 'unknown';
}
