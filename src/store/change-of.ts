import type { Change } from '../domain/change-set.ts';
import { difference, type Fields, withChange } from './audit.ts';

/**
 * The change from one state of a record to another, as `fields` tells it, and the record with its version raised;
 * undefined where they are alike.
 */
export function changeOf<T extends { id: string; version: number; updated: string }>(
  kind: Change['kind'],
  before: T | undefined,
  after: T,
  now: string,
  fields: (record: T) => Fields = (record) => record as unknown as Fields,
): { record: T; change: Change } | undefined {
  const { id } = after;
  if (!before) {
    return {
      record: after,
      change: { kind, id, action: 'created', before: {}, after: { ...fields(after) } },
    };
  }
  if (!difference(fields(before), fields(after), [])) return undefined;
  const record = { ...after, version: before.version + 1, updated: now };
  const differs = difference(fields(before), fields(record), []) as Pick<Change, 'before' | 'after'>;
  return { record, change: { kind, id, action: 'changed', ...differs } };
}

/** A record as a change leaves it that tells its fields whole, none of them entry by entry. */
export function afterwards<T extends object>(
  record: T,
  change: Pick<Change, 'before' | 'after'> | undefined,
): T {
  return change ? (withChange(record as Fields, change, []) as T) : record;
}
