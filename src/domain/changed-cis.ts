import type { AuditEvent } from './change-set.ts';

/** A write of more records than this is an import: it says what is there, not that something was changed. */
export const MOST_RECORDS = 50;
/** Of an import without an id of its own the batches are numbered; of another they are named by what they hold. */
const IMPORTED = /^import-[\da-f-]{36}:\d+(@|$)|:[\da-f]{32}(@|$)/;

type Event = Pick<AuditEvent, 'kind' | 'id' | 'action' | 'writeId'>;

/** Whether an event is of a CI or a dependency. */
export function isOfEstate({ kind }: Pick<Event, 'kind'>): boolean {
  return kind === 'ci' || kind === 'dependency';
}

/**
 * The CIs that a write changed, by its events of the estate; of a dependency that is the consumer. What first states a
 * CI is no change of it, and no more is a dependency that an import states first: both were there before they were told.
 */
export function changedCis(events: readonly Event[]): string[] {
  if (events.length > MOST_RECORDS) return [];
  const isFirst = ({ kind, action, writeId }: Event) =>
    action === 'created' && (kind === 'ci' || IMPORTED.test(writeId));
  const created = new Set(events.flatMap((one) => (one.kind === 'ci' && isFirst(one) ? [one.id] : [])));
  const changed = events
    .filter((one) => !isFirst(one))
    .map(({ kind, id }) => (kind === 'ci' ? id : consumerOf(id)));
  return [...new Set(changed)].filter((id) => !created.has(id));
}

function consumerOf(key: string): string {
  const [consumer] = JSON.parse(key) as [string];
  return consumer;
}
