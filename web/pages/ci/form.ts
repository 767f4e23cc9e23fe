// What a form holds, and what of it is written. Every value is a text, as people type it; an empty one is none.

export type Values = Readonly<Record<string, string>>;

export interface Option {
  readonly value: string;
  readonly words: string;
  /** what several options have in common */
  readonly of?: string;
}

/** A field of a form. `list`: a text a line; `yes-no`: may be unknown as well; `ci`: the id of a CI, to be searched. */
export interface Field {
  readonly name: string;
  readonly label: string;
  readonly kind: 'text' | 'long' | 'whole' | 'number' | 'yes-no' | 'date' | 'list' | 'choice' | 'ci';
  readonly options?: readonly Option[];
  readonly hint?: string;
  readonly isNeeded?: boolean;
}

/** Something wrong with a field; where the field is not in the form, with the whole. */
export interface Fault {
  readonly field: string;
  readonly reason: string;
}

/** A field that someone else changed while the form was open. */
export interface Clash {
  readonly field: string;
  readonly seen: string;
  readonly theirs: string;
  /** null: it was not touched here, so that theirs stands */
  readonly mine: string | null;
}

/** The names of the fields that hold something else than was seen. */
export function touched(seen: Values, typed: Values): string[] {
  const names = new Set([...Object.keys(seen), ...Object.keys(typed)]);
  return [...names].filter((name) => valueIn(seen, name) !== valueIn(typed, name));
}

export function clashes(seen: Values, theirs: Values, mine: Values): Clash[] {
  const own = new Set(touched(seen, mine));
  return touched(seen, theirs).map((field) => ({
    field,
    seen: valueIn(seen, field),
    theirs: valueIn(theirs, field),
    mine: own.has(field) ? valueIn(mine, field) : null,
  }));
}

/** What was typed, over what someone else made of it meanwhile. Where both changed a field, `kept` stands. */
export function rebased(seen: Values, theirs: Values, mine: Values, kept: 'mine' | 'theirs'): Values {
  const both = new Set(touched(seen, theirs));
  const own = touched(seen, mine).filter((name) => kept === 'mine' || !both.has(name));
  return { ...theirs, ...Object.fromEntries(own.map((name) => [name, valueIn(mine, name)])) };
}

/** The value of a typed text as the API takes it; null where it is empty. A number that is none stays a text. */
export function apiValue(kind: Field['kind'], text: string): string | number | boolean | string[] | null {
  if (kind === 'list') return linesIn(text);
  if (text.trim() === '') return null;
  if (kind === 'yes-no') return text === 'yes';
  if (kind === 'whole' || kind === 'number') return isNumber(text) ? Number(text) : text;
  return kind === 'long' ? text : text.trim();
}

/** A value of the API as a text of a form. */
export function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return Array.isArray(value) ? value.join('\n') : String(value);
}

export function valueIn(values: Values, name: string): string {
  return values[name] ?? '';
}

export function linesIn(text: string): string[] {
  return text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
}

/** A number typed into a field, or a fault where it is none; an empty one is null. */
export function numberIn(values: Values, field: string, faults: Fault[], isWhole = false): number | null {
  const text = valueIn(values, field).trim();
  if (text === '') return null;
  if (isNumber(text) && (!isWhole || Number.isSafeInteger(Number(text)))) return Number(text);
  faults.push({ field, reason: isWhole ? 'expected a whole number' : 'expected a number, such as 1250.50' });
  return null;
}

function isNumber(text: string): boolean {
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text.trim()) && Number.isFinite(Number(text));
}
