import { z } from 'zod';
import { ciId } from './ci.ts';
import { block, line, timestamp } from './text.ts';

/** Alarms that an incident keeps; what comes beyond them is refused. */
export const MOST_ALERTS = 10_000;
/** Rankings that an incident keeps: the last ones. */
export const KEPT_RANKINGS = 50;
/** Candidates that a ranking keeps: the first ones. */
const KEPT_CANDIDATES = 5;

// Alarms and rankings are kept by fingerprint and by time, and no map can have a key of this name.
const isKey = (text: string) => text !== '__proto__';
const magnitude = z.number().min(0).max(1e12).optional();

/** An alarm as monitoring sent it, matched to a CI where one was found; times in UTC with milliseconds. */
export const keptAlertSchema = z.strictObject({
  fingerprint: line(500)
    .refine(isKey, 'expected another name')
    .describe('names the alarm at its sender: the same again is the same alarm'),
  name: line(500),
  ci: ciId.nullable().describe('null: no CI, or more than one, was found for it'),
  said: line(1000).describe('what was looked up, such as "instance=db-1:9100"'),
  at: z.iso.datetime().describe('when it began'),
  again: z.iso.datetime().optional().describe('when it last began again, with no end said in between'),
  severity: z.number().min(0).max(1),
  endedAt: z.iso.datetime().optional(),
  magnitude: magnitude.describe('how far from normal, such as a robust z'),
  priorMagnitude: magnitude.describe('the same before the incident'),
  preExisting: z.boolean().optional().describe('it was open before the incident'),
});
export type ReceivedAlert = z.infer<typeof keptAlertSchema>;

/** An alarm as it comes in: with any zone. */
const receivedAlertSchema = keptAlertSchema
  .omit({ again: true })
  .extend({ at: timestamp, endedAt: timestamp.optional() })
  .refine(({ at, endedAt }) => endedAt === undefined || endedAt >= at, {
    path: ['endedAt'],
    error: 'expected an end that is not before the beginning',
  });

/** What one sender says at once; `key` tells its incidents apart, such as Alertmanager's groupKey. */
export const receivedSchema = z.strictObject({
  source: line(200).describe('who sends'),
  key: line(4000).optional(),
  title: line(1000),
  alerts: z.array(receivedAlertSchema).min(1),
});
export type Received = z.infer<typeof receivedSchema>;

const suspectSchema = z.strictObject({
  id: z.string(),
  probability: z.number(),
  changed: z.boolean().describe('it was changed shortly before the alarms'),
});
/** The suspects of an incident as they stood at a time. */
export const rankingSchema = z.strictObject({
  at: z.string(),
  revision: z.int().describe('of the graph they were ranked on'),
  candidates: z.array(suspectSchema).describe('the most probable first, up to five'),
  outside: z.number().describe('how probable a cause outside of the graph is'),
});
export type Ranking = z.infer<typeof rankingSchema>;

export const resolutionText = block(10_000).regex(/\S/, 'expected a text that is not empty');
export const INCIDENT_STATUSES = ['open', 'resolved'] as const;
export type IncidentStatus = (typeof INCIDENT_STATUSES)[number];

export const incidentSchema = z.strictObject({
  id: z.string(),
  title: receivedSchema.shape.title,
  status: z.enum(INCIDENT_STATUSES),
  opened: z.string(),
  resolved: z.string().optional().describe('since when it is'),
  source: receivedSchema.shape.source.describe('who sent its alarms'),
  key: receivedSchema.shape.key.describe("the sender's own word for what belongs together"),
  alerts: z.array(keptAlertSchema).describe('in the order they began'),
  affected: z.array(z.string()).describe('ids of the CIs that its alarms are of'),
  suspects: z.array(rankingSchema).describe('the last 50 rankings, the latest last'),
  confirmedCause: z.string().optional().describe('id of the CI that a person said it was'),
  causeChanged: z
    .boolean()
    .optional()
    .describe('that CI was changed shortly before the alarms, as far as was known when it was ranked'),
  resolution: resolutionText.optional(),
  version: z.int(),
  created: z.string(),
  updated: z.string(),
});
export type Incident = z.infer<typeof incidentSchema>;

const { id, title, status, opened, source, version } = incidentSchema.shape;
/** An incident as lists tell it. */
export const incidentSummarySchema = z.strictObject({
  ...{ id, title, status, opened, source, version },
  resolved: z.string().nullable(),
  key: z.string().nullable(),
  confirmedCause: z.string().nullable(),
  alerts: z.int().describe('how many alarms it has'),
  ongoing: z.int().describe('how many of them have not ended; none of one that is resolved'),
  unmatched: z.int().describe('how many of them are of no known CI'),
  affected: z.int().describe('how many CIs it affects'),
});
export type IncidentSummary = z.infer<typeof incidentSummarySchema>;

/** An incident as the graph keeps it; `sender` is source, key and, of a sender with a scope, that too. */
export interface IncidentRecord extends Incident {
  sender: string;
}

/** What a change set says of an incident that there is; what is left out stays. */
export interface IncidentEdit {
  id: string;
  ranking?: Ranking;
  /** id of a CI; null takes a confirmation back */
  confirmedCause?: string | null;
  /** resolves it; of one that is resolved already, says how, in place of what was said before */
  resolution?: string;
}

/** The incident of the sender with what was received, else a new one; undefined: all of it is known. */
export function withReceived(
  last: IncidentRecord | undefined,
  { source, key, title, alerts }: Received,
  fresh: { id: string; sender: string; now: string },
): IncidentRecord | undefined {
  const { now } = fresh;
  if (last?.status === 'open') return merged(last, alerts, now);
  const known = new Map(last?.alerts.map((alert) => [alert.fingerprint, alert]));
  const own = alerts.filter((alert) => beganSince(known.get(alert.fingerprint), alert));
  // What came and went opens one that is over, so that its beginning, when that comes late, is known; but not what is of
  // the time of the last incident.
  const isNews = ({ at, endedAt }: ReceivedAlert) => endedAt === undefined || at > (last?.resolved ?? '');
  if (!own.some(isNews)) return undefined;
  // A person resolved the last one while an alarm of it went on: alone it opens no other, and is of the one that news opens.
  const goingOn = alerts.flatMap((alert) => {
    const kept = known.get(alert.fingerprint);
    const goesOn = kept && !hasEnded(kept) && !hasEnded(alert) && !beganSince(kept, alert);
    return goesOn ? [latest(kept, alert)] : [];
  });
  const empty = {
    title,
    status: 'open' as const,
    opened: now,
    source,
    ...(key === undefined ? {} : { key }),
  };
  const stamps = { version: 1, created: now, updated: now };
  const { id, sender } = fresh;
  return merged(
    { id, sender, ...empty, alerts: [], affected: [], suspects: [], ...stamps },
    [...goingOn, ...own],
    now,
  );
}

/** An incident is over when its sender says so of all that it sends, and no other alarm of it goes on. */
function merged(incident: IncidentRecord, received: readonly ReceivedAlert[], now: string): IncidentRecord {
  const byFingerprint = new Map(incident.alerts.map((alert) => [alert.fingerprint, alert]));
  for (const alert of received) {
    const kept = byFingerprint.get(alert.fingerprint);
    if (kept) byFingerprint.set(alert.fingerprint, latest(kept, alert));
    else if (byFingerprint.size < MOST_ALERTS) byFingerprint.set(alert.fingerprint, alert);
  }
  const alerts = [...byFingerprint.values()];
  const isOver = received.every(hasEnded) && alerts.every(hasEnded);
  return withAlerts(
    { ...incident, ...(isOver ? { status: 'resolved' as const, resolved: now } : {}) },
    alerts,
  );
}

/**
 * An alarm with what is said of it once more. Messages overtake each other: an end is of what began before it, whichever is
 * heard of first. What goes on began when it is first said to have; of all else counts what was said last.
 */
function latest(kept: ReceivedAlert, said: ReceivedAlert): ReceivedAlert {
  if (isOvertaken(kept, said)) return kept;
  const alert = { ...said, ci: said.ci ?? kept.ci };
  if (kept.endedAt !== undefined && !isEndOf(kept, said.at)) return alert;
  const times = [kept.at, kept.again ?? kept.at, said.at].sort();
  const [at, , again] = times as [string, string, string];
  return { ...alert, at, ...(said.endedAt === undefined && again > at ? { again } : {}) };
}

function isOvertaken(kept: ReceivedAlert, said: ReceivedAlert): boolean {
  if (said.endedAt === undefined) return isEndOf(kept, said.at);
  return kept.endedAt === undefined ? !isEndOf(said, kept.again ?? kept.at) : said.endedAt < kept.endedAt;
}

function hasEnded({ endedAt }: ReceivedAlert): boolean {
  return endedAt !== undefined;
}

/** Whether an alarm is told as ended, and after it began at this time. */
function isEndOf({ at, endedAt }: ReceivedAlert, beginning: string): boolean {
  return endedAt !== undefined && (beginning <= at || beginning < endedAt);
}

/** Whether what is said is of a time that the alarm began at after all that is known of it. */
function beganSince(kept: ReceivedAlert | undefined, { at }: ReceivedAlert): boolean {
  if (kept?.endedAt !== undefined) return !isEndOf(kept, at);
  return at > (kept?.again ?? kept?.at ?? '');
}

/** The incident with these alarms, in their order, and the CIs they are of. */
export function withAlerts<T extends Incident>(incident: T, alerts: readonly ReceivedAlert[]): T {
  const inOrder = alerts.toSorted((a, b) => byText(a.at, b.at) || byText(a.fingerprint, b.fingerprint));
  const affected = [...new Set(inOrder.flatMap(({ ci }) => ci ?? []))].sort();
  return { ...incident, alerts: inOrder, affected };
}

/** The incident with a ranking more, unless it says what the latest does; the oldest ones go. */
export function withRanking(incident: IncidentRecord, ranking: Ranking): IncidentRecord {
  const others = incident.suspects.filter(({ at }) => at !== ranking.at);
  const kept = { ...ranking, candidates: ranking.candidates.slice(0, KEPT_CANDIDATES) };
  const said = (one: Ranking | undefined) => one && JSON.stringify([one.candidates, one.outside]);
  if (said(incident.suspects.at(-1)) === said(kept)) return incident;
  const all = [...others, kept].sort((a, b) => byText(a.at, b.at));
  return { ...incident, suspects: all.slice(-KEPT_RANKINGS) };
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
