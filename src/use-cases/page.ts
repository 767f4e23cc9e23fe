import { z } from 'zod';
import { CmdbError } from '../domain/errors.ts';
import type { Page } from '../store/read-pages.ts';

/** A stretch of a list as it is answered; `next` is what to pass as `after` for the one that follows. */
export interface Stretch<T, Cursor = string> {
  items: T[];
  total: number;
  complete: boolean;
  next: Cursor | null;
}

export function stretchSchema<T extends z.ZodType>(item: T, order: string) {
  return z.strictObject({
    items: z.array(item).describe(order),
    total: z.int(),
    complete: z.boolean().describe('whether nothing follows'),
    next: z.string().nullable().describe('what to pass as `after` for the next page'),
  });
}

/** A page of the store as an answer. */
export function stretchOf<T, Cursor>({ items, total, next }: Page<T, Cursor>): Stretch<T, Cursor> {
  return { items, total, complete: next === undefined, next: next ?? null };
}

/** Which part of a list is asked for: so many, and those that follow what the page before gave as `next`. */
export interface Paged {
  first: number;
  after?: string | undefined;
}

/** What follows `after` in a list that is whole, told by `item`. VALIDATION: `after` is none of the list. */
export function stretchAfter<T, I extends { id: string }>(
  list: readonly T[],
  { first, after }: Paged,
  item: (one: T) => I,
  isAfter: (one: T, after: string) => boolean,
  cursorOf: (item: I) => string = ({ id }) => id,
): Stretch<I> {
  const start = after === undefined ? 0 : list.findIndex((one) => isAfter(one, after)) + 1;
  if (after !== undefined && start === 0) {
    const message = `"${after}" is not in this list: pass what the page before gave as next`;
    throw new CmdbError('VALIDATION', message, { after });
  }
  const items = list.slice(start, start + first).map(item);
  const complete = start + items.length >= list.length;
  const last = items.at(-1);
  return { items, total: list.length, complete, next: complete || !last ? null : cursorOf(last) };
}
