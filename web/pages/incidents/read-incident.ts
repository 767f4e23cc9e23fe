import { ask } from '../../api/client.ts';
import { type AlertInput, type KeptIncidentQuery, keptIncident } from '../../api/operations/incidents.ts';

type Told = KeptIncidentQuery['incident'];
export type Alarm = Told['alerts']['items'][number];
export type Incident = Omit<Told, 'alerts'> & { readonly alarms: readonly Alarm[] };

/** An incident with all of its alarms, a thousand at a time. */
export async function readIncident(id: string, stop: AbortSignal): Promise<Incident> {
  const alarms: Alarm[] = [];
  for (let after: string | null = null; ; ) {
    const answer: KeptIncidentQuery = await ask(keptIncident, { id, after }, stop);
    const { alerts, ...incident } = answer.incident;
    alarms.push(...alerts.items);
    if (alerts.next === null) return { ...incident, alarms };
    after = alerts.next;
  }
}

/** The alarms of known CIs, as the question what broke takes them. */
export function alertsOf({ alarms }: Incident): AlertInput[] {
  return alarms.flatMap(({ ci, at, name, severity, magnitude, priorMagnitude, preExisting }) =>
    ci === null ? [] : [{ ci, at, name, severity, magnitude, priorMagnitude, preExisting }],
  );
}
