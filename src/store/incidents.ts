import type { Change, ChangeSet, Refusal, WriteOptions } from '../domain/change-set.ts';
import {
  type Incident,
  type IncidentEdit,
  type IncidentRecord,
  incidentSchema,
  MOST_ALERTS,
  type ReceivedAlert,
  withRanking,
  withReceived,
} from '../domain/incident.ts';
import type { Fields } from './audit.ts';
import { changeOf } from './change-of.ts';
import type { CypherTransaction } from './cypher-driver.ts';
import { batches, readKnown } from './existing.ts';
import type { Draft } from './plan.ts';
import { incidentOf, incidentProperties } from './rows.ts';
import { affectsSeen, seenCisOf, toldIncident } from './seen-incidents.ts';
import type { Sight } from './sight.ts';
import { each, read, rows, write } from './statements.ts';

/** What a change set does to incidents. */
export interface IncidentPlan {
  incidents: Draft<IncidentRecord>[];
  changes: Change[];
  unchanged: number;
  refused: Refusal[];
  /** of those that the change set names */
  versions: ReadonlyMap<string, number>;
}

/** What the graph holds of a change set's incidents, as the writer sees it. */
export interface ExistingIncidents {
  byId: ReadonlyMap<string, IncidentRecord>;
  /** by sender: the one that is open, else the last */
  latest: ReadonlyMap<string, IncidentRecord>;
  senderOf: (received: Sender) => string;
  isSeen: (ci: string) => boolean;
  /** the CI that a word means: its id, or what stands for it where it is not seen; undefined: there is none */
  ciOf: (word: string) => string | undefined;
}

/** Alarms of one event: told before and after, so many of the longest are a line that an import reads (16 MB). */
const TOLD_AT_ONCE = 800;

/** Decides what a change set does to the incidents that exist; writes nothing. */
export function planIncidents(
  { received = [], incidents = [] }: ChangeSet,
  existing: ExistingIncidents,
  { now }: Pick<WriteOptions, 'now'>,
): IncidentPlan {
  const refused: Refusal[] = [];
  const drafts = new Map<string, Draft<IncidentRecord>>();
  const latest = new Map(existing.latest);
  const put = (after: IncidentRecord) => {
    drafts.set(after.id, { ...(drafts.get(after.id) ?? { before: existing.byId.get(after.id) }), after });
  };
  const plan = { incidents: [] as Draft<IncidentRecord>[], changes: [] as Change[], unchanged: 0 };
  for (const { id, ...one } of received) {
    const sender = existing.senderOf(one);
    const last = latest.get(sender);
    const alerts = one.alerts.map((alert, at) => matched(alert, at, existing, refused));
    const after = withReceived(last, { ...one, alerts }, { id, sender, now });
    if (!after) {
      plan.unchanged++;
      continue;
    }
    if (last?.id === after.id && !drafts.has(after.id)) drafts.set(after.id, { before: last });
    latest.set(sender, after);
    put(after);
    // What the incident before has is known, and not left out.
    const kept = new Set(
      [last, after].flatMap((one) => one?.alerts.map(({ fingerprint }) => fingerprint) ?? []),
    );
    for (const [at, { fingerprint: record }] of alerts.entries()) {
      const reason = `an incident keeps ${MOST_ALERTS} alarms`;
      if (!kept.has(record))
        refused.push({ kind: 'incident', at, record, field: 'alerts', value: record, reason });
    }
  }
  incidents.forEach((edit, at) => {
    const refuse = (field: keyof IncidentEdit, value: unknown, reason: string) =>
      refused.push({ kind: 'incident', at, record: edit.id, field, value, reason });
    const incident = drafts.get(edit.id)?.after ?? existing.byId.get(edit.id);
    if (!incident) {
      refuse('id', edit.id, 'no such incident');
      return;
    }
    const cause = edit.confirmedCause && existing.ciOf(edit.confirmedCause);
    if (typeof edit.confirmedCause === 'string' && !cause)
      refuse('confirmedCause', edit.confirmedCause, 'no such CI');
    else put(edited(incident, { ...edit, ...(cause ? { confirmedCause: cause } : {}) }, existing, now));
  });
  for (const { before, after } of drafts.values()) {
    const settled = after && changeOf('incident', before, after, now, fieldsOf);
    if (!settled) {
      plan.unchanged++;
      continue;
    }
    plan.incidents.push({ before, after: settled.record });
    plan.changes.push(...inParts(settled.change));
  }
  const versions = new Map([...existing.byId].map(([id, { version }]) => [id, version]));
  return { ...plan, refused, versions };
}

/** A change of very many alarms as several, of which the first tells all else. */
function inParts(change: Change): Change[] {
  const { before, after, ...record } = change;
  const [old, now] = [before.alerts ?? {}, after.alerts ?? {}] as [Fields, Fields];
  const parts = [...batches([...Object.keys(old), ...Object.keys(now)], TOLD_AT_ONCE)];
  if (parts.length <= 1) return [change];
  return parts.map((some, i): Change => {
    const of = (alerts: Fields) => ({
      alerts: Object.fromEntries(
        some.filter((one) => Object.hasOwn(alerts, one)).map((one) => [one, alerts[one]]),
      ),
    });
    if (i > 0) return { ...record, action: 'changed', before: of(old), after: of(now) };
    return {
      ...change,
      before: before.alerts ? { ...before, ...of(old) } : before,
      after: { ...after, ...of(now) },
    };
  });
}

/** An alarm is kept also where its CI is none that the sender sees. */
function matched(
  alert: ReceivedAlert,
  at: number,
  { isSeen }: ExistingIncidents,
  refused: Refusal[],
): ReceivedAlert {
  if (alert.ci === null || isSeen(alert.ci)) return alert;
  const { fingerprint: record, ci: value } = alert;
  refused.push({ kind: 'incident', at, record, field: 'ci', value, reason: 'no such CI' });
  return { ...alert, ci: null };
}

function edited(
  incident: IncidentRecord,
  { ranking, confirmedCause, resolution }: IncidentEdit,
  { ciOf }: ExistingIncidents,
  now: string,
): IncidentRecord {
  let after = incident;
  if (ranking) {
    const candidates = ranking.candidates.map((one) => ({ ...one, id: ciOf(one.id) ?? one.id }));
    after = withRanking(after, { ...ranking, candidates });
  }
  if (confirmedCause === null) {
    const { confirmedCause: _cause, causeChanged: _changed, ...rest } = after;
    after = rest;
  } else if (confirmedCause !== undefined) {
    const ranked = after.suspects.flatMap(({ candidates }) => candidates);
    const changed = ranked.findLast((one) => one.id === confirmedCause)?.changed ?? false;
    after = { ...after, confirmedCause, causeChanged: changed };
  }
  if (resolution === undefined) return after;
  return { ...after, status: 'resolved', resolved: after.resolved ?? now, resolution };
}

/** What a change set needs of the graph to be planned. */
export async function readExistingIncidents(
  tx: CypherTransaction,
  sight: Sight,
  { received = [], incidents = [] }: ChangeSet,
): Promise<ExistingIncidents> {
  const { placeholders } = sight;
  const senderOf = (sender: Sender) => keyOf(sight, sender);
  const latest = new Map<string, IncidentRecord>();
  for (const sender of new Set(received.map(senderOf))) {
    await each(tx, read.latestIncident, { sender }, ({ incident }) =>
      latest.set(sender, incidentOf(incident)),
    );
  }
  const found = await readIncidents(
    tx,
    incidents.map(({ id }) => id),
  );
  const seen = await seenCisOf(tx, sight, [...found.values()]);
  const byId = new Map([...found].filter(([, incident]) => !sight.scope || affectsSeen(incident, seen)));
  const words = [
    ...received.flatMap(({ alerts }) => alerts.flatMap(({ ci }) => ci ?? [])),
    ...incidents.flatMap(({ ranking, confirmedCause }) => [
      ...(confirmedCause ? [confirmedCause] : []),
      ...(ranking?.candidates.map(({ id }) => id) ?? []),
    ]),
  ];
  const hidden = words.flatMap((word) => placeholders.idOf(word) ?? []);
  const [known, there] = await Promise.all([readKnown(tx, words, sight.parameters), readKnown(tx, hidden)]);
  const isSeen = (ci: string) => known.has(ci);
  const ciOf = (word: string) => {
    if (isSeen(word)) return word;
    const ci = placeholders.idOf(word);
    return ci !== undefined && there.has(ci) ? ci : undefined;
  };
  return { byId, latest, senderOf, isSeen, ciOf };
}

interface Sender {
  source: string;
  key?: string | undefined;
}

/** Senders of one scope have incidents of their own: they must not learn what others send. */
function keyOf(sight: Sight, { source, key }: Sender): string {
  return sight.writeId(JSON.stringify([source, key ?? null]));
}

/** The id of the incident of a sender that is open, else of its last one. */
export async function latestIncidentId(
  tx: CypherTransaction,
  sight: Sight,
  sender: Sender,
): Promise<string | undefined> {
  const [found] = await rows(tx, read.latestIncident, { sender: keyOf(sight, sender) });
  return found?.incident.id;
}

/** Those of these incidents that there are, by id. */
export async function readIncidents(
  tx: CypherTransaction,
  ids: Iterable<string>,
): Promise<Map<string, IncidentRecord>> {
  const found = new Map<string, IncidentRecord>();
  for (const batch of batches(ids)) {
    await each(tx, read.incidents, { ids: batch }, ({ incident }) =>
      found.set(incident.id, incidentOf(incident)),
    );
  }
  return found;
}

const OPEN_INCIDENTS = 200;

/** The open incidents, the latest first, as many as have no more than `most` alarms together. */
export async function openIncidents(
  tx: CypherTransaction,
  sight: Sight,
  most: number,
): Promise<{ incidents: Incident[]; isWhole: boolean }> {
  const filter = { status: 'open' as const, ...sight.parameters };
  const open = await rows(tx, read.openIncidents, { ...filter, limit: OPEN_INCIDENTS + 1 });
  const ids: string[] = [];
  let alarms = 0;
  for (const { id, alerts } of open.slice(0, OPEN_INCIDENTS)) {
    alarms += alerts;
    if (alarms > most) break;
    ids.push(id);
  }
  const found = await readIncidents(tx, ids);
  const seen = await seenCisOf(tx, sight, [...found.values()]);
  const incidents = ids.flatMap((id) => {
    const incident = found.get(id);
    return (incident && toldIncident(incident, sight, seen)) ?? [];
  });
  return { incidents, isWhole: ids.length === open.length };
}

/** Writes incidents as drafts leave them, and which CIs they affect. */
export async function writeIncidents(
  tx: CypherTransaction,
  drafts: readonly Draft<IncidentRecord>[],
): Promise<void> {
  const put = drafts.flatMap(({ after }) => (after ? [incidentProperties(after)] : []));
  if (put.length === 0) return;
  await rows(tx, write.putIncidents, { rows: put });
  const added = drafts.flatMap(({ before, after }) => affectedOnly(after, before));
  const spared = drafts.flatMap(({ before, after }) => affectedOnly(before, after));
  if (added.length > 0) await rows(tx, write.affectCis, { rows: added });
  if (spared.length > 0) await rows(tx, write.spareCis, { rows: spared });
}

/** The CIs that the one affects and the other does not. */
function affectedOnly(one: IncidentRecord | undefined, other: IncidentRecord | undefined) {
  const known = new Set(other?.affected);
  return (one?.affected ?? [])
    .filter((ci) => !known.has(ci))
    .map((ci): [string, string] => [one?.id as string, ci]);
}

/** An incident as events tell it: alarms by fingerprint and rankings by time, so that only what differs is told. */
export function fieldsOf({ alerts, affected: _, suspects, ...fields }: IncidentRecord): Fields {
  return {
    ...fields,
    alerts: Object.fromEntries(alerts.map((alert) => [alert.fingerprint, alert])),
    suspects: Object.fromEntries(suspects.map((ranking) => [ranking.at, ranking])),
  };
}

export const incidentRecordSchema = incidentSchema.extend({ sender: incidentSchema.shape.id });
