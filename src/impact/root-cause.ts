import type { Topology } from '../topology/topology.ts';
import { CauseModel, type Explanation } from './cause-model.ts';
import { type PriorKnowledge, priorsOf, type RecentChange } from './cause-priors.ts';
import { type Evidence, onsetOf } from './evidence.ts';
import { evidenceGraph } from './evidence-graph.ts';
import { type Hypothesis, hypotheses } from './hypotheses.ts';
import { personalisedPageRank } from './personalised-pagerank.ts';

export interface RootCauseQuestion extends PriorKnowledge {
  /** at least one */
  evidence: readonly Evidence[];
  /** whether a CI would have alarmed; left out: nothing is known of those that do not */
  isMonitored?: ((ci: number) => boolean) | undefined;
  /** whether a CI has an alarm that is no evidence: it is not silent */
  isAlarming?: ((ci: number) => boolean) | undefined;
  changes: readonly RecentChange[];
  /** ms between two looks of the monitoring: what lies closer together came at the same time */
  samplingInterval: number;
}

/** The lines that a candidate's score is the sum of, in nats: natural logarithms of odds. */
export interface ScoreParts {
  prior: number;
  /** new alarms explained */
  alarms: number;
  /** new alarms of what it depends on, as far as its failure may have brought them about */
  collateral: number;
  /** alarms explained that were as bad before; capped so that they do not make it the first */
  chronic: number;
  /** it has no new alarm */
  ownSilence: number;
  /** CIs that should feel it have no new alarm */
  silentDependents: number;
}

export interface RootCauseCandidate {
  /** in the evidence graph */
  ci: number;
  probability: number;
  score: ScoreParts;
  total: number;
  /** by piece of evidence: what it reaches, alone or with the other causes of its best explanation */
  explanation: Explanation;
  /** without the other causes of that */
  alone: Hypothesis;
}

export interface RootCauses {
  model: CauseModel;
  /** when the first new alarm began, in ms */
  onset: number;
  /** most likely first; their probabilities and `outside` sum to one */
  candidates: readonly RootCauseCandidate[];
  /** probability that the cause is none of the CIs that the alarming ones stand on */
  outside: number;
  /** CIs that together explain the alarms better than any one of them */
  combination: readonly number[] | undefined;
}

const DEPTH = 6;
const MOST_CANDIDATES = 300;
/** Prior of a cause that the graph does not hold, and how likely such a one reaches any alarm. */
const OUTSIDE_PRIOR = 0.05;
const OUTSIDE_REACH = 0.1;

/**
 * Ranks what may have caused alarms: noisy-OR explanation over the dependency graph (Pearl, Probabilistic Reasoning in
 * Intelligent Systems, 1988, 4.3.2; on dependency graphs of services: Bahl et al., "Towards highly reliable enterprise
 * network services via inference of multi-level dependencies", SIGCOMM 2007), with the group semantics of the
 * propagation rule. docs/root-cause.md works one incident by hand.
 */
export function rootCauses(topology: Topology, question: RootCauseQuestion): RootCauses {
  const { changes, samplingInterval, isMonitored, isAlarming } = question;
  const evidence = question.evidence.toSorted((a, b) => a.ci - b.ci);
  // What was as bad before opens no search of its own: with it or without it, the causes of the rest are the same.
  const isNothingNew = evidence.every((one) => one.isChronic);
  const isNovel = (one: Evidence) => isNothingNew || !one.isChronic;
  const novel = evidence.filter(isNovel);
  const onset = onsetOf(evidence);
  const graph = evidenceGraph(
    topology,
    novel.map(({ ci }) => ci),
    DEPTH,
  );
  const model = new CauseModel(graph, { evidence, isNovel, isMonitored, isAlarming, samplingInterval });
  const changed = changes.flatMap(({ cis }) => cis.map(graph.placeOf).filter((ci) => ci >= 0));
  const weights = new Float64Array(graph.size);
  for (const { ci, weight } of novel) weights[graph.placeOf(ci)] = weight;
  const candidates = heaviest(graph.size, changed, () => personalisedPageRank(graph, weights));

  const alone = candidates.map((ci) => model.explain([ci]));
  const total = novel.reduce((sum, { weight }) => sum + weight, 0);
  const priors = priorsOf(
    candidates.map((local, i) => {
      const { reach } = alone[i] as Explanation;
      const reached = evidence.reduce(
        (sum, one, e) => sum + (isNovel(one) ? one.weight * (reach[e] as number) : 0),
        0,
      );
      const ci = graph.cis[local] as number;
      return { ci, className: topology.columns.classes[ci] as string, reached: reached / total };
    }),
    changes,
    onset,
    question,
    samplingInterval,
  );
  const priorOf = new Map(
    candidates.map((ci, i) => [ci, Math.log((1 - OUTSIDE_PRIOR) * (priors[i] as number))]),
  );
  const outside =
    Math.log(OUTSIDE_PRIOR) + novel.reduce((sum, one) => sum + model.ratio(one, OUTSIDE_REACH), 0);
  return { model, onset, ...ranked(model, hypotheses(model, alone, priorOf), outside) };
}

/** Whether a CI is among what some alarming ones stand on, as far down as causes are looked for. */
export function causeClosure(topology: Topology, alarming: readonly number[]): (ci: number) => boolean {
  const { placeOf } = evidenceGraph(topology, alarming, DEPTH);
  return (ci) => placeOf(ci) >= 0;
}

/** All CIs of the graph, or the heaviest of very many and as many of those that were changed. */
function heaviest(size: number, changed: readonly number[], weigh: () => Float64Array): number[] {
  const all = Array.from({ length: size }, (_, ci) => ci);
  if (size <= MOST_CANDIDATES) return all;
  const weight = weigh();
  all.sort((a, b) => (weight[b] as number) - (weight[a] as number) || a - b);
  const isChanged = new Set(changed);
  const changedToo = all.filter((ci) => isChanged.has(ci)).slice(0, MOST_CANDIDATES);
  return [...new Set([...all.slice(0, MOST_CANDIDATES), ...changedToo])].sort((a, b) => a - b);
}

/** Candidates by what their best explanation is worth; probabilities are the shares of exp(worth). */
function ranked(
  model: CauseModel,
  { singles, combined }: ReturnType<typeof hypotheses>,
  outsideByNews: number,
): Omit<RootCauses, 'model' | 'onset'> {
  const { topology, cis } = model.graph;
  const byPlace = (a: number, b: number) => topology.compare(cis[a] as number, cis[b] as number);
  const bestOf = new Map<number, { hypothesis: Hypothesis; alone: Hypothesis }>();
  for (const alone of singles) {
    bestOf.set(alone.explanation.causes[0] as number, { hypothesis: alone, alone });
  }
  for (const hypothesis of combined) {
    for (const ci of hypothesis.explanation.causes) {
      const known = bestOf.get(ci);
      if (known && hypothesis.worth > known.hypothesis.worth) known.hypothesis = hypothesis;
    }
  }
  const byNews = [...bestOf].sort(
    ([a, x], [b, y]) =>
      y.hypothesis.worth - x.hypothesis.worth || y.alone.worth - x.alone.worth || byPlace(a, b),
  );
  const [, { hypothesis: lead }] = byNews[0] as (typeof byNews)[number];
  const most = lead.worth + lead.explanation.chronic;
  const scored = byNews.map(([ci, { hypothesis, alone }]) => {
    const { explanation, prior, worth } = hypothesis;
    const { alarms, collateral, ownSilence, silentDependents } = explanation;
    const chronic = Math.min(explanation.chronic, most - worth);
    const score = { prior, alarms, collateral, chronic, ownSilence, silentDependents };
    return { ci, alone, score, total: worth + chronic, explanation };
  });
  const [first, ...rest] = scored as [(typeof scored)[number], ...(typeof scored)[number][]];
  rest.sort((a, b) => b.total - a.total || b.alone.worth - a.alone.worth || byPlace(a.ci, b.ci));
  // A chronic alarm moves nothing between the first and what is outside either.
  const outside = outsideByNews + first.score.chronic;
  const highest = Math.max(first.total, outside);
  const sum = [first, ...rest].reduce((s, c) => s + Math.exp(c.total - highest), Math.exp(outside - highest));
  return {
    candidates: [first, ...rest].map((candidate) => ({
      ...candidate,
      probability: Math.exp(candidate.total - highest) / sum,
    })),
    outside: Math.exp(outside - highest) / sum,
    combination: first.explanation.causes.length > 1 ? first.explanation.causes : undefined,
  };
}
