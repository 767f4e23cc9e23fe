import Table from 'cli-table3';
import pc from 'picocolors';
import stringWidth from 'string-width';

/** Where a command writes, and how wide and colourful it may be. */
export interface Terminal {
  out: (text: string) => unknown;
  err: (text: string) => void;
  /** columns of the screen; 80 where it is not one */
  width: number;
  /** whether a person watches: progress bars and questions are for them */
  interactive: boolean;
  colours: ReturnType<typeof pc.createColors>;
}

export function processTerminal(): Terminal {
  const interactive = process.stdout.isTTY === true;
  return {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    width: Math.max(40, process.stdout.columns ?? 80),
    interactive,
    colours: pc.createColors(interactive && !process.env.NO_COLOR),
  };
}

// Control characters could forge lines, bidirectional ones could reorder them: both are shown as codes.
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]|\p{Surrogate}/gu;

/** A text from the graph or a file, safe to print on one line. */
export function visible(text: string): string {
  return text.replace(UNSAFE, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** `text` cut to `width` columns, with an ellipsis where something is missing. */
export function clip(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let cut = '';
  for (const character of text) {
    if (stringWidth(cut + character) >= width) break;
    cut += character;
  }
  return `${cut}…`;
}

/**
 * Lines of at most `width` columns, broken between words, and within a word that is too long for a line: nothing is
 * left out. The first line starts with `first`, the others with `rest`.
 */
export function wrap(text: string, width: number, first = '', rest = first): string {
  const lines: string[] = [];
  let [line, used] = [first, stringWidth(first)];
  let isBlank = true;
  const next = () => {
    lines.push(line);
    [line, used, isBlank] = [rest, stringWidth(rest), true];
  };
  for (const word of text.split(' ')) {
    const columns = stringWidth(word);
    if (!isBlank && used + 1 + columns > width) next();
    if (!isBlank) [line, used] = [`${line} `, used + 1];
    const parts = used + columns > width ? word : [word];
    for (const part of parts) {
      if (!isBlank && parts === word && used + stringWidth(part) > width) next();
      [line, used, isBlank] = [line + part, used + stringWidth(part), false];
    }
  }
  next();
  return lines.join('\n');
}

const GAP = 2;
/** No column gives way below this while another can. */
const LEAST = 10;

/**
 * Column widths that fit `room`: the widest give way first, at first no further than their longest word; the first
 * column with a title, where the ids stand, is cut last. Undefined where they cannot.
 */
function fittedWidths(columns: readonly (readonly string[])[], room: number): number[] | undefined {
  const ids = columns.findIndex(([title]) => title !== '');
  const widths = columns.map((cells) => widest(cells, 1));
  const longest = columns.map((cells) =>
    widest(
      cells.flatMap((cell) => cell.split(' ')),
      LEAST,
    ),
  );
  const least = widths.map(() => LEAST);
  const excess = () => widths.reduce((sum, w) => sum + w + GAP, 0) - room;
  for (const floor of [longest, least.map((n, i) => (i === ids ? (longest[i] as number) : n)), least]) {
    while (excess() > 0) {
      const loose = widths.map((w, i) => Math.max(0, w - (floor[i] as number)));
      const loosest = loose.indexOf(Math.max(...loose));
      if (loose[loosest] === 0) break;
      widths[loosest] = (widths[loosest] as number) - 1;
    }
  }
  return excess() > 0 ? undefined : widths;
}

function widest(texts: readonly string[], least: number): number {
  return texts.reduce((most, text) => Math.max(most, stringWidth(text)), least);
}

/** A table without rules; what is too wide wraps. Where the screen is too narrow for it, each row is a list. */
export function table(
  terminal: Terminal,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const safe = rows.map((row) => row.map(visible));
  const columns = head.map((title, i) => [title, ...safe.map((row) => row[i] ?? '')]);
  const widths = fittedWidths(columns, terminal.width);
  if (!widths) return stacked(terminal, head, safe);
  const wrapped = (cells: readonly string[]) => cells.map((cell, i) => wrap(cell, widths[i] as number));
  const none = { top: '', 'top-mid': '', 'top-left': '', 'top-right': '', bottom: '', 'bottom-mid': '' };
  const printed = new Table({
    head: wrapped(head).map((title) => title && terminal.colours.bold(title)),
    chars: {
      ...none,
      'bottom-left': '',
      'bottom-right': '',
      left: '',
      'left-mid': '',
      mid: '',
      'mid-mid': '',
      right: '',
      'right-mid': '',
      middle: '',
    },
    style: { 'padding-left': 0, 'padding-right': GAP, head: [], border: [] },
    colWidths: widths.map((w) => w + GAP),
  });
  for (const row of safe) printed.push(wrapped(row));
  return `${printed
    .toString()
    .split('\n')
    .map((l) => l.trimEnd())
    .join('\n')}\n`;
}

/** Each row as its first cell, and under it the others that are not empty, with their titles. */
function stacked(
  { width }: Terminal,
  [, ...titles]: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const lines = rows.flatMap(([first = '', ...cells]) => [
    wrap(first, width),
    ...cells.flatMap((cell, i) => {
      const title = titles[i] ? `${titles[i]}: ` : '';
      return cell === '' ? [] : [wrap(`${title}${cell}`, width, '  ', '    ')];
    }),
  ]);
  return lines.map((l) => `${l}\n`).join('');
}

/** 1 service, 2 services. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
}

/** Short of certain, nothing is 0 % or 100 %. */
export function percent(probability: number): string {
  const hundredths = 100 * probability;
  if (hundredths > 0 && hundredths < 1) return '< 1 %';
  return hundredths > 99 && hundredths < 100 ? '> 99 %' : `${Math.round(hundredths)} %`;
}

/** A time in UTC, to the second. */
export function time(iso: string): string {
  return iso.replace(/\.\d{3}Z$/, 'Z');
}
