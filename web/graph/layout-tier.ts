import { type Place, placeColumns } from './columns.ts';
import { flatRoutesOf } from './flat-routes.ts';
import type { GraphModel } from './model.ts';
import { placeBeside } from './place-beside.ts';
import { type Line, type Route, routeOf } from './routes.ts';
import { rowOrder } from './row-order.ts';
import { type Rows, rowsOf } from './rows.ts';
import { type Tracks, tracksOf } from './tracks.ts';

export const BOX = { width: 176, height: 38, gap: 40 } as const;
const PITCH = BOX.width + BOX.gap;
/** Between rows, and between the lines of one row: what edges run through, wider where many do. */
const ROW_GAP = 52;
const LINE_GAP = 34;
const TRACK = { gap: 4, free: 3, most: 20 } as const;

/** A box by its upper left corner; `line` is its line within the row of its tier. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly tier: number;
  readonly line: number;
}

/** `routes` are in the order of the model's edges; edges that join the same two boxes share one. */
export interface Layout {
  readonly boxes: ReadonlyMap<string, Box>;
  readonly routes: readonly Route[];
  readonly width: number;
  readonly height: number;
}

export interface LayoutOptions {
  /** Without it, rows are as long as makes the drawing a little wider than high. */
  readonly rowWidth?: number;
  /** The layout as drawn so far: its boxes keep their places in their rows. A row that grows moves those below it down. */
  readonly drawn?: Layout;
}

/** Rows by tier, in the order of tiers; every edge of one tier to a lower one runs downward. */
export function layoutTier(model: GraphModel, { rowWidth, drawn }: LayoutOptions = {}): Layout {
  const rows = rowsOf(model);
  const capacity =
    rowWidth === undefined
      ? Math.max(6, Math.ceil(Math.sqrt(0.6 * rows.nodes.length)))
      : Math.max(1, Math.floor((rowWidth - BOX.gap) / PITCH));
  const places = drawn
    ? placeBeside(rows, inRows(drawn), PITCH, capacity * PITCH)
    : placeColumns(rows, rowOrder(rows), PITCH, capacity);
  const lefts = Float64Array.from(places, ({ x }) => x + BOX.gap);
  const { lineOf, inLines, startsRow } = linesOf(rows, places, lefts);
  const flat = flatRoutesOf(rows, lefts, lineOf, inLines, BOX);
  const lines = stacked(tracksOf(flat, inLines.length), startsRow);

  const boxes = new Map<string, Box>();
  for (const [node, { id, tier }] of rows.nodes.entries()) {
    const { y } = lines[lineOf[node] as number] as Line;
    const { line } = places[node] as Place;
    boxes.set(id, { x: lefts[node] as number, y, width: BOX.width, height: BOX.height, tier, line });
  }
  const routes = flat.map((one) => routeOf(one, lines, BOX));
  return {
    boxes,
    routes: Array.from(rows.pairOf, (pair) => routes[pair] as Route),
    width: lefts.reduce((right, x) => Math.max(right, x + BOX.width), 0) + BOX.gap,
    height: (lines.at(-1)?.y ?? 0) + BOX.height + ROW_GAP,
  };
}

function inRows({ boxes }: Layout): Map<string, Place> {
  return new Map(Array.from(boxes, ([id, { x, line }]) => [id, { x: x - BOX.gap, line }]));
}

/** All lines of all rows from the top: which each node is in, their left edges, and whether a row starts with it. */
function linesOf(rows: Rows, places: readonly Place[], lefts: Float64Array) {
  const lineOf = new Int32Array(places.length);
  const inLines: number[][] = [];
  const startsRow: boolean[] = [];
  for (const [row, start] of rows.starts.slice(0, -1).entries()) {
    const own = places.slice(start, rows.starts[row + 1]);
    const first = inLines.length;
    const count = own.reduce((most, { line }) => Math.max(most, line + 1), 0);
    for (let line = 0; line < count; line++) {
      inLines.push([]);
      startsRow.push(line === 0);
    }
    for (const [i, { line }] of own.entries()) {
      lineOf[start + i] = first + line;
      inLines[first + line]?.push(lefts[start + i] as number);
    }
  }
  for (const own of inLines) own.sort((a, b) => a - b);
  return { lineOf, inLines, startsRow };
}

function stacked(tracks: readonly Tracks[], startsRow: readonly boolean[]): Line[] {
  let bottom = 0;
  return tracks.map((own, line) => {
    const crowd = Math.min(Math.max(own.count - TRACK.free, 0), TRACK.most);
    const space = (startsRow[line] ? ROW_GAP : LINE_GAP) + crowd * TRACK.gap;
    const y = bottom + space;
    bottom = y + BOX.height;
    return { y, space, tracks: own };
  });
}
