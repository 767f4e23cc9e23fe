import { z } from 'zod';
import { checkRight } from '../domain/access.ts';
import type { ApplyReport, Refusal } from '../domain/change-set.ts';
import { CmdbError } from '../domain/errors.ts';
import {
  INCIDENT_STATUSES,
  type Incident,
  type IncidentEdit,
  incidentSchema,
  incidentSummarySchema,
  resolutionText,
} from '../domain/incident.ts';
import { afterwards } from '../store/change-of.ts';
import { type EstateWrite, writeOptions } from './change-estate.ts';
import type { Context } from './context.ts';
import { notFound } from './find-cis.ts';
import { idMeant } from './meant-cis.ts';
import { stretchOf, stretchSchema } from './page.ts';
import { parsed } from './parsed.ts';

const word = z.string().min(1).max(1000).optional();

/** The question as it is asked from outside. */
export const incidentListQuestionSchema = z.strictObject({
  status: z.enum(INCIDENT_STATUSES).optional().describe('with this status'),
  ci: word.describe('that affect the CI of this id'),
  after: word.describe('the page that follows this id'),
  limit: z.int().min(1).max(500).default(50).describe('at most this many'),
});

export const incidentListSchema = stretchSchema(incidentSummarySchema, 'the latest first');
export type IncidentList = z.infer<typeof incidentListSchema>;

/** A page of the incidents, the latest first. */
export async function listIncidents(
  context: Context,
  { after, limit, ...filter }: z.infer<typeof incidentListQuestionSchema>,
): Promise<IncidentList> {
  checkRight(context.caller, 'read');
  return stretchOf(await context.store.listIncidents(filter, { after, limit }));
}

/** The question as it is asked from outside. */
export const incidentQuestionSchema = z.strictObject({
  id: z.string().min(1).max(256).describe('id of the incident'),
  limit: z.int().min(1).max(10_000).default(1000).describe('at most this many alarms, and affected CIs'),
});

const { alerts, affected, ...plain } = incidentSchema.shape;
const first = { total: z.int(), complete: z.boolean() };
export const incidentAnswerSchema = z.strictObject({
  incident: z.strictObject(plain),
  alerts: z.strictObject({ items: alerts, ...first }),
  affected: z.strictObject({ items: affected, ...first }),
});
export type IncidentAnswer = z.infer<typeof incidentAnswerSchema>;

/** One incident with its alarms and the CIs it affects, up to `limit` of each. */
export async function showIncident(
  context: Context,
  { id: of, limit }: z.infer<typeof incidentQuestionSchema>,
): Promise<IncidentAnswer> {
  const { alerts: alarms, affected: cis, ...incident } = await findIncident(context, { id: of });
  return { incident, alerts: firstOf(alarms, limit), affected: firstOf(cis, limit) };
}

function firstOf<T>(list: readonly T[], limit: number) {
  return { items: list.slice(0, limit), total: list.length, complete: list.length <= limit };
}

/** One incident whole. NOT_FOUND: there is none of this id that affects what the caller sees. */
export async function findIncident(context: Context, question: { id: string }): Promise<Incident> {
  checkRight(context.caller, 'read');
  const incident = await context.store.incident(question.id);
  if (!incident) throw noIncident(question.id);
  return incident;
}

export const incidentWrittenSchema = z.strictObject({
  id: z.string(),
  version: z.int().describe('of the incident, afterwards'),
  action: z.enum(['changed', 'unchanged']),
  revision: z.int().describe('of the graph, afterwards'),
  dryRun: z.boolean(),
  repeated: z.boolean().describe('the write was made before: this is what it did then'),
});
export type IncidentWritten = z.infer<typeof incidentWrittenSchema>;

export interface IncidentEdited extends IncidentWritten {
  /** of a dry run: the incident as it would be, to who asks */
  tried?: Incident;
}

/** Says which CI it was. NOT_FOUND: there is no such incident, or no such CI. */
export async function confirmCause(
  context: Context,
  { id: of, ci }: { id: string; ci: string },
  write: EstateWrite,
): Promise<IncidentEdited> {
  return await edit(context, { id: of, confirmedCause: await idMeant(context, ci) }, write);
}

/** Takes back what was said of the cause. */
export function unconfirmCause(
  context: Context,
  { id: of }: { id: string },
  write: EstateWrite,
): Promise<IncidentEdited> {
  return edit(context, { id: of, confirmedCause: null }, write);
}

/** Says that it is over, and how that came; of one that is over already, how, in place of what was said before. */
export async function resolveIncident(
  context: Context,
  { id: of, resolution }: { id: string; resolution: string },
  write: EstateWrite,
): Promise<IncidentEdited> {
  return await edit(context, { id: of, resolution: parsed(resolutionText, resolution, 'resolution') }, write);
}

async function edit(context: Context, change: IncidentEdit, write: EstateWrite): Promise<IncidentEdited> {
  checkRight(context.caller, 'write');
  const before = await findIncident(context, change);
  const report = await context.store.apply({ incidents: [change] }, writeOptions(context, write));
  for (const refusal of report.refused) throw await refusedEdit(context, refusal);
  const written = writtenOf(before, report);
  if (!report.dryRun || report.repeated) return written;
  const { confirmedCause } = change;
  // By the id that the caller knows it by: a placeholder, where they do not see it.
  const asCalled = confirmedCause ? { confirmedCause } : {};
  return { ...written, tried: { ...afterwards(before, editOf(before, report)), ...asCalled } };
}

function editOf({ id: of }: Pick<Incident, 'id'>, { changes }: Pick<ApplyReport, 'changes'>) {
  return changes.find(({ kind, id }) => kind === 'incident' && id === of);
}

/** What a write did to one incident; of a repeated one its changes are told to who sees all of it. */
export function writtenOf(
  before: Pick<Incident, 'id' | 'version'>,
  report: Pick<ApplyReport, 'changes' | 'revision' | 'dryRun' | 'repeated'>,
): IncidentWritten {
  const { revision, dryRun, repeated } = report;
  const own = editOf(before, report);
  const after = own?.after.version as number | undefined;
  return {
    ...{ id: before.id, revision, dryRun, repeated },
    version: after ?? before.version,
    action: own ? 'changed' : 'unchanged',
  };
}

async function refusedEdit(context: Context, { field, record, value }: Refusal): Promise<CmdbError> {
  return field === 'confirmedCause' ? await notFound(context, [String(value)]) : noIncident(record);
}

function noIncident(of: string): CmdbError {
  return new CmdbError('NOT_FOUND', `no incident has the id ${JSON.stringify(of)}`, { id: of });
}
