import type { EvidenceGraph } from './evidence-graph.ts';

const TELEPORT = 0.15;
const TOLERANCE = 1e-5;

/**
 * By CI: how often a random walk down the dependencies, begun at the alarms by their weight and begun anew with
 * probability 0.15 a step, is found there. Forward push (Andersen, Chung, Lang, "Local graph partitioning using
 * PageRank vectors", FOCS 2006): what waits at a CI is pushed on while it is more than 1e-5 a dependency.
 */
export function personalisedPageRank(graph: EvidenceGraph, weight: Float64Array): Float64Array {
  const { size, transmission, groupConsumer, edgeGroup } = graph;
  // Edges run upwards here: the walk goes down, from consumer to provider.
  const start = new Uint32Array(size + 1);
  for (const group of edgeGroup) {
    const consumer = groupConsumer[group] as number;
    start[consumer + 1] = (start[consumer + 1] as number) + 1;
  }
  for (let ci = 0; ci < size; ci++) start[ci + 1] = (start[ci + 1] as number) + (start[ci] as number);
  const next = start.slice();
  const provider = new Uint32Array(edgeGroup.length);
  const passes = new Float64Array(edgeGroup.length);
  const outgoing = new Float64Array(size);
  for (let ci = 0; ci < size; ci++) {
    for (let edge = graph.edgeStart[ci] as number; edge < (graph.edgeStart[ci + 1] as number); edge++) {
      const consumer = groupConsumer[edgeGroup[edge] as number] as number;
      const at = next[consumer] as number;
      next[consumer] = at + 1;
      provider[at] = ci;
      passes[at] = transmission[edge] as number;
      outgoing[consumer] = (outgoing[consumer] as number) + (transmission[edge] as number);
    }
  }

  const rank = new Float64Array(size);
  const residue = new Float64Array(size);
  const total = weight.reduce((sum, w) => sum + w, 0);
  const isQueued = new Uint8Array(size);
  let queue: number[] = [];
  const add = (ci: number, amount: number) => {
    residue[ci] = (residue[ci] as number) + amount;
    const degree = Math.max(1, (start[ci + 1] as number) - (start[ci] as number));
    if (isQueued[ci] === 1 || (residue[ci] as number) <= TOLERANCE * degree) return;
    isQueued[ci] = 1;
    queue.push(ci);
  };
  for (let ci = 0; ci < size; ci++) if ((weight[ci] as number) > 0) add(ci, (weight[ci] as number) / total);
  while (queue.length > 0) {
    const round = queue;
    queue = [];
    for (const ci of round) {
      const waiting = residue[ci] as number;
      residue[ci] = 0;
      isQueued[ci] = 0;
      const sum = outgoing[ci] as number;
      rank[ci] = (rank[ci] as number) + (sum === 0 ? waiting : TELEPORT * waiting);
      if (sum === 0) continue; // it stands on nothing: the walk ends here
      const share = ((1 - TELEPORT) * waiting) / sum;
      for (let at = start[ci] as number; at < (start[ci + 1] as number); at++) {
        add(provider[at] as number, share * (passes[at] as number));
      }
    }
  }
  return rank;
}
