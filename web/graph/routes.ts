import type { BoxSize, FlatRoute } from './flat-routes.ts';
import type { Tracks } from './tracks.ts';

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
  readonly kind: FlatRoute['kind'];
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

export function routeOf(flat: FlatRoute, lines: readonly Line[], { height }: BoxSize): Route {
  const [first, last] = [lines[flat.fromLine], lines[flat.toLine]] as [Line, Line];
  const points: Point[] = [];
  let { x } = flat;
  let y = { top: first.y, bottom: first.y + height, side: first.y + height / 2 }[flat.leaves];
  extend(points, x, y);
  for (const { space, from, to } of flat.hops) {
    extend(points, from, y);
    y = trackHeight(lines[space] as Line, flat.net);
    extend(points, from, y);
    extend(points, to, y);
    x = to;
  }
  extend(points, x, flat.fromLine > flat.toLine ? last.y + height : last.y);
  return { kind: flat.kind, points };
}

function trackHeight({ y, space, tracks: { count, trackOf } }: Line, net: number): number {
  const room = space - FREE_ABOVE - FREE_BELOW;
  const height = y - space + FREE_ABOVE + (((trackOf.get(net) ?? 0) + 1) * room) / (count + 1);
  return Math.round(height * 10) / 10;
}

/** Adds a point; one that lies on the line to it goes. */
function extend(points: Point[], x: number, y: number): void {
  const [before, last] = [points.at(-2), points.at(-1)];
  if (last && last.x === x && last.y === y) return;
  const isOnTheWay =
    before && last && ((before.x === last.x && last.x === x) || (before.y === last.y && last.y === y));
  if (isOnTheWay) points.pop();
  points.push({ x, y });
}
