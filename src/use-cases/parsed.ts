import type { z } from 'zod';
import { CmdbError } from '../domain/errors.ts';

/** What came from outside, checked. VALIDATION names the place, such as `alerts[3].said`; `whole` is that of all of it. */
export function parsed<S extends z.ZodType>(schema: S, value: unknown, whole: string): z.output<S> {
  const { success, data, error } = schema.safeParse(value);
  if (success) return data;
  const [issue] = error.issues;
  const field = placeOf(issue?.path ?? []) || whole;
  throw new CmdbError('VALIDATION', `${field}: ${issue?.message}`, { field });
}

function placeOf(path: readonly PropertyKey[]): string {
  return path
    .map((part, i) => (typeof part === 'number' ? `[${part}]` : `${i > 0 ? '.' : ''}${String(part)}`))
    .join('');
}
