import type { Rows } from './rows.ts';

/** The edges between two rows, by their upper and lower ends, and the size of the rows. */
interface Between {
  readonly upper: number[];
  readonly lower: number[];
  readonly upperSize: number;
  readonly lowerSize: number;
}

/** What counts how many pairs of edges cross that join the same two rows, for any places of the nodes in their rows. */
export function crossingsIn({ from, to, rowOf, tiers, starts }: Rows): (place: Float64Array) => number {
  const sizeOf = (row: number) => (starts[row + 1] as number) - (starts[row] as number);
  const all = new Map<number, Between>();
  for (const [pair, a] of from.entries()) {
    const b = to[pair] as number;
    // Nodes are in the order of their rows.
    const [upper, lower] = [Math.min(a, b), Math.max(a, b)];
    const [above, below] = [rowOf[upper] as number, rowOf[lower] as number];
    if (above === below) continue;
    const rows = above * tiers.length + below;
    const known = all.get(rows) ?? {
      ...{ upper: [], lower: [], upperSize: sizeOf(above), lowerSize: sizeOf(below) },
    };
    known.upper.push(upper);
    known.lower.push(lower);
    all.set(rows, known);
  }
  return (place) => [...all.values()].reduce((sum, between) => sum + inversions(between, place), 0);
}

/** By a Fenwick tree over the lower ends, in the order of the upper ones. Places are measured from a row's middle. */
function inversions({ upper, lower, upperSize, lowerSize }: Between, place: Float64Array): number {
  const ends = Float64Array.from(upper, (node, i) => {
    const [x, y] = [place[node] as number, place[lower[i] as number] as number];
    return (x + (upperSize - 1) / 2) * lowerSize + y + (lowerSize - 1) / 2;
  }).sort();
  const tree = new Int32Array(lowerSize + 1);
  let count = 0;
  for (let seen = 0; seen < ends.length; seen++) {
    const end = ((ends[seen] as number) % lowerSize) + 1;
    let notAfter = 0;
    for (let i = end; i > 0; i -= i & -i) notAfter += tree[i] as number;
    count += seen - notAfter;
    for (let i = end; i <= lowerSize; i += i & -i) tree[i] = (tree[i] as number) + 1;
  }
  return count;
}
