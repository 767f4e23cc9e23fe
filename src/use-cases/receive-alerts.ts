import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { checkRight } from '../domain/access.ts';
import { type ReceivedAlert, receivedSchema } from '../domain/incident.ts';
import type { Context } from './context.ts';
import { parsed } from './parsed.ts';

export type { ReceivedAlert } from '../domain/incident.ts';

export const receivedReportSchema = z.strictObject({
  incident: z.string().nullable().describe('its id; null: there is none, and alarms that are over open none'),
  opened: z.boolean(),
  alerts: z.int().describe('how many were received'),
  changed: z.boolean().describe('false: all of it was known, and nothing was written'),
  resolved: z.boolean().describe('with this the incident is over'),
  dropped: z.int().describe('how many were not kept, as the incident has as many as it can hold'),
  unmatched: z.array(z.string()).describe('what was looked up and is of no CI; these are kept all the same'),
});
export type ReceivedReport = z.infer<typeof receivedReportSchema>;

/**
 * Opens the incident of this source and key, or adds to the one that is open: the same alerts again change nothing and
 * write nothing. It is resolved when all that is received has ended, and no other alarm of it goes on; what comes
 * after that and is new opens another. VALIDATION names the alert and the field.
 */
export async function receiveAlerts(
  context: Context,
  received: { source: string; key?: string; title: string; alerts: readonly ReceivedAlert[] },
): Promise<ReceivedReport> {
  checkRight(context.caller, 'write');
  const data = parsed(receivedSchema, received, 'alerts');
  const { source, title, alerts } = data;
  const report = await context.store.apply(
    { received: [{ ...data, id: `incident-${randomUUID()}` }] },
    {
      actor: context.actor,
      reason: `${alerts.length === 1 ? '1 alarm' : `${alerts.length} alarms`} of ${source}: ${title}`,
      writeId: `alerts-${randomUUID()}`,
      now: context.clock(),
      source,
    },
  );
  const change = report.changes.find(({ kind }) => kind === 'incident');
  const refused = (of: string) => report.refused.filter(({ field }) => field === of);
  const unknown = new Set(refused('ci').map(({ record }) => record));
  const isUnmatched = ({ ci, fingerprint }: ReceivedAlert) => ci === null || unknown.has(fingerprint);
  return {
    incident: change?.id ?? (await context.store.latestIncident(data)) ?? null,
    opened: change?.action === 'created',
    alerts: alerts.length,
    changed: change !== undefined,
    resolved: change?.after.status === 'resolved',
    dropped: refused('alerts').length,
    unmatched: [...new Set(alerts.filter(isUnmatched).map(({ said }) => said))],
  };
}
