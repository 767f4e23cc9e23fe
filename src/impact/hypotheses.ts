import { type CauseModel, type Explanation, SPONTANEOUS } from './cause-model.ts';
import { alarmedTogether, completing } from './combinations.ts';

/** An explanation with what it is worth by new evidence alone. */
export interface Hypothesis {
  explanation: Explanation;
  prior: number;
  worth: number;
}

const MOST_CAUSES = 5;
/** Looked at for one more cause. */
const MOST_EXTRA = 20;

/**
 * What is weighed: each candidate alone, as `alone` explains it, and combinations of several. `priorOf` a candidate is in
 * nats. A further cause is as likely as an alarm for no reason that the graph knows, of whichever candidate.
 */
export function hypotheses(
  model: CauseModel,
  alone: readonly Explanation[],
  priorOf: ReadonlyMap<number, number>,
): { singles: Hypothesis[]; combined: Hypothesis[] } {
  const furtherCause = Math.log(SPONTANEOUS * alone.length);
  const singles = alone.map(weighed);
  const defeats = new Map<string, Hypothesis>();
  for (const members of alarmedTogether(model, new Set(priorOf.keys()))) {
    for (const causes of [members, [...new Set(members.map(bestCauseOf))]]) {
      const key = causes.toSorted((a, b) => a - b).join();
      if (!defeats.has(key)) defeats.set(key, weighed(model.explain(causes)));
    }
  }
  const combined = [...defeats.values()];
  return {
    singles,
    combined: [
      ...combined,
      ...extended(likeliest(singles)),
      ...(combined.length > 0 ? extended(likeliest(combined)) : []),
    ],
  };

  function weighed(explanation: Explanation): Hypothesis {
    const { causes, alarms, collateral, ownSilence, silentDependents } = explanation;
    const prior =
      causes.reduce((sum, ci) => sum + (priorOf.get(ci) as number), 0) + (causes.length - 1) * furtherCause;
    return { explanation, prior, worth: prior + alarms + collateral + ownSilence + silentDependents };
  }

  /** The candidate that explains the alarm of a CI best, all in all. */
  function bestCauseOf(ci: number): number {
    const at = model.setting.evidence.findIndex((one) => model.graph.placeOf(one.ci) === ci);
    const reaching = singles.filter(({ explanation }) => (explanation.reach[at] as number) > 0);
    return likeliest(reaching).explanation.causes[0] as number;
  }

  /** Adds cause after cause while that explains more of what is left than it costs. */
  function extended(start: Hypothesis): Hypothesis[] {
    const found: Hypothesis[] = [];
    for (let from = start; from.explanation.causes.length < MOST_CAUSES; ) {
      const { causes } = from.explanation;
      const tried = furtherOf(from.explanation).map((ci) => weighed(model.explain([...causes, ci])));
      if (tried.length === 0) break;
      const best = likeliest(tried);
      if (best.worth <= from.worth) break;
      found.push(best);
      from = best;
    }
    return found;
  }

  /** What explains something that is left, and what fails a group together with the causes so far, alone or not. */
  function furtherOf({ causes, reach }: Explanation): number[] {
    const { evidence, isNovel } = model.setting;
    const left = evidence.flatMap((one, i) => (isNovel(one) && reach[i] === 0 ? [i] : []));
    const extra = singles
      .filter(({ explanation }) => left.some((i) => (explanation.reach[i] as number) > 0))
      .sort((a, b) => b.worth - a.worth)
      .slice(0, MOST_EXTRA)
      .map(({ explanation }) => explanation.causes[0] as number);
    const together = completing(model, causes).filter((ci) => priorOf.has(ci));
    return [...new Set([...extra, ...together.slice(0, MOST_EXTRA)])];
  }
}

function likeliest(hypotheses: readonly Hypothesis[]): Hypothesis {
  return hypotheses.reduce((a, b) => (b.worth > a.worth ? b : a));
}
