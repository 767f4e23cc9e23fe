import type { Rows } from './rows.ts';
import type { Hop } from './tracks.ts';

export interface BoxSize {
  readonly width: number;
  readonly height: number;
  readonly gap: number;
}

/** A route from a box to another before it has heights: the lines it joins, and what x it takes in each space. */
export interface FlatRoute {
  readonly kind: 'down' | 'arc' | 'up';
  readonly fromLine: number;
  readonly toLine: number;
  readonly leaves: 'top' | 'bottom' | 'side';
  /** Where it leaves its box. */
  readonly x: number;
  readonly hops: readonly Hop[];
  /** Routes of one net may run over each other: they end in the same side of the same box. */
  readonly net: number;
}

/**
 * A route for each pair of nodes. Past a line of boxes it takes a gap between them; all that go to one box take the same
 * gaps, and run together. `lines` are the left edges of the boxes of each line, in order.
 */
export function flatRoutesOf(
  rows: Rows,
  lefts: Float64Array,
  lineOf: Int32Array,
  lines: readonly (readonly number[])[],
  box: BoxSize,
): FlatRoute[] {
  const middle = (node: number) => (lefts[node] as number) + box.width / 2;
  return Array.from(rows.from, (from, pair): FlatRoute => {
    const to = rows.to[pair] as number;
    const [fromLine, toLine] = [lineOf[from] as number, lineOf[to] as number];
    const [rowA, rowB] = [rows.rowOf[from] as number, rows.rowOf[to] as number];
    const kind = rowA === rowB ? 'arc' : rowA < rowB ? 'down' : 'up';
    const side = middle(to) < middle(from) ? -1 : 1;
    if (fromLine === toLine) {
      const x = middle(from) + (side * box.width) / 4;
      const hops = [{ space: fromLine, from: x, to: middle(to) }];
      return { kind, fromLine, toLine, leaves: 'top', x, hops, net: 2 * to };
    }
    const isDown = fromLine < toLine;
    const net = isDown ? 2 * to : 2 * to + 1;
    const target = middle(to) + (isDown ? 0 : box.width / 4);
    const edge = isDown ? middle(from) : middle(from) + (side * box.width) / 2;
    const hops: Hop[] = [];
    let last = isDown ? edge : edge + side * laneOf(net);
    const step = isDown ? 1 : -1;
    // The space above a line has the line's number.
    for (let line = fromLine; line !== toLine; line += step) {
      const next = line + step;
      const x = next === toLine ? target : gapNear(lines[next] ?? [], target, box.width, net);
      hops.push({ space: isDown ? next : line, from: last, to: x });
      last = x;
    }
    return { kind, fromLine, toLine, leaves: isDown ? 'bottom' : 'side', x: edge, hops, net };
  });
}

/** How far beside a box a route passes: in one of seven lanes, so that few run over those to another box. */
function laneOf(net: number): number {
  return 8 + 4 * (net % 7);
}

/** The x nearest to `wanted` that is clear of the boxes of a line. */
function gapNear(lefts: readonly number[], wanted: number, width: number, net: number): number {
  const clearance = 6;
  let low = 0;
  let high = lefts.length;
  while (low < high) {
    const half = (low + high) >> 1;
    if ((lefts[half] as number) - clearance <= wanted) low = half + 1;
    else high = half;
  }
  const left = lefts[low - 1];
  if (left === undefined || wanted > left + width + clearance) return wanted;
  return wanted < left + width / 2 ? left - laneOf(net) : left + width + laneOf(net);
}
