import fc from 'fast-check';
import { COLOURS, STANDING_SIGNS, THEMES } from '../../web/graph/encoding.ts';
import { layoutTier } from '../../web/graph/layout-tier.ts';
import type { GraphModel } from '../../web/graph/model.ts';
import { toSvg } from '../../web/graph/svg.ts';
import { arrowhead } from '../../web/graph/svg-shapes.ts';
import { CATALOGUE, edge, models, node } from '../support/graph-models.ts';
import { type Element, readXml } from '../support/read-xml.ts';

const lineageOf = (name: string) => CATALOGUE.classes.get(name)?.lineage ?? [];
const HOSTILE = `</title><script>alert(1)</script>"'&amp;]]>\u0000\ud800\u202e<img src=x onerror=alert(1)>`;

function drawn(model: GraphModel, title = 'What breaks', theme: (typeof THEMES)[number] = 'light'): string {
  return toSvg(model, layoutTier(model), { theme, title, lineageOf });
}

test('a box says all there is to say of it, and is drawn as its standing and class are', () => {
  const shop = node('shop', {
    name: 'Web shop of the whole company',
    class: 'business_service',
    standing: 'degraded',
    owner: 'Retail IT',
    badge: 'held up',
    hidden: { up: 0, down: 2 },
  });
  const [, , , box] = readXml(drawn({ nodes: [shop], edges: [] })).children;
  expect(box?.children.map((child) => child.text || child.name)).toEqual([
    'Web shop of the whole company, business service, Degraded, held up, owner Retail IT, 2 dependencies not shown',
    'rect',
    'rect',
    'path',
    'path',
    'Web shop of …mpany',
    'held up, +2 below',
  ]);
  expect(box?.children[3]?.attributes).toEqual({
    transform: 'translate(48 63)',
    fill: COLOURS.light.degraded,
    'fill-rule': 'evenodd',
    d: STANDING_SIGNS.degraded.glyph,
  });
});

test('a dependency is drawn once for all edges between two boxes, as the one that decides', () => {
  const model = {
    nodes: [node('shop', { tier: 0, standing: 'down' }), node('web')],
    edges: [
      edge('shop', 'web', { effect: 'soft' }),
      edge('shop', 'web', { type: 'calls', weight: 'decides' }),
    ],
  };
  const [, , , line] = readXml(drawn(model)).children;
  expect(line?.children.map(({ text, attributes }) => text || attributes)).toEqual([
    'shop depends on web: calls; uses, soft',
    { d: 'M128 90L128 142', fill: 'none', stroke: COLOURS.light.down, 'stroke-width': '3' },
    { d: 'M128 142L124 134L132 134z', fill: COLOURS.light.down },
  ]);
});

test('what a group lost and does without is struck through, in the colour of what was lost', () => {
  const model = {
    nodes: [node('shop', { tier: 0, standing: 'at-risk' }), node('web', { standing: 'down' })],
    edges: [edge('shop', 'web', { weight: 'lost' })],
  };
  const [, , , line] = readXml(drawn(model)).children;
  const { down } = COLOURS.light;
  expect(line?.children.map(({ text, attributes }) => text || attributes)).toEqual([
    'shop depends on web: uses, lost',
    { d: 'M128 90L128 142', fill: 'none', stroke: down, 'stroke-width': '1.5' },
    { d: expect.any(String), fill: down },
    { d: 'M123 116L133 116', fill: 'none', stroke: down, 'stroke-width': '2' },
  ]);
});

test.each(THEMES)(
  'any graph in the %s theme: well-formed, nothing in it acts or comes from elsewhere',
  (theme) => {
    fc.assert(
      fc.property(models(8), fc.string({ unit: 'binary' }), (model, title) => {
        const picture = readXml(drawn(model, title, theme));
        for (const { name, attributes } of flat(picture)) {
          expect(DRAWN).toContain(name);
          for (const attribute of Object.keys(attributes)) expect(SHOWN).toContain(attribute);
        }
        const boxes = picture.children.filter(({ name }) => name === 'g').length;
        const pairs = new Set(model.edges.map(({ from, to }) => `${from} ${to}`));
        expect(boxes).toBe(model.nodes.length + pairs.size);
      }),
    );
  },
);

test.each([
  ['down', [0, 0], [0, 20], 'M0 20L-4 12L4 12z'],
  ['up', [0, 20], [0, 0], 'M0 0L4 8L-4 8z'],
  ['to the right', [0, 0], [20, 0], 'M20 0L12 4L12 -4z'],
  ['aslant', [0, 0], [30, 40], 'M30 40L22 36L28.4 31.2z'],
  ['nowhere', [5, 5], [5, 5], 'M5 5L1 -3L9 -3z'],
] as const)('an arrowhead points along its line: %s', (_, [x1, y1], [x2, y2], path) => {
  expect(
    arrowhead(
      [
        { x: x1, y: y1 },
        { x: x2, y: y2 },
      ],
      3,
    ),
  ).toBe(path);
});

test('a name that means harm is only a text', () => {
  const model = {
    nodes: [node('a', { name: HOSTILE }), node('b', { tier: 9, badge: HOSTILE })],
    edges: [edge('a', 'b')],
  };
  const [title, , , line, box] = readXml(drawn(model, HOSTILE)).children;
  const shown = HOSTILE.replace('\u0000', '\ufffd').replace('\ud800', '\ufffd');
  expect(title?.text).toBe(shown);
  expect(line?.children[0]?.text).toBe(`${shown} depends on b: uses`);
  expect(box?.children[0]?.text).toBe(`${shown}, server, Up`);
});

const DRAWN = ['svg', 'title', 'desc', 'rect', 'g', 'path', 'text'];
const SHOWN = [
  ...[
    'xmlns',
    'role',
    'width',
    'height',
    'viewBox',
    'font-family',
    'font-size',
    'text-anchor',
    'x',
    'y',
    'rx',
  ],
  ...['fill', 'fill-rule', 'stroke', 'stroke-width', 'stroke-dasharray', 'd', 'transform'],
];

function flat(element: Element): Element[] {
  return [element, ...element.children.flatMap(flat)];
}
