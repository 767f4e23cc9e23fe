import type { Topology } from '../topology/topology.ts';

/** One way a CI hangs on another: the member slots from the dependent down to the provider. */
export type Path = readonly number[];

export interface Paths {
  paths: Path[];
  /** whether these are all shortest paths there are */
  complete: boolean;
}

/**
 * The shortest dependency paths from `dependent` down to `provider`, up to `most` of them, in order of ids; none
 * where it does not hang on it. Breadth-first, then a walk back over the edges that lie on a shortest path.
 */
export function shortestPaths(topology: Topology, dependent: number, provider: number, most: number): Paths {
  const distance = new Int32Array(topology.size).fill(-1);
  const queue = [dependent];
  distance[dependent] = 0;
  for (let head = 0; head < queue.length && distance[provider] === -1; head++) {
    const ci = queue[head] as number;
    for (const slot of slotsOf(topology, ci)) {
      const member = topology.member(slot);
      if (distance[member] !== -1) continue;
      distance[member] = (distance[ci] as number) + 1;
      queue.push(member);
    }
  }
  if (distance[provider] === -1 || dependent === provider) return { paths: [], complete: true };

  const onPath = shortestOnly(topology, distance, provider);
  const paths: Path[] = [];
  const open: Step[] = [{ ci: dependent, slot: -1, before: undefined }];
  for (let step = open.pop(); step; step = open.pop()) {
    if (step.ci === provider) {
      if (paths.length === most) return { paths, complete: false };
      paths.push(slotsUpTo(step));
      continue;
    }
    for (const slot of slotsOf(topology, step.ci).reverse()) {
      const member = topology.member(slot);
      if (onPath.has(member) && distance[member] === (distance[step.ci] as number) + 1) {
        open.push({ ci: member, slot, before: step });
      }
    }
  }
  return { paths, complete: true };
}

/** A CI on a path, the slot that led to it and the step before. */
interface Step {
  ci: number;
  slot: number;
  before: Step | undefined;
}

function slotsUpTo(end: Step): number[] {
  const slots: number[] = [];
  for (let step = end; step.before; step = step.before) slots.push(step.slot);
  return slots.reverse();
}

/** The CIs on some shortest path: back from the provider over consumers that are one step nearer to the start. */
function shortestOnly(topology: Topology, distance: Int32Array, provider: number): Set<number> {
  const { size } = topology;
  const consumers = new Map<number, number[]>();
  for (let ci = 0; ci < size; ci++) {
    if (distance[ci] === -1 || (distance[ci] as number) >= (distance[provider] as number)) continue;
    for (const slot of slotsOf(topology, ci)) {
      const member = topology.member(slot);
      if (distance[member] !== (distance[ci] as number) + 1) continue;
      const list = consumers.get(member);
      if (list) list.push(ci);
      else consumers.set(member, [ci]);
    }
  }
  const found = new Set([provider]);
  for (const ci of found) for (const consumer of consumers.get(ci) ?? []) found.add(consumer);
  return found;
}

/** The slots of all dependencies of a CI, whatever their effect. */
function slotsOf(topology: Topology, ci: number): number[] {
  const [start, end] = topology.slotsOf(ci);
  const slots = Array.from({ length: end - start }, (_, i) => start + i);
  return slots.sort((a, b) => topology.compare(topology.member(a), topology.member(b)) || a - b);
}
