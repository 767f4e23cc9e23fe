import { type GraphModel, type GraphNode, textOrder } from './model.ts';

/** What siblings have in common besides their class and tier, the strictest first. */
const COMMON = ['both', 'dependencies', 'dependents', 'standing', 'nothing'] as const;
type Common = (typeof COMMON)[number];

/**
 * The nodes in sets to be shown as one box each, at most `most` sets where possible. Nodes that have both dependents
 * and dependencies in common are joined first, then those that have one of them, then those of one class and standing, then of one class; of one kind
 * the largest sets first. After each round the strictest kind is tried again: with their dependencies now in one box,
 * others may have become siblings.
 */
export function joinSiblings(
  model: GraphModel,
  most: number,
  isKept: (node: GraphNode) => boolean,
): GraphNode[][] {
  const nodes = model.nodes.toSorted((a, b) => textOrder(a.id, b.id));
  const numbers = new Map(nodes.map(({ id }, n) => [id, n]));
  const pairs = model.edges.map(({ from, to }) => [numbers.get(from), numbers.get(to)] as [number, number]);
  /** The first node of the set that each node is in. */
  const setOf = Int32Array.from(nodes.keys());
  let count = nodes.length;

  for (let kind = 0; count > most && kind < COMMON.length; ) {
    const keyOf = keysBy(COMMON[kind] as Common, nodes, pairs, setOf);
    const groups = grouped(new Set(setOf), (set) => (isKept(nodes[set] as GraphNode) ? null : keyOf(set)));
    groups.delete(null);
    const largest = [...groups.values()]
      .filter(({ length }) => length > 1)
      .sort((a, b) => b.length - a.length);
    for (const group of largest) {
      if (count <= most) break;
      const joined = new Set(group);
      const first = Math.min(...group);
      for (const [n, set] of setOf.entries()) if (joined.has(set)) setOf[n] = first;
      count -= group.length - 1;
    }
    kind = largest.length > 0 ? 0 : kind + 1;
  }
  return [...grouped(nodes.keys(), (n) => setOf[n]).values()].map((set) =>
    set.map((n) => nodes[n] as GraphNode),
  );
}

/** What sets must have equal to be siblings; null where there is nothing that they could have in common. */
function keysBy(
  common: Common,
  nodes: readonly GraphNode[],
  pairs: readonly (readonly [number, number])[],
  setOf: Int32Array,
): (set: number) => string | null {
  const dependencies = nodes.map(() => new Set<number>());
  const dependents = nodes.map(() => new Set<number>());
  for (const [from, to] of pairs) {
    const [a, b] = [setOf[from] as number, setOf[to] as number];
    if (a === b) continue;
    dependencies[a]?.add(b);
    dependents[b]?.add(a);
  }
  const listed = (sets: Set<number> | undefined) => [...(sets ?? [])].sort((a, b) => a - b).join();
  return (set) => {
    const { class: className, tier, standing } = nodes[set] as GraphNode;
    const [below, above] = [listed(dependencies[set]), listed(dependents[set])];
    const shared = {
      both: `${below} under ${above}`,
      dependencies: below || null,
      dependents: above || null,
      standing,
      nothing: '',
    }[common];
    return shared === null ? null : `${className} ${tier} ${shared}`;
  };
}

function grouped<T, Key>(values: Iterable<T>, keyOf: (value: T) => Key): Map<Key, T[]> {
  const groups = new Map<Key, T[]>();
  for (const value of values) {
    const key = keyOf(value);
    const known = groups.get(key);
    if (known) known.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}
