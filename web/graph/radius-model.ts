import type { Effect, Level } from '../../src/domain/level.ts';
import type { GraphEdge, GraphModel, GraphNode, Standing, Weight } from './model.ts';

/** What the API tells of a CI in the graph of a radius. */
interface ToldNode {
  readonly id: string;
  readonly name: string;
  readonly class: string;
  readonly level: Level;
  readonly owner?: string | null | undefined;
  readonly criticality?: number | null | undefined;
  readonly atRisk?: boolean | undefined;
}

/** `effect` as GraphQL spells it. */
export interface ToldEdge {
  readonly from: string;
  readonly to: string;
  readonly type: string;
  readonly effect: 'hard' | 'soft' | 'degrade_only' | 'info';
  readonly group?: string | null | undefined;
}

interface SparedGroups {
  readonly nodes: readonly ToldNode[];
  readonly edges: readonly (ToldEdge & { readonly lost: boolean })[];
}

export interface RadiusAnswer {
  readonly nodes: readonly ToldNode[];
  readonly edges: readonly ToldEdge[];
  /** what redundancy saves: the consumers that stay up, with the members lost and left of their groups */
  readonly spared?: SparedGroups | null | undefined;
}

export interface RadiusMarks {
  readonly seeds: readonly { readonly id: string; readonly level: 'degraded' | 'down' }[];
  readonly pins: readonly string[];
  readonly tierOf: (className: string) => number;
}

/** The radius as a drawing: how each came to its level, and thinly what saves the rest. */
export function radiusModel({ nodes, edges, spared }: RadiusAnswer, marks: RadiusMarks): GraphModel {
  const { seeds, pins, tierOf } = marks;
  const assumed = new Map(seeds.map(({ id, level }) => [id, level === 'down' ? 'failed' : 'degraded']));
  const nodeOf = (told: ToldNode): GraphNode => ({
    ...{ id: told.id, name: told.name, class: told.class, tier: tierOf(told.class) },
    standing: standingOf(told),
    owner: told.owner ?? null,
    criticality: told.criticality ?? null,
    badge: assumed.get(told.id) ?? (pins.includes(told.id) ? 'held up' : null),
    isFocus: assumed.has(told.id),
    hidden: { up: 0, down: 0 },
  });
  return {
    nodes: [...nodes, ...(spared?.nodes ?? [])].map(nodeOf),
    edges: [
      ...edges.map((edge) => drawnEdge(edge, 'decides')),
      ...(spared?.edges ?? []).map(({ lost, ...edge }) => drawnEdge(edge, lost ? 'lost' : 'saves')),
    ],
  };
}

function standingOf({ level, atRisk }: ToldNode): Standing {
  return level === 'up' && atRisk ? 'at-risk' : level;
}

export function drawnEdge({ effect, group, ...edge }: ToldEdge, weight: Weight): GraphEdge {
  return { ...edge, effect: effectOf(effect), group: group ?? null, weight };
}

function effectOf(effect: ToldEdge['effect']): Effect {
  return effect === 'degrade_only' ? 'degrade-only' : effect;
}
