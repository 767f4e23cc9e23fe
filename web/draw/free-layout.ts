import cytoscape, { type LayoutOptions } from 'cytoscape';
import fcose from 'cytoscape-fcose';
import type { Layout } from '../graph/layout-tier.ts';
import type { GraphModel } from '../graph/model.ts';
import type { Point } from '../graph/routes.ts';

cytoscape.use(fcose);

/**
 * Where boxes stand by their upper left corners, those that depend on each other near to each other, whatever their
 * tiers. It starts from the tiers, not from chance: of one model it is always the same.
 */
export function freeLayout({ nodes, edges }: GraphModel, { boxes }: Layout): ReadonlyMap<string, Point> {
  const cy = cytoscape({
    headless: true,
    styleEnabled: true,
    style: [
      { selector: 'node', style: { width: 'data(width)', height: 'data(height)', shape: 'rectangle' } },
    ] as unknown as cytoscape.StylesheetJson,
    elements: [
      ...nodes.flatMap(({ id }) => {
        const box = boxes.get(id);
        return box
          ? [{ data: { id, width: box.width, height: box.height }, position: { x: box.x, y: box.y } }]
          : [];
      }),
      ...edges.map(({ from, to }) => ({ data: { source: from, target: to } })),
    ],
  });
  const options = {
    ...{ name: 'fcose', quality: 'proof', randomize: false, animate: false },
    // Boxes are wide: with the usual values they would stand on each other.
    ...{ nodeRepulsion: () => 50_000, idealEdgeLength: () => 120 },
  };
  cy.layout(options as unknown as LayoutOptions).run();
  const places = new Map<string, Point>();
  for (const node of cy.nodes()) {
    const { x, y } = node.position();
    const { width = 0, height = 0 } = boxes.get(node.id()) ?? {};
    places.set(node.id(), { x: Math.round(x - width / 2), y: Math.round(y - height / 2) });
  }
  cy.destroy();
  return places;
}
