import type { z } from 'zod';
import { CmdbError } from '../domain/errors.ts';

const MOST_TOLD = 10;

/**
 * What came from outside, checked. VALIDATION names the first places that are wrong, such as `alerts[3].said`, and how
 * many more there are; `whole` is that of all of it, and `told` says a place as its reader knows it.
 */
export function parsed<S extends z.ZodType>(
  schema: S,
  value: unknown,
  whole: string,
  told: (place: string) => string = (place) => place,
): z.output<S> {
  const { success, data, error } = schema.safeParse(value);
  if (success) return data;
  throw wrongPlaces(
    error.issues.map(({ path, message }) => ({
      field: told(placeOf(path) || whole),
      reason: message.replace(/^(Invalid (input|option)|Too (small|big)): /, ''),
    })),
  );
}

/** The VALIDATION of what is wrong in several places. */
export function wrongPlaces(errors: readonly { field: string; reason: string }[]): CmdbError {
  const first = errors.slice(0, MOST_TOLD);
  const told = first.map(({ field, reason }) => `${field}: ${reason}`).join('; ');
  const more = errors.length > MOST_TOLD ? `; and ${errors.length - MOST_TOLD} more` : '';
  return new CmdbError('VALIDATION', told + more, {
    field: first[0]?.field,
    errors: first,
    total: errors.length,
  });
}

function placeOf(path: readonly PropertyKey[]): string {
  return path
    .map((part, i) => (typeof part === 'number' ? `[${part}]` : `${i > 0 ? '.' : ''}${String(part)}`))
    .join('');
}
