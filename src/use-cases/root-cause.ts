import { z } from 'zod';
import { type Alert, alertSchema, type ChangeRecord, changeRecordSchema } from '../domain/alert.ts';
import { ABSENT_STATUSES } from '../domain/ci.ts';
import { CmdbError } from '../domain/errors.ts';
import { timestamp } from '../domain/text.ts';
import { changeShare, failureRates } from '../impact/cause-priors.ts';
import { type Alarm, type Evidence, weighed } from '../impact/evidence.ts';
import { type RootCauses, rootCauses } from '../impact/root-cause.ts';
import type { Topology } from '../topology/topology.ts';
import type { Context } from './context.ts';
import { parsed } from './parsed.ts';
import { type RootCauseAnswer, runnerUpOf, type ToldChange, toldCandidate } from './root-cause-answer.ts';

/** Alarms of more CIs than this are more than a person means, and the weightiest of them tell as much. */
const MOST_ALARMING = 1000;
const MOST_ALERTS = 10_000;
/** Ids that a note names. */
const MOST_TOLD = 3;
const DEFAULT_RISK = 0.5;
/** A symptom is what is to be explained: it weighs as much as three critical alarms. */
const SYMPTOM_WEIGHT = 3;
/** An alarm may be ahead of this clock by so much. */
const CLOCKS_DIFFER = 5 * 60_000;
/** A candidate that is less likely explains nothing away. */
const LIKELY = 0.05;

/** The question as it is asked from outside. */
export const rootCauseQuestionSchema = z.object({
  alerts: z.array(alertSchema),
  monitored: z
    .union([z.enum(['all', 'alerting']), z.array(z.string().min(1).max(256)).max(1_000_000)])
    .default('alerting')
    .describe('which CIs would alarm: "all", only those that do ("alerting"), or these ids'),
  samplingInterval: z
    .number()
    .positive()
    .max(86_400)
    .default(60)
    .describe('seconds between two looks of the monitoring'),
  changes: z.array(changeRecordSchema).max(10_000).default([]),
  symptom: z.string().min(1).max(256).optional().describe('the CI whose trouble is to be explained'),
  at: timestamp.optional().describe('the time of the question; default: now'),
  limit: z.int().min(1).max(1000).default(20).describe('at most this many candidates'),
});
export type RootCauseQuestion = z.infer<typeof rootCauseQuestionSchema>;

/** The question, checked; VALIDATION names what is wrong by its place, as `told` says it. */
export function rootCauseQuestion(input: unknown, told?: (place: string) => string): RootCauseQuestion {
  return parsed(rootCauseQuestionSchema, input, 'question', told);
}

/** Ranks what may have caused alarms. What cannot be weighed is in the answer; VALIDATION: nothing can. */
export async function rootCause(context: Context, question: RootCauseQuestion): Promise<RootCauseAnswer> {
  const at = question.at ?? context.clock();
  const topology = await context.topology({});
  const found = await placed(context, topology, question, at);
  const { evidence, folded } = weighed(found.alarms, MOST_ALARMING);
  const symptom = found.symptom;
  if (symptom !== undefined) explained(evidence, symptom, Date.parse(at));
  if (evidence.length === 0) throw nothingToWeigh(question, found);
  const { changes, note } = await changesBefore(context, topology, question.changes, onsetOf(evidence));
  const monitored = monitoring(topology, question.monitored);
  const { classes } = context.catalogue;
  const history = await context.store.causeHistory();
  const rateOf = failureRates(topology, history);
  const causes = rootCauses(topology, {
    evidence,
    isMonitored: monitored.is,
    changes,
    samplingInterval: question.samplingInterval * 1000,
    failureRate: (name) => rateOf(classes.get(name)?.lineage ?? [name]),
    changeShare: changeShare(history),
  });
  const told = causes.candidates.slice(0, question.limit);
  const rest = causes.candidates.slice(question.limit);
  const { cis } = causes.model.graph;
  const aside = causes.model.setting.evidence.filter(
    (one) => one.isChronic && causes.model.graph.placeOf(one.ci) < 0,
  ).length;
  const distinct = new Set(found.alarms.map(({ ci }) => ci)).size;
  return {
    revision: topology.revision,
    at,
    onset: new Date(causes.onset).toISOString(),
    candidates: told.map((candidate, i) => toldCandidate(causes, candidate, i + 1, changes)),
    others: { candidates: rest.length, probability: rest.reduce((sum, c) => sum + c.probability, 0) },
    outside: { probability: causes.outside },
    ...(causes.combination
      ? { combination: causes.combination.map((ci) => topology.id(cis[ci] as number)) }
      : {}),
    ...runnerUp(causes),
    missing: missing(causes),
    unknown: found.unknown,
    ignored: found.ignored,
    weighed: evidence.length,
    folded,
    complete: distinct <= MOST_ALARMING,
    notes: [
      ...(folded > 0 ? [`${folded} alarms were folded into ${evidence.length} of as many CIs`] : []),
      ...(distinct > MOST_ALARMING
        ? [`${distinct} CIs alarm: the weightiest ${MOST_ALARMING} were weighed`]
        : []),
      ...(aside > 0 ? [`${aside} long-standing alarms are of CIs that the new ones do not stand on`] : []),
      ...monitored.note,
      ...note,
    ],
  };
}

/** Makes the alarm of a symptom what is to be explained: new, begun with the others or just now where it was there before. */
function explained(evidence: Evidence[], symptom: number, now: number): void {
  const own = evidence.find((one) => one.ci === symptom);
  const others = evidence.filter((one) => one !== own);
  const began = Math.min(onsetOf(others), now);
  if (!own) evidence.push({ ci: symptom, at: began, weight: SYMPTOM_WEIGHT, isChronic: false });
  else Object.assign(own, { at: own.isChronic ? began : own.at, weight: SYMPTOM_WEIGHT, isChronic: false });
}

function runnerUp(causes: RootCauses): Pick<RootCauseAnswer, 'runnerUp'> {
  const second = runnerUpOf(causes);
  return second ? { runnerUp: second } : {};
}

interface Placed {
  alarms: Alarm[];
  symptom: number | undefined;
  unknown: string[];
  ignored: RootCauseAnswer['ignored'];
}

/** Where the alarming CIs stand in the topology, by id or by a name that only one CI has. */
async function placed(
  context: Context,
  topology: Topology,
  { alerts, symptom }: RootCauseQuestion,
  at: string,
): Promise<Placed> {
  if (alerts.length === 0 && symptom === undefined) {
    throw new CmdbError('VALIDATION', 'no alerts: nothing is to be explained');
  }
  if (alerts.length > MOST_ALERTS) {
    const message = `${alerts.length} alerts are more than the ${MOST_ALERTS} that one question may hold`;
    throw new CmdbError('LIMIT_EXCEEDED', message, { most: MOST_ALERTS });
  }
  const words = [...new Set([...alerts.map(({ ci }) => ci), ...(symptom === undefined ? [] : [symptom])])];
  const places = new Map<string, number>();
  for (const word of words) {
    const ci = topology.indexOf(word);
    if (ci !== undefined) places.set(word, ci);
  }
  const elsewhere = words.filter((word) => !places.has(word));
  const matches = elsewhere.length === 0 ? [] : await context.store.findCis(elsewhere);
  for (const word of elsewhere) {
    const [match, another] = matches.filter(({ term }) => term === word);
    const ci = match && !another ? topology.indexOf(match.id) : undefined;
    if (ci !== undefined) places.set(word, ci);
  }
  const ids = [...places.values()].map((ci) => topology.id(ci));
  const records = await context.store.cis([...ids, ...matches.map(({ id }) => id)]);
  const ignored = new Map<string, string>();
  const alarms: Alarm[] = [];
  const latest = Date.parse(at) + CLOCKS_DIFFER;
  for (const alert of alerts) {
    const ci = places.get(alert.ci);
    if (ci === undefined) continue;
    const began = Date.parse(alert.at);
    const id = topology.id(ci);
    if (records.get(id)?.status === 'maintenance') ignored.set(id, 'in maintenance');
    else if (began > latest)
      ignored.set(id, `its alarm of ${alert.at} is after ${at}, the time of the question`);
    else alarms.push(alarmOf(alert, ci, began));
  }
  const unknown: string[] = [];
  for (const word of elsewhere) {
    if (places.has(word)) continue;
    const meant = matches.filter(({ term }) => term === word);
    const status = records.get(meant[0]?.id ?? '')?.status;
    if (meant.length > 1) ignored.set(word, `${meant.length} CIs have this name: use an id`);
    else if (status && ABSENT_STATUSES.includes(status))
      ignored.set(word, `it is ${status} and takes no part`);
    else unknown.push(word);
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

function alarmOf({ at: _, ci: __, ...alert }: Alert, ci: number, at: number): Alarm {
  return { ...alert, ci, at };
}

function nothingToWeigh({ alerts }: RootCauseQuestion, { unknown, ignored }: Placed): CmdbError {
  const why = [
    ...(unknown.length > 0 ? [`no CI has the id or name ${unknown.slice(0, 3).join(', ')}`] : []),
    ...ignored.slice(0, 3).map(({ id, reason }) => `${id}: ${reason}`),
    ...(alerts.every(({ severity }) => severity === 0) ? ['their severity is 0'] : []),
  ];
  const message = `${alerts.length === 1 ? 'the alert cannot' : `none of the ${alerts.length} alerts can`} be weighed${why.length > 0 ? `: ${why.join('; ')}` : ''}`;
  return new CmdbError('VALIDATION', message, { unknown, ignored });
}

/** Whether a CI would alarm; undefined where nothing is known of those that do not. */
function monitoring(
  topology: Topology,
  monitored: RootCauseQuestion['monitored'],
): { is: ((ci: number) => boolean) | undefined; note: string[] } {
  if (monitored === 'all') return { is: () => true, note: [] };
  if (monitored === 'alerting') return { is: undefined, note: [] };
  const { places, unknown } = placesIn(topology, monitored);
  const known = new Set(places);
  return { is: (ci) => known.has(ci), note: notHeld('monitored', unknown) };
}

/** Changes that were told, and those of the graph itself, in the topology. */
async function changesBefore(
  context: Context,
  topology: Topology,
  told: readonly ChangeRecord[],
  onset: number,
): Promise<{ changes: (ToldChange & { end: number | undefined; risk: number })[]; note: string[] }> {
  const edits = await context.edits.before(onset);
  const unknown: string[] = [];
  const placed = ({ id, ci, cis = [], start, end, risk = DEFAULT_RISK, title }: ChangeRecord) => {
    const found = placesIn(topology, [...(ci === undefined ? [] : [ci]), ...cis]);
    unknown.push(...found.unknown);
    const [from, to] = [Date.parse(start), end === undefined ? undefined : Date.parse(end)];
    return { id, title: title ?? null, cis: found.places, start: from, end: to, risk };
  };
  const changes = told.map(placed);
  const note = [...notHeld('changes', [...new Set(unknown)]), ...edits.note];
  // What was edited may be gone since: that is no fault of the question.
  return { changes: [...changes, ...edits.changes.map(placed)], note };
}

function placesIn(topology: Topology, ids: readonly string[]): { places: number[]; unknown: string[] } {
  const places: number[] = [];
  const unknown: string[] = [];
  for (const id of ids) {
    const place = topology.indexOf(id);
    if (place === undefined) unknown.push(id);
    else places.push(place);
  }
  return { places, unknown };
}

function notHeld(what: string, unknown: readonly string[]): string[] {
  if (unknown.length === 0) return [];
  const more = unknown.length > MOST_TOLD ? ` and ${unknown.length - MOST_TOLD} more` : '';
  return [
    `${what} names ${unknown.slice(0, MOST_TOLD).join(', ')}${more}: no CI that takes part has this id`,
  ];
}

/** When the first new alarm began. */
function onsetOf(evidence: readonly Evidence[]): number {
  const novel = evidence.filter((one) => !one.isChronic);
  return (novel.length > 0 ? novel : evidence).reduce(
    (first, { at }) => Math.min(first, at),
    Number.POSITIVE_INFINITY,
  );
}

/** Alarms that nothing likely explains and that began with the first: it may be that the graph lacks a dependency. */
function missing({ model, candidates, outside, onset }: RootCauses): RootCauseAnswer['missing'] {
  const [best] = candidates;
  if (!best || best.probability < outside) return [];
  const { topology, cis } = model.graph;
  const { evidence, isNovel, samplingInterval } = model.setting;
  const likely = candidates.filter(({ probability }) => probability >= LIKELY);
  const isExplained = (i: number) => likely.some(({ explanation }) => (explanation.reach[i] as number) > 0);
  const isCauseOfMore = evidence.some(
    (one, i) => one.ci !== cis[best.ci] && (best.explanation.reach[i] as number) > 0,
  );
  if (!isCauseOfMore) return [];
  return evidence
    .filter((one, i) => isNovel(one) && !isExplained(i) && one.at - onset <= 2 * samplingInterval)
    .map((one) => ({ from: topology.id(one.ci), to: topology.id(cis[best.ci] as number) }));
}
