import { cellValue, type Notation, PLAIN } from './cell-value.ts';
import type { FieldType } from './field-type.ts';
import type { Condition } from './mapping.ts';
import type { Problem } from './row.ts';

/** A text with columns in it, each by its position in a row. */
export interface Template {
  parts: readonly (string | number)[];
  columns: readonly number[];
}

/** Templates in the shape of the record they fill. */
export type Form = Template | readonly Form[] | ReadonlyMap<string, Form>;

/** Where each column of a file stands; `unknown` is told of a column that the file has not. */
export interface Header {
  columns: ReadonlyMap<string, number>;
  unknown: (column: string) => void;
}

export function compileTemplate(text: string, header: Header): Template {
  const parts = text
    .split(/(\{[^{}]+\})/)
    .filter((part) => part !== '')
    .map((part) => (/^\{[^{}]+\}$/.test(part) ? columnAt(part.slice(1, -1).trim(), header) : part));
  return { parts, columns: parts.filter((part) => typeof part === 'number') };
}

export function compileForm(value: unknown, header: Header): Form {
  if (typeof value === 'string') return compileTemplate(value, header);
  if (Array.isArray(value)) return value.map((item) => compileForm(item, header));
  const entries = Object.entries(value as Record<string, unknown>).filter(([, inner]) => inner !== undefined);
  return new Map(entries.map(([key, inner]) => [key, compileForm(inner, header)]));
}

/** Whether an entry stands for a row. */
export function compileCondition(
  condition: Condition | undefined,
  header: Header,
): (cells: readonly string[]) => boolean {
  if (condition === undefined) return () => true;
  if (typeof condition === 'string') {
    const { columns } = compileTemplate(condition, header);
    return (cells) => columns.every((column) => cells[column]);
  }
  const column = columnAt(condition.column, header);
  const { is, isNot, in: among } = condition;
  return (cells) => {
    const cell = cells[column] ?? '';
    return (
      (is === undefined || cell === is) &&
      (isNot === undefined || cell !== isNot) &&
      (!among || among.includes(cell))
    );
  };
}

/** The text of a template in a row; undefined when its columns are all empty. */
export function rendered({ parts, columns }: Template, cells: readonly string[]): string | undefined {
  if (columns.length > 0 && columns.every((column) => !cells[column])) return undefined;
  return parts
    .map((part) => (typeof part === 'number' ? cells[part] : part))
    .join('')
    .trim();
}

/**
 * What a row makes of a form: each text as the type of its field, without the fields whose columns are empty.
 * A text that is no value of its type goes to `problems`.
 */
export function filled(
  form: Form,
  cells: readonly string[],
  typeOf: (path: string) => FieldType | undefined,
  notation: Notation,
  problems: Problem[],
  path = '',
): unknown {
  if (isTemplate(form)) {
    const text = rendered(form, cells);
    if (text === undefined) return undefined;
    const told = cellValue(text, typeOf(path), form.columns.length > 0 ? notation : PLAIN);
    if ('value' in told) return told.value;
    problems.push({ field: path, value: text, reason: told.reason });
    return undefined;
  }
  if (isList(form)) {
    const items = form.map((item) => filled(item, cells, () => 'text', notation, problems, path));
    return items.filter((item) => item !== undefined);
  }
  const record: Record<string, unknown> = {};
  for (const [key, inner] of form) {
    const value = filled(inner, cells, typeOf, notation, problems, path ? `${path}.${key}` : key);
    // An amount that is not there has no currency either.
    if (value === undefined && path === 'outageCostPerHour') return undefined;
    if (value !== undefined) record[key] = value;
  }
  return record;
}

function columnAt(name: string, header: Header): number {
  const at = header.columns.get(name);
  if (at === undefined) header.unknown(name);
  return at ?? -1;
}

function isTemplate(form: Form): form is Template {
  return 'parts' in form;
}

function isList(form: Form): form is readonly Form[] {
  return Array.isArray(form);
}
