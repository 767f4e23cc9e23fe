import { byName, type GraphModel, type GraphNode } from './model.ts';

/**
 * The model by numbers: nodes in the order of tier, name and id, each pair that an edge joins once, in order. What is
 * computed from it does not depend on the order in which the model came.
 */
export interface Rows {
  readonly nodes: readonly GraphNode[];
  /** The tiers present, and where the nodes of each begin; one more at the end. */
  readonly tiers: readonly number[];
  readonly starts: readonly number[];
  readonly rowOf: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** The pair of each edge, in the order of the model. */
  readonly pairOf: Int32Array;
  /** Neighbours in other rows, whichever of the two depends on the other. */
  readonly above: Neighbours;
  readonly below: Neighbours;
}

/** The neighbours of node n stand from starts[n] up to starts[n + 1]. */
export interface Neighbours {
  readonly starts: Int32Array;
  readonly all: Int32Array;
}

export function rowsOf(model: GraphModel): Rows {
  const nodes = model.nodes.toSorted((a, b) => a.tier - b.tier || byName(a, b));
  const tiers: number[] = [];
  const starts: number[] = [];
  const rowOf = new Int32Array(nodes.length);
  for (const [n, { tier }] of nodes.entries()) {
    if (tier !== tiers.at(-1)) {
      tiers.push(tier);
      starts.push(n);
    }
    rowOf[n] = tiers.length - 1;
  }
  starts.push(nodes.length);

  const numbers = new Map(nodes.map(({ id }, n) => [id, n]));
  const keys = Float64Array.from(model.edges, (edge) => {
    return (numbers.get(edge.from) as number) * nodes.length + (numbers.get(edge.to) as number);
  });
  const pairs = [...new Set(keys.toSorted())];
  const places = new Map(pairs.map((key, pair) => [key, pair]));
  const from = Int32Array.from(pairs, (key) => Math.floor(key / nodes.length));
  const to = Int32Array.from(pairs, (key) => key % nodes.length);
  const crossing = pairs
    .map((_, pair) => [from[pair] as number, to[pair] as number] as const)
    .filter(([a, b]) => rowOf[a] !== rowOf[b]);
  // Nodes are in the order of their rows.
  const upper = crossing.map(([a, b]) => Math.min(a, b));
  const lower = crossing.map(([a, b]) => Math.max(a, b));
  return {
    nodes,
    tiers,
    starts,
    rowOf,
    from,
    to,
    pairOf: Int32Array.from(keys, (key) => places.get(key) as number),
    above: neighbours(nodes.length, lower, upper),
    below: neighbours(nodes.length, upper, lower),
  };
}

/** By counting, which keeps the order of the pairs: sums over neighbours are repeatable to the last digit. */
function neighbours(size: number, near: readonly number[], far: readonly number[]): Neighbours {
  const starts = new Int32Array(size + 1);
  for (const n of near) starts[n + 1] = (starts[n + 1] as number) + 1;
  for (let n = 0; n < size; n++) starts[n + 1] = (starts[n + 1] as number) + (starts[n] as number);
  const next = starts.slice(0, size);
  const all = new Int32Array(near.length);
  for (const [pair, n] of near.entries()) {
    const place = next[n] as number;
    all[place] = far[pair] as number;
    next[n] = place + 1;
  }
  return { starts, all };
}
