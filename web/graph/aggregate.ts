import { EFFECTS } from '../../src/domain/level.ts';
import { STANDING_WORDS } from './encoding.ts';
import {
  byName,
  type GraphEdge,
  type GraphModel,
  type GraphNode,
  STANDINGS,
  WEIGHTS,
  worstOf,
} from './model.ts';
import { joinSiblings } from './siblings.ts';

export interface AggregateOptions {
  /** How many boxes there may be; more stay where too few of them are siblings. */
  readonly most: number;
  /** Ids that keep a box of their own, as a focus always does. */
  readonly keep: ReadonlySet<string>;
  /** The name of many CIs of a class. */
  readonly pluralOf: (className: string) => string;
}

/** The model with siblings shown as one, as many as it takes to have at most `most` boxes. */
export function aggregate(model: GraphModel, { most, keep, pluralOf }: AggregateOptions): GraphModel {
  if (model.nodes.length <= most) return model;
  const sets = joinSiblings(model, most, ({ id, isFocus }) => isFocus || keep.has(id));
  const shown = new Map<string, GraphNode>();
  for (const set of sets) {
    const [first, second] = set;
    const node = second ? shownAsOne(set, pluralOf) : first;
    for (const { id } of set) shown.set(id, node as GraphNode);
  }
  return {
    nodes: [...new Set(model.nodes.map(({ id }) => shown.get(id) as GraphNode))],
    edges: joinedEdges(model, shown),
  };
}

/** The ids that one box stands for: to open it, they are what to keep. */
export function open(model: GraphModel, id: string): string[] {
  const node = model.nodes.find((candidate) => candidate.id === id);
  return node?.members?.map((member) => member.id) ?? [];
}

function shownAsOne(set: readonly GraphNode[], pluralOf: (className: string) => string): GraphNode {
  const members = set.flatMap((node) => node.members ?? [node]).sort(byName);
  const [first] = set as [GraphNode];
  return {
    // A line break, which no id of a CI holds.
    id: `siblings\n${first.id}`,
    name: `${pluralOf(first.class)} × ${members.length}${countedStandings(members)}`,
    class: first.class,
    tier: first.tier,
    standing: worstOf(members.map(({ standing }) => standing)),
    owner: common(members.map(({ owner }) => owner)),
    criticality: common(members.map(({ criticality }) => criticality)),
    badge: badgeOf(members),
    isFocus: false,
    // They may share neighbours that are not shown: the most that one has is how many there are at least.
    hidden: {
      up: Math.max(...members.map(({ hidden }) => hidden.up)),
      down: Math.max(...members.map(({ hidden }) => hidden.down)),
    },
    members,
  };
}

/** Those that are not as they should be, worst first: " (1 down, 2 degraded)". */
function countedStandings(members: readonly GraphNode[]): string {
  const counts = STANDINGS.filter((standing) => standing !== 'up' && standing !== 'unknown').flatMap(
    (standing) => {
      const count = members.filter((member) => member.standing === standing).length;
      return count > 0 ? [`${count} ${STANDING_WORDS[standing].toLowerCase()}`] : [];
    },
  );
  return counts.length > 0 ? ` (${counts.join(', ')})` : '';
}

function common<T>(values: readonly T[]): T | null {
  const [first = null, ...others] = new Set(values);
  return others.length === 0 ? first : null;
}

function badgeOf(members: readonly GraphNode[]): string | null {
  const [first = null, ...others] = new Set(members.flatMap(({ badge }) => badge ?? []));
  return first !== null && others.length > 0 ? `${first} + ${others.length} more` : first;
}

/** Edges within one box go; equal ones of joined boxes become one, with the strongest effect and weight of them. */
function joinedEdges({ edges }: GraphModel, shown: ReadonlyMap<string, GraphNode>): GraphEdge[] {
  const joined = new Map<string, GraphEdge>();
  for (const edge of edges) {
    const [from, to] = [shown.get(edge.from) as GraphNode, shown.get(edge.to) as GraphNode];
    if (from === to) continue;
    const isOwn = !from.members && !to.members;
    const key = JSON.stringify([from.id, to.id, edge.type, isOwn ? edge.group : null]);
    const known = joined.get(key);
    joined.set(key, known ? strongest(known, edge) : { ...edge, from: from.id, to: to.id });
  }
  return [...joined.values()];
}

function strongest(a: GraphEdge, b: GraphEdge): GraphEdge {
  const { needs, of, ...edge } = a;
  const isSameGroup = a.group === b.group && needs === b.needs && of === b.of;
  return {
    ...(isSameGroup ? a : { ...edge, group: null }),
    effect: stronger(EFFECTS, a.effect, b.effect),
    weight: stronger(WEIGHTS, a.weight, b.weight),
  };
}

/** Of a list with the strongest first. */
function stronger<T>(order: readonly T[], a: T, b: T): T {
  return order.indexOf(a) < order.indexOf(b) ? a : b;
}
