import { hash } from 'node:crypto';
import type { AuditEvent, Change } from '../domain/change-set.ts';
import { MAP_FIELDS } from '../domain/ci.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** An event with its before and after also as the texts that are hashed and stored. */
export interface SealedEvent {
  event: AuditEvent;
  before: string;
  after: string;
}

/** SHA-256, in hex, over the event and `previousHash`: what `event.hash` must be. */
export function hashOf(event: Omit<AuditEvent, 'hash'>): string {
  return digest(event, canonicalJson(event.before), canonicalJson(event.after));
}

/** Whether `event` is the one after `last`, in sequence and by hash; before the first event: sequence 0, hash ''. */
export function isFollowedBy(last: { sequence: number; hash: string }, event: AuditEvent): boolean {
  return (
    event.sequence === last.sequence + 1 && event.previousHash === last.hash && event.hash === hashOf(event)
  );
}

/** Makes the event of a change, chained to the one before it. */
export function seal(change: Change, place: Omit<AuditEvent, keyof Change | 'hash'>): SealedEvent {
  const event: AuditEvent = { ...change, ...place, hash: '' };
  const before = canonicalJson(event.before);
  const after = canonicalJson(event.after);
  event.hash = digest(event, before, after);
  return { event, before, after };
}

function digest(e: Omit<AuditEvent, 'hash'>, before: string, after: string): string {
  const place = [e.sequence, e.revision, e.at, e.actor, e.reason, e.writeId, e.kind, e.id, e.action];
  return hash('sha256', JSON.stringify([...place, before, after, e.previousHash]));
}

/** JSON with the keys of each object in order, so that equal values have one text. */
function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const fields: string[] = [];
  for (const key of Object.keys(value).sort()) {
    const field = (value as Fields)[key];
    if (field !== undefined) fields.push(`${JSON.stringify(key)}:${canonicalJson(field)}`);
  }
  return `{${fields.join(',')}}`;
}

/** Fields that are told entry by entry: of CIs, and of incidents. */
const MAPS: readonly string[] = [...MAP_FIELDS, 'alerts', 'suspects'];

/**
 * The values that differ between two states of a record, leaving `ignored` fields out; undefined when none does.
 * A field that is absent on one side is absent there.
 */
export function difference(
  before: Fields,
  after: Fields,
  ignored: readonly string[],
  maps = MAPS,
): { before: Record<string, unknown>; after: Record<string, unknown> } | undefined {
  const old: Record<string, unknown> = {};
  const now: Record<string, unknown> = {};
  let differs = false;
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    // Own values only: a name may be one that every object inherits, such as constructor.
    const a = Object.hasOwn(before, key) ? before[key] : undefined;
    const b = Object.hasOwn(after, key) ? after[key] : undefined;
    if (a === b || ignored.includes(key)) continue;
    if (maps.includes(key)) {
      const inner = difference((a ?? {}) as Fields, (b ?? {}) as Fields, [], []);
      if (!inner) continue;
      old[key] = inner.before;
      now[key] = inner.after;
    } else {
      if (canonicalJson(a ?? null) === canonicalJson(b ?? null)) continue;
      if (a !== undefined) old[key] = a;
      if (b !== undefined) now[key] = b;
    }
    differs = true;
  }
  return differs ? { before: old, after: now } : undefined;
}

/**
 * The record after a change, from the record before it; with before and after of the change exchanged, the other
 * way round. Undefined: no record.
 */
export function withChange(
  record: Fields | undefined,
  change: Pick<Change, 'before' | 'after'>,
  maps = MAPS,
): Fields {
  const result: Record<string, unknown> = { ...record };
  for (const key of Object.keys(change.before)) {
    if (!maps.includes(key)) delete result[key];
  }
  for (const [key, value] of Object.entries(change.after)) {
    if (!maps.includes(key)) {
      result[key] = value;
      continue;
    }
    const before = (change.before[key] ?? {}) as Record<string, unknown>;
    const inner = { before, after: value as Record<string, unknown> };
    result[key] = withChange(result[key] as Fields | undefined, inner, []);
  }
  return result;
}
