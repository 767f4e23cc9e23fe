import { weighed } from '../../src/impact/evidence.ts';
import { levelOf, propagate } from '../../src/impact/propagate.ts';
import type { Topology } from '../../src/topology/topology.ts';
import { closureOf } from './baselines.ts';
import { DETECTED, RESILIENT, type SimulatedIncident } from './incident.ts';

/** Where nothing is lost; an alarm of something unrelated is taken as so likely. */
const SPONTANEOUS = 0.002;

/**
 * What one fault could at best be found by: its likelihood under the simulator's own numbers, on the estate as it truly
 * is. Blind to times, severities and magnitudes, which tell little here, and to what is lost. No real method has this.
 */
export function ceiling({ estate, alarms, monitored, changes }: SimulatedIncident): number[] {
  const { truth } = estate;
  const novel = weighed(alarms, alarms.length).evidence.filter(({ isChronic }) => !isChronic);
  const ill = new Set(alarms.map(({ ci }) => ci));
  const alarming = new Set(novel.map(({ ci }) => ci));
  const changed = new Set(changes.flatMap(({ cis }) => cis));
  const candidates = closureOf(truth, novel).map((ci) => {
    const score = Math.max(
      likelihood(ci, 'down') + Math.log(0.8),
      likelihood(ci, 'degraded') + Math.log(0.2),
    );
    return { ci, score: score + (changed.has(ci) ? Math.log(truth.size) : 0) };
  });
  return candidates.sort((a, b) => b.score - a.score || a.ci - b.ci).map(({ ci }) => ci);

  /** Against nothing having failed. */
  function likelihood(cause: number, level: 'down' | 'degraded'): number {
    let sum = 0;
    for (const [ci, detected] of felt(truth, cause, level)) {
      if (monitored[ci] !== 1) continue;
      const likely = detected * (ci === cause ? 1 : 1 - RESILIENT);
      if (alarming.has(ci)) sum += Math.log(likely / SPONTANEOUS);
      else if (!ill.has(ci)) sum += Math.log((1 - likely) / (1 - SPONTANEOUS));
    }
    return sum;
  }
}

const known = new WeakMap<Topology, Map<string, [ci: number, detected: number][]>>();

/** What comes of a fault, with how likely each alarms; kept, as every incident of an estate asks for much the same. */
function felt(truth: Topology, cause: number, level: 'down' | 'degraded'): [number, number][] {
  let kept = known.get(truth);
  if (!kept) {
    kept = new Map();
    known.set(truth, kept);
  }
  const key = `${cause} ${level}`;
  const before = kept.get(key);
  if (before) return before;
  const spreading = propagate(truth, [{ ci: cause, level }]);
  const all = [...spreading.order].map((ci): [number, number] => {
    const became = levelOf(spreading, ci);
    return [ci, became === 'up' ? 0 : DETECTED[became]];
  });
  kept.set(key, all);
  return all;
}
