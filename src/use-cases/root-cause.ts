import { z } from 'zod';
import {
  alertSchema,
  type ChangeRecord,
  changeRecordSchema,
  maintenanceWindowSchema,
} from '../domain/alert.ts';
import { fewOf } from '../domain/few-of.ts';
import { timestamp } from '../domain/text.ts';
import { priorKnowledge } from '../impact/cause-priors.ts';
import { type Evidence, MOST_ALARMING, onsetOf, weighed } from '../impact/evidence.ts';
import { type RootCauses, rootCauses } from '../impact/root-cause.ts';
import { placeIn, type Topology } from '../topology/topology.ts';
import { alarmingCis, checkAlerts, maintenanceOf, nothingToWeigh } from './alarming-cis.ts';
import type { Context } from './context.ts';
import { type MeantCis, meantCis } from './meant-cis.ts';
import { openAlarms } from './open-alarms.ts';
import { parsed } from './parsed.ts';
import { passedOver } from './passed-over.ts';
import {
  minutes,
  type RootCauseAnswer,
  type ToldChange,
  toldCandidate,
  toldMissing,
  toldRunnerUp,
} from './root-cause-answer.ts';
import { cisNamedIn } from './root-cause-cis.ts';

/** Words that a note names. */
const MOST_TOLD = 3;
const DEFAULT_RISK = 0.5;
/** A symptom is what is to be explained: it weighs as much as three critical alarms. */
const SYMPTOM_WEIGHT = 3;

/** The question as it is asked from outside. */
export const rootCauseQuestionSchema = z.object({
  alerts: z.array(alertSchema, 'expected a list of alerts').default([]),
  monitored: z
    .union(
      [z.enum(['all', 'alerting']), z.array(z.string().min(1).max(256)).max(1_000_000)],
      'expected a list of CIs, "all" or "alerting"',
    )
    .default('alerting')
    .describe(
      'which CIs would alarm: "all", only those that do ("alerting"), or these: ids, or what only one CI is called',
    ),
  samplingInterval: z
    .number()
    .positive()
    .max(86_400)
    .default(60)
    .describe('seconds between two looks of the monitoring'),
  changes: z.array(changeRecordSchema, 'expected a list of changes').max(10_000).default([]),
  maintenance: z
    .array(maintenanceWindowSchema)
    .max(10_000)
    .default([])
    .describe('when CIs were worked on: their alarms have no weight'),
  symptom: z.string().min(1).max(256).optional().describe('the CI whose trouble is to be explained'),
  at: timestamp.optional().describe('the time of the question; default: now'),
  limit: z.int().min(1).max(1000).default(20).describe('at most this many candidates'),
});
export interface RootCauseQuestion extends z.infer<typeof rootCauseQuestionSchema> {
  /** what was looked up for alarms of no CI: it is listed in the answer */
  unmatched?: readonly string[];
  /** what of the question as it was given no field takes, in words */
  passedOver?: readonly string[];
}

/** The question, or a bare list of alerts, checked; VALIDATION names what is wrong by its place, as `told` says it. */
export function rootCauseQuestion(input: unknown, told?: (place: string) => string): RootCauseQuestion {
  const asked = Array.isArray(input) ? { alerts: input } : input;
  const question = parsed(rootCauseQuestionSchema, asked, 'question', told);
  const given = asked as z.input<typeof rootCauseQuestionSchema>;
  return { ...question, passedOver: passedOver(given, Object.keys(rootCauseQuestionSchema.shape)) };
}

/**
 * Ranks what may have caused alarms, those of `incident` where it is given. What cannot be weighed is in the answer;
 * VALIDATION: nothing can.
 */
export async function rootCause(
  context: Context,
  question: RootCauseQuestion,
  incident?: string,
): Promise<RootCauseAnswer> {
  const at = question.at ?? context.clock();
  checkAlerts(question);
  const topology = await context.topology({});
  const meant = await meantCis(context, topology, wordsOf(question));
  const inWindow = maintenanceOf(question.maintenance, meant);
  const found = await alarmingCis(context, topology, meant, { ...question, inWindow, at });
  const { symptom } = found;
  const { evidence: asked, folded } = weighed(found.alarms);
  const open = await openAlarms(context, topology, {
    cis: [...asked.map(({ ci }) => ci), ...(symptom === undefined ? [] : [symptom])],
    onset: Math.min(onsetOf(asked), Date.parse(at)),
    ...{ incident, inWindow, at },
  });
  const evidence = [...asked, ...open.evidence];
  if (symptom !== undefined) explained(evidence, symptom, Date.parse(at));
  if (evidence.length === 0) throw await nothingToWeigh(context, question, found);
  const { changes, note } = await changesBefore(context, topology, question, meant, onsetOf(evidence));
  const { classes } = context.catalogue;
  const lineageOf = (name: string) => classes.get(name)?.lineage ?? [name];
  const known = priorKnowledge(topology, lineageOf, await context.store.causeHistory());
  const causes = rootCauses(topology, {
    evidence,
    isMonitored: monitoring(question, meant),
    isAlarming: (ci) => open.alarming.has(ci),
    changes,
    samplingInterval: question.samplingInterval * 1000,
    ...known,
  });
  const runnerUp = toldRunnerUp(causes);
  const told = causes.candidates.slice(0, question.limit);
  const rest = causes.candidates.slice(question.limit);
  const { cis } = causes.model.graph;
  const aside = causes.model.setting.evidence.filter(
    (one) => one.isChronic && causes.model.graph.placeOf(one.ci) < 0,
  ).length;
  const distinct = new Set(found.alarms.map(({ ci }) => ci)).size;
  const ranking = {
    revision: topology.revision,
    at,
    onset: new Date(causes.onset).toISOString(),
    candidates: told.map((candidate, i) => toldCandidate(causes, candidate, i + 1, changes)),
    others: { candidates: rest.length, probability: rest.reduce((sum, c) => sum + c.probability, 0) },
    outside: { probability: causes.outside },
    ...(causes.combination
      ? { combination: causes.combination.map((ci) => topology.id(cis[ci] as number)) }
      : {}),
    ...(runnerUp ? { runnerUp } : {}),
    missing: toldMissing(causes),
  };
  return {
    ...ranking,
    cis: cisNamedIn(topology, ranking),
    unknown: found.unknown,
    ignored: found.ignored,
    weighed: evidence.length,
    folded,
    complete: distinct <= MOST_ALARMING,
    notes: [
      ...(question.passedOver ?? []),
      ...(folded > 0 ? [`${folded} alarms were folded into ${asked.length} of as many CIs`] : []),
      ...(distinct > MOST_ALARMING
        ? [`${distinct} CIs alarm: the weightiest ${MOST_ALARMING} were weighed`]
        : []),
      ...(aside > 0
        ? [
            `${aside} long-standing ${aside === 1 ? 'alarm is of a CI' : 'alarms are of CIs'} that the new ones do not stand on`,
          ]
        : []),
      ...open.note,
      ...notMeant(question, meant),
      ...idleChanges(causes, changes.slice(0, question.changes.length)),
      ...note,
    ],
  };
}

/**
 * Makes the alarm of a symptom what is to be explained: a new one. Where nobody said when it began, that is with the last
 * of the others: a symptom is noticed after its causes.
 */
function explained(evidence: Evidence[], symptom: number, now: number): void {
  const own = evidence.find((one) => one.ci === symptom);
  const others = evidence.filter((one) => one !== own && !one.isChronic).map(({ at }) => at);
  const began = others.length > 0 ? Math.min(Math.max(...others), now) : now;
  if (!own) evidence.push({ ci: symptom, at: began, weight: SYMPTOM_WEIGHT, isChronic: false });
  else Object.assign(own, { at: own.isChronic ? began : own.at, weight: SYMPTOM_WEIGHT, isChronic: false });
}

/** All that names a CI in a question. */
function wordsOf({ alerts, symptom, changes, maintenance, monitored }: RootCauseQuestion): string[] {
  return [
    ...alerts.map(({ ci }) => ci),
    ...(symptom === undefined ? [] : [symptom]),
    ...changes.flatMap(changedBy),
    ...maintenance.flatMap(({ cis }) => cis),
    ...(typeof monitored === 'string' ? [] : monitored),
  ];
}

function changedBy({ ci, cis = [] }: ChangeRecord): string[] {
  return ci === undefined ? cis : [ci, ...cis];
}

/** Whether a CI would alarm; undefined where nothing is known of those that do not. */
function monitoring(
  { monitored }: RootCauseQuestion,
  { places }: MeantCis,
): ((ci: number) => boolean) | undefined {
  if (monitored === 'all') return () => true;
  if (monitored === 'alerting') return undefined;
  const known = new Set(monitored.map((word) => places.get(word)));
  return (ci) => known.has(ci);
}

/** Changes that were told, and those of the graph itself, in the topology. */
async function changesBefore(
  context: Context,
  topology: Topology,
  { changes: told }: RootCauseQuestion,
  { places }: MeantCis,
  onset: number,
): Promise<{ changes: (ToldChange & { end: number | undefined; risk: number })[]; note: readonly string[] }> {
  const edits = await context.edits.before(onset);
  const placed = (change: ChangeRecord, placeOf: (ci: string) => number | undefined) => {
    const { id, start, end, risk = DEFAULT_RISK, title = null } = change;
    const cis = changedBy(change).flatMap((ci) => placeOf(ci) ?? []);
    const [from, to] = [Date.parse(start), end === undefined ? undefined : Date.parse(end)];
    return { id, title, cis, start: from, end: to, risk };
  };
  return {
    changes: [
      ...told.map((change) => placed(change, (word) => places.get(word))),
      // What was edited may be gone since: that is no fault of the question.
      // The ranking is the same for everybody: edits count whether or not one sees what was edited.
      ...edits.changes.map((edit) => placed(edit, (id) => placeIn(topology.columns.ids, id))),
    ],
    note: edits.note,
  };
}

/** What of a question is no CI that can be reckoned with; alarms are listed in the answer. */
function notMeant({ changes, maintenance, monitored }: RootCauseQuestion, meant: MeantCis): string[] {
  const { places, reasons } = meant;
  const parts = {
    monitored: typeof monitored === 'string' ? [] : monitored,
    changes: changes.flatMap(changedBy),
    maintenance: maintenance.flatMap(({ cis }) => cis),
  };
  return Object.entries(parts).flatMap(([part, words]) => {
    const none = [...new Set(words.filter((word) => !places.has(word)))];
    if (none.length === 0) return [];
    const told = none.slice(0, MOST_TOLD).map((word) => {
      const reason = reasons.get(word);
      return reason === undefined ? word : `${word} (${reason})`;
    });
    return [`${part} names ${fewOf(told, MOST_TOLD, none.length)}: no CI that takes part is meant`];
  });
}

/** Changes that were told and are no reason for anything: they began too late, or nothing that alarms stands on them. */
function idleChanges({ model, onset }: RootCauses, told: readonly ToldChange[]): string[] {
  const { graph, setting } = model;
  const late = told.filter(({ start }) => start > onset + setting.samplingInterval);
  const named = late.map(({ id, start }) => `${id} (${minutes(start - onset)} min after it)`);
  const aside = told.filter(
    (change) =>
      !late.includes(change) && change.cis.length > 0 && change.cis.every((ci) => graph.placeOf(ci) < 0),
  ).length;
  return [
    ...(late.length > 0 ? [`not weighed, begun after the first new alarm: ${fewOf(named, MOST_TOLD)}`] : []),
    ...(aside > 0
      ? [`${aside === 1 ? '1 change is' : `${aside} changes are`} of nothing that the alarming CIs stand on`]
      : []),
  ];
}
