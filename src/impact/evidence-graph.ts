import type { Topology } from '../topology/topology.ts';
import { transmissionOf } from './transmission.ts';

/**
 * What the alarming CIs stand on, down to a depth: the part of the topology in which their causes are looked for. CIs
 * are numbered anew, 0 to size, alarming ones first; edges run upwards, from provider to consumer.
 */
export interface EvidenceGraph {
  topology: Topology;
  size: number;
  /** by CI of this graph: its number in the topology */
  cis: Uint32Array;
  /** edges of provider p: edgeStart[p] .. edgeStart[p+1] */
  edgeStart: Uint32Array;
  /** by edge */
  edgeGroup: Uint32Array;
  edgeSlot: Uint32Array;
  transmission: Float64Array;
  /** by group: its consumer, how many members must fail for it to fail, and its number in the topology */
  groupConsumer: Uint32Array;
  groupEnough: Uint32Array;
  groups: Uint32Array;
  /** the number here of a CI of the topology; -1: it is not here */
  placeOf(ci: number): number;
}

/** The dependency closure of some CIs to `depth`, without what passes nothing; the CIs in order, each once. */
export function evidenceGraph(topology: Topology, alarming: readonly number[], depth: number): EvidenceGraph {
  const { groupStart, groupConsumer: consumers, memberStart, members } = topology.columns;
  const place = new Int32Array(topology.size); // of a CI, plus one
  const cis: number[] = [];
  const reach = (ci: number) => {
    if (place[ci] === 0) place[ci] = cis.push(ci);
    return (place[ci] as number) - 1;
  };
  for (const ci of alarming) reach(ci);

  const groups: number[] = [];
  const [provider, edgeSlot, edgeGroup]: [number[], number[], number[]] = [[], [], []];
  const transmission: number[] = [];
  let [from, to] = [0, cis.length];
  for (let level = 0; level < depth && from < to; level++) {
    for (; from < to; from++) {
      const ci = cis[from] as number;
      for (let group = groupStart[ci] as number; group < (groupStart[ci + 1] as number); group++) {
        if (topology.groupNeeds(group) === 0) continue; // it holds whatever fails
        const local = groups.push(group) - 1;
        for (let slot = memberStart[group] as number; slot < (memberStart[group + 1] as number); slot++) {
          const passes = transmissionOf(topology, slot);
          if (passes === 0) continue;
          provider.push(reach(members[slot] as number));
          edgeSlot.push(slot);
          edgeGroup.push(local);
          transmission.push(passes);
        }
      }
    }
    to = cis.length;
  }
  const size = cis.length;
  const edgeStart = new Uint32Array(size + 1);
  for (const p of provider) edgeStart[p + 1] = (edgeStart[p + 1] as number) + 1;
  for (let p = 0; p < size; p++) edgeStart[p + 1] = (edgeStart[p + 1] as number) + (edgeStart[p] as number);
  const next = edgeStart.slice();
  const order = new Uint32Array(provider.length);
  provider.forEach((p, edge) => {
    order[next[p] as number] = edge;
    next[p] = (next[p] as number) + 1;
  });
  return {
    topology,
    size,
    cis: Uint32Array.from(cis),
    edgeStart,
    edgeGroup: order.map((edge) => edgeGroup[edge] as number),
    edgeSlot: order.map((edge) => edgeSlot[edge] as number),
    transmission: Float64Array.from(order, (edge) => transmission[edge] as number),
    groupConsumer: Uint32Array.from(groups, (group) => (place[consumers[group] as number] as number) - 1),
    groupEnough: Uint32Array.from(groups, (group) => topology.groupEnough(group)),
    groups: Uint32Array.from(groups),
    placeOf: (ci) => (place[ci] as number) - 1,
  };
}
