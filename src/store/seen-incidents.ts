import type {
  Incident,
  IncidentRecord,
  IncidentStatus,
  IncidentSummary,
  ReceivedAlert,
} from '../domain/incident.ts';
import { withAlerts } from '../domain/incident.ts';
import { RESTRICTED } from '../topology/seen-topology.ts';
import type { CypherTransaction } from './cypher-driver.ts';
import { readKnown } from './existing.ts';
import { type Page, type PageOptions, pageOf } from './read-pages.ts';
import type { Sight } from './sight.ts';
import { read, rows } from './statements.ts';

// An incident is told to who sees a CI that it affects. Whoever does not see all that its alarms are of is told when
// and how badly the others alarm, and nothing that could name them: no texts of theirs, nor those of the incident.

/** Those CIs that an incident names and that are seen. */
export async function seenCisOf(
  tx: CypherTransaction,
  sight: Sight,
  incidents: readonly IncidentRecord[],
): Promise<ReadonlySet<string>> {
  if (!sight.scope) return new Set();
  const named = incidents.flatMap(({ affected, suspects, confirmedCause }) => [
    ...affected,
    ...suspects.flatMap(({ candidates }) => candidates.map(({ id }) => id)),
    ...(confirmedCause === undefined ? [] : [confirmedCause]),
  ]);
  return await readKnown(tx, named, sight.parameters);
}

export function affectsSeen({ affected }: Incident, seen: ReadonlySet<string>): boolean {
  return affected.some((ci) => seen.has(ci));
}

/** An incident as it is told; undefined: it is not. */
export function toldIncident(
  { sender: _, ...incident }: IncidentRecord,
  sight: Sight,
  seen: ReadonlySet<string>,
): Incident | undefined {
  if (!sight.scope) return incident;
  if (!affectsSeen(incident, seen)) return undefined;
  const idOf = (ci: string) => (seen.has(ci) ? ci : sight.placeholders.of(ci));
  const isSeen = ({ ci }: ReceivedAlert) => ci !== null && seen.has(ci);
  const suspects = incident.suspects.map((ranking) => ({
    ...ranking,
    candidates: ranking.candidates.map((one) => ({ ...one, id: idOf(one.id) })),
  }));
  const told = {
    ...incident,
    suspects,
    ...(incident.confirmedCause === undefined ? {} : { confirmedCause: idOf(incident.confirmedCause) }),
  };
  if (incident.alerts.every(isSeen)) return told;
  const { key: _key, resolution, ...rest } = told;
  const alerts = incident.alerts.map((alert) => (isSeen(alert) ? alert : hidden(alert, sight)));
  return withAlerts(
    { ...rest, title: RESTRICTED, ...(resolution === undefined ? {} : { resolution: RESTRICTED }) },
    alerts,
  );
}

/** Alarms of one name stay alarms of one name. */
function hidden(alert: ReceivedAlert, { placeholders }: Sight): ReceivedAlert {
  return {
    ...alert,
    fingerprint: placeholders.of(alert.fingerprint),
    name: placeholders.of(alert.name),
    ci: alert.ci === null ? null : placeholders.of(alert.ci),
    said: RESTRICTED,
  };
}

export interface IncidentFilter {
  status?: IncidentStatus | undefined;
  /** id of a CI that they affect */
  ci?: string | undefined;
}

/** Incidents, the latest first; `after` is the id of the last one before. */
export async function listIncidents(
  tx: CypherTransaction,
  sight: Sight,
  { status, ci }: IncidentFilter,
  { after = '', limit }: PageOptions,
): Promise<Page<IncidentSummary>> {
  const filter = { status: status ?? null, ci: ci ?? null, ...sight.parameters };
  const [count] = await rows(tx, read.countIncidents, filter);
  const found = await rows(tx, read.listIncidents, { ...filter, after, limit: limit + 1 });
  const causes = found.flatMap(({ confirmedCause }) => confirmedCause ?? []);
  const known = sight.scope ? await readKnown(tx, causes, sight.parameters) : undefined;
  const items = found.map(({ seen, ...row }): IncidentSummary => {
    if (!known) return row;
    const { title, key, confirmedCause: cause, unmatched, affected } = row;
    const isWhole = unmatched === 0 && seen === affected;
    const confirmedCause = cause === null || known.has(cause) ? cause : sight.placeholders.of(cause);
    return { ...row, ...(isWhole ? { title, key } : { title: RESTRICTED, key: null }), confirmedCause };
  });
  return pageOf(items, count?.total ?? 0, limit, ({ id }) => id);
}
