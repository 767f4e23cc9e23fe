import { type Alert, CLOCKS_DIFFER, type MaintenanceWindow } from '../domain/alert.ts';
import { ABSENT_STATUSES } from '../domain/ci.ts';
import { CmdbError } from '../domain/errors.ts';
import type { Alarm } from '../impact/evidence.ts';
import type { Topology } from '../topology/topology.ts';
import type { Context } from './context.ts';

const MOST_ALERTS = 10_000;

export interface AlarmingCis {
  alarms: Alarm[];
  /** of the topology */
  symptom: number | undefined;
  /** ids or names that no CI has */
  unknown: string[];
  ignored: { id: string; reason: string }[];
}

interface Told {
  alerts: readonly Alert[];
  maintenance: readonly MaintenanceWindow[];
  symptom?: string | undefined;
  at: string;
}

/**
 * Where the alarming CIs stand in a topology of the whole graph, by id or by a name that only one CI has. LIMIT_EXCEEDED,
 * VALIDATION: there are too many alerts, or none. NOT_FOUND: there is no such symptom.
 */
export async function alarmingCis(context: Context, topology: Topology, told: Told): Promise<AlarmingCis> {
  const { alerts, symptom, at } = told;
  if (alerts.length === 0 && symptom === undefined) {
    throw new CmdbError('VALIDATION', 'no alerts: nothing is to be explained');
  }
  if (alerts.length > MOST_ALERTS) {
    const message = `${alerts.length} alerts are more than the ${MOST_ALERTS} that one question may hold`;
    throw new CmdbError('LIMIT_EXCEEDED', message, { most: MOST_ALERTS });
  }
  const words = [...new Set([...alerts.map(({ ci }) => ci), ...(symptom === undefined ? [] : [symptom])])];
  const meant = placesOf(topology, words);
  const places = new Map<string, number>();
  for (const [word, [ci, another]] of meant) {
    if (ci !== undefined && another === undefined) places.set(word, ci);
  }
  const elsewhere = words.filter((word) => !places.has(word));
  const ids = new Map([...places].map(([word, ci]) => [word, topology.id(ci)]));
  const records = await context.store.cis([...ids.values(), ...elsewhere]);

  const ignored = new Map<string, string>();
  const alarms: Alarm[] = [];
  const latest = Date.parse(at) + CLOCKS_DIFFER;
  const inWindow = windowsOf(told.maintenance);
  for (const { ci: word, at: began, ...alert } of alerts) {
    const ci = places.get(word);
    if (ci === undefined) continue;
    const id = ids.get(word) as string;
    if (records.get(id)?.status === 'maintenance') ignored.set(id, 'in maintenance');
    else if (inWindow(id, began)) ignored.set(id, 'in a maintenance window');
    else if (Date.parse(began) > latest)
      ignored.set(id, `its alarm of ${began} is after ${at}, the time of the question`);
    else alarms.push({ ...alert, ci, at: Date.parse(began) });
  }
  const unknown: string[] = [];
  for (const word of elsewhere) {
    const named = meant.get(word)?.length ?? 0;
    const status = records.get(word)?.status;
    if (named > 1) ignored.set(word, `${named} CIs have this name: use an id`);
    else if (status && ABSENT_STATUSES.includes(status)) {
      ignored.set(word, `it is ${status} and takes no part`);
    } else unknown.push(word);
  }
  if (symptom !== undefined && !places.has(symptom)) {
    const reason = ignored.get(symptom) ?? 'no CI that takes part has this id or name';
    throw new CmdbError('NOT_FOUND', `symptom "${symptom}": ${reason}`, { symptom });
  }
  return {
    alarms,
    symptom: symptom === undefined ? undefined : places.get(symptom),
    unknown,
    ignored: [...ignored].map(([id, reason]) => ({ id, reason })),
  };
}

/** By word the CIs that it means: the one of that id, else all of that name that the caller may see. */
function placesOf(topology: Topology, words: readonly string[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  const names = new Map<string, number[]>();
  for (const word of words) {
    const ci = topology.indexOf(word);
    if (ci === undefined) names.set(word, []);
    else places.set(word, [ci]);
  }
  if (names.size > 0) {
    for (let ci = 0; ci < topology.size; ci++) {
      if (!topology.isRestricted(ci)) names.get(topology.name(ci))?.push(ci);
    }
  }
  return new Map([...places, ...names]);
}

/** Whether a CI was in one of the windows at a time, ISO 8601 in UTC; a window without an end goes on. */
function windowsOf(windows: readonly MaintenanceWindow[]): (id: string, at: string) => boolean {
  const byCi = new Map<string, MaintenanceWindow[]>();
  for (const window of windows) {
    for (const id of window.cis) byCi.set(id, [...(byCi.get(id) ?? []), window]);
  }
  return (id, at) =>
    byCi.get(id)?.some(({ start, end }) => start <= at && (end === undefined || at <= end)) ?? false;
}

/** The VALIDATION of a question of which nothing can be weighed. */
export function nothingToWeigh({ alerts }: Pick<Told, 'alerts'>, found: AlarmingCis): CmdbError {
  const { unknown, ignored } = found;
  const why = [
    ...(unknown.length > 0 ? [`no CI has the id or name ${unknown.slice(0, 3).join(', ')}`] : []),
    ...ignored.slice(0, 3).map(({ id, reason }) => `${id}: ${reason}`),
    ...(alerts.every(({ severity }) => severity === 0) ? ['their severity is 0'] : []),
  ];
  const what = alerts.length === 1 ? 'the alert cannot' : `none of the ${alerts.length} alerts can`;
  const reasons = why.length > 0 ? `: ${why.join('; ')}` : '';
  return new CmdbError('VALIDATION', `${what} be weighed${reasons}`, { unknown, ignored });
}
