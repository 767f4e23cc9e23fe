import type { ChangeRecord } from '../domain/alert.ts';
import type { AuditEvent } from '../domain/change-set.ts';
import type { Context } from './context.ts';

const LOOK_BACK = 24 * 3_600_000;
const PAGE = 1000;
const MOST_PAGES = 5;
/** A write of more records than this is an import: it says what is there, not that something was changed. */
const MOST_RECORDS = 50;
/** Editing the record of a CI often means that the CI itself was worked on; often it does not. */
const RISK = 0.3;

/** What was edited in the graph in the day before a time (in ms), as changes of the CIs it was about. */
export async function graphEdits(
  { store }: Context,
  before: number,
): Promise<{ changes: ChangeRecord[]; note: string[] }> {
  const writes = new Map<number, AuditEvent[]>();
  let after: number | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const { items, next } = await store.history({
      limit: PAGE,
      newestFirst: true,
      ...(after === undefined ? {} : { after }),
    });
    for (const event of items) {
      const known = writes.get(event.revision);
      if (known) known.push(event);
      else writes.set(event.revision, [event]);
    }
    const last = items.at(-1);
    if (next === undefined || !last || Date.parse(last.at) < before - LOOK_BACK) {
      return { changes: changesOf(writes.values(), before), note: [] };
    }
    after = next;
  }
  const note = [`the graph was edited much: only its last ${MOST_PAGES * PAGE} audit events were looked at`];
  return { changes: changesOf(writes.values(), before), note };
}

function changesOf(writes: Iterable<readonly AuditEvent[]>, before: number): ChangeRecord[] {
  const changes: ChangeRecord[] = [];
  for (const events of writes) {
    const [first] = events;
    if (!first || events.length > MOST_RECORDS) continue;
    const at = Date.parse(first.at);
    if (at > before || at < before - LOOK_BACK) continue;
    const created = new Set(
      events.flatMap(({ kind, id, action }) => (kind === 'ci' && action === 'created' ? [id] : [])),
    );
    const cis = [...new Set(events.flatMap(changedCi))].filter((id) => !created.has(id));
    if (cis.length === 0) continue;
    changes.push({
      id: `revision ${first.revision}`,
      cis,
      start: first.at,
      end: first.at,
      risk: RISK,
      title: `${first.reason} (${first.actor})`,
    });
  }
  return changes;
}

/** The CI that an event says was changed: of a dependency the consumer. A new CI was not changed. */
function changedCi({ kind, id, action }: AuditEvent): string[] {
  if (kind === 'ci') return action === 'created' ? [] : [id];
  if (kind !== 'dependency') return [];
  return [(JSON.parse(id) as string[])[0] as string];
}
