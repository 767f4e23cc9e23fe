import { withoutStrings } from './json-text.ts';

/**
 * Whether reading a number's text as a double changes it: a whole number that doubles cannot hold, or more
 * digits than the 17 that tell any two doubles apart (IEEE 754-2019, 5.12.2). A text that is what the double is
 * written as comes from one, and is read as it was.
 */
export function changedByReading(text: string): boolean {
  const value = Number(text);
  if (!Number.isFinite(value)) return true;
  if (String(value) === text) return false;
  if (value === 0) return /[1-9]/.test(text.replace(/[eE].*$/, ''));
  if (/^[-+]?\d+$/.test(text)) return BigInt(text.replace('+', '')) !== BigInt(value);
  const digits = text.replace(/[eE].*$/, '').replace(/[-+.]/g, '');
  return digits.replace(/^0+/, '').replace(/0+$/, '').length > 17;
}

/** The first number in a line of JSON that reading would change. Only a line with a long run of digits is looked at. */
export function changedNumberIn(json: string): string | undefined {
  if (!/[\d.]{16}|\d[eE][-+]?\d{3}/.test(json)) return undefined;
  const bare = withoutStrings(json);
  return bare.match(/-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/g)?.find(changedByReading);
}
