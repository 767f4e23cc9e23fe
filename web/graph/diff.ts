import { byName, type GraphEdge, type GraphModel, type GraphNode, STANDINGS } from './model.ts';

/** What became of each box between two models, and of the edges; `same` may differ in other things than standing. */
export interface Difference {
  readonly added: readonly GraphNode[];
  readonly removed: readonly GraphNode[];
  readonly worse: readonly GraphNode[];
  readonly better: readonly GraphNode[];
  readonly same: readonly GraphNode[];
  readonly edges: { readonly added: readonly GraphEdge[]; readonly removed: readonly GraphEdge[] };
}

/** Nodes as they are after, the removed ones as they were, each list in order of names. */
export function diff(before: GraphModel, after: GraphModel): Difference {
  const was = new Map(before.nodes.map((node) => [node.id, STANDINGS.indexOf(node.standing)]));
  const is = new Set(after.nodes.map(({ id }) => id));
  const rises = (direction: number) =>
    after.nodes.filter(({ id, standing }) => {
      const rank = was.get(id);
      return rank !== undefined && Math.sign(STANDINGS.indexOf(standing) - rank) === direction;
    });
  return {
    added: after.nodes.filter(({ id }) => !was.has(id)).sort(byName),
    removed: before.nodes.filter(({ id }) => !is.has(id)).sort(byName),
    worse: rises(-1).sort(byName),
    better: rises(1).sort(byName),
    same: rises(0).sort(byName),
    edges: { added: without(after.edges, before.edges), removed: without(before.edges, after.edges) },
  };
}

function without(edges: readonly GraphEdge[], others: readonly GraphEdge[]): GraphEdge[] {
  const known = new Set(others.map(keyOf));
  return edges.filter((edge) => !known.has(keyOf(edge)));
}

/** What makes a dependency one and the same: its ends, its type and its group. */
function keyOf({ from, to, type, group }: GraphEdge): string {
  return JSON.stringify([from, to, type, group]);
}
