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

const GAP = 2;
/** No column gives way below this while another can. */
const LEAST = 10;

/**
 * Column widths that fit `room`: the widest give way first, at first no further than their longest word; the first
 * column, where the ids stand, is cut last.
 */
function fittedWidths(columns: readonly (readonly string[])[], room: number): number[] {
  const widths = columns.map((cells) => Math.max(1, ...cells.map((cell) => stringWidth(cell))));
  const words = columns.map((cells) => cells.flatMap((cell) => cell.split(' ')));
  const longest = words.map((list) => Math.max(LEAST, ...list.map((word) => stringWidth(word))));
  const least = widths.map(() => LEAST);
  for (const floor of [longest, [longest[0] as number, ...least.slice(1)], least]) {
    for (;;) {
      const excess = widths.reduce((sum, w) => sum + w + GAP, 0) - room;
      const loose = widths.map((w, i) => Math.max(0, w - (floor[i] as number)));
      const widest = loose.indexOf(Math.max(...loose));
      if (excess <= 0 || loose[widest] === 0) break;
      widths[widest] = (widths[widest] as number) - 1;
    }
  }
  return widths;
}

/** A table without rules that fits the screen: what is too wide wraps, between words where it can. */
export function table(
  terminal: Terminal,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const safe = rows.map((row) => row.map(visible));
  const columns = head.map((title, i) => [title, ...safe.map((row) => row[i] ?? '')]);
  const widths = fittedWidths(columns, terminal.width);
  const none = { top: '', 'top-mid': '', 'top-left': '', 'top-right': '', bottom: '', 'bottom-mid': '' };
  const printed = new Table({
    head: head.map((title) => terminal.colours.bold(title)),
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
    wordWrap: true,
  });
  for (const row of safe) printed.push([...row]);
  return `${printed
    .toString()
    .split('\n')
    .map((l) => l.trimEnd())
    .join('\n')}\n`;
}

/** 1 service, 2 services. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
}
