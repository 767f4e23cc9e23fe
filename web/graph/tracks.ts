/** A run through the space above a line of boxes, from one x to another. */
export interface Hop {
  readonly space: number;
  readonly from: number;
  readonly to: number;
}

/** In each space, how many tracks there are and which is that of each net. */
export interface Tracks {
  readonly count: number;
  readonly trackOf: ReadonlyMap<number, number>;
}

interface Run {
  readonly net: number;
  from: number;
  to: number;
}

/**
 * Nets that meet in a space get tracks of their own, as few as needed: intervals in the order of their left ends, each
 * on the first free track.
 */
export function tracksOf(
  routes: readonly { readonly net: number; readonly hops: readonly Hop[] }[],
  spaces: number,
): Tracks[] {
  const runs = Array.from({ length: spaces }, () => new Map<number, Run>());
  for (const { net, hops } of routes) {
    for (const { space, from, to } of hops) widen(runs[space] as Map<number, Run>, net, from, to);
  }
  return runs.map(tracksIn);
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

function tracksIn(nets: ReadonlyMap<number, Run>): Tracks {
  const ends: number[] = [];
  const trackOf = new Map<number, number>();
  for (const { net, from, to } of [...nets.values()].sort((a, b) => a.from - b.from || a.net - b.net)) {
    // A straight route needs no track, and bars none.
    if (from === to) continue;
    const free = ends.findIndex((end) => end < from);
    const track = free === -1 ? ends.length : free;
    ends[track] = to;
    trackOf.set(net, track);
  }
  return { count: ends.length, trackOf };
}
