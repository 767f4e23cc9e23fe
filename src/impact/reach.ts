import { EdgeHeap, NONE } from './edge-heap.ts';
import type { EvidenceGraph } from './evidence-graph.ts';

/** What is less likely impaired than this is taken as untouched. */
export const LEAST_REACH = 0.02;

/** How likely each CI of an evidence graph is impaired, were some of them to fail, and by which edge that comes. */
export interface Reach {
  /** by CI: 0 to 1; 0 where it is not reached */
  value: Float64Array;
  /** by CI: the edge that decided it; -1 for the failed ones and what is not reached */
  by: Int32Array;
  /** by CI: of which of the failed ones that comes, a bit for each in their order; 0 where it is not reached */
  origin: Uint32Array;
  /** the CIs reached, most likely first, the failed ones before all */
  order: number[];
}

/**
 * Walks reaches over one evidence graph, its arrays used again for each: a Reach holds until the next.
 *
 * q(u), label-setting, best first: the product of transmissions along the best way (Dijkstra, Numerische Mathematik 1,
 * 1959, on products of numbers below 1). A group that needs k of its n members fails with its (n-k+1)-th member, in
 * the order in which they are settled: the superior functions of D. E. Knuth, "A generalization of Dijkstra's
 * algorithm", Information Processing Letters 6(1), 1977.
 */
export class ReachWalk {
  readonly #graph: EvidenceGraph;
  readonly #value: Float64Array;
  readonly #by: Int32Array;
  readonly #origin: Uint32Array;
  /** by CI: the best value that waits in the heap for it through a group that one member decides */
  readonly #waiting: Float64Array;
  /** by group: members that have failed so far */
  readonly #failed: Uint32Array;
  /** by group: of which of the failed ones that comes */
  readonly #lostBy: Uint32Array;
  readonly #touchedGroups: number[] = [];
  readonly #touched: number[] = [];
  #order: number[] = [];
  readonly #heap: EdgeHeap;

  constructor(graph: EvidenceGraph) {
    this.#graph = graph;
    this.#value = new Float64Array(graph.size);
    this.#by = new Int32Array(graph.size).fill(NONE);
    this.#origin = new Uint32Array(graph.size);
    this.#waiting = new Float64Array(graph.size);
    this.#failed = new Uint32Array(graph.groups.length);
    this.#lostBy = new Uint32Array(graph.groups.length);
    this.#heap = new EdgeHeap(graph.edgeSlot.length);
  }

  /** `failed` are at most 32. */
  from(failed: readonly number[]): Reach {
    this.#reset();
    const { topology, groupConsumer, groupEnough, edgeGroup, edgeSlot, placeOf } = this.#graph;
    for (const [i, ci] of failed.entries()) this.#settle(ci, 1, NONE, 1 << i);
    const [value, origin, lost, lostBy, heap] = [
      ...([this.#value, this.#origin, this.#failed, this.#lostBy, this.#heap] as const),
    ];
    for (let edge = heap.pop(); edge !== NONE; edge = heap.pop()) {
      const group = edgeGroup[edge] as number;
      const consumer = groupConsumer[group] as number;
      if ((value[consumer] as number) > 0) continue;
      const count = (lost[group] as number) + 1;
      lost[group] = count;
      if (count === 1) this.#touchedGroups.push(group);
      const provider = placeOf(topology.member(edgeSlot[edge] as number));
      lostBy[group] = (lostBy[group] as number) | (origin[provider] as number);
      if (count === (groupEnough[group] as number)) {
        this.#settle(consumer, heap.popped, edge, lostBy[group] as number);
      }
    }
    return { value, by: this.#by, origin, order: this.#order };
  }

  #settle(ci: number, reach: number, by: number, origin: number): void {
    if ((this.#value[ci] as number) > 0) return;
    this.#value[ci] = reach;
    this.#by[ci] = by;
    this.#origin[ci] = origin;
    this.#order.push(ci);
    const { edgeStart, edgeGroup, transmission, groupConsumer, groupEnough } = this.#graph;
    const end = edgeStart[ci + 1] as number;
    for (let edge = edgeStart[ci] as number; edge < end; edge++) {
      const through = reach * (transmission[edge] as number);
      if (through < LEAST_REACH) continue;
      const group = edgeGroup[edge] as number;
      const consumer = groupConsumer[group] as number;
      if ((this.#value[consumer] as number) > 0) continue;
      if (groupEnough[group] === 1) {
        const waiting = this.#waiting[consumer] as number;
        if (through <= waiting) continue;
        if (waiting === 0) this.#touched.push(consumer);
        this.#waiting[consumer] = through;
      }
      this.#heap.push(through, edge);
    }
  }

  #reset(): void {
    for (const ci of this.#order) {
      this.#value[ci] = 0;
      this.#by[ci] = NONE;
      this.#origin[ci] = 0;
    }
    for (const ci of this.#touched) this.#waiting[ci] = 0;
    for (const group of this.#touchedGroups) {
      this.#failed[group] = 0;
      this.#lostBy[group] = 0;
    }
    this.#touched.length = 0;
    this.#touchedGroups.length = 0;
    this.#order = [];
  }
}
