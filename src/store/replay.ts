import type { z } from 'zod';
import type { AuditEvent } from '../domain/change-set.ts';
import { type ConfigurationItem, ciRecordSchema, configurationItemSchema } from '../domain/ci.ts';
import {
  type Dependency,
  dependencyKey,
  dependencyRecordSchema,
  dependencySchema,
} from '../domain/dependency.ts';
import { CmdbError } from '../domain/errors.ts';
import { type IncidentRecord, withAlerts } from '../domain/incident.ts';
import { type Suggestion, suggestionId, suggestionSchema } from '../domain/suggestion.ts';
import { type Fields, hashOf, seal, withChange } from './audit.ts';
import type { CypherDriver, CypherTransaction } from './cypher-driver.ts';
import { consumerOf, readCis, readDependencies, readKnown } from './existing.ts';
import { fieldsOf, incidentRecordSchema, readIncidents, writeIncidents } from './incidents.ts';
import type { Draft } from './plan.ts';
import { eventOf } from './rows.ts';
import { each, read, rows, write } from './statements.ts';
import { readSuggestions, writeSuggestions } from './suggestions.ts';
import { writeTokens } from './tokens.ts';
import { writeEvents, writeRecords } from './write-records.ts';

/**
 * Writes a stretch of another graph's history as it is, and the records it leaves, in one transaction. The graph
 * must stand where the stretch begins; events it has already are passed over. Answers how many were new.
 * Tokens are not made again, as events do not hold what they are checked by; one that the graph has, because it is
 * an older copy, is revoked where the stretch says so. VALIDATION: an event was altered, the stretch has a gap, or it
 * leaves a record that cannot be. CONFLICT: the graph has another history.
 */
export async function replayEvents(driver: CypherDriver, events: readonly AuditEvent[]): Promise<number> {
  verifyChain(events);
  // As the first attempt found it: one whose reply was lost may have written them.
  let isNew: number | undefined;
  return driver.write(async (tx) => {
    const [graph] = await rows(tx, write.lockGraph, { writeId: events[0]?.writeId ?? '' });
    if (!graph) throw new Error('the graph has no Graph node: it was not migrated');
    const fresh = events.filter((event) => event.sequence > graph.sequence);
    await checkSameHistory(tx, events.slice(0, events.length - fresh.length));
    isNew ??= fresh.length;
    const [first] = fresh;
    if (!first) return isNew;
    if (first.sequence !== graph.sequence + 1 || first.previousHash !== graph.lastHash) {
      throw new CmdbError(
        'CONFLICT',
        `event ${first.sequence} does not follow this graph's history, which ends at event ${graph.sequence}: ` +
          'a history can be written only into an empty graph, or one that holds its beginning',
        { found: graph.sequence, given: first.sequence },
      );
    }
    const { cis, dependencies } = await replayed(tx, fresh);
    await checkRecords(tx, cis, dependencies);
    await writeRecords(tx, [...cis.values()], [...dependencies.values()]);
    await writeIncidents(tx, await replayedIncidents(tx, fresh));
    await writeSuggestions(tx, await replayedSuggestions(tx, fresh));
    await writeTokens(tx, { created: [], revoked: revocations(fresh) });
    for (const write of byWrite(fresh)) {
      await writeEvents(
        tx,
        write.map((event) => seal(event, event)),
      );
    }
    return isNew;
  });
}

function verifyChain(events: readonly AuditEvent[]): void {
  let previous: AuditEvent | undefined;
  for (const event of events) {
    if (hashOf(event) !== event.hash) {
      throw new CmdbError('VALIDATION', `event ${event.sequence} does not match its hash: it was altered`, {
        sequence: event.sequence,
      });
    }
    if (previous && (event.sequence !== previous.sequence + 1 || event.previousHash !== previous.hash)) {
      throw new CmdbError(
        'VALIDATION',
        `event ${event.sequence} does not follow event ${previous.sequence}`,
        {
          sequence: event.sequence,
        },
      );
    }
    previous = event;
  }
}

async function checkSameHistory(tx: CypherTransaction, events: readonly AuditEvent[]): Promise<void> {
  const hashes = new Map<number, string>();
  await each(tx, read.events, { sequences: events.map((e) => e.sequence) }, ({ event }) =>
    hashes.set(event.sequence, eventOf(event).hash),
  );
  const other = events.find((event) => hashes.get(event.sequence) !== event.hash);
  if (other) {
    throw new CmdbError(
      'CONFLICT',
      `the graph has a history of its own: its event ${other.sequence} is another`,
      {
        sequence: other.sequence,
      },
    );
  }
}

/** The records that events change, before and after all of them, by id. */
async function replayed(
  tx: CypherTransaction,
  events: readonly AuditEvent[],
): Promise<{ cis: Map<string, Draft<ConfigurationItem>>; dependencies: Map<string, Draft<Dependency>> }> {
  const named = (kind: AuditEvent['kind']) => events.filter((e) => e.kind === kind).map((e) => e.id);
  const cis = draftsOf(await readCis(tx, named('ci')));
  const consumers = named('dependency').map((key) => consumerOf(key) ?? '');
  const dependencies = draftsOf(await readDependencies(tx, consumers));
  const touched = { ci: new Set<string>(), dependency: new Set<string>() };
  for (const event of events) {
    if (event.kind !== 'ci' && event.kind !== 'dependency') continue;
    const drafts = (event.kind === 'ci' ? cis : dependencies) as Map<string, Draft<unknown>>;
    const draft = drafts.get(event.id) ?? {};
    draft.after =
      event.action === 'deleted' ? undefined : withChange(draft.after as Fields | undefined, event);
    drafts.set(event.id, draft);
    touched[event.kind].add(event.id);
  }
  return { cis: pick(cis, touched.ci), dependencies: pick(dependencies, touched.dependency) };
}

/** The incidents that events change, before and after all of them; the CIs that they affect are written. */
async function replayedIncidents(
  tx: CypherTransaction,
  events: readonly AuditEvent[],
): Promise<Draft<IncidentRecord>[]> {
  const own = events.filter(({ kind }) => kind === 'incident');
  const found = await readIncidents(
    tx,
    own.map(({ id }) => id),
  );
  const left = fieldsAfter(own, new Map([...found].map(([id, incident]) => [id, fieldsOf(incident)])));
  const drafts = [...left].map(([id, { alerts = {}, suspects = {}, ...fields }]) => {
    const lists = { alerts: Object.values(alerts as object), suspects: inTime(suspects as object) };
    const incident = checked(id, { ...fields, ...lists, affected: [] }, incidentRecordSchema);
    return { before: found.get(id), after: withAlerts(incident, incident.alerts) };
  });
  const known = await readKnown(
    tx,
    drafts.flatMap(({ after }) => after.affected),
  );
  for (const { after } of drafts) {
    const unknown = after.affected.find((ci) => !known.has(ci));
    if (unknown !== undefined) throw unsound(after.id, `it affects ${unknown}, and there is no such CI`);
  }
  return drafts;
}

async function replayedSuggestions(
  tx: CypherTransaction,
  events: readonly AuditEvent[],
): Promise<Suggestion[]> {
  const own = events.filter(({ kind }) => kind === 'suggestion');
  const found = await readSuggestions(
    tx,
    own.map(({ id }) => id),
  );
  const left = fieldsAfter(own, found as ReadonlyMap<string, unknown> as ReadonlyMap<string, Fields>);
  return [...left].map(([id, fields]) => {
    const suggestion = checked(id, fields, suggestionSchema);
    if (suggestionId(suggestion) !== id) throw unsound(id, 'its ends are not those of its id');
    return suggestion;
  });
}

/** The fields of records after the events of each. */
function fieldsAfter(
  events: readonly AuditEvent[],
  before: ReadonlyMap<string, Fields>,
): Map<string, Fields> {
  const fields = new Map<string, Fields>();
  for (const event of events) {
    fields.set(event.id, withChange(fields.get(event.id) ?? before.get(event.id), event));
  }
  return fields;
}

function inTime(byTime: object): unknown[] {
  return Object.entries(byTime)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, ranking]) => ranking);
}

function checked<T extends { id: string }>(id: string, fields: Fields, schema: z.ZodType<T>): T {
  const { data, error } = schema.safeParse(fields);
  const issue = error?.issues[0];
  if (!data || issue) throw unsound(id, `${issue?.path.join('.') || 'record'}: ${issue?.message}`);
  if (data.id !== id) throw unsound(id, 'its events name another record');
  return data;
}

function revocations(events: readonly AuditEvent[]): { id: string; revoked: string }[] {
  return events.flatMap(({ kind, id, at, after }) =>
    kind === 'token' && 'revoked' in after ? [{ id, revoked: at }] : [],
  );
}

function draftsOf<T>(existing: ReadonlyMap<string, T>): Map<string, Draft<T>> {
  return new Map([...existing].map(([id, record]) => [id, { before: record, after: record }]));
}

function pick<T>(drafts: ReadonlyMap<string, Draft<T>>, ids: ReadonlySet<string>): Map<string, Draft<T>> {
  return new Map([...ids].map((id) => [id, drafts.get(id) ?? {}]));
}

/**
 * A history comes from outside, and its hashes prove only that it is whole: what it leaves must be records that
 * `apply` could have written, or the graph could not be read again.
 */
async function checkRecords(
  tx: CypherTransaction,
  cis: ReadonlyMap<string, Draft<ConfigurationItem>>,
  dependencies: ReadonlyMap<string, Draft<Dependency>>,
): Promise<void> {
  for (const [id, { after }] of cis) {
    if (after) checkRecord(id, after.id, after, configurationItemSchema, ciRecordSchema);
  }
  const ends = new Set<string>();
  for (const [id, { after }] of dependencies) {
    if (!after) continue;
    checkRecord(id, after.key, after, dependencySchema, dependencyRecordSchema);
    if (dependencyKey(after) !== id || after.from === after.to)
      throw unsound(id, 'its ends are not those of its key');
    ends.add(after.from).add(after.to);
  }
  const elsewhere = [...ends].filter((id) => !cis.has(id));
  const known = await readKnown(tx, elsewhere);
  for (const end of ends) {
    if (cis.has(end) ? !cis.get(end)?.after : !known.has(end))
      throw unsound(end, 'a dependency names it, and there is no such CI');
  }
}

/** Own fields of the graph that a record of a source does not have. */
const OWN_FIELDS = ['key', 'prunedFrom', 'version', 'created', 'updated'];

function checkRecord(id: string, ownId: unknown, after: object, stored: z.ZodType, told: z.ZodType): void {
  const fields = Object.entries(after).filter(([field]) => !OWN_FIELDS.includes(field));
  for (const { error } of [stored.safeParse(after), told.safeParse(Object.fromEntries(fields))]) {
    const issue = error?.issues[0];
    if (issue) throw unsound(id, `${issue.path.join('.') || 'record'}: ${issue.message}`);
  }
  if (ownId !== id) throw unsound(id, 'its events name another record');
}

function unsound(id: string, reason: string): CmdbError {
  return new CmdbError('VALIDATION', `the history leaves a record that cannot be: ${id}: ${reason}`, {
    record: id,
  });
}

/** Events in runs of one write each: they share revision, time, actor and reason. */
function byWrite(events: readonly AuditEvent[]): AuditEvent[][] {
  const runs: AuditEvent[][] = [];
  for (const event of events) {
    const run = runs.at(-1);
    if (run?.[0]?.revision === event.revision) run.push(event);
    else runs.push([event]);
  }
  return runs;
}
