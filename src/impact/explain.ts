import type { Level } from '../domain/level.ts';
import { distanceOf, levelOf, type Propagation, passes, propagate, type Seed } from './propagate.ts';

/** One CI of a proof: a seed, or a consumer whose group lost more members than it can spare. */
export interface ProofStep {
  ci: number;
  level: Exclude<Level, 'up'>;
  /** rounds from the seeds */
  distance: number;
  /** undefined: the CI is a seed of this level */
  group: number | undefined;
  /** member slots of the group: just as many as must fail, nearest to the seeds first */
  lost: readonly number[];
}

/**
 * Why a CI has its level: steps from the CI down to the seeds, each CI once, so a DAG. Irreducible: without any one
 * step, lost member or seed it no longer forces the level.
 */
export interface Proof {
  ci: number;
  level: Exclude<Level, 'up'>;
  steps: readonly ProofStep[];
  seeds: readonly Seed[];
  /** the seeds without each of which the CI would be better off, whatever the other seeds do */
  necessary: readonly Seed[];
}

/** Proves the level of an impacted CI; undefined where it is up. One propagation for each seed of the proof. */
export function explain(propagation: Propagation, ci: number): Proof | undefined {
  const level = levelOf(propagation, ci);
  if (level === 'up') return undefined;
  const { topology, seeds, pins } = propagation;
  const holds = (some: readonly Seed[]) => levelOf(propagate(topology, some, pins), ci) === level;

  // Deletion filter (Chinneck & Dravnieks, ORSA J. Computing 3(2), 1991): the rule is monotone, so a seed that can
  // go now can go in the end, and one pass leaves a minimal set.
  const first = proofSeeds(propagation, steps(propagation, ci));
  let kept = first;
  for (const seed of first.toReversed()) {
    const rest = kept.filter((s) => s !== seed);
    if (holds(rest)) kept = rest;
  }
  const minimal = propagate(topology, kept, pins);
  return {
    ci,
    level,
    steps: steps(minimal, ci),
    seeds: kept,
    // A seed outside this proof is not necessary: the proof does without it.
    necessary: kept.filter((seed) => !holds(seeds.filter((s) => s.ci !== seed.ci))),
  };
}

/** The member slots of `ci`'s deciding group that fail at its level, nearest to the seeds first. */
export function lostMembers(propagation: Propagation, ci: number): number[] {
  const { topology } = propagation;
  const level = levelOf(propagation, ci);
  const [start, end] = topology.membersOf(propagation.group[ci] as number);
  const lost: number[] = [];
  for (let slot = start; slot < end; slot++) if (passes(propagation, slot, level)) lost.push(slot);
  const round = (slot: number) => failedIn(propagation, slot, level);
  return lost.sort((a, b) => round(a) - round(b) || topology.compare(topology.member(a), topology.member(b)));
}

/** Whether the CI has its level as a seed, not through a group. */
export function isSeed(propagation: Propagation, ci: number): boolean {
  return distanceOf(propagation, ci) === 0;
}

/** The round in which a failing member began to count against its group at `level`. */
function failedIn({ topology, downAt, degradedAt }: Propagation, slot: number, level: Level): number {
  const member = topology.member(slot);
  const needsDown = level === 'down' || topology.effect(slot) === 'degrade-only';
  return ((needsDown ? 0 : degradedAt[member]) || downAt[member]) as number;
}

function steps(propagation: Propagation, root: number): ProofStep[] {
  const { topology } = propagation;
  const found = new Set([root]);
  const list: ProofStep[] = [];
  // A Set yields what is added while it is walked: this is a breadth-first walk.
  for (const ci of found) {
    const level = levelOf(propagation, ci) as ProofStep['level'];
    const distance = distanceOf(propagation, ci) as number;
    if (distance === 0) {
      list.push({ ci, level, distance, group: undefined, lost: [] });
      continue;
    }
    const group = propagation.group[ci] as number;
    const enough = topology.groupEnough(group);
    const lost = lostMembers(propagation, ci).slice(0, enough);
    for (const slot of lost) found.add(topology.member(slot));
    list.push({ ci, level, distance, group, lost });
  }
  return list;
}

function proofSeeds(propagation: Propagation, proof: readonly ProofStep[]): Seed[] {
  const wanted = new Set(proof.filter((s) => s.group === undefined).map((s) => s.ci));
  const strongest = new Map<number, Seed>();
  for (const seed of propagation.seeds) {
    if (!wanted.has(seed.ci)) continue;
    if (seed.level === 'down' || !strongest.has(seed.ci)) strongest.set(seed.ci, seed);
  }
  return [...strongest.values()];
}
