import type { Box, Layout } from './layout-tier.ts';
import type { GraphModel } from './model.ts';
import type { Point, Route } from './routes.ts';

const MARGIN = 40;

/**
 * The layout with some boxes elsewhere, by their upper left corners. What joins a moved box runs straight from border
 * to border: the free routes of the tiers are none here.
 */
export function moveBoxes({ edges }: GraphModel, layout: Layout, places: ReadonlyMap<string, Point>): Layout {
  const isMoved = ([id, at]: [string, Point]) => {
    const box = layout.boxes.get(id);
    return box !== undefined && (box.x !== at.x || box.y !== at.y);
  };
  const moved = new Set([...places].filter(isMoved).map(([id]) => id));
  if (moved.size === 0) return layout;
  const boxes = new Map(Array.from(layout.boxes, ([id, box]) => [id, { ...box, ...places.get(id) }]));
  // Edges that shared a route share one still.
  const known = new Map<Route, Route>();
  const routes = edges.map(({ from, to }, place) => {
    const route = layout.routes[place] as Route;
    if (!moved.has(from) && !moved.has(to)) return route;
    const next = known.get(route) ?? {
      ...route,
      points: straight(boxes.get(from) as Box, boxes.get(to) as Box),
    };
    known.set(route, next);
    return next;
  });
  return sized({ ...layout, boxes, routes });
}

/** The layout with its uppermost and leftmost where those of any layout are: a file has no room before them. */
export function fromOrigin(layout: Layout): Layout {
  const xs = Array.from(layout.boxes.values(), ({ x }) => x);
  const ys = Array.from(layout.boxes.values(), ({ y }) => y);
  const [x, y] = [Math.max(0, MARGIN - Math.min(...xs)), Math.max(0, MARGIN - Math.min(...ys))];
  if (x === 0 && y === 0) return layout;
  const shifted = <At extends Point>(at: At): At => ({ ...at, x: at.x + x, y: at.y + y });
  const routes = new Map(
    layout.routes.map((route) => [route, { ...route, points: route.points.map(shifted) }]),
  );
  return sized({
    ...layout,
    boxes: new Map(Array.from(layout.boxes, ([id, box]) => [id, shifted(box)])),
    routes: layout.routes.map((route) => routes.get(route) as Route),
  });
}

function sized(layout: Layout): Layout {
  const boxes = [...layout.boxes.values()];
  return {
    ...layout,
    width: Math.max(layout.width, ...boxes.map(({ x, width }) => x + width + MARGIN)),
    height: Math.max(layout.height, ...boxes.map(({ y, height }) => y + height + MARGIN)),
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
