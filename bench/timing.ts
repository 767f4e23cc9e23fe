/** Milliseconds of some runs of one piece of work. */
export interface Timing {
  best: number;
  median: number;
  p95: number;
}

/** Runs each piece of work in turn, round after round, so that all of them meet the same machine. */
export async function inTurns<K extends string>(
  work: Record<K, () => unknown>,
  { warmUp, runs }: { warmUp: number; runs: number },
): Promise<Record<K, Timing>> {
  const names = Object.keys(work) as K[];
  const times = new Map<K, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round < warmUp + runs; round++) {
    for (const name of names) {
      const start = performance.now();
      await work[name]();
      if (round >= warmUp) times.get(name)?.push(performance.now() - start);
    }
  }
  return Object.fromEntries(names.map((name) => [name, timingOf(times.get(name) ?? [])])) as Record<
    K,
    Timing
  >;
}

export function timingOf(times: readonly number[]): Timing {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * sorted.length)] as number;
  return { best: at(0), median: at(0.5), p95: at(0.95) };
}
