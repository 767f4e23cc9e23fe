import type { Place } from './columns.ts';
import type { Rows } from './rows.ts';

/**
 * Places that leave those already drawn where they are: a new node goes to the free place of its row nearest to the
 * middle of its neighbours, or opens a new line where the lines are full.
 */
export function placeBeside(
  rows: Rows,
  drawn: ReadonlyMap<string, Place>,
  pitch: number,
  width: number,
): Place[] {
  const places: (Place | undefined)[] = rows.nodes.map(({ id }) => drawn.get(id));
  const lines: number[][][] = rows.tiers.map(() => []);
  const take = (node: number, { x, line }: Place) => {
    const row = lines[rows.rowOf[node] as number] as number[][];
    while (row.length <= line) row.push([]);
    (row[line] as number[]).push(x);
  };
  for (const [node, place] of places.entries()) if (place) take(node, place);

  const reach = Math.max(width, ...Array.from(drawn.values(), ({ x }) => x + pitch));
  for (const node of rows.nodes.keys()) {
    if (places[node]) continue;
    const place = nearestFree(
      lines[rows.rowOf[node] as number] as number[][],
      wantedX(rows, places, node),
      pitch,
      reach,
    );
    places[node] = place;
    take(node, place);
  }
  return places as Place[];
}

function wantedX({ above, below }: Rows, places: readonly (Place | undefined)[], node: number): number {
  let sum = 0;
  let count = 0;
  for (const { starts, all } of [above, below]) {
    for (let i = starts[node] as number; i < (starts[node + 1] as number); i++) {
      const place = places[all[i] as number];
      if (!place) continue;
      sum += place.x;
      count++;
    }
  }
  return count > 0 ? Math.round(sum / count) : 0;
}

function nearestFree(lines: readonly number[][], wanted: number, pitch: number, width: number): Place {
  let best: Place | undefined;
  for (const [line, taken] of lines.entries()) {
    const candidates = [wanted, 0, width - pitch, ...taken.flatMap((x) => [x - pitch, x + pitch])];
    for (const x of candidates) {
      if (x < 0 || x > width - pitch || taken.some((other) => Math.abs(other - x) < pitch)) continue;
      if (!best || Math.abs(x - wanted) < Math.abs(best.x - wanted)) best = { x, line };
    }
  }
  return best ?? { x: Math.min(Math.max(wanted, 0), Math.max(width - pitch, 0)), line: lines.length };
}
