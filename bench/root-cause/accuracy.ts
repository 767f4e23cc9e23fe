/** How well a ranking found the causes of an incident. */
export interface Accuracy {
  /** of the first, and of the first three: true causes, of as many as could be there */
  at1: number;
  at3: number;
  /** 1 over the rank of the first true cause; 0 where none is in it */
  reciprocal: number;
}

export function accuracyOf(ranking: readonly number[], causes: readonly number[]): Accuracy {
  const hits = (k: number) => ranking.slice(0, k).filter((ci) => causes.includes(ci)).length;
  const first = ranking.findIndex((ci) => causes.includes(ci));
  return {
    at1: hits(1),
    at3: hits(3) / Math.min(3, causes.length),
    reciprocal: first < 0 ? 0 : 1 / (first + 1),
  };
}

export interface Estimate {
  mean: number;
  low: number;
  high: number;
}

const RESAMPLES = 2000;

/** A mean with its 95 % interval, by resampling (Efron & Tibshirani, An Introduction to the Bootstrap, 1993, 13.3). */
export function estimate(values: readonly number[], random: () => number): Estimate {
  const mean = (of: readonly number[]) => of.reduce((a, b) => a + b, 0) / of.length;
  const means = Array.from({ length: RESAMPLES }, () => {
    let sum = 0;
    for (let i = 0; i < values.length; i++) sum += values[Math.floor(random() * values.length)] as number;
    return sum / values.length;
  }).sort((a, b) => a - b);
  const at = (share: number) => means[Math.round(share * (RESAMPLES - 1))] as number;
  return { mean: mean(values), low: at(0.025), high: at(0.975) };
}
