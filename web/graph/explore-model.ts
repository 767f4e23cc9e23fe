import { type Filter, type LoadedCi, passes } from './facets.ts';
import type { GraphModel, GraphNode } from './model.ts';
import { drawnEdge, type ToldEdge } from './radius-model.ts';

/** The part of the graph that is loaded. */
export interface Loaded {
  readonly nodes: readonly LoadedCi[];
  readonly edges: readonly ToldEdge[];
}

export interface ExploreView {
  /** where it starts: shown whatever the filter says */
  readonly focus: readonly string[];
  /** those beyond which nothing is shown that is not reached in another way */
  readonly folded: ReadonlySet<string>;
  /** those that are to be asked about as failed */
  readonly marked: ReadonlySet<string>;
  readonly filter: Filter;
  readonly tierOf: (className: string) => number;
}

export interface Explored {
  readonly model: GraphModel;
  /** loaded, and reached only through one that is folded, or not along the relations that are followed */
  readonly beyond: number;
  /** reached, and left out by the facets */
  readonly filtered: number;
}

/** What is shown of what is loaded, with how many are not. */
export function exploreModel({ nodes, edges }: Loaded, view: ExploreView): Explored {
  const { focus, folded, marked, filter, tierOf } = view;
  const starts = new Set(focus);
  const followed = edges.filter(
    ({ type }) => filter.relations.length === 0 || filter.relations.includes(type),
  );
  const reached = reach(focus, followed, folded);
  const isCut = folded.size > 0 || filter.relations.length > 0;
  const near = isCut ? nodes.filter(({ id }) => reached.has(id)) : nodes;
  const shown = near.filter((ci) => starts.has(ci.id) || passes(ci, filter));
  const ids = new Set(shown.map(({ id }) => id));
  const hiddenOf = hiddenNeighbours(edges, ids);
  const nodeOf = (ci: LoadedCi): GraphNode => ({
    ...{ id: ci.id, name: ci.name, class: ci.class, owner: ci.owner, criticality: ci.criticality },
    tier: tierOf(ci.class),
    standing: 'unknown',
    badge: marked.has(ci.id) ? 'marked' : null,
    isFocus: starts.has(ci.id),
    hidden: hiddenOf(ci),
  });
  return {
    model: {
      nodes: shown.map(nodeOf),
      edges: followed
        .filter(({ from, to }) => ids.has(from) && ids.has(to))
        .map((edge) => drawnEdge(edge, 'plain')),
    },
    beyond: nodes.length - near.length,
    filtered: near.length - shown.length,
  };
}

/** What can be walked to along edges, up or down, without going on from what is folded. */
function reach(
  focus: readonly string[],
  edges: readonly ToldEdge[],
  folded: ReadonlySet<string>,
): ReadonlySet<string> {
  const next = new Map<string, string[]>();
  const join = (a: string, b: string) => {
    const known = next.get(a);
    if (known) known.push(b);
    else next.set(a, [b]);
  };
  for (const { from, to } of edges) {
    join(from, to);
    join(to, from);
  }
  const reached = new Set(focus);
  // A set is walked in the order of its growth: what is added comes later.
  for (const id of reached) {
    if (folded.has(id)) continue;
    for (const other of next.get(id) ?? []) reached.add(other);
  }
  return reached;
}

/** How many neighbours of a CI are not in the picture, by what the graph says that it has in all. */
function hiddenNeighbours(edges: readonly ToldEdge[], ids: ReadonlySet<string>) {
  const above = new Map<string, Set<string>>();
  const below = new Map<string, Set<string>>();
  for (const id of ids) {
    above.set(id, new Set());
    below.set(id, new Set());
  }
  for (const { from, to } of edges) {
    if (!ids.has(from) || !ids.has(to)) continue;
    above.get(to)?.add(from);
    below.get(from)?.add(to);
  }
  return ({ id, dependents, dependencies }: LoadedCi) => ({
    up: Math.max(0, (dependents ?? 0) - (above.get(id)?.size ?? 0)),
    down: Math.max(0, (dependencies ?? 0) - (below.get(id)?.size ?? 0)),
  });
}
