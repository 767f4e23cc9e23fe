import cytoscape, { type Core, type ElementDefinition, type EventObject } from 'cytoscape';
import { COLOURS } from '../graph/encoding.ts';
import type { Layout } from '../graph/layout-tier.ts';
import type { GraphModel } from '../graph/model.ts';
import type { Point } from '../graph/routes.ts';
import { edgeLook, nodeLook, type Theme } from './look.ts';

/** What is made out among the boxes: the one that was pointed at, and those that are lit; null: all are. */
export interface Marks {
  readonly chosen: string | null;
  readonly lit: ReadonlySet<string> | null;
}

/** What happens on a canvas. */
export interface CanvasEvents {
  /** null: where nothing is */
  chosen(id: string | null): void;
  /** pointed at twice */
  opened(id: string): void;
  /** dragged to where its upper left corner is now; without it, boxes cannot be dragged */
  moved?(id: string, at: Point): void;
}

/** A drawing on a canvas: it shows what it is given, and tells what was pointed at. */
export interface Canvas {
  show(model: GraphModel, layout: Layout, marks: Marks, theme: Theme): void;
  /** all of it, but no larger than it is written */
  fitAll(): void;
  zoomBy(factor: number): void;
  png(): Promise<Blob>;
  remove(): void;
}

const ZOOM = { least: 0.1, most: 2.5 };
const PADDING = 16;

/** Makes a canvas in an element. */
export function canvasIn(element: HTMLElement, on: CanvasEvents): Canvas {
  const cy: Core = cytoscape({
    container: element,
    minZoom: ZOOM.least,
    maxZoom: ZOOM.most,
    boxSelectionEnabled: false,
    autounselectify: true,
    // Sharp text on dense screens, and no more pixels than a plain one elsewhere.
    pixelRatio: 'auto',
  });
  const boxAt = ({ target }: EventObject): string | null =>
    target !== cy && target.isNode() ? target.id() : null;
  cy.on('tap', (event) => on.chosen(boxAt(event)));
  cy.on('dbltap', 'node', ({ target }) => on.opened(target.id()));
  cy.on('dragfree', 'node', ({ target }) => {
    const { x, y } = target.position();
    on.moved?.(target.id(), { x: x - target.data('width') / 2, y: y - target.data('height') / 2 });
  });
  let shown = '';
  let drawn: { model: GraphModel; layout: Layout; theme: Theme } | undefined;
  const resized = new ResizeObserver(() => cy.resize());
  resized.observe(element);
  const fitAll = () => {
    cy.resize();
    cy.fit(undefined, PADDING);
    if (cy.zoom() > 1) {
      cy.zoom(1);
      cy.center();
    }
  };
  return {
    fitAll,
    show(model, layout, marks, theme) {
      const isDrawn = drawn?.model === model && drawn.layout === layout && drawn.theme === theme;
      if (isDrawn) {
        mark(cy, marks);
        return;
      }
      const isElsewhere = drawn !== undefined && isMostlyMoved(drawn.layout, layout);
      drawn = { model, layout, theme };
      const before = shown;
      shown = model.nodes.map(({ id }) => id).join('\n');
      cy.batch(() => {
        cy.elements().remove();
        cy.add([...nodesOf(model, layout, on.moved !== undefined), ...edgesOf(model, layout)]);
        mark(cy, marks);
        cy.style([
          { selector: 'node', style: { ...nodeLook(theme) } },
          { selector: 'edge', style: { ...edgeLook(theme) } },
        ] as unknown as cytoscape.StylesheetJson);
      });
      if (before === '' || isElsewhere) fitAll();
      else if (before !== shown) keepInView(cy, fitAll);
    },
    zoomBy(factor) {
      cy.zoom({
        level: cy.zoom() * factor,
        renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 },
      });
    },
    png: async () =>
      await cy.png({
        ...{ output: 'blob-promise', full: true, scale: 2, maxWidth: 8000, maxHeight: 8000 },
        bg: COLOURS[drawn?.theme ?? 'light'].ground,
      }),
    remove() {
      resized.disconnect();
      cy.destroy();
    },
  };
}

/** Whether most boxes that stay stand elsewhere; a row that grew only moves those below it down. */
function isMostlyMoved(before: Layout, now: Layout): boolean {
  const kept = [...now.boxes].flatMap(([id, box]) => {
    const old = before.boxes.get(id);
    return old ? [old.x !== box.x] : [];
  });
  return kept.filter((isMoved) => isMoved).length > kept.length / 2;
}

/** Leaves the view where it is, unless most of the new drawing is out of it. */
function keepInView(cy: Core, fitAll: () => void): void {
  const { x1, y1, x2, y2 } = cy.extent();
  const inside = cy.nodes().filter((node) => {
    const { x, y } = node.position();
    return x >= x1 && x <= x2 && y >= y1 && y <= y2;
  });
  if (inside.length < cy.nodes().length / 2) fitAll();
}

/** An edge is lit where both its ends are. */
function mark(cy: Core, { chosen, lit }: Marks): void {
  const isLit = (id: string) => lit === null || lit.has(id);
  cy.batch(() => {
    for (const node of cy.nodes()) node.data({ isChosen: node.id() === chosen, isDim: !isLit(node.id()) });
    for (const edge of cy.edges()) {
      edge.data('isDim', !isLit(edge.source().id()) || !isLit(edge.target().id()));
    }
  });
}

function nodesOf(model: GraphModel, { boxes }: Layout, grabbable: boolean): ElementDefinition[] {
  return model.nodes.flatMap((node) => {
    const box = boxes.get(node.id);
    if (!box) return [];
    const position = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const { width, height } = box;
    return [{ group: 'nodes', data: { id: node.id, node, width, height }, position, grabbable }];
  });
}

/** Edges along their routes: Cytoscape takes the corners of one as distances from the straight way. */
function edgesOf(model: GraphModel, { boxes, routes }: Layout): ElementDefinition[] {
  return model.edges.map((edge, place) => {
    const points = routes[place]?.points ?? [];
    const [start, ...rest] = points;
    const end = rest.pop();
    const at = (id: string) => {
      const box = boxes.get(id);
      return box ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : { x: 0, y: 0 };
    };
    const [from, to] = [at(edge.from), at(edge.to)];
    const bends =
      start && end
        ? rest.map((point) => bendOf(start, end, point))
        : ([] as { weight: number; distance: number }[]);
    return {
      group: 'edges',
      data: {
        id: `edge\n${place}`,
        source: edge.from,
        target: edge.to,
        edge,
        leaves: start ? `${start.x - from.x}px ${start.y - from.y}px` : 'outside-to-node',
        enters: end ? `${end.x - to.x}px ${end.y - to.y}px` : 'outside-to-node',
        weights: bends.map(({ weight }) => weight),
        distances: bends.map(({ distance }) => distance),
      },
    };
  });
}

/** How far along the straight way from start to end a point is, and how far beside it. */
function bendOf(start: Point, end: Point, point: Point): { weight: number; distance: number } {
  const way = { x: end.x - start.x, y: end.y - start.y };
  const own = { x: point.x - start.x, y: point.y - start.y };
  const length = Math.hypot(way.x, way.y) || 1;
  return {
    weight: (own.x * way.x + own.y * way.y) / (length * length),
    distance: (own.y * way.x - own.x * way.y) / length,
  };
}
