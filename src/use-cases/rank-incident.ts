import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { checkRight } from '../domain/access.ts';
import type { Context } from './context.ts';
import { findIncident, incidentWrittenSchema, writtenOf } from './incidents.ts';
import { parsed } from './parsed.ts';
import { rootCause, rootCauseQuestionSchema } from './root-cause.ts';
import { rootCauseSchema } from './root-cause-answer.ts';

/** What is known beside the alarms of the incident. */
export const rankingQuestionSchema = rootCauseQuestionSchema
  .omit({ alerts: true, at: true, limit: true })
  .strict();
const TOLD_CANDIDATES = 20;

export const rankedIncidentSchema = z.strictObject({
  incident: incidentWrittenSchema,
  ranking: rootCauseSchema,
  proposed: z.int().describe('how many suggestions it made or added to'),
});
export type RankedIncident = z.infer<typeof rankedIncidentSchema>;

/**
 * Ranks what may have caused the alarms of an incident, keeps the first five with it, and keeps the dependencies that the
 * graph may lack as suggestions. A ranking that says what the latest says is not kept again. VALIDATION: none of its
 * alarms can be weighed.
 */
export async function rankIncident(
  context: Context,
  { id, beside = {} }: { id: string; beside?: unknown },
): Promise<RankedIncident> {
  checkRight(context.caller, 'write');
  const question = parsed(rankingQuestionSchema, beside, 'question');
  const incident = await findIncident(context, { id });
  const alerts = incident.alerts.flatMap(({ ci, ...alert }) => (ci === null ? [] : [{ ...alert, ci }]));
  const unmatched = incident.alerts.flatMap(({ ci, said }) => (ci === null ? [said] : []));
  const ranking = await rootCause(context, { ...question, alerts, unmatched, limit: TOLD_CANDIDATES }, id);
  const { at, revision, candidates, outside, missing } = ranking;
  const suspects = candidates.map(({ id: ci, probability, changes }) => ({
    ...{ id: ci, probability, changed: changes.length > 0 },
  }));
  const report = await context.store.apply(
    {
      incidents: [{ id, ranking: { at, revision, candidates: suspects, outside: outside.probability } }],
      proposals: missing.map((ends) => ({ ...ends, incident: id })),
    },
    {
      actor: context.actor,
      reason: `incident ${id} ranked`,
      writeId: `rank-${randomUUID()}`,
      now: context.clock(),
      source: 'root-cause',
    },
  );
  return {
    incident: writtenOf(incident, report),
    ranking,
    proposed: report.changes.filter(({ kind }) => kind === 'suggestion').length,
  };
}
