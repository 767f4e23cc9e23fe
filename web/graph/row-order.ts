import { crossingsIn } from './crossings.ts';
import type { Neighbours, Rows } from './rows.ts';

/**
 * Barycentre sweeps (Sugiyama, Tagawa and Toda 1981): down and up the rows in turn, each row in the order of the mean
 * place of its neighbours above, or below; of all rounds the one with the fewest crossings stays. No dummy nodes stand
 * in the rows that an edge passes: places are measured from the middle of the row, and so compare between rows.
 */
const ROUNDS = 12;

/** Each row's nodes from left to right. */
export function rowOrder(rows: Rows): Int32Array[] {
  const order = rows.tiers.map((_, row) => {
    const start = rows.starts[row] as number;
    return Int32Array.from({ length: (rows.starts[row + 1] as number) - start }, (__, i) => start + i);
  });
  const place = new Float64Array(rows.nodes.length);
  for (const row of order) number(row, place);

  const crossings = crossingsIn(rows);
  let best = order.map((row) => row.slice());
  let fewest = crossings(place);
  for (let round = 0; round < ROUNDS && fewest > 0; round++) {
    const isDown = round % 2 === 0;
    for (const row of isDown ? order : order.toReversed()) {
      sortByMean(row, isDown ? rows.above : rows.below, place);
    }
    const now = crossings(place);
    if (now < fewest) {
      fewest = now;
      best = order.map((row) => row.slice());
    }
  }
  return best;
}

function sortByMean(row: Int32Array, { starts, all }: Neighbours, place: Float64Array): void {
  const means = new Map<number, number>();
  for (const node of row) {
    let sum = 0;
    let count = 0;
    for (let i = starts[node] as number; i < (starts[node + 1] as number); i++) {
      sum += place[all[i] as number] as number;
      count++;
    }
    means.set(node, count > 0 ? sum / count : (place[node] as number));
  }
  const mean = (node: number) => means.get(node) as number;
  row.sort((a, b) => mean(a) - mean(b) || a - b);
  number(row, place);
}

function number(row: Int32Array, place: Float64Array): void {
  for (const [i, node] of row.entries()) place[node] = i - (row.length - 1) / 2;
}
