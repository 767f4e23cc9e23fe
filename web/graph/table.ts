import { edgeText } from './edge-text.ts';
import { byName, type GraphEdge, type GraphModel, type GraphNode, STANDINGS, textOrder } from './model.ts';

/** A node with all its neighbours in the model: `above` depends on it, `below` is what it depends on. */
export interface TableRow {
  readonly node: GraphNode;
  readonly above: string;
  readonly below: string;
}

/** What list and table show of the model, worst first, then from the top tier down, then by name. */
export function rowsOfTable({ nodes, edges }: GraphModel): TableRow[] {
  const above = new Map<string, GraphEdge[]>();
  const below = new Map<string, GraphEdge[]>();
  for (const edge of edges) {
    listed(above, edge.to).push(edge);
    listed(below, edge.from).push(edge);
  }
  const nodeOf = new Map(nodes.map((node) => [node.id, node]));
  const texts = (own: readonly GraphEdge[] | undefined, end: 'from' | 'to') =>
    (own ?? [])
      .map((edge) => ({ text: edgeText(edge), node: nodeOf.get(edge[end]) as GraphNode }))
      .sort((a, b) => byName(a.node, b.node) || textOrder(a.text, b.text))
      .map(({ text, node }) => `${node.name} (${text})`)
      .join('; ');
  return nodes
    .toSorted(
      (a, b) =>
        STANDINGS.indexOf(a.standing) - STANDINGS.indexOf(b.standing) || a.tier - b.tier || byName(a, b),
    )
    .map((node) => ({
      node,
      above: texts(above.get(node.id), 'from'),
      below: texts(below.get(node.id), 'to'),
    }));
}

function listed(lists: Map<string, GraphEdge[]>, id: string): GraphEdge[] {
  const list = lists.get(id) ?? [];
  lists.set(id, list);
  return list;
}
