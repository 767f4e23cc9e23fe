/** What one question measured, with the words that a reader needs beside it. */
export interface Table {
  title: string;
  columns: readonly string[];
  rows: readonly (readonly string[])[];
  notes?: readonly string[];
}

/** A table as Markdown, padded so that it reads as well on a terminal. */
export function markdown({ title, columns, rows, notes = [] }: Table): string {
  const widths = columns.map((column, i) =>
    Math.max(column.length, ...rows.map((row) => (row[i] ?? '').length)),
  );
  const line = (cells: readonly string[]) => `| ${cells.map((cell, i) => padded(cell, i)).join(' | ')} |`;
  const padded = (cell: string, i: number) =>
    i === 0 ? cell.padEnd(widths[i] as number) : cell.padStart(widths[i] as number);
  const rule = `|${widths.map((w, i) => (i === 0 ? '-'.repeat(w + 2) : `${'-'.repeat(w + 1)}:`)).join('|')}|`;
  const said = notes.length > 0 ? `\n${notes.join('\n')}\n` : '';
  return `## ${title}\n\n${[line(columns), rule, ...rows.map(line)].join('\n')}\n${said}`;
}

export function whole(n: number): string {
  return Math.round(n).toLocaleString('en-GB');
}

/** Three digits or more. */
export function figure(n: number): string {
  return n >= 100 ? whole(n) : n.toPrecision(3);
}

export function times(n: number): string {
  return `${n.toFixed(2)} x`;
}

export function megabytes(bytes: number): string {
  return `${whole(bytes / 1e6)} MB`;
}
