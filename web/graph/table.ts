import { byName, type GraphModel, STANDINGS } from './model.ts';
export function rowsOfTable(model: GraphModel) {
  const name = new Map(model.nodes.map((n) => [n.id, n.name]));
  return [...model.nodes]
    .sort(
      (a, b) =>
        STANDINGS.indexOf(a.standing) - STANDINGS.indexOf(b.standing) || a.tier - b.tier || byName(a, b),
    )
    .map((node) => ({
      node,
      above: model.edges
        .filter((e) => e.to === node.id)
        .map((e) => name.get(e.from))
        .join(', '),
      below: model.edges
        .filter((e) => e.from === node.id)
        .map((e) => name.get(e.to))
        .join(', '),
    }));
}
