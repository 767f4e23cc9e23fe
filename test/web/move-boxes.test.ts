import fc from 'fast-check';
import type { Box, Layout } from '../../web/graph/layout-tier.ts';
import { BOX, layoutTier } from '../../web/graph/layout-tier.ts';
import { fromOrigin, moveBoxes } from '../../web/graph/move-boxes.ts';
import { edge, node } from '../support/graph-models.ts';

const MODEL = {
  nodes: [node('a', { tier: 1 }), node('b', { tier: 2 }), node('c', { tier: 3 }), node('d', { tier: 3 })],
  edges: [edge('a', 'b'), edge('a', 'b', { type: 'calls' }), edge('b', 'c'), edge('b', 'd')],
};
const TIERS = layoutTier(MODEL);
const places = fc.dictionary(
  fc.constantFrom('a', 'b', 'c', 'd', 'gone'),
  fc.record({ x: fc.integer({ min: -900, max: 900 }), y: fc.integer({ min: -900, max: 900 }) }),
);

test('boxes stand where they were put, the others where they were', () => {
  fc.assert(
    fc.property(places, (put) => {
      const { boxes } = moveBoxes(MODEL, TIERS, new Map(Object.entries(put)));
      for (const [id, box] of boxes) {
        expect(box).toEqual({ ...TIERS.boxes.get(id), ...(Object.hasOwn(put, id) ? put[id] : {}) });
      }
      expect([...boxes.keys()]).toEqual([...TIERS.boxes.keys()]);
    }),
  );
});

test('what joins a moved box runs straight between borders; all other routes are kept, and shared ones shared', () => {
  const { boxes, routes } = moveBoxes(MODEL, TIERS, new Map([['a', { x: 500, y: 20 }]]));
  expect(routes[0]).toBe(routes[1]);
  expect(routes.slice(2)).toEqual(TIERS.routes.slice(2));
  const [start, end] = routes[0]?.points ?? [];
  expect(isOnBorder(boxes.get('a') as Box, start as Point)).toBe(true);
  expect(isOnBorder(boxes.get('b') as Box, end as Point)).toBe(true);
  expect(moveBoxes(MODEL, TIERS, new Map([['a', at('a')]]))).toBe(TIERS);
});

test('from the origin nothing lies outside, and everything lies as it did to everything else', () => {
  fc.assert(
    fc.property(places, (put) => {
      const moved = moveBoxes(MODEL, TIERS, new Map(Object.entries(put)));
      const layout = fromOrigin(moved);
      for (const { x, y, width, height } of layout.boxes.values()) {
        expect(x >= 0 && y >= 0 && x + width <= layout.width && y + height <= layout.height).toBe(true);
      }
      const [now, before] = [apart(layout), apart(moved)];
      expect(now).toHaveLength(before.length);
      for (const [i, value] of now.entries()) expect(value).toBeCloseTo(before[i] as number);
    }),
  );
});

interface Point {
  readonly x: number;
  readonly y: number;
}

function at(id: string): Point {
  const { x, y } = TIERS.boxes.get(id) as Box;
  return { x, y };
}

function isOnBorder(box: Box, { x, y }: Point): boolean {
  const [fromMiddleX, fromMiddleY] = [
    Math.abs(x - box.x - BOX.width / 2),
    Math.abs(y - box.y - BOX.height / 2),
  ];
  const near = (a: number, b: number) => Math.abs(a - b) < 1e-6;
  return (
    (near(fromMiddleX, BOX.width / 2) && fromMiddleY <= BOX.height / 2 + 1e-6) ||
    (near(fromMiddleY, BOX.height / 2) && fromMiddleX <= BOX.width / 2 + 1e-6)
  );
}

/** Every place by where it lies from the first box. */
function apart({ boxes, routes }: Layout): number[] {
  const first = boxes.get('a') as Box;
  const points = [...boxes.values(), ...routes.flatMap((route) => route.points)];
  return points.flatMap(({ x, y }) => [x - first.x, y - first.y]);
}
