import type { Hop, Line } from './routes.ts';

interface Run {
  net: number;
  from: number;
  to: number;
}

/**
 * The height at which each net runs through the space above a line: nets that meet there get tracks of their own, as
 * few as needed (intervals in the order of their left ends, each on the first free track).
 */
export function tracksOf(
  ways: readonly { readonly net: number; readonly hops: readonly Hop[] }[],
  lines: readonly Line[],
): (space: number, net: number) => number {
  // One more space than lines: below the last.
  const runs = Array.from({ length: lines.length + 1 }, () => new Map<number, Run>());
  for (const { net, hops } of ways) {
    for (const { space, from, to } of hops) widen(runs[space] as Map<number, Run>, net, from, to);
  }
  const heights = runs.map((nets, space) => {
    const line = lines[space];
    return line ? heightsIn(nets, line) : new Map<number, number>();
  });
  return (space, net) => heights[space]?.get(net) ?? 0;
}

function widen(nets: Map<number, Run>, net: number, a: number, b: number): void {
  const known = nets.get(net);
  const [from, to] = [Math.min(a, b), Math.max(a, b)];
  if (!known) nets.set(net, { net, from, to });
  else {
    known.from = Math.min(known.from, from);
    known.to = Math.max(known.to, to);
  }
}

function heightsIn(nets: ReadonlyMap<number, Run>, { y, space }: Line): Map<number, number> {
  const ordered = [...nets.values()].sort((a, b) => a.from - b.from || a.net - b.net);
  const ends: number[] = [];
  const trackOf = new Map<number, number>();
  for (const { net, from, to } of ordered) {
    // A straight way needs no track, and bars none.
    if (from === to) continue;
    const free = ends.findIndex((end) => end < from);
    const track = free === -1 ? ends.length : free;
    ends[track] = to;
    trackOf.set(net, track);
  }
  // Within the middle of the space, so that arrowheads and the corners of boxes stay clear.
  const [top, room] = [y - space * 0.8, space * 0.5];
  const heightOf = (track: number) => top + ((track + 1) * room) / (ends.length + 1);
  return new Map(ordered.map(({ net }) => [net, Math.round(heightOf(trackOf.get(net) ?? 0) * 10) / 10]));
}
