import type { Alert } from '../domain/alert.ts';
import { fewOf } from '../domain/few-of.ts';
import { type Evidence, MOST_ALARMING, weighed } from '../impact/evidence.ts';
import { causeClosure } from '../impact/root-cause.ts';
import type { Topology } from '../topology/topology.ts';
import { alarmingCis, type InWindow } from './alarming-cis.ts';
import type { Context } from './context.ts';

/** Alarms of open incidents that are looked at: the latest incidents'. */
const MOST_OPEN = 10_000;
/** What began longer before, in ms, was there before: it must not hide what was changed since. */
const TOGETHER = 3_600_000;

interface Asked {
  /** what is to be explained, in the topology */
  cis: readonly number[];
  /** when the first of it began, in ms */
  onset: number;
  /** id of the incident that is asked about */
  incident: string | undefined;
  inWindow: InWindow;
  at: string;
}

interface OpenAlarms {
  /** of CIs which the alarming ones stand on: what fails further down is in another incident */
  evidence: Evidence[];
  /** where any of them are, in the topology: such a CI is not silent */
  alarming: ReadonlySet<number>;
  note: string[];
}

/** The alarms of other open incidents that go on: one outage often comes as several incidents. */
export async function openAlarms(
  context: Context,
  topology: Topology,
  { cis, onset, incident: own, inWindow, at }: Asked,
): Promise<OpenAlarms> {
  const alarming = new Set<number>();
  if (cis.length === 0) return { evidence: [], alarming, note: [] };
  const { incidents, isWhole } = await context.store.openIncidents(MOST_OPEN);
  const note = isWhole ? [] : ['older open incidents were not looked at: there are many'];
  const none = { evidence: [], alarming, note };
  const others = incidents.filter(({ id }) => id !== own);
  if (others.length === 0) return none;
  const isBelow = causeClosure(topology, cis);
  const known = new Set(cis);
  const alerts: Alert[] = [];
  const places = new Map<string, number>();
  const from = new Set<string>();
  for (const { id, alerts: kept } of others) {
    for (const { ci, endedAt, ...alert } of kept) {
      const place = ci === null ? undefined : topology.indexOf(ci);
      if (ci === null || place === undefined || endedAt !== undefined || alert.at > at) continue;
      alarming.add(place);
      if (known.has(place) || !isBelow(place)) continue;
      const isOld = Date.parse(alert.at) < onset - TOGETHER;
      alerts.push({ ...alert, ci, ...(isOld ? { preExisting: true, priorMagnitude: undefined } : {}) });
      places.set(ci, place);
      from.add(id);
    }
  }
  if (alerts.length === 0) return none;
  const { alarms } = await alarmingCis(
    context,
    topology,
    { places, reasons: new Map() },
    { alerts, inWindow, at },
  );
  // What was asked about comes first: these have what room is left.
  const { evidence, folded } = weighed(alarms, Math.max(0, MOST_ALARMING - cis.length));
  if (evidence.length === 0) return none;
  const told = alarms.length === 1 ? '1 open alarm' : `${alarms.length} open alarms`;
  return {
    evidence,
    alarming,
    note: [
      `${told} of what these stand on weighed too, of ${fewOf([...from], 1)}`,
      ...(folded > 0 ? [`they were folded into ${evidence.length} of as many CIs`] : []),
      ...note,
    ],
  };
}
