import { z } from 'zod';
import { hasRight } from '../domain/access.ts';
import type { AuditEvent } from '../domain/change-set.ts';
import { changeSchema, isOfAccess } from '../domain/change-set.ts';
import type { Context } from './context.ts';

const MOST_NAMED = 1000;
const PAGE = 1000;

export const graphChangeSchema = z.strictObject({
  revision: z.int().describe('of the graph after the write'),
  sequence: z.int().describe('of the last event of the write'),
  records: z
    .array(changeSchema.pick({ kind: true, id: true, action: true }))
    .max(MOST_NAMED)
    .describe('what it changed; a dependency by its key'),
  total: z.int().describe('how many records it changed'),
  complete: z.boolean().describe('whether `records` names all of them'),
});
export type GraphChange = z.infer<typeof graphChangeSchema>;

/** Number of the last audit event of the graph, and its revision. */
export async function whereTheGraphIs({
  store,
}: Pick<Context, 'store'>): Promise<Pick<GraphChange, 'revision' | 'sequence'>> {
  const { revision, sequence } = await store.status();
  return { revision, sequence };
}

/** Where the graph is, a folder or a URI, and how far it has come. */
export async function graphStatus({
  store,
}: Pick<Context, 'store'>): Promise<Pick<GraphChange, 'revision'> & { address: string }> {
  const { address, revision } = await store.status();
  return { address, revision };
}

/** The writes after an event, in sequence, one entry a write and the last one whole; not always all of them. */
export async function readChanges({ store }: Pick<Context, 'store'>, after: number): Promise<GraphChange[]> {
  const changes: GraphChange[] = [];
  for (let from = after; ; ) {
    const page = await store.history({ after: from, limit: PAGE });
    for (const event of page.items) note(changes, event);
    if (page.next === undefined) return changes;
    // The last write of a page may go on in the next one.
    if (changes.length > 1) return changes.slice(0, -1);
    from = page.next;
  }
}

/**
 * A write as the caller may know of it: that it happened, and which of its records they see. `total` counts these; where
 * `complete` is false, there may be more.
 */
export async function toldChange({ store, caller }: Context, change: GraphChange): Promise<GraphChange> {
  if (hasRight(caller, 'administer')) return change;
  const isSeen = await store.seen(change.records);
  const records = change.records.filter((record) => isSeen(record) && !isOfAccess(record));
  const hidden = change.records.length - records.length;
  return { ...change, records, total: caller.scope ? records.length : change.total - hidden };
}

function note(changes: GraphChange[], { revision, sequence, kind, id, action }: AuditEvent): void {
  let change = changes.at(-1);
  if (change?.revision !== revision) {
    change = { revision, sequence, records: [], total: 0, complete: true };
    changes.push(change);
  }
  change.sequence = sequence;
  change.total++;
  if (change.records.length < MOST_NAMED) change.records.push({ kind, id, action });
  else change.complete = false;
}
