import { type Propagation, propagate } from '../src/impact/propagate.ts';
import type { Topology } from '../src/topology/topology.ts';
import { ground } from './subject.ts';
import { figure, type Table, times, whole } from './table.ts';
import { inTurns } from './timing.ts';

/** From the bottom layer over the whole topology, beside the least that a walk over the same arrays can cost. */
export async function benchPropagate(topologies: Iterable<Topology>, runs: number): Promise<Table> {
  const rows: string[][] = [];
  let smaller: number | undefined;
  for (const topology of topologies) {
    const bottom = ground(topology);
    const seeds = bottom.map((ci) => ({ ci, level: 'down' as const }));
    // A small estate takes more runs until the compiler has seen enough of the code.
    const warmUp = Math.ceil(Math.max(3, 1_000_000 / topology.size));
    const { rule, walk } = await inTurns(
      { rule: () => propagate(topology, seeds), walk: () => breadthFirst(topology, bottom) },
      { warmUp, runs },
    );
    const propagation = propagate(topology, seeds);
    const edges = edgesTouched(propagation);
    const walked = breadthFirst(topology, bottom);
    const perEdge = (rule.median * 1e6) / edges;
    const perEdgeWalked = (walk.median * 1e6) / walked.edges;
    rows.push([
      whole(topology.size),
      whole(topology.columns.members.length),
      whole(seeds.length),
      figure(rule.best),
      figure(rule.median),
      whole(propagation.order.length),
      whole(edges),
      figure(perEdge),
      figure(perEdgeWalked),
      times(perEdge / perEdgeWalked),
      smaller === undefined ? '' : times(rule.median / smaller),
    ]);
    smaller = rule.median;
  }
  return {
    title: 'Propagation from the bottom layer over the whole estate',
    columns: [
      'CIs',
      'dependencies',
      'seeds',
      'ms, best',
      'ms, median',
      'impacted',
      'edges touched',
      'ns an edge',
      'ns, plain walk',
      'to the walk',
      'to the row above',
    ],
    rows,
    notes: ['Goal: at most 2 x a plain breadth-first walk, per edge touched.'],
  };
}

/** A plain breadth-first search over the same upward arrays: every dependent, one byte of mark for each CI. */
function breadthFirst(topology: Topology, from: readonly number[]): { reached: number; edges: number } {
  const { size } = topology;
  const { bounds, targets, counterGroup, groupConsumer } = topology.columns;
  const seen = new Uint8Array(size);
  const queue = new Uint32Array(size);
  let [tail, edges] = [0, 0];
  for (const ci of from) {
    seen[ci] = 1;
    queue[tail++] = ci;
  }
  for (let head = 0; head < tail; head++) {
    const ci = queue[head] as number;
    const start = bounds[4 * ci] as number;
    const end = bounds[4 * ci + 4] as number;
    edges += end - start;
    for (let e = start; e < end; e++) {
      let consumer = targets[e] as number;
      if (consumer >= size) consumer = groupConsumer[counterGroup[consumer - size] as number] as number;
      if (seen[consumer]) continue;
      seen[consumer] = 1;
      queue[tail++] = consumer;
    }
  }
  return { reached: tail, edges };
}

/** A CI that is degraded passes over its degrade-only dependents; one that goes down after that, over its soft. */
function edgesTouched({ topology, order, downAt, degradedAt }: Propagation): number {
  const { bounds } = topology.columns;
  const run = (ci: number, from: number, to: number) =>
    (bounds[4 * ci + to] as number) - (bounds[4 * ci + from] as number);
  let edges = 0;
  for (const ci of order) {
    const degradedFirst = degradedAt[ci] !== 0 && degradedAt[ci] !== downAt[ci];
    if (!degradedFirst) edges += run(ci, 0, 4);
    else edges += run(ci, 0, 3) + (downAt[ci] === 0 ? 0 : run(ci, 0, 2) + run(ci, 3, 4));
  }
  return edges;
}
