import { z } from 'zod';

// Control characters, line and paragraph separators and lone surrogates: none has a place in a one-line text,
// and each can forge a terminal line, a log line or a key that looks like another.
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]|\p{Surrogate}/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the same, but a long text may have tabs and line breaks
const UNPRINTABLE_BLOCK = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]|\p{Surrogate}/u;

/** A one-line text of 1 to `most` characters, without control characters or blanks at its ends. */
export function line(most: number) {
  return z
    .string()
    .min(1, 'expected a text that is not empty')
    .max(most, `expected at most ${most.toLocaleString('en')} characters`)
    .refine((s) => !UNPRINTABLE.test(s), 'expected no control characters, line breaks or lone surrogates')
    .refine((s) => s.trim() === s, 'expected no blanks at the ends');
}

/** A text of up to `most` characters that may have tabs and line breaks. */
export function block(most: number) {
  return z
    .string()
    .max(most, `expected at most ${most.toLocaleString('en')} characters`)
    .refine((s) => !UNPRINTABLE_BLOCK.test(s), 'expected no control characters or lone surrogates');
}

/** An ISO 8601 date that exists, YYYY-MM-DD. */
export const date = z.iso.date('expected a date YYYY-MM-DD');

/** An ISO 8601 time with an offset, kept in UTC with milliseconds. */
export const timestamp = z.iso
  .datetime({ offset: true, error: 'expected a time with its zone, such as 2026-11-24T01:50:00Z' })
  .transform((s) => new Date(s).toISOString())
  // Years beyond these are written with a sign and more digits, and would not sort as texts.
  .refine((s) => /^\d{4}-/.test(s), 'expected a time in the years 0000 to 9999 of UTC');

/** Any text as one line of at most `most` characters: what has no place in one becomes a blank. May be empty. */
export function asLine(text: string, most: number): string {
  const cut = text.slice(0, most).replace(new RegExp(UNPRINTABLE, 'gu'), ' ');
  return cut.trim();
}
