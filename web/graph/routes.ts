import type { Rows } from './rows.ts';
import { tracksOf } from './tracks.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Down the tiers, along one tier, or up against them; `points` turn only at right angles. A route down leaves the
 * bottom of its box and enters the top of the other, one up leaves the side and enters the bottom, beside where the
 * routes down leave it.
 */
export interface Route {
  readonly kind: 'down' | 'arc' | 'up';
  readonly points: readonly Point[];
}

/** A line of boxes by their left edges, in order, and the free space above it. */
export interface Line {
  readonly y: number;
  readonly space: number;
  readonly lefts: number[];
}

interface BoxSize {
  readonly width: number;
  readonly height: number;
  readonly gap: number;
}

/** A run through the space above a line, from one x to another. */
export interface Hop {
  readonly space: number;
  readonly from: number;
  readonly to: number;
}

interface Way {
  readonly kind: Route['kind'];
  readonly start: readonly Point[];
  readonly hops: readonly Hop[];
  readonly end: Point;
  /** Ways of one net may run over each other: they end in the same side of the same box. */
  readonly net: number;
}

/**
 * A route for each pair of nodes. On its way past a line of boxes it takes a gap between them; all that go to one box
 * take the same gaps, and run together. In the space between lines each box that is gone to has a track of its own.
 */
export function routesOf(
  rows: Rows,
  lefts: Float64Array,
  lineOf: Int32Array,
  lines: readonly Line[],
  box: BoxSize,
): Route[] {
  const middle = (node: number) => (lefts[node] as number) + box.width / 2;
  const lineAt = (line: number) => lines[line] as Line;

  const ways = Array.from(rows.from, (from, pair): Way => {
    const to = rows.to[pair] as number;
    const [a, b] = [lineOf[from] as number, lineOf[to] as number];
    const [rowA, rowB] = [rows.rowOf[from] as number, rows.rowOf[to] as number];
    const kind = rowA === rowB ? 'arc' : rowA < rowB ? 'down' : 'up';
    const target = middle(to) + (b < a ? box.width / 4 : 0);
    const side = target < middle(from) ? -1 : 1;
    if (a === b) {
      const x = middle(from) + (side * box.width) / 4;
      const { y } = lineAt(a);
      const hops = [{ space: a, from: x, to: target }];
      return { kind, start: [{ x, y }], hops, end: { x: target, y }, net: 2 * to };
    }
    const net = a < b ? 2 * to : 2 * to + 1;
    const pass = (line: number) => gapNear(lineAt(line).lefts, target, box, net);
    if (a < b) {
      const x = middle(from);
      const start = [{ x, y: lineAt(a).y + box.height }];
      return { kind, start, hops: hopsDown(a, b, x, target, pass), end: { x: target, y: lineAt(b).y }, net };
    }
    const edge = middle(from) + (side * box.width) / 2;
    const x = edge + side * laneOf(net);
    const y = lineAt(a).y + box.height / 2;
    const start = [
      { x: edge, y },
      { x, y },
    ];
    const end = { x: target, y: lineAt(b).y + box.height };
    return { kind, start, hops: hopsUp(a, b, x, target, pass), end, net };
  });

  const yOf = tracksOf(ways, lines);
  return ways.map(({ kind, start, hops, end, net }) => {
    const turns = hops.flatMap(({ space, from, to }) => {
      const y = yOf(space, net);
      return [
        { x: from, y },
        { x: to, y },
      ];
    });
    return { kind, points: straightened([...start, ...turns, end]) };
  });
}

function hopsDown(a: number, b: number, x: number, target: number, pass: (line: number) => number): Hop[] {
  const hops: Hop[] = [];
  let from = x;
  for (let space = a + 1; space <= b; space++) {
    const to = space === b ? target : pass(space);
    hops.push({ space, from, to });
    from = to;
  }
  return hops;
}

function hopsUp(a: number, b: number, x: number, target: number, pass: (line: number) => number): Hop[] {
  const hops: Hop[] = [];
  let from = x;
  for (let space = a; space > b; space--) {
    const to = space === b + 1 ? target : pass(space - 1);
    hops.push({ space, from, to });
    from = to;
  }
  return hops;
}

/** How far beside a box a way passes: in one of seven lanes, so that few run over those to another box. */
function laneOf(net: number): number {
  return 8 + 4 * (net % 7);
}

/** The x nearest to `wanted` that is clear of the boxes of a line. */
function gapNear(lefts: readonly number[], wanted: number, { width }: BoxSize, net: number): number {
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

/** Without points that repeat or lie on the way between their neighbours. */
function straightened(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const [before, last] = [kept.at(-2), kept.at(-1)];
    if (last && last.x === point.x && last.y === point.y) continue;
    if (before && last && isBetween(before, last, point)) kept.pop();
    kept.push(point);
  }
  return kept;
}

function isBetween(a: Point, b: Point, c: Point): boolean {
  return (a.x === b.x && b.x === c.x) || (a.y === b.y && b.y === c.y);
}
