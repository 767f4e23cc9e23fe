import type { Topology } from './topology.ts';

/** up: to what depends on a CI; down: to what it depends on; both: each of the two, not a mixture. */
export type Direction = 'up' | 'down' | 'both';

type Visit = (neighbour: number) => void;

/** By CI: 1 for `start` and for what lies within `depth` dependencies of them, whatever their effect. */
export function within(
  topology: Topology,
  start: readonly number[],
  direction: Direction,
  depth: number,
): Uint8Array {
  const found = new Uint8Array(topology.size);
  if (direction !== 'up') walk(found, start, depth, eachProvider(topology));
  if (direction !== 'down') walk(found, start, depth, eachConsumer(topology));
  return found;
}

/** Marks in `found` what a breadth-first walk of `depth` steps reaches. */
function walk(
  found: Uint8Array,
  start: readonly number[],
  depth: number,
  eachNext: (ci: number, visit: Visit) => void,
): void {
  const reached = new Uint8Array(found.length);
  let frontier: number[] = [];
  const reach = (ci: number) => {
    if (reached[ci]) return;
    reached[ci] = 1;
    found[ci] = 1;
    frontier.push(ci);
  };
  start.forEach(reach);
  for (let step = 0; step < depth && frontier.length > 0; step++) {
    const from = frontier;
    frontier = [];
    for (const ci of from) eachNext(ci, reach);
  }
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
