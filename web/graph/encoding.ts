import type { Effect } from '../../src/domain/level.ts';
import { EFFECTS } from '../../src/domain/level.ts';
import { type GraphEdge, STANDINGS, type Standing, WEIGHTS, type Weight } from './model.ts';

/** How what is shown looks, in one place for canvas, page, picture and legend. Colour only repeats what shape says. */

export const STANDING_WORDS: Readonly<Record<Standing, string>> = {
  down: 'Down',
  degraded: 'Degraded',
  'at-risk': 'At risk',
  unknown: 'Unknown',
  up: 'Up',
};

export interface Border {
  readonly width: number;
  readonly style: 'solid' | 'double' | 'dashed' | 'dotted';
}

export interface StandingSign {
  readonly word: string;
  readonly shape: 'octagon' | 'triangle' | 'diamond' | 'ring' | 'circle';
  /** Path in a box of 16 by 16, to be filled by the even-odd rule: the mark is cut out of the shape. */
  readonly glyph: string;
  readonly border: Border;
}

const DOTS = [
  [8, 2],
  [12.2, 3.8],
  [14, 8],
  [12.2, 12.2],
  [8, 14],
  [3.8, 12.2],
  [2, 8],
  [3.8, 3.8],
].map(([x, y]) => `M${x} ${y}m-1.4 0a1.4 1.4 0 1 0 2.8 0a1.4 1.4 0 1 0 -2.8 0z`);

export const STANDING_SIGNS: Readonly<Record<Standing, StandingSign>> = {
  down: {
    word: STANDING_WORDS.down,
    shape: 'octagon',
    glyph:
      'M5 1h6l4 4v6l-4 4h-6l-4 -4v-6z' +
      'M8 6.6l2.6 -2.6l1.4 1.4l-2.6 2.6l2.6 2.6l-1.4 1.4l-2.6 -2.6l-2.6 2.6l-1.4 -1.4l2.6 -2.6l-2.6 -2.6l1.4 -1.4z',
    border: { width: 4, style: 'solid' },
  },
  degraded: {
    word: STANDING_WORDS.degraded,
    shape: 'triangle',
    glyph: 'M8 1l7.5 14h-15zM7 6h2v4.5h-2zM7 11.7h2v2h-2z',
    border: { width: 5, style: 'double' },
  },
  'at-risk': {
    word: STANDING_WORDS['at-risk'],
    shape: 'diamond',
    glyph:
      'M8 0.5l7.5 7.5l-7.5 7.5l-7.5 -7.5z' +
      'M5.6 6.4c0 -1.5 1 -2.5 2.4 -2.5s2.4 1 2.4 2.3c0 1.5 -1.7 1.6 -1.7 3h-1.4c0 -1.9 1.7 -2.1 1.7 -3c0 -0.6 -0.4 -1 -1 -1s-1 0.5 -1 1.2z' +
      'M7.3 10.2h1.4v1.6h-1.4z',
    border: { width: 3, style: 'dashed' },
  },
  unknown: {
    word: STANDING_WORDS.unknown,
    shape: 'ring',
    glyph: DOTS.join(''),
    border: { width: 1.5, style: 'dotted' },
  },
  up: {
    word: STANDING_WORDS.up,
    shape: 'circle',
    glyph: 'M8 1a7 7 0 1 0 0 14a7 7 0 1 0 0 -14zM6.9 11.4l-3 -3l1.1 -1.1l1.9 1.9l4.1 -4.1l1.1 1.1z',
    border: { width: 1.5, style: 'solid' },
  },
};

export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** What a picture is coloured with; the style sheet has the same as custom properties, `line` as `--control`. */
export const COLOURS: Readonly<
  Record<Theme, Readonly<Record<Standing | 'ground' | 'text' | 'quiet' | 'line', string>>>
> = {
  light: {
    ground: '#ffffff',
    text: '#1b2430',
    quiet: '#4f5a67',
    line: '#6f7a87',
    down: '#b3201b',
    degraded: '#8a5200',
    'at-risk': '#0b5cad',
    up: '#57616d',
    unknown: '#57616d',
  },
  dark: {
    ground: '#11161d',
    text: '#e8ecf1',
    quiet: '#a9b3bf',
    line: '#7f8b99',
    down: '#ff8a80',
    degraded: '#ffb74d',
    'at-risk': '#7cb8ff',
    up: '#a9b3bf',
    unknown: '#a9b3bf',
  },
};

interface EffectLine {
  readonly style: 'solid' | 'dashed' | 'dotted';
  readonly dash: readonly number[];
  readonly isQuiet: boolean;
  readonly text: string;
}

const EFFECT_LINES: Readonly<Record<Effect, EffectLine>> = {
  hard: { style: 'solid', dash: [], isQuiet: false, text: 'stops or degrades as what it depends on does' },
  soft: { style: 'dashed', dash: [6, 4], isQuiet: false, text: 'at worst degraded by what it depends on' },
  'degrade-only': {
    style: 'dotted',
    dash: [1, 4],
    isQuiet: false,
    text: 'degraded only where what it depends on is down',
  },
  info: { style: 'solid', dash: [], isQuiet: true, text: 'told only: nothing spreads' },
};

const WEIGHT_LINES: Readonly<
  Record<Weight, { readonly width: number; readonly isStruck?: boolean; readonly text: string }>
> = {
  decides: { width: 3, text: 'brought its dependent to its level' },
  lost: { width: 1.5, isStruck: true, text: 'lost, and its dependent does without it' },
  plain: { width: 1.5, text: 'a dependency' },
  saves: { width: 0.75, text: 'still up, and keeps its group holding' },
};

/** `dash` as SVG has it: lengths of line and gap, none for an unbroken one. `colour` is a name of COLOURS. */
export interface EdgeLine extends Pick<EffectLine, 'style' | 'dash'> {
  readonly width: number;
  /** a bar lies across the line */
  readonly isStruck: boolean;
  readonly colour: Standing | 'line' | 'quiet';
}

/**
 * How an edge is drawn: what decided has the colour of the standing it brought, what was lost that of its own; what
 * carries no impact is thin.
 */
export function edgeLine(
  { effect, weight }: Pick<GraphEdge, 'effect' | 'weight'>,
  dependent: Standing,
  dependency: Standing,
): EdgeLine {
  const { style, dash, isQuiet } = EFFECT_LINES[effect];
  const { width, isStruck = false } = WEIGHT_LINES[weight];
  const plain = isQuiet ? 'quiet' : 'line';
  return {
    ...{ style, dash, isStruck, width: isQuiet ? Math.min(width, 0.75) : width },
    colour: weight === 'decides' ? dependent : weight === 'lost' ? dependency : plain,
  };
}

/** A line of the legend; `sample` says what to draw beside it. */
export interface LegendLine {
  readonly what: 'standing' | 'arrow' | 'effect' | 'weight' | 'siblings' | 'focus';
  readonly sample: string;
  readonly text: string;
}

export function legend(): readonly LegendLine[] {
  return [
    { what: 'arrow', sample: 'arrow', text: 'An arrow points from what depends to what it depends on.' },
    ...STANDINGS.map(
      (standing) => ({ what: 'standing', sample: standing, text: STANDING_WORDS[standing] }) as const,
    ),
    ...EFFECTS.map(
      (effect) =>
        ({ what: 'effect', sample: effect, text: `${effect}: ${EFFECT_LINES[effect].text}` }) as const,
    ),
    ...WEIGHTS.map(
      (weight) => ({ what: 'weight', sample: weight, text: WEIGHT_LINES[weight].text }) as const,
    ),
    { what: 'siblings', sample: 'siblings', text: 'Siblings shown as one box; open it to see each.' },
    { what: 'focus', sample: 'focus', text: 'What was asked about.' },
  ];
}
