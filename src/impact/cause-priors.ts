import type { Topology } from '../topology/topology.ts';

/** A change that was made to CIs, in ms. */
export interface RecentChange {
  cis: readonly number[];
  start: number;
  end: number | undefined;
  /** how likely such a change breaks something, 0 to 1 */
  risk: number;
}

/**
 * How often CIs of a class fail of themselves, against one that does most of the work: what only stands for others
 * (a service, a place) seldom is what broke. Defaults, not measurements; see docs/root-cause.md.
 */
const DEFAULTS: ReadonlyMap<string, number> = new Map([
  ['business_service', 0.25],
  ['site', 0.1],
  ['document', 0.1],
  ['rack', 0.2],
]);
/** As many confirmed causes as this weigh as much as the default. */
const STRENGTH = 10;
/** How many outages come from changes: about 70 % (Beyer et al., Site Reliability Engineering, O'Reilly 2016, ch. 1). */
const CHANGE_SHARE = 0.7;

/** Causes that people confirmed in this estate. */
export interface CauseHistory {
  /** by class */
  causes: ReadonlyMap<string, number>;
  /** how many of them had been changed shortly before */
  afterChange: number;
}

/** What the confirmed causes of an estate say of the next one. */
export interface PriorKnowledge {
  /** how often CIs of a class fail, against each other */
  failureRate: (className: string) => number;
  /** how much of the prior belongs to recent changes, 0 to 1 */
  changeShare: number;
}

/** `lineageOf` a class: itself, then what it extends. */
export function priorKnowledge(
  topology: Topology,
  lineageOf: (className: string) => readonly string[],
  history: CauseHistory,
): PriorKnowledge {
  const rateOf = failureRates(topology, history);
  return { failureRate: (name) => rateOf(lineageOf(name)), changeShare: changeShare(history) };
}

/**
 * By the lineage of a class (itself, then what it extends): how often one of its CIs is the cause, against the usual. What
 * was confirmed is set against what would be expected were all CIs alike, shrunk towards the default: the gamma-Poisson
 * mean of Clayton & Kaldor, "Empirical Bayes estimates of age-standardized relative risks", Biometrics 43, 1987.
 */
export function failureRates(
  topology: Topology,
  { causes }: Pick<CauseHistory, 'causes'>,
): (lineage: readonly string[]) => number {
  const confirmed = sumOf(causes);
  const counts = confirmed > 0 ? countsOf(topology.columns.classes) : new Map<string, number>();
  return (lineage) => {
    const [own = ''] = lineage;
    const known = lineage.find((name) => DEFAULTS.has(name));
    const usual = known === undefined ? 1 : (DEFAULTS.get(known) as number);
    const expected = (confirmed * (counts.get(own) ?? 0)) / Math.max(1, topology.size);
    return (STRENGTH * usual + (causes.get(own) ?? 0)) / (STRENGTH + expected);
  };
}

function countsOf(classes: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of classes) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function sumOf(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((a, b) => a + b, 0);
}

/** How much of the prior is that of recent changes: what was confirmed, shrunk towards the default. */
export function changeShare({ causes, afterChange }: CauseHistory): number {
  return (STRENGTH * CHANGE_SHARE + afterChange) / (STRENGTH + sumOf(causes));
}

const CHANGE_HALF_LIFE = 2 * 3_600_000;
/** Risk that belongs to changes nobody told of: one old or harmless change alone does not take the whole share. */
const UNTOLD_CHANGES = 0.25;

/**
 * By candidate: the probability that it is the cause, before the alarms are looked at for more than what its changes
 * reach. `(1 - rho) x class failure rate + rho x share of the risk of recent changes`, where a change counts by its
 * risk, how lately it ended before the onset, and how much of the new alarms the CI reaches.
 */
export function priorsOf(
  candidates: readonly { ci: number; className: string; reached: number }[],
  changes: readonly RecentChange[],
  onset: number,
  { failureRate, changeShare }: PriorKnowledge,
  tolerance: number,
): number[] {
  const rates = candidates.map(({ className }) => failureRate(className));
  const sum = rates.reduce((a, b) => a + b, 0);
  const riskOf = new Map<number, number>();
  for (const { cis, start, end, risk } of changes) {
    if (start > onset + tolerance) continue;
    const since = Math.max(0, onset - (end ?? start));
    const weight = risk * 2 ** (-since / CHANGE_HALF_LIFE);
    for (const ci of new Set(cis)) riskOf.set(ci, (riskOf.get(ci) ?? 0) + weight);
  }
  const risks = candidates.map(({ ci, reached }) => (riskOf.get(ci) ?? 0) * reached);
  const all = risks.reduce((a, b) => a + b, UNTOLD_CHANGES);
  const ofChanges = changeShare * (1 - UNTOLD_CHANGES / all);
  return candidates.map(
    (_, i) => ((1 - ofChanges) * (rates[i] as number)) / sum + (changeShare * (risks[i] as number)) / all,
  );
}
