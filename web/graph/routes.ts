import type { Tracks } from './tracks.ts';
import type { BoxSize, Way } from './ways.ts';

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
  readonly kind: Way['kind'];
  readonly points: readonly Point[];
}

/** The height of a line of boxes, and the free space above it with the tracks in it. */
export interface Line {
  readonly y: number;
  readonly space: number;
  readonly tracks: Tracks;
}

/** Free of tracks: below the boxes above, and for the arrowheads that enter those below. */
const [FREE_ABOVE, FREE_BELOW] = [9, 14];

export function routeOf(way: Way, lines: readonly Line[], { height }: BoxSize): Route {
  const [first, last] = [lines[way.fromLine], lines[way.toLine]] as [Line, Line];
  const turns = way.hops.flatMap(({ space, from, to }) => {
    const y = trackHeight(lines[space] as Line, way.net);
    return [
      { x: from, y },
      { x: to, y },
    ];
  });
  const target = turns.at(-1) as Point;
  const leaves = { top: first.y, bottom: first.y + height, side: first.y + height / 2 }[way.leaves];
  const start = [
    { x: way.x, y: leaves },
    { x: (turns[0] as Point).x, y: leaves },
  ];
  const end = { x: target.x, y: way.fromLine > way.toLine ? last.y + height : last.y };
  return { kind: way.kind, points: straightened([...start, ...turns, end]) };
}

function trackHeight({ y, space, tracks: { count, trackOf } }: Line, net: number): number {
  const room = space - FREE_ABOVE - FREE_BELOW;
  const height = y - space + FREE_ABOVE + (((trackOf.get(net) ?? 0) + 1) * room) / (count + 1);
  return Math.round(height * 10) / 10;
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
