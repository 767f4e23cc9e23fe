import { wordOf } from '../../src/domain/word-of.ts';
import { xml } from '../../src/exporters/xml.ts';
import { classIcon } from './class-icons.ts';
import { edgeText } from './edge-text.ts';
import { COLOURS, edgeLine, legend, STANDING_SIGNS, type Theme } from './encoding.ts';
import { labelLines } from './labels.ts';
import type { Box, Layout } from './layout-tier.ts';
import { type GraphEdge, type GraphModel, type GraphNode, WEIGHTS } from './model.ts';
import type { Route } from './routes.ts';
import { arrowhead, barAcross, borderRects, pathOf } from './svg-shapes.ts';

export interface SvgOptions {
  readonly theme: Theme;
  readonly title: string;
  /** A class and what it extends. */
  readonly lineageOf: (className: string) => readonly string[];
}

type Colours = (typeof COLOURS)[Theme];
const GLYPH = 16;

/** The model as a picture that needs nothing else: no script, no style, nothing from elsewhere. */
export function toSvg(model: GraphModel, layout: Layout, { theme, title, lineageOf }: SvgOptions): string {
  const colours = COLOURS[theme];
  const { width, height } = layout;
  const nodeOf = new Map(model.nodes.map((node) => [node.id, node]));
  const lines = linesOf(model, layout).map(({ route, edges }) => drawnLine(route, edges, nodeOf, colours));
  const boxes = model.nodes.map((node) =>
    drawnBox(node, layout.boxes.get(node.id) as Box, classIcon(lineageOf(node.class)), colours),
  );
  const about = `${model.nodes.length} boxes, ${model.edges.length} dependencies. ${legend()[0]?.text}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif" font-size="11" text-anchor="middle">`,
    `<title>${xml(title)}</title><desc>${xml(about)}</desc>`,
    `<rect width="${width}" height="${height}" fill="${colours.ground}"/>`,
    ...lines,
    ...boxes,
    '</svg>\n',
  ].join('\n');
}

/** Each route once, with the edges that run along it; what decides is drawn last, over the others. */
function linesOf({ edges }: GraphModel, { routes }: Layout): { route: Route; edges: GraphEdge[] }[] {
  const along = new Map<Route, GraphEdge[]>();
  for (const [i, edge] of edges.entries()) {
    const route = routes[i] as Route;
    const known = along.get(route);
    if (known) known.push(edge);
    else along.set(route, [edge]);
  }
  const rank = ({ weight }: GraphEdge) => WEIGHTS.indexOf(weight);
  return Array.from(along, ([route, own]) => ({ route, edges: own.sort((a, b) => rank(a) - rank(b)) })).sort(
    (a, b) => rank(b.edges[0] as GraphEdge) - rank(a.edges[0] as GraphEdge),
  );
}

function drawnLine(
  { points }: Route,
  edges: readonly GraphEdge[],
  nodeOf: ReadonlyMap<string, GraphNode>,
  colours: Colours,
): string {
  const [first] = edges as [GraphEdge];
  const [dependent, dependency] = [nodeOf.get(first.from), nodeOf.get(first.to)] as [GraphNode, GraphNode];
  const { dash, width, isStruck, colour: name } = edgeLine(first, dependent.standing, dependency.standing);
  const colour = colours[name];
  const text = `${dependent.name} depends on ${dependency.name}: ${edges.map(edgeText).join('; ')}`;
  const dashes = dash.length > 0 ? ` stroke-dasharray="${dash.join(' ')}"` : '';
  const bar = isStruck
    ? `<path d="${barAcross(points)}" fill="none" stroke="${colour}" stroke-width="2"/>`
    : '';
  return (
    `<g><title>${xml(text)}</title>` +
    `<path d="${pathOf(points)}" fill="none" stroke="${colour}" stroke-width="${width}"${dashes}/>` +
    `<path d="${arrowhead(points, width)}" fill="${colour}"/>${bar}</g>`
  );
}

function drawnBox(node: GraphNode, box: Box, icon: string, colours: Colours): string {
  const { x, y, width, height } = box;
  const { glyph, border } = STANDING_SIGNS[node.standing];
  const colour = colours[node.standing];
  const [name, below] = labelLines(node) as [string, string?];
  const middle = x + width / 2;
  const base = y + height / 2 + 4;
  const top = y + (height - GLYPH) / 2;
  const text = (line: string, at: number, fill: string) =>
    `<text x="${middle}" y="${at}" fill="${fill}">${xml(line)}</text>`;
  return [
    `<g><title>${xml(titleOf(node))}</title>`,
    node.members ? borderRects(box, { width: 1, style: 'solid' }, colour, colours.ground, 4) : '',
    node.isFocus
      ? `<rect x="${x - 6}" y="${y - 6}" width="${width + 12}" height="${height + 12}" rx="9" fill="none" stroke="${colours.text}" stroke-width="2"/>`
      : '',
    borderRects(box, border, colour, colours.ground, 0),
    `<path transform="translate(${x + 8} ${top})" fill="${colour}" fill-rule="evenodd" d="${glyph}"/>`,
    `<path transform="translate(${x + width - GLYPH - 8} ${top})" fill="none" stroke="${colours.quiet}" stroke-width="1.5" d="${icon}"/>`,
    below === undefined
      ? text(name, base, colours.text)
      : text(name, base - 6, colours.text) + text(below, base + 7, colours.quiet),
    '</g>',
  ].join('');
}

/** All there is to say of a box, with its whole name. */
function titleOf({ name, class: className, standing, badge, owner, members, hidden }: GraphNode): string {
  const parts = [
    name,
    wordOf(className),
    STANDING_SIGNS[standing].word,
    badge,
    owner === null ? null : `owner ${owner}`,
    hidden.up > 0 ? `${hidden.up} dependents not shown` : null,
    hidden.down > 0 ? `${hidden.down} dependencies not shown` : null,
    members ? `stands for ${members.map((member) => member.name).join(', ')}` : null,
  ];
  return parts.filter((part) => part !== null).join(', ');
}
