import type { Topology } from './topology.ts';

/** up: to what depends on a CI; down: to what it depends on; both: each of the two, not a mixture. */
export type Direction = 'up' | 'down' | 'both';

type Visit = (neighbour: number) => void;

/**
 * By CI: how many dependencies lie between it and the nearest of `start`, whatever their effect; -1 where there are
 * more than `depth`, or no way.
 */
export function distancesFrom(
  topology: Topology,
  start: readonly number[],
  direction: Direction,
  depth = Infinity,
): Int32Array {
  if (direction === 'down') return walk(topology.size, start, depth, eachProvider(topology));
  const up = walk(topology.size, start, depth, eachConsumer(topology));
  if (direction === 'up') return up;
  const down = walk(topology.size, start, depth, eachProvider(topology));
  return up.map((above, ci) => {
    const below = down[ci] as number;
    return above === -1 || below === -1 ? Math.max(above, below) : Math.min(above, below);
  });
}

/** A breadth-first walk of `depth` steps. */
function walk(
  size: number,
  start: readonly number[],
  depth: number,
  eachNext: (ci: number, visit: Visit) => void,
): Int32Array {
  const distance = new Int32Array(size).fill(-1);
  const queue: number[] = [];
  const reach = (ci: number, steps: number) => {
    if (distance[ci] !== -1) return;
    distance[ci] = steps;
    queue.push(ci);
  };
  for (const ci of start) reach(ci, 0);
  for (const ci of queue) {
    const steps = (distance[ci] as number) + 1;
    if (steps > depth) break;
    eachNext(ci, (next) => reach(next, steps));
  }
  return distance;
}

function eachProvider(topology: Topology): (ci: number, visit: Visit) => void {
  return (ci, visit) => {
    const [start, end] = topology.slotsOf(ci);
    for (let slot = start; slot < end; slot++) visit(topology.member(slot));
  };
}

/** The topology's own upward arrays leave out effect info, which passes nothing: these hold every dependency. */
function eachConsumer(topology: Topology): (ci: number, visit: Visit) => void {
  const { members } = topology.columns;
  const bounds = new Uint32Array(topology.size + 1);
  for (const provider of members) bounds[provider + 1] = (bounds[provider + 1] as number) + 1;
  for (let i = 1; i < bounds.length; i++) bounds[i] = (bounds[i] as number) + (bounds[i - 1] as number);
  const next = bounds.slice();
  const consumers = new Uint32Array(members.length);
  for (let group = 0; group < topology.groupCount; group++) {
    const [start, end] = topology.membersOf(group);
    for (let slot = start; slot < end; slot++) {
      const provider = topology.member(slot);
      const place = next[provider] as number;
      next[provider] = place + 1;
      consumers[place] = topology.consumer(group);
    }
  }
  return (ci, visit) => {
    const end = bounds[ci + 1] as number;
    for (let i = bounds[ci] as number; i < end; i++) visit(consumers[i] as number);
  };
}
