import { type Place, placeColumns } from './columns.ts';
import type { GraphModel } from './model.ts';
import { placeBeside } from './place-beside.ts';
import { type Line, type Route, routesOf } from './routes.ts';
import { rowOrder } from './row-order.ts';
import { type Rows, rowsOf } from './rows.ts';

export const BOX = { width: 176, height: 38, gap: 40 } as const;
const PITCH = BOX.width + BOX.gap;
/** Between rows, and between the lines of one row: what edges run through. */
const ROW_GAP = 52;
const LINE_GAP = 32;

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
  const { lines, lineOf, height } = stack(rows, places);

  const boxes = new Map<string, Box>();
  let right = 0;
  for (const [node, { id, tier }] of rows.nodes.entries()) {
    const { x, line } = places[node] as Place;
    const { y } = lines[lineOf[node] as number] as Line;
    boxes.set(id, { x: x + BOX.gap, y, width: BOX.width, height: BOX.height, tier, line });
    right = Math.max(right, x + PITCH);
  }
  const lefts = Float64Array.from(places, ({ x }) => x + BOX.gap);
  const routes = routesOf(rows, lefts, lineOf, lines, BOX);
  return {
    boxes,
    routes: Array.from(rows.pairOf, (pair) => routes[pair] as Route),
    width: right + BOX.gap,
    height,
  };
}

function inRows({ boxes }: Layout): Map<string, Place> {
  return new Map(Array.from(boxes, ([id, { x, line }]) => [id, { x: x - BOX.gap, line }]));
}

/** All lines of all rows from the top, each with the free space above it. */
function stack(rows: Rows, places: readonly Place[]) {
  const lines: Line[] = [];
  const lineOf = new Int32Array(places.length);
  let y = 0;
  for (const row of rows.tiers.keys()) {
    const nodes = Array.from(
      { length: (rows.starts[row + 1] as number) - (rows.starts[row] as number) },
      (_, i) => (rows.starts[row] as number) + i,
    );
    const first = lines.length;
    const count = Math.max(...nodes.map((node) => (places[node] as Place).line)) + 1;
    for (let line = 0; line < count; line++) {
      const space = line === 0 ? ROW_GAP : LINE_GAP;
      lines.push({ y: y + space, space, lefts: [] });
      y += space + BOX.height;
    }
    for (const node of nodes) {
      const { x, line } = places[node] as Place;
      lineOf[node] = first + line;
      (lines[first + line] as Line).lefts.push(x + BOX.gap);
    }
  }
  for (const { lefts } of lines) lefts.sort((a, b) => a - b);
  return { lines, lineOf, height: y + ROW_GAP };
}
