import type { Box, Layout } from './layout-tier.ts';
import type { GraphModel } from './model.ts';
import type { Point, Route } from './routes.ts';

const MARGIN = 40;

/**
 * The layout with some boxes elsewhere, by their upper left corners. What joins a moved box runs straight from border
 * to border: the free ways of the tiers are none here.
 */
export function moveBoxes({ edges }: GraphModel, layout: Layout, places: ReadonlyMap<string, Point>): Layout {
  const moved = new Set([...places.keys()].filter((id) => layout.boxes.has(id)));
  if (moved.size === 0) return layout;
  const boxes = new Map(Array.from(layout.boxes, ([id, box]) => [id, { ...box, ...places.get(id) }]));
  const left = Math.min(...Array.from(boxes.values(), ({ x }) => x));
  const top = Math.min(...Array.from(boxes.values(), ({ y }) => y));
  // A drawing begins at its upper left: what was moved out of it takes all with it.
  const shift = { x: Math.max(0, MARGIN - left), y: Math.max(0, MARGIN - top) };
  for (const [id, box] of boxes) boxes.set(id, { ...box, x: box.x + shift.x, y: box.y + shift.y });
  const routes = edges.map((edge, place): Route => {
    const route = layout.routes[place] as Route;
    if (moved.has(edge.from) || moved.has(edge.to)) {
      return { ...route, points: straight(boxes.get(edge.from) as Box, boxes.get(edge.to) as Box) };
    }
    return { ...route, points: route.points.map(({ x, y }) => ({ x: x + shift.x, y: y + shift.y })) };
  });
  return {
    boxes,
    routes,
    width: Math.max(...Array.from(boxes.values(), ({ x, width }) => x + width)) + MARGIN,
    height: Math.max(...Array.from(boxes.values(), ({ y, height }) => y + height)) + MARGIN,
  };
}

function straight(from: Box, to: Box): Point[] {
  const [start, end] = [middleOf(from), middleOf(to)];
  return [borderToward(from, start, end), borderToward(to, end, start)];
}

function middleOf({ x, y, width, height }: Box): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

/** Where the way from the middle of a box to a point outside leaves it. */
function borderToward({ width, height }: Box, middle: Point, point: Point): Point {
  const way = { x: point.x - middle.x, y: point.y - middle.y };
  const part = Math.min(
    way.x === 0 ? Infinity : width / 2 / Math.abs(way.x),
    way.y === 0 ? Infinity : height / 2 / Math.abs(way.y),
  );
  return Number.isFinite(part) ? { x: middle.x + way.x * part, y: middle.y + way.y * part } : middle;
}
