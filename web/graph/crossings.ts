import type { Rows } from './rows.ts';

/** How many pairs of edges cross that join the same two rows: inversions, counted by a Fenwick tree. */
export function crossings({ from, to, rowOf, tiers, starts }: Rows, place: Float64Array): number {
  const between = new Map<number, number[]>();
  for (const [pair, upper] of from.entries()) {
    const [a, b] = [rowOf[upper] as number, rowOf[to[pair] as number] as number];
    if (a === b) continue;
    const rows = Math.min(a, b) * tiers.length + Math.max(a, b);
    const known = between.get(rows);
    if (known) known.push(pair);
    else between.set(rows, [pair]);
  }
  let count = 0;
  for (const [rows, pairs] of between) {
    const below = rows % tiers.length;
    const size = (starts[below + 1] as number) - (starts[below] as number);
    const ends = pairs.map((pair) => {
      const [f, t] = [from[pair] as number, to[pair] as number];
      const [upper, lower] = rowOf[t] === below ? [f, t] : [t, f];
      return { upper: place[upper] as number, lower: (place[lower] as number) + (size - 1) / 2 };
    });
    ends.sort((a, b) => a.upper - b.upper || a.lower - b.lower);
    count += inversions(ends, size);
  }
  return count;
}

function inversions(ends: readonly { lower: number }[], size: number): number {
  const tree = new Int32Array(size + 1);
  let count = 0;
  for (const [seen, { lower }] of ends.entries()) {
    let notAfter = 0;
    for (let i = lower + 1; i > 0; i -= i & -i) notAfter += tree[i] as number;
    count += seen - notAfter;
    for (let i = lower + 1; i <= size; i += i & -i) tree[i] = (tree[i] as number) + 1;
  }
  return count;
}
