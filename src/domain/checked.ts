import type { z } from 'zod';
import { CmdbError } from './errors.ts';

const MOST_TOLD = 10;

/** What a schema makes of an input. VALIDATION names the first places that are wrong, and how many there are. */
export function checked<T>(schema: z.ZodType<T>, input: unknown, whole: string): T {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const { issues } = parsed.error;
  const errors = issues.slice(0, MOST_TOLD).map(({ path, message }) => ({
    field: path.join('.') || whole,
    reason: message.replace(/^Invalid (input|option): /, '').replace(/^Too (small|big): /, ''),
  }));
  const told = errors.map(({ field, reason }) => `${field}: ${reason}`).join('; ');
  const more = issues.length > MOST_TOLD ? `; and ${issues.length - MOST_TOLD} more` : '';
  throw new CmdbError('VALIDATION', told + more, { errors, total: issues.length });
}
