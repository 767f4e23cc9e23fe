import { type Alert, CLOCKS_DIFFER, type MaintenanceWindow } from '../domain/alert.ts';
import { CmdbError } from '../domain/errors.ts';
import type { Alarm } from '../impact/evidence.ts';
import type { Topology } from '../topology/topology.ts';
import type { Context } from './context.ts';
import { notFound } from './find-cis.ts';
import type { MeantCis } from './meant-cis.ts';

const MOST_ALERTS = 10_000;

export interface AlarmingCis {
  alarms: Alarm[];
  /** of the topology */
  symptom: number | undefined;
  /** what no CI is called */
  unknown: string[];
  ignored: { id: string; reason: string }[];
}

export type InWindow = (ci: number, at: string) => boolean;

interface Told {
  alerts: readonly Alert[];
  symptom?: string | undefined;
  /** what was looked up for alarms that are of no CI */
  unmatched?: readonly string[] | undefined;
  /** whether a CI was worked on at a time */
  inWindow: InWindow;
  at: string;
}

/** LIMIT_EXCEEDED, VALIDATION: there are too many alerts, or none. */
export function checkAlerts({ alerts, symptom, unmatched = [] }: Omit<Told, 'inWindow' | 'at'>): void {
  if (alerts.length + unmatched.length === 0 && symptom === undefined) {
    throw new CmdbError('VALIDATION', 'no alerts: nothing is to be explained');
  }
  if (alerts.length > MOST_ALERTS) {
    const message = `${alerts.length} alerts are more than the ${MOST_ALERTS} that one question may hold`;
    throw new CmdbError('LIMIT_EXCEEDED', message, { most: MOST_ALERTS });
  }
}

/** The alarms that have weight, where they are in the topology. NOT_FOUND: there is no such symptom. */
export async function alarmingCis(
  context: Context,
  topology: Topology,
  { places, reasons }: MeantCis,
  told: Told,
): Promise<AlarmingCis> {
  const { alerts, symptom, inWindow, at } = told;
  if (symptom !== undefined && !places.has(symptom)) {
    const reason = reasons.get(symptom);
    const why =
      reason === undefined ? (await notFound(context, [symptom])).message : `"${symptom}": ${reason}`;
    throw new CmdbError('NOT_FOUND', `symptom: ${why}`, { symptom });
  }
  const ids = new Map(
    alerts.flatMap(({ ci: word }) => {
      const ci = places.get(word);
      return ci === undefined ? [] : [[ci, topology.id(ci)]];
    }),
  );
  const records = await context.store.cis([...ids.values()]);
  const unknown = new Set(told.unmatched);
  const ignored = new Map<string, string>();
  const alarms: Alarm[] = [];
  const latest = Date.parse(at) + CLOCKS_DIFFER;
  for (const { ci: word, at: began, ...alert } of alerts) {
    const ci = places.get(word);
    const reason = reasons.get(word);
    if (ci === undefined) {
      if (reason === undefined) unknown.add(word);
      else ignored.set(word, reason);
      continue;
    }
    const id = ids.get(ci) as string;
    // Of a CI that is not seen there is no record: that it is in maintenance is not told.
    if (records.get(id)?.status === 'maintenance') ignored.set(id, 'in maintenance');
    else if (inWindow(ci, began)) ignored.set(id, 'in a maintenance window');
    else if (Date.parse(began) > latest)
      ignored.set(id, `its alarm of ${began} is after ${at}, the time of the question`);
    else alarms.push({ ...alert, ci, at: Date.parse(began) });
  }
  return {
    alarms,
    symptom: symptom === undefined ? undefined : places.get(symptom),
    unknown: [...unknown],
    ignored: [...ignored].map(([id, reason]) => ({ id, reason })),
  };
}

/** Whether a CI was in one of the windows at a time, ISO 8601 in UTC; a window without an end goes on. */
export function maintenanceOf(windows: readonly MaintenanceWindow[], { places }: MeantCis): InWindow {
  const byCi = new Map<number, MaintenanceWindow[]>();
  for (const window of windows) {
    for (const word of window.cis) {
      const ci = places.get(word);
      if (ci !== undefined) byCi.set(ci, [...(byCi.get(ci) ?? []), window]);
    }
  }
  return (ci, at) =>
    byCi.get(ci)?.some(({ start, end }) => start <= at && (end === undefined || at <= end)) ?? false;
}

/** The VALIDATION of a question of which nothing can be weighed. */
export async function nothingToWeigh(
  context: Context,
  told: Pick<Told, 'alerts' | 'unmatched'>,
  found: AlarmingCis,
): Promise<CmdbError> {
  const { alerts, unmatched = [] } = told;
  const { unknown, ignored } = found;
  const all = alerts.length + unmatched.length;
  const why = [
    ...(unknown.length > 0 ? [(await notFound(context, unknown)).message] : []),
    ...ignored.slice(0, 3).map(({ id, reason }) => `${id}: ${reason}`),
    ...(alerts.length > 0 && alerts.every(({ severity }) => severity === 0) ? ['their severity is 0'] : []),
  ];
  const what = all === 1 ? 'the alert cannot' : `none of the ${all} alerts can`;
  const reasons = why.length > 0 ? `: ${why.join('; ')}` : '';
  return new CmdbError('VALIDATION', `${what} be weighed${reasons}`, { unknown, ignored });
}
