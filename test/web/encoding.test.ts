import { readFileSync } from 'node:fs';
import { BUILT_IN_CLASSES } from '../../src/domain/ci-class.ts';
import { EFFECTS } from '../../src/domain/level.ts';
import { classIcon } from '../../web/graph/class-icons.ts';
import { COLOURS, edgeLine, legend, STANDING_SIGNS, THEMES } from '../../web/graph/encoding.ts';
import { STANDINGS, WEIGHTS } from '../../web/graph/model.ts';
import { CATALOGUE } from '../support/graph-models.ts';

test.each(THEMES)('colours of the %s theme: texts at least 4.5:1, lines 3:1, no green', (theme) => {
  const { ground, line, ...texts } = COLOURS[theme];
  for (const [name, colour] of Object.entries(texts)) {
    expect([name, contrast(colour, ground) >= 4.5]).toEqual([name, true]);
    const [red, green, blue] = channels(colour);
    expect([name, green > Math.max(red, blue)]).toEqual([name, false]);
  }
  expect(contrast(line, ground)).toBeGreaterThanOrEqual(3);
});

test('the style sheet has the same colours', () => {
  const sheet = readFileSync(new URL('../../web/style/base.css', import.meta.url), 'utf8');
  const blocks = Array.from(sheet.matchAll(/:root \{([^}]*--ground[^}]*)\}/g), ([, block = '']) => block);
  const properties = blocks.map((block) =>
    Object.fromEntries(
      Array.from(block.matchAll(/--([\w-]+): (#[\da-f]{6});/g), ([, name, colour]) => [name, colour]),
    ),
  );
  const colours = THEMES.map((theme) => {
    const { line: control, ...others } = COLOURS[theme];
    return expect.objectContaining({ control, ...others });
  });
  // A third block is for paper.
  expect(properties.slice(0, 2)).toEqual(colours);
});

test('the contrast of black and white is 21:1, of a colour with itself 1:1', () => {
  expect([contrast('#000000', '#ffffff'), contrast('#b3201b', '#b3201b')]).toEqual([21, 1]);
});

test('standings differ in word, shape, glyph and border, without colour', () => {
  const signs = STANDINGS.map((standing) => STANDING_SIGNS[standing]);
  for (const field of ['word', 'shape', 'glyph'] as const) {
    expect(new Set(signs.map((sign) => sign[field])).size).toBe(STANDINGS.length);
  }
  expect(signs.map(({ word, border }) => `${word}: ${border.width} ${border.style}`)).toEqual([
    'Down: 4 solid',
    'Degraded: 5 double',
    'At risk: 3 dashed',
    'Unknown: 1.5 dotted',
    'Up: 1.5 solid',
  ]);
});

test('every glyph and icon is path syntax within its box', () => {
  const paths = [
    ...STANDINGS.map((s) => STANDING_SIGNS[s].glyph),
    ...BUILT_IN_CLASSES.map((c) => classIcon([c.name])),
  ];
  for (const path of paths) expect(path).toMatch(/^M[\d.]+ [\d.]+(?:[MmLlHhVvCcSsAaZz ]|-?\d*\.?\d+)+$/);
});

test('each built-in class has an icon of its own; a class without one has that of what it extends', () => {
  const icons = BUILT_IN_CLASSES.map(({ name }) => classIcon(CATALOGUE.classes.get(name)?.lineage ?? []));
  expect(new Set(icons).size).toBe(BUILT_IN_CLASSES.length);
  expect(classIcon(['mail_server', 'server', 'other'])).toBe(classIcon(['server']));
  expect([classIcon(['toaster']), classIcon([])]).toEqual([classIcon(['other']), classIcon(['other'])]);
});

test('effects differ by line; what carries no impact is thin; what decided has the colour of what it brought, what was lost its own', () => {
  const lines = EFFECTS.flatMap((effect) =>
    WEIGHTS.map((weight) => {
      const { style, width, isStruck, colour } = edgeLine({ effect, weight }, 'down', 'degraded');
      return `${effect} ${weight}: ${style} ${width} ${colour}${isStruck ? ' struck' : ''}`;
    }),
  );
  expect(lines).toEqual([
    'hard decides: solid 3 down',
    'hard lost: solid 1.5 degraded struck',
    'hard plain: solid 1.5 line',
    'hard saves: solid 0.75 line',
    'soft decides: dashed 3 down',
    'soft lost: dashed 1.5 degraded struck',
    'soft plain: dashed 1.5 line',
    'soft saves: dashed 0.75 line',
    'degrade-only decides: dotted 3 down',
    'degrade-only lost: dotted 1.5 degraded struck',
    'degrade-only plain: dotted 1.5 line',
    'degrade-only saves: dotted 0.75 line',
    'info decides: solid 0.75 down',
    'info lost: solid 0.75 degraded struck',
    'info plain: solid 0.75 quiet',
    'info saves: solid 0.75 quiet',
  ]);
});

test('the legend tells of arrows first, then of every standing, effect and weight', () => {
  expect(legend().map(({ what, sample }) => (what === sample ? what : `${what} ${sample}`))).toEqual([
    'arrow',
    'standing down',
    'standing degraded',
    'standing at-risk',
    'standing unknown',
    'standing up',
    'effect hard',
    'effect soft',
    'effect degrade-only',
    'effect info',
    'weight decides',
    'weight lost',
    'weight plain',
    'weight saves',
    'siblings',
    'focus',
  ]);
  expect(legend()[0]?.text).toBe('An arrow points from what depends to what it depends on.');
});

function channels(colour: string): [number, number, number] {
  const [red, green, blue] = colour.match(/[\da-f]{2}/g)?.map((hex) => Number.parseInt(hex, 16)) ?? [];
  return [red as number, green as number, blue as number];
}

/** WCAG 2.2, contrast ratio of relative luminances. */
function contrast(a: string, b: string): number {
  const [darker, lighter] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = channels(colour).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
