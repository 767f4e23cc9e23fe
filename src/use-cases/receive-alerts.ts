import { randomUUID } from 'node:crypto';
import { checkRight } from '../domain/access.ts';
import type { ApplyReport } from '../domain/change-set.ts';
import { type Received, type ReceivedAlert, receivedSchema } from '../domain/incident.ts';
import type { Context } from './context.ts';
import { parsed } from './parsed.ts';

export type { ReceivedAlert } from '../domain/incident.ts';

/** Alarms of one event: told before and after, so many of the longest are a line that an import reads (16 MB). */
const AT_ONCE = 800;

export interface ReceivedReport {
  /** its id; null: there is none, and alarms that are over open none */
  incident: string | null;
  opened: boolean;
  /** how many were received */
  alerts: number;
  /** false: all of it was known, and nothing was written */
  changed: boolean;
  /** with this the incident is over */
  resolved: boolean;
  /** how many were not kept, as the incident has as many as it can hold */
  dropped: number;
  /** what was looked up and is of no CI; these are kept all the same */
  unmatched: string[];
}

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
  const { alerts, ...sender } = parsed(receivedSchema, received, 'alerts');
  // What has ended opens nothing: it comes last.
  const inOrder = alerts.toSorted(
    (a, b) => Number(a.endedAt !== undefined) - Number(b.endedAt !== undefined),
  );
  const reports: ApplyReport[] = [];
  for (let i = 0; i < inOrder.length; i += AT_ONCE) {
    const isPart = i + AT_ONCE < inOrder.length;
    reports.push(await write(context, { ...sender, alerts: inOrder.slice(i, i + AT_ONCE), isPart }));
  }
  const changes = reports.flatMap((report) => report.changes);
  const refused = reports.flatMap((report) => report.refused);
  const unknown = new Set(refused.flatMap(({ field, record }) => (field === 'ci' ? [record] : [])));
  const isUnmatched = ({ ci, fingerprint }: ReceivedAlert) => ci === null || unknown.has(fingerprint);
  return {
    incident: changes[0]?.id ?? (await context.store.latestIncident(sender)) ?? null,
    opened: changes.some(({ action }) => action === 'created'),
    alerts: alerts.length,
    changed: changes.length > 0,
    resolved: changes.some(({ after }) => after.status === 'resolved'),
    dropped: refused.filter(({ field }) => field === 'alerts').length,
    unmatched: [...new Set(alerts.filter(isUnmatched).map(({ said }) => said))],
  };
}

function write({ store, actor, clock }: Context, received: Received): Promise<ApplyReport> {
  const { source, title, alerts } = received;
  const told = alerts.length === 1 ? '1 alarm' : `${alerts.length} alarms`;
  return store.apply(
    { received: [{ ...received, id: `incident-${randomUUID()}` }] },
    {
      ...{ actor, source, now: clock(), writeId: `alerts-${randomUUID()}` },
      reason: `${told} of ${source}: ${title}`,
    },
  );
}
