import { z } from 'zod';
import type { CauseModel } from '../impact/cause-model.ts';
import type { Evidence } from '../impact/evidence.ts';
import { LEAST_REACH, type Reach } from '../impact/reach.ts';
import type { RootCauseCandidate, RootCauses } from '../impact/root-cause.ts';
import { transmissionOf } from '../impact/transmission.ts';
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
      }),
    )
    .describe('what speaks most for it first'),
  unexplained: z.array(z.string()).describe('ids of CIs that have a new alarm and that it does not reach'),
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
      odds: z.number().describe('how many times as likely the first is'),
      separatedBy: z.array(z.string()).describe('the evidence that makes the difference, most first'),
    })
    .optional(),
  missing: z
    .array(z.strictObject({ from: z.string(), to: z.string() }))
    .describe('dependencies that the graph may lack: alarms nothing explains that began with the others'),
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
  { model, onset }: RootCauses,
  candidate: RootCauseCandidate,
  rank: number,
  changes: readonly ToldChange[],
): TellableCandidate {
  const { graph, setting } = model;
  const { topology } = graph;
  const { causes, reach: reached, points } = candidate.explanation;
  const ci = graph.cis[candidate.ci] as number;
  const reach = model.reach(causes);
  const explained = setting.evidence
    .map((one, i) => ({
      one,
      reach: reached[i] as number,
      points: points[i] as number,
    }))
    .filter((e) => e.reach > 0)
    .sort((a, b) => b.points - a.points || topology.compare(a.one.ci, b.one.ci));
  const id = (local: number) => topology.id(graph.cis[local] as number);
  return {
    rank,
    id: topology.id(ci),
    name: topology.name(ci),
    class: topology.className(ci),
    probability: candidate.probability,
    band: bandOf(candidate.probability),
    with: causes.filter((other) => other !== candidate.ci).map(id),
    score: { ...candidate.score, total: candidate.total },
    explained: explained.map(({ one, reach: value, points }) => ({
      alert: topology.id(one.ci),
      ...wayTo(model, reach, graph.placeOf(one.ci)),
      reach: value,
      points,
    })),
    unexplained: setting.evidence
      .filter((one, i) => reached[i] === 0 && setting.isNovel(one))
      .map((one) => one.ci)
      .sort((a, b) => topology.compare(a, b))
      .map((alarming) => topology.id(alarming)),
    against: against(model, candidate),
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

const BANDS = [
  [0.8, 'very likely'],
  [0.5, 'likely'],
  [0.2, 'possible'],
  [0.05, 'unlikely'],
  [0, 'remote'],
] as const;

function bandOf(probability: number): TellableCandidate['band'] {
  return (BANDS.find(([least]) => probability >= least) ?? BANDS[4])[1];
}

/** The way by which a failure comes to a CI, from the cause on, and the groups that gave way on it. */
function wayTo(
  { graph }: CauseModel,
  { value, by }: Reach,
  alarming: number,
): Pick<TellableCandidate['explained'][number], 'path' | 'gates'> {
  const { topology } = graph;
  const path = [topology.id(graph.cis[alarming] as number)];
  const gates: TellableCandidate['explained'][number]['gates'] = [];
  for (let edge = by[alarming] as number; edge >= 0; ) {
    const slot = graph.edgeSlot[edge] as number;
    const group = graph.groups[graph.edgeGroup[edge] as number] as number;
    // What it depends on, and how, is a restricted CI's own.
    if (topology.groupSize(group) > 1 && !topology.isRestricted(topology.consumer(group))) {
      const [start, end] = topology.membersOf(group);
      const slots = Array.from({ length: end - start }, (_, i) => start + i);
      const lost = slots
        .filter((one) => {
          const place = graph.placeOf(topology.member(one));
          const failed = place < 0 ? 0 : (value[place] as number);
          return failed * transmissionOf(topology, one) >= LEAST_REACH;
        })
        .map((one) => topology.member(one));
      const consumer = topology.consumer(group);
      gates.unshift({
        id: topology.id(consumer),
        group: topology.groupName(group),
        needs: topology.groupNeeds(group),
        of: topology.groupSize(group),
        lost: lost.sort((a, b) => topology.compare(a, b)).map((member) => topology.id(member)),
      });
    }
    const provider = topology.member(slot);
    path.unshift(topology.id(provider));
    edge = by[graph.placeOf(provider)] as number;
  }
  return { path, gates };
}

function against(model: CauseModel, { explanation }: RootCauseCandidate): TellableCandidate['against'] {
  const { graph, setting } = model;
  const { topology, cis } = graph;
  const { causes, reach, damping, early } = explanation;
  const list: TellableCandidate['against'] = [];
  for (const cause of causes) {
    const ci = cis[cause] as number;
    if (!model.isSilent(ci)) continue;
    const id = topology.id(ci);
    list.push({ what: 'silent', id, text: `${id} is monitored and has no new alarm` });
  }
  setting.evidence.forEach((one, i) => {
    if (reach[i] === 0 || !setting.isNovel(one) || damping[i] === 1) return;
    const id = topology.id(one.ci);
    const before = early[i] as number;
    const isOwn = causes.some((cause) => model.novel(cause));
    if (before > 0) {
      const than = isOwn ? 'it' : 'the middle one of those it explains';
      list.push({
        what: 'alarmed before',
        id,
        text: `${id} alarmed ${minutes(before)} minutes before ${than}`,
      });
    } else {
      const than = isOwn ? 'than it is' : 'than a CI without an alarm is likely to be';
      const text = `${id} is further from normal (${one.magnitude}) ${than}`;
      list.push({ what: 'further from normal', id, text });
    }
  });
  for (const ci of model.silentDependents(causes, MOST_AGAINST)) {
    const id = topology.id(ci);
    list.push({
      what: 'silent dependent',
      id,
      text: `${id} should feel it, is monitored, and has no new alarm`,
    });
  }
  return list.slice(0, MOST_AGAINST);
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
function minutes(ms: number): number {
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

/** What makes the first candidate likelier than the next that is not its partner: alarms, and other lines of the score. */
export function runnerUpOf({ model, candidates }: RootCauses): RootCauseAnswer['runnerUp'] {
  const [first] = candidates;
  const second = candidates.find(({ ci }) => !first?.explanation.causes.includes(ci));
  if (!first || !second) return undefined;
  const { topology, cis } = model.graph;
  const differences = model.setting.evidence.map((one, i) => ({
    text: `the alarm of ${topology.id(one.ci)}`,
    nats: (first.explanation.points[i] as number) - (second.explanation.points[i] as number),
  }));
  for (const [line, text] of Object.entries(LINES)) {
    const key = line as keyof typeof LINES;
    differences.push({ text, nats: first.score[key] - second.score[key] });
  }
  return {
    id: topology.id(cis[second.ci] as number),
    odds: Math.exp(Math.min(700, first.total - second.total)),
    separatedBy: differences
      .filter(({ nats: n }) => Math.abs(n) >= 0.005)
      .sort((a, b) => Math.abs(b.nats) - Math.abs(a.nats))
      .slice(0, MOST_SEPARATING)
      .map(({ text, nats: n }) => `${text} (${n > 0 ? '+' : ''}${n.toFixed(2)})`),
  };
}
