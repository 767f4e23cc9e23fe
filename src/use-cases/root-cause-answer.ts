import { z } from 'zod';
import type { CauseModel } from '../impact/cause-model.ts';
import {
  furtherCause,
  missingDependencies,
  type Objection,
  objections,
  runnerUp,
  type Way,
  waysTo,
} from '../impact/cause-reasons.ts';
import type { Evidence } from '../impact/evidence.ts';
import type { RootCauseCandidate, RootCauses } from '../impact/root-cause.ts';
import type { Topology } from '../topology/topology.ts';
import { namedCi } from './answers.ts';

const nats = z.number().describe('natural logarithm of odds');

const gateSchema = z.strictObject({
  id: z.string().describe('the consumer'),
  group: z.string().nullable(),
  needs: z.int(),
  of: z.int(),
  lost: z.array(z.string()).describe('members that fail with the causes'),
});

const candidateSchema = namedCi.extend({
  rank: z.int().describe('from 1'),
  probability: z.number(),
  band: z.enum(['very likely', 'likely', 'possible', 'unlikely', 'remote']),
  with: z
    .array(z.string())
    .describe('the other causes of its best explanation, where several failed together'),
  together: z.number().describe('its probability, with those of its partners in that explanation'),
  score: z
    .strictObject({
      prior: nats,
      alarms: nats,
      collateral: nats,
      chronic: nats,
      ownSilence: nats,
      silentDependents: nats,
      total: nats,
    })
    .describe('the lines whose sum is `total`'),
  explained: z
    .array(
      z.strictObject({
        alert: z.string().describe('id of the CI that alarms'),
        path: z.array(z.string()).describe('from the cause to the CI that alarms'),
        reach: z.number().describe('how likely the CI is impaired, were the cause to fail'),
        points: nats.describe('what the alarm adds to the score'),
        gates: z.array(gateSchema).describe('groups on the path that lost more members than they can spare'),
        chronic: z.boolean().describe('the alarm was as bad before and weighs little'),
      }),
    )
    .describe('what speaks most for it first'),
  unexplained: z.array(z.string()).describe('ids of CIs that have a new alarm and that it does not reach'),
  further: z
    .strictObject({ id: z.string(), explains: z.array(z.string()).describe('ids of CIs that alarm') })
    .nullable()
    .describe('the likeliest other cause of what is unexplained'),
  against: z.array(
    z.strictObject({
      what: z.enum(['silent', 'silent dependent', 'alarmed before', 'further from normal']),
      id: z.string(),
      text: z.string(),
    }),
  ),
  changes: z
    .array(z.strictObject({ id: z.string(), title: z.string().nullable(), minutesBefore: z.number() }))
    .describe('made to it, with minutes from their start to the first new alarm, the last first'),
  disprovedBy: z.array(z.string()).describe('what would speak against it, were it found so'),
});
export type TellableCandidate = z.infer<typeof candidateSchema>;

export const rootCauseSchema = z.strictObject({
  revision: z.int(),
  at: z.string(),
  onset: z.string().describe('when the first new alarm began'),
  candidates: z.array(candidateSchema).describe('most likely first'),
  others: z
    .strictObject({ candidates: z.int(), probability: z.number() })
    .describe('what the limit left out; with them and `outside` the probabilities sum to one'),
  outside: z
    .strictObject({ probability: z.number() })
    .describe('the cause is nothing that the alarming CIs are known to stand on'),
  combination: z
    .array(z.string())
    .optional()
    .describe('CIs that together explain the alarms better than any one'),
  runnerUp: z
    .strictObject({
      id: z.string(),
      odds: z
        .number()
        .describe('how many times as likely the first is, each with the partners of its explanation'),
      separatedBy: z.array(z.string()).describe('the evidence that makes the difference, most first'),
    })
    .optional(),
  missing: z
    .array(z.strictObject({ from: z.string(), to: z.string() }))
    .describe('dependencies that the graph may lack: alarms nothing explains that began with the others'),
  cis: z
    .array(namedCi)
    .describe('every CI that stands by its id in what is above, once, in the order of the ids'),
  unknown: z.array(z.string()).describe('alarming CIs that the graph does not hold'),
  ignored: z.array(z.strictObject({ id: z.string(), reason: z.string() })).describe('alarms without weight'),
  weighed: z.int().describe('CIs whose alarms are the evidence'),
  folded: z.int().describe('alarms that went into that of another of the same CI, or were too many'),
  complete: z.boolean().describe('whether every alarm of a known CI was weighed'),
  notes: z.array(z.string()),
});
export type RootCauseAnswer = z.infer<typeof rootCauseSchema>;

/** A change as it is told: of what, and when in ms. */
export interface ToldChange {
  id: string;
  title: string | null;
  cis: readonly number[];
  start: number;
}

const MOST_AGAINST = 5;
const MOST_DISPROOFS = 3;
const MINUTE = 60_000;

/** A candidate with its reasons. Walks the graph once more. */
export function toldCandidate(
  ranked: RootCauses,
  candidate: RootCauseCandidate,
  rank: number,
  changes: readonly ToldChange[],
): TellableCandidate {
  const { model, onset } = ranked;
  const { graph, setting } = model;
  const { topology } = graph;
  const { causes, reach: reached, points } = candidate.explanation;
  const ci = graph.cis[candidate.ci] as number;
  const explained = setting.evidence
    .map((one, i) => ({
      one,
      reach: reached[i] as number,
      points: points[i] as number,
    }))
    .filter((e) => e.reach > 0)
    .sort((a, b) => b.points - a.points || topology.compare(a.one.ci, b.one.ci));
  const ways = waysTo(
    model,
    causes,
    explained.map(({ one }) => graph.placeOf(one.ci)),
  );
  const id = (local: number) => topology.id(graph.cis[local] as number);
  const further = furtherCause(ranked, candidate);
  return {
    rank,
    id: topology.id(ci),
    name: topology.name(ci),
    class: topology.className(ci),
    probability: candidate.probability,
    band: bandOf(candidate.probability),
    with: causes.filter((other) => other !== candidate.ci).map(id),
    together: together(ranked, candidate),
    score: { ...candidate.score, total: candidate.total },
    explained: explained.map(({ one, reach, points }, i) => ({
      alert: topology.id(one.ci),
      ...toldWay(topology, ways[i] as Way),
      reach,
      points,
      chronic: one.isChronic,
    })),
    unexplained: idsOf(
      topology,
      setting.evidence.flatMap((one, i) => (reached[i] === 0 && setting.isNovel(one) ? [one.ci] : [])),
    ),
    further: further && { id: topology.id(further.cause), explains: idsOf(topology, further.explains) },
    against: objections(model, candidate.explanation, MOST_AGAINST).map((one) =>
      toldObjection(topology, one),
    ),
    changes: changes
      // What was done to a restricted CI is its own.
      .filter(({ cis }) => cis.includes(ci) && !topology.isRestricted(ci))
      .filter(({ start }) => start <= onset + setting.samplingInterval)
      .sort((a, b) => b.start - a.start || (a.id < b.id ? -1 : 1))
      .map(({ id: of, title, start }) => ({ id: of, title, minutesBefore: minutes(onset - start) })),
    disprovedBy: disproofs(
      model,
      candidate,
      explained.map(({ one }) => one),
    ),
  };
}

/** The probability of a candidate with those whose explanation is the same. */
function together({ candidates }: RootCauses, { explanation }: RootCauseCandidate): number {
  return candidates.reduce((sum, one) => (one.explanation === explanation ? sum + one.probability : sum), 0);
}

function idsOf(topology: Topology, cis: readonly number[]): string[] {
  return cis.toSorted((a, b) => topology.compare(a, b)).map((ci) => topology.id(ci));
}

const BANDS = [
  [0.8, 'very likely'],
  [0.5, 'likely'],
  [0.2, 'possible'],
  [0.05, 'unlikely'],
  [0, 'remote'],
] as const;

export function bandOf(probability: number): TellableCandidate['band'] {
  return (BANDS.find(([least]) => probability >= least) ?? BANDS[4])[1];
}

type ToldWay = Pick<TellableCandidate['explained'][number], 'path' | 'gates'>;

function toldWay(topology: Topology, { path, gates }: Way): ToldWay {
  return {
    path: path.map((ci) => topology.id(ci)),
    gates: gates
      // What it depends on, and how, is a restricted CI's own.
      .filter(({ group }) => !topology.isRestricted(topology.consumer(group)))
      .map(({ group, lost }) => ({
        id: topology.id(topology.consumer(group)),
        group: topology.groupName(group),
        needs: topology.groupNeeds(group),
        of: topology.groupSize(group),
        lost: lost.map((member) => topology.id(member)),
      })),
  };
}

function toldObjection(topology: Topology, objection: Objection): TellableCandidate['against'][number] {
  const id = topology.id(objection.ci);
  return { what: objection.what, id, text: `${id} ${saysAgainst(topology, objection)}` };
}

function saysAgainst(topology: Topology, objection: Objection): string {
  if (!('unseen' in objection)) {
    return objection.what === 'silent'
      ? 'is monitored and has no new alarm'
      : 'should feel it, is monitored, and has no new alarm';
  }
  const unseen = objection.unseen.map((ci) => topology.id(ci)).join(' or ');
  if (objection.what === 'alarmed before') {
    const than = unseen === '' ? 'it' : 'the middle one of those it explains';
    return `alarmed ${minutes(objection.ms)} minutes before ${than}`;
  }
  const than = unseen === '' ? 'it is' : `${unseen}, without a new alarm, is likely to be`;
  return `is further from normal (${objection.magnitude}) than ${than}`;
}

function disproofs(
  model: CauseModel,
  { explanation }: RootCauseCandidate,
  explained: readonly Evidence[],
): string[] {
  const { topology, cis } = model.graph;
  const { causes } = explanation;
  const alarming = causes.filter((cause) => model.novel(cause));
  const own = causes
    .filter((cause) => !alarming.includes(cause))
    .map((cause) => `${topology.id(cis[cause] as number)} is checked and found healthy`);
  const others = explained
    .filter(({ ci }) => !causes.some((cause) => cis[cause] === ci))
    .map(
      ({ ci }) =>
        `${topology.id(ci)} recovers while ${topology.id(cis[causes[0] as number] as number)} is still failing`,
    );
  const repaired = alarming.map(
    (cause) => `${topology.id(cis[cause] as number)} is repaired and the other alarms stay`,
  );
  return [...own, ...others.slice(0, 1), ...repaired].slice(0, MOST_DISPROOFS);
}

/** To one decimal. */
export function minutes(ms: number): number {
  return Math.round(ms / (MINUTE / 10)) / 10;
}

const LINES = {
  prior: 'what is known beforehand: class and recent changes',
  collateral: 'alarms of what it depends on',
  chronic: 'alarms that were as bad before',
  ownSilence: 'its own silence',
  silentDependents: 'CIs that should feel it and are silent',
} as const;
const MOST_SEPARATING = 3;

/** How much likelier the first candidate is than the next that is not its partner, and what makes the difference. */
export function toldRunnerUp(causes: RootCauses): RootCauseAnswer['runnerUp'] {
  const found = runnerUp(causes);
  if (!found) return undefined;
  const { first, second, differences } = found;
  const { topology, cis } = causes.model.graph;
  return {
    id: topology.id(cis[second.ci] as number),
    odds: together(causes, first) / together(causes, second),
    separatedBy: differences.slice(0, MOST_SEPARATING).map((difference) => {
      const { nats } = difference;
      const what =
        'line' in difference ? LINES[difference.line] : `the alarm of ${topology.id(difference.alarmOf)}`;
      return `${what} (${nats > 0 ? '+' : ''}${nats.toFixed(2)})`;
    }),
  };
}

export function toldMissing(causes: RootCauses): RootCauseAnswer['missing'] {
  const { topology } = causes.model.graph;
  return missingDependencies(causes).map(({ from, to }) => ({
    from: topology.id(from),
    to: topology.id(to),
  }));
}
