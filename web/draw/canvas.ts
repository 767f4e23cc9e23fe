import cytoscape, { type Core, type ElementDefinition } from 'cytoscape';
import type { Layout } from '../graph/layout-tier.ts';
import type { GraphModel } from '../graph/model.ts';
import { edgeLook, nodeLook, type Theme } from './look.ts';

/** A drawing on a canvas: it shows what it is given, and tells what was pointed at. */
export interface Canvas {
  show(model: GraphModel, layout: Layout, chosen: string | null, theme: Theme): void;
  /** all of it, but no larger than it is written */
  fitAll(): void;
  zoomBy(factor: number): void;
  png(): Promise<Blob>;
  /** where the boxes stand now, by their middles */
  positions(): ReadonlyMap<string, { x: number; y: number }>;
  remove(): void;
}

const ZOOM = { least: 0.1, most: 2.5 };
const PADDING = 16;

/** Makes a canvas in an element. `onChosen`: with null where nothing was pointed at. */
export function canvasIn(element: HTMLElement, onChosen: (id: string | null) => void): Canvas {
  const cy: Core = cytoscape({
    container: element,
    minZoom: ZOOM.least,
    maxZoom: ZOOM.most,
    boxSelectionEnabled: false,
    autounselectify: true,
    // Sharp text on dense screens, and no more pixels than a plain one elsewhere.
    pixelRatio: 'auto',
  });
  cy.on('tap', (event) => {
    onChosen(event.target === cy ? null : event.target.isNode() ? event.target.id() : null);
  });
  let shown = '';
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
    show(model, layout, chosen, theme) {
      const before = shown;
      shown = model.nodes.map(({ id }) => id).join('\n');
      cy.batch(() => {
        cy.elements().remove();
        cy.add([...nodesOf(model, layout, chosen), ...edgesOf(model, layout)]);
        cy.style([
          { selector: 'node', style: { ...nodeLook(theme) } },
          { selector: 'edge', style: { ...edgeLook(theme) } },
        ] as unknown as cytoscape.StylesheetJson);
      });
      if (before === '') fitAll();
      else if (before !== shown) keepInView(cy, fitAll);
    },
    zoomBy(factor) {
      cy.zoom({
        level: cy.zoom() * factor,
        renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 },
      });
    },
    png: async () =>
      await cy.png({ output: 'blob-promise', full: true, scale: 2, maxWidth: 8000, maxHeight: 8000 }),
    positions: () => new Map(cy.nodes().map((node) => [node.id(), { ...node.position() }])),
    remove() {
      resized.disconnect();
      cy.destroy();
    },
  };
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

function nodesOf(model: GraphModel, { boxes }: Layout, chosen: string | null): ElementDefinition[] {
  return model.nodes.flatMap((node) => {
    const box = boxes.get(node.id);
    if (!box) return [];
    const position = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const { width, height } = box;
    return [
      {
        group: 'nodes',
        data: { id: node.id, node, width, height, isChosen: node.id === chosen },
        position,
        grabbable: false,
      },
    ];
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

interface Point {
  readonly x: number;
  readonly y: number;
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
