import { MAP_FIELDS } from '../domain/ci.ts';

/** A record over its defaults; attributes and external ids are merged by name. What is no record is left as it is. */
export function withDefaults(defaults: unknown, record: unknown): unknown {
  if (!isPlain(defaults) || !isPlain(record)) return record;
  const merged: Record<string, unknown> = { ...defaults, ...record };
  for (const field of MAP_FIELDS) {
    if (isPlain(defaults[field]) && isPlain(record[field])) {
      merged[field] = { ...defaults[field], ...record[field] };
    }
  }
  return merged;
}

export function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
