// What a ranking tells beside its scores, in numbers: CIs and groups are those of the topology.
import type { CauseModel, Explanation } from './cause-model.ts';
import { LEAST_REACH, type Reach } from './reach.ts';
import type { RootCauseCandidate, RootCauses, ScoreParts } from './root-cause.ts';
import { transmissionOf } from './transmission.ts';

/** A candidate that is less likely explains nothing away. */
const LIKELY = 0.05;
/** Lines of a score that differ by less are alike, in nats. */
const ALIKE = 0.005;

/** A group that lost more members than it can spare. */
export interface Gate {
  group: number;
  lost: number[];
}

/** How a failure comes to a CI, from the cause on, and the gates on it. */
export interface Way {
  path: number[];
  gates: Gate[];
}

/** The ways by which the failure of some causes comes to CIs that they reach, all of the evidence graph. */
export function waysTo(model: CauseModel, causes: readonly number[], cis: readonly number[]): Way[] {
  const reach = model.reach(causes);
  return cis.map((ci) => wayTo(model, reach, ci));
}

function wayTo({ graph }: CauseModel, reach: Reach, ci: number): Way {
  const { topology } = graph;
  const path = [graph.cis[ci] as number];
  const gates: Gate[] = [];
  for (let edge = reach.by[ci] as number; edge >= 0; ) {
    const group = graph.groups[graph.edgeGroup[edge] as number] as number;
    if (topology.groupSize(group) > 1) gates.push({ group, lost: lostOf(graph, reach, group) });
    const provider = topology.member(graph.edgeSlot[edge] as number);
    path.push(provider);
    edge = reach.by[graph.placeOf(provider)] as number;
  }
  return { path: path.reverse(), gates: gates.reverse() };
}

function lostOf({ topology, placeOf }: CauseModel['graph'], { value }: Reach, group: number): number[] {
  const [start, end] = topology.membersOf(group);
  const lost: number[] = [];
  for (let slot = start; slot < end; slot++) {
    const member = topology.member(slot);
    const place = placeOf(member);
    const failed = place < 0 ? 0 : (value[place] as number);
    if (failed * transmissionOf(topology, slot) >= LEAST_REACH) lost.push(member);
  }
  return lost.sort((a, b) => topology.compare(a, b));
}

/** What speaks against an explanation. `unseen`: the causes that it comes of, where none has a new alarm to compare with. */
export type Objection =
  | { what: 'silent' | 'silent dependent'; ci: number }
  | { what: 'alarmed before'; ci: number; ms: number; unseen: number[] }
  | { what: 'further from normal'; ci: number; magnitude: number | undefined; unseen: number[] };

/** The first `most`: its causes' own silence, alarms that look like no consequence of it, silent dependents. */
export function objections(model: CauseModel, explanation: Explanation, most: number): Objection[] {
  const { causes, reach, origin, damping, early } = explanation;
  const { evidence, isNovel } = model.setting;
  const numbersOf = (some: readonly number[]) => some.map((cause) => model.graph.cis[cause] as number);
  const list: Objection[] = numbersOf(causes)
    .filter((ci) => model.isSilent(ci))
    .map((ci) => ({ what: 'silent' as const, ci }));
  for (const [i, one] of evidence.entries()) {
    if (reach[i] === 0 || damping[i] === 1 || !isNovel(one)) continue;
    const { ci, magnitude } = one;
    const own = causes.filter((_, n) => ((origin[i] as number) & (1 << n)) !== 0);
    const unseen = own.some((cause) => model.novel(cause)) ? [] : numbersOf(own);
    const ms = early[i] as number;
    if (ms > 0) list.push({ what: 'alarmed before', ci, ms, unseen });
    else list.push({ what: 'further from normal', ci, magnitude, unseen });
  }
  for (const ci of model.silentDependents(causes, most)) list.push({ what: 'silent dependent', ci });
  return list.slice(0, most);
}

/** What makes one candidate likelier than another, in nats: the alarm of a CI, or another line of the score. */
export type Difference = { nats: number } & (
  | { alarmOf: number }
  | { line: Exclude<keyof ScoreParts, 'alarms'> }
);

/** The first candidate against the next that is not its partner; undefined where there is none. */
export function runnerUp({
  model,
  candidates,
}: RootCauses):
  | { first: RootCauseCandidate; second: RootCauseCandidate; differences: Difference[] }
  | undefined {
  const [first] = candidates;
  const second = candidates.find(({ ci }) => !first?.explanation.causes.includes(ci));
  if (!first || !second) return undefined;
  const { alarms: _, ...lines } = first.score;
  const differences: Difference[] = [
    ...model.setting.evidence.flatMap((one, i) => {
      const nats = (first.explanation.points[i] as number) - (second.explanation.points[i] as number);
      return model.setting.isNovel(one) ? [{ alarmOf: one.ci, nats }] : [];
    }),
    ...(Object.keys(lines) as (keyof typeof lines)[]).map((line) => ({
      line,
      nats: first.score[line] - second.score[line],
    })),
  ];
  return {
    ...{ first, second },
    differences: differences
      .filter(({ nats }) => Math.abs(nats) >= ALIKE)
      .sort((a, b) => Math.abs(b.nats) - Math.abs(a.nats)),
  };
}

/**
 * Dependencies that the graph may lack: alarms that nothing likely explains, and that began with the first one, may be
 * consequences of the best candidate, if that is the cause of more than its own alarm.
 */
export function missingDependencies({
  model,
  candidates,
  outside,
  onset,
}: RootCauses): { from: number; to: number }[] {
  const [best] = candidates;
  if (!best || best.probability < outside) return [];
  const to = model.graph.cis[best.ci] as number;
  const { evidence, isNovel, samplingInterval } = model.setting;
  const reaches = ({ explanation }: RootCauseCandidate, i: number) => (explanation.reach[i] as number) > 0;
  if (!evidence.some(({ ci }, i) => ci !== to && reaches(best, i))) return [];
  const likely = candidates.filter(({ probability }) => probability >= LIKELY);
  return evidence
    .filter(
      (one, i) =>
        isNovel(one) && one.at - onset <= 2 * samplingInterval && !likely.some((c) => reaches(c, i)),
    )
    .map(({ ci }) => ({ from: ci, to }));
}

/** The likeliest further cause of the new alarms that a candidate does not explain, and those; null: there is none. */
export function furtherCause(
  { model, candidates }: RootCauses,
  { explanation: { causes, reach } }: RootCauseCandidate,
): { cause: number; explains: number[] } | null {
  const { evidence, isNovel } = model.setting;
  const left = evidence.flatMap((one, i) => (isNovel(one) && reach[i] === 0 ? [i] : []));
  let best: { cause: number; explains: number[]; worth: number } | null = null;
  for (const { ci, alone } of candidates) {
    const { explanation: own, prior } = alone;
    const explained = causes.includes(ci) ? [] : left.filter((i) => (own.reach[i] as number) > 0);
    if (explained.length === 0) continue;
    // What it explains beside these is explained already.
    const points = explained.reduce((sum, i) => sum + (own.points[i] as number), 0);
    const worth = prior + points + own.ownSilence + own.silentDependents;
    if (best && worth <= best.worth) continue;
    const explains = explained.map((i) => (evidence[i] as (typeof evidence)[number]).ci);
    best = { cause: model.graph.cis[ci] as number, explains, worth };
  }
  return best;
}
