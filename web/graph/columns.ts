import type { Neighbours, Rows } from './rows.ts';

/** Where a box stands in its row: its left edge, and the line of the row. */
export interface Place {
  readonly x: number;
  readonly line: number;
}

interface Column {
  nodes: Int32Array;
  x: number;
}

/**
 * Places the rows' nodes in their order. A row too long for one line is filled column by column, so that its order
 * still runs from left to right. Columns are then drawn under the middle of what they hang on, as far as their order
 * and the width allow: twice down the rows and twice up.
 */
export function placeColumns(
  rows: Rows,
  order: readonly Int32Array[],
  pitch: number,
  capacity: number,
): Place[] {
  const lines = order.map((row) => Math.ceil(row.length / capacity));
  const columns = order.map((row, i) => columnsOf(row, lines[i] as number));
  const width = Math.max(0, ...columns.map((row) => row.length)) * pitch;
  const centre = new Float64Array(rows.nodes.length);
  for (const row of columns) {
    move(
      row,
      row.map((_, i) => (width - row.length * pitch) / 2 + i * pitch),
      centre,
    );
  }
  for (const side of ['above', 'below', 'above', 'below'] as const) {
    for (const row of side === 'above' ? columns : columns.toReversed()) {
      const wanted = row.map((column) => meanOf(column, rows[side], centre));
      move(row, spread(wanted, pitch, width), centre);
    }
  }

  const places: Place[] = [];
  const left = Math.min(...columns.flat().map(({ x }) => Math.round(x)));
  for (const { nodes, x } of columns.flat()) {
    for (const [line, node] of nodes.entries()) places[node] = { x: Math.round(x) - left, line };
  }
  return places;
}

function columnsOf(row: Int32Array, lines: number): Column[] {
  const columns: Column[] = [];
  for (let i = 0; i < row.length; i += lines) columns.push({ nodes: row.slice(i, i + lines), x: 0 });
  return columns;
}

function move(row: readonly Column[], xs: readonly number[], centre: Float64Array): void {
  for (const [i, column] of row.entries()) {
    column.x = xs[i] as number;
    for (const node of column.nodes) centre[node] = column.x;
  }
}

function meanOf(column: Column, { starts, all }: Neighbours, centre: Float64Array): number {
  let sum = 0;
  let count = 0;
  for (const node of column.nodes) {
    for (let i = starts[node] as number; i < (starts[node + 1] as number); i++) {
      sum += centre[all[i] as number] as number;
      count++;
    }
  }
  return count > 0 ? sum / count : column.x;
}

/**
 * The places nearest to those wanted (by squares) that keep the order, the pitch and the width: isotonic regression by
 * pooling neighbours that are out of order (Ayer and others 1955).
 */
export function spread(wanted: readonly number[], pitch: number, width: number): number[] {
  const pools: { sum: number; count: number }[] = [];
  for (const [i, x] of wanted.entries()) {
    let pool = { sum: x - i * pitch, count: 1 };
    for (
      let last = pools.at(-1);
      last && last.sum / last.count > pool.sum / pool.count;
      last = pools.at(-1)
    ) {
      pool = { sum: last.sum + pool.sum, count: last.count + pool.count };
      pools.pop();
    }
    pools.push(pool);
  }
  const most = width - wanted.length * pitch;
  return pools
    .flatMap(({ sum, count }) => Array<number>(count).fill(sum / count))
    .map((x, i) => Math.min(Math.max(x, 0), most) + i * pitch);
}
