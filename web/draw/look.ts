import type { EdgeSingular, NodeSingular } from 'cytoscape';
import { lineageOf } from '../app/catalogue.ts';
import { classIcon } from '../graph/class-icons.ts';
import { COLOURS, type EdgeLine, edgeLine, STANDING_SIGNS, type Theme } from '../graph/encoding.ts';
import { labelLines } from '../graph/labels.ts';
import { BOX } from '../graph/layout-tier.ts';
import type { GraphEdge, GraphNode } from '../graph/model.ts';

// How the encoding looks in Cytoscape.

export type { Theme };

const nodeOf = (box: NodeSingular) => box.data('node') as GraphNode;
const edgeOf = (line: EdgeSingular) => line.data('edge') as GraphEdge;
/** What is not made out among the rest is faint, and still there. */
const opacity = (element: NodeSingular | EdgeSingular) => (element.data('isDim') === true ? 0.25 : 1);

/** A path of 16 by 16 as an image, filled or drawn. */
function imageOf(path: string, paint: string): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16"><path ${paint} d="${path}"/></svg>`;
  return `data:image/svg+xml;utf8,${encodeURIComponent(svg)}`;
}

export function nodeLook(theme: Theme): Record<string, unknown> {
  const colours = COLOURS[theme];
  const ofNode =
    <Value>(pick: (node: GraphNode) => Value) =>
    (box: NodeSingular) =>
      pick(nodeOf(box));
  const isMarked = (box: NodeSingular) => nodeOf(box).isFocus || box.data('isChosen') === true;
  return {
    opacity,
    shape: 'round-rectangle',
    width: 'data(width)',
    height: 'data(height)',
    'background-color': colours.ground,
    'background-image': ofNode(({ standing, class: name }) => [
      imageOf(STANDING_SIGNS[standing].glyph, `fill="${colours[standing]}" fill-rule="evenodd"`),
      imageOf(classIcon(lineageOf(name)), `fill="none" stroke="${colours.quiet}" stroke-width="1.5"`),
    ]),
    'background-width': '16px 16px',
    'background-height': '16px 16px',
    'background-position-x': `8px ${BOX.width - 24}px`,
    'background-position-y': `${(BOX.height - 16) / 2}px ${(BOX.height - 16) / 2}px`,
    'background-clip': 'none',
    'border-width': ofNode(({ standing }) => STANDING_SIGNS[standing].border.width),
    'border-style': ofNode(({ standing }) => STANDING_SIGNS[standing].border.style),
    'border-color': ofNode(({ standing }) => colours[standing]),
    ghost: ofNode(({ members }) => (members ? 'yes' : 'no')),
    'ghost-offset-x': 4,
    'ghost-offset-y': -4,
    'ghost-opacity': 0.5,
    'outline-width': (box: NodeSingular) => (isMarked(box) ? 2 : 0),
    'outline-offset': 4,
    'outline-color': colours.text,
    label: ofNode((node) => labelLines(node).join('\n')),
    'text-wrap': 'wrap',
    'text-valign': 'center',
    'text-halign': 'center',
    'font-size': 11,
    'font-family': 'system-ui, "Segoe UI", "DejaVu Sans", sans-serif',
    color: colours.text,
    'min-zoomed-font-size': 5,
  };
}

export function edgeLook(theme: Theme): Record<string, unknown> {
  const colours = COLOURS[theme];
  const ofEdge =
    <Value>(pick: (look: EdgeLine) => Value) =>
    (line: EdgeSingular) =>
      pick(edgeLine(edgeOf(line), nodeOf(line.source()).standing, nodeOf(line.target()).standing));
  const colourOf = ofEdge(({ colour }) => colours[colour]);
  return {
    opacity,
    width: ofEdge(({ width }) => width),
    'line-color': colourOf,
    'line-style': ofEdge(({ style }) => style),
    'line-dash-pattern': ofEdge(({ dash }) => (dash.length > 0 ? dash : [6, 3])),
    'target-arrow-shape': 'triangle',
    'target-arrow-color': colourOf,
    'mid-target-arrow-shape': ofEdge(({ isStruck }) => (isStruck ? 'tee' : 'none')),
    'mid-target-arrow-color': colourOf,
    'arrow-scale': 0.8,
    'curve-style': (line: EdgeSingular) =>
      (line.data('weights') as number[]).length > 0 ? 'round-segments' : 'straight',
    'edge-distances': 'endpoints',
    'segment-weights': (line: EdgeSingular) => orStraight(line.data('weights') as number[]),
    'segment-distances': (line: EdgeSingular) => orStraight(line.data('distances') as number[]),
    'segment-radii': 8,
    'source-endpoint': 'data(leaves)',
    'target-endpoint': 'data(enters)',
  };
}

function orStraight(values: readonly number[]): readonly number[] {
  return values.length > 0 ? values : [0];
}
