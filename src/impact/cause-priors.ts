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
const STRENGTH = 20;
/** How many outages come from changes: about 70 % (Beyer et al., Site Reliability Engineering, O'Reilly 2016, ch. 1). */
const CHANGE_SHARE = 0.7;

/** Causes that people confirmed in this estate. */
export interface CauseHistory {
  /** by class */
  causes: ReadonlyMap<string, number>;
  /** how many of them had been changed shortly before */
  afterChange: number;
}

/**
 * By class: how often its CIs were the cause, shrunk towards the default as a beta distribution is towards its prior
 * (Gelman et al., Bayesian Data Analysis, 3rd ed., 2.4). `lineage` is the class and what it extends.
 */
export function failureRate(lineage: readonly string[], { causes }: Pick<CauseHistory, 'causes'>): number {
  const known = lineage.find((name) => DEFAULTS.has(name));
  const usual = known === undefined ? 1 : (DEFAULTS.get(known) as number);
  const confirmed = [...causes.values()].reduce((a, b) => a + b, 0);
  if (confirmed === 0) return usual;
  // Against what the classes that were ever a cause have on average.
  const share = ((causes.get(lineage[0] as string) ?? 0) * causes.size) / confirmed;
  return (STRENGTH * usual + confirmed * share) / (STRENGTH + confirmed);
}

/** How much of the prior is that of recent changes. */
export function changeShare({ causes, afterChange }: CauseHistory): number {
  const confirmed = [...causes.values()].reduce((a, b) => a + b, 0);
  return (STRENGTH * CHANGE_SHARE + afterChange) / (STRENGTH + confirmed);
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
  { failureRate, changeShare }: { failureRate: (className: string) => number; changeShare: number },
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
