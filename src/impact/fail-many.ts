import { EFFECTS } from '../domain/level.ts';
import { sortedBy } from '../topology/column.ts';
import type { Components } from '../topology/components.ts';
import type { Topology } from '../topology/topology.ts';

const HARD = EFFECTS.indexOf('hard');
/** At most this many CIs are failed at once, and no more words than this are kept for a matrix of bits. */
const MOST_WORDS = 32;
const MATRIX_WORDS = 1 << 24;

/** What one CI of those failed together takes down. */
export interface Failure {
  /** of the wanted CIs those that go down by lone dependencies alone, and those that need a redundancy group to fail */
  lone: number[];
  behind: number[];
  /** how many CIs are down, itself included */
  down: number;
  /** groups below what they need whose consumer would have stayed up if they had held */
  fired: number[];
}

/**
 * Fails some hundred CIs together, each by itself: by CI a row of bits, one bit for each that is failed, which says
 * whether this one takes the CI down. Each row comes from those of its members by OR and, for a group with spare
 * members, by counting: `reached[j]` holds the bits that j members have. Providers come first; a strongly connected
 * component is worked on until nothing changes, from nothing down, so that the answer is the least fixpoint.
 *
 * It takes the time of all dependencies for every 32 CIs that are failed, however much each of them takes down.
 */
export class FailMany {
  readonly capacity: number;
  readonly #topology: Topology;
  readonly #all: Components;
  readonly #order: Uint32Array;
  /** words of 32 bits in a row, as many as those that are failed now need */
  #words = 1;
  readonly #down: Uint32Array;
  readonly #lone: Uint32Array;
  readonly #reached: Uint32Array;
  #fired: { group: number; word: number; bits: number }[] = [];

  constructor(topology: Topology, all: Components) {
    const { size } = topology;
    this.#topology = topology;
    this.#all = all;
    this.#order = sortedBy(undefined, all.of, all.count).reverse();
    const words = Math.max(1, Math.min(MOST_WORDS, Math.floor(MATRIX_WORDS / Math.max(1, size))));
    this.capacity = 32 * words;
    this.#down = new Uint32Array(size * words);
    this.#lone = new Uint32Array(size * words);
    let largest = 0;
    for (let group = 0; group < topology.groupCount; group++)
      largest = Math.max(largest, topology.groupSize(group));
    this.#reached = new Uint32Array(largest + 1);
  }

  /** Fails each of these, up to `capacity`; answers in their order. */
  fail(cis: readonly number[], wanted: (ci: number) => boolean): Failure[] {
    this.#words = Math.ceil(cis.length / 32);
    this.#down.fill(0);
    this.#lone.fill(0);
    this.#fired = [];
    for (const [i, ci] of cis.entries()) {
      const at = ci * this.#words + (i >>> 5);
      this.#down[at] = this.#lone[at] = ((this.#down[at] as number) | (1 << (i & 31))) >>> 0;
    }
    const { of } = this.#all;
    for (let first = 0; first < this.#order.length; ) {
      let end = first + 1;
      while (end < this.#order.length && of[this.#order[end] as number] === of[this.#order[first] as number])
        end++;
      if (end > first + 1) {
        for (let moved = true; moved; ) {
          moved = false;
          for (let i = first; i < end; i++) if (this.#work(this.#order[i] as number, false)) moved = true;
        }
      }
      for (let i = first; i < end; i++) this.#work(this.#order[i] as number, true);
      first = end;
    }
    return this.#failures(cis.length, wanted);
  }

  /** Whether the `i`-th of those failed takes a CI down. */
  takesDown(i: number, ci: number): boolean {
    return (((this.#down[ci * this.#words + (i >>> 5)] as number) >>> (i & 31)) & 1) === 1;
  }

  /** Works a CI's rows out from its members'; whether they changed. `last` notes the groups that fail, too. */
  #work(ci: number, last: boolean): boolean {
    const topology = this.#topology;
    const [first, end] = topology.groupsOf(ci);
    let moved = false;
    for (let group = first; group < end; group++) {
      if (topology.groupNeeds(group) === topology.groupSize(group) && this.#or(ci, group)) moved = true;
    }
    for (let group = first; group < end; group++) {
      const needs = topology.groupNeeds(group);
      const spare = topology.groupSize(group) - needs;
      if (spare > 0 && needs > 0 && this.#count(ci, group, spare + 1, last)) moved = true;
    }
    return moved;
  }

  /** A group without a spare member fails with each of them. */
  #or(ci: number, group: number): boolean {
    const { members, memberEffect } = this.#topology.columns;
    const [start, end] = this.#topology.membersOf(group);
    const [down, lone, words] = [this.#down, this.#lone, this.#words];
    let moved = 0;
    for (let slot = start; slot < end; slot++) {
      if (memberEffect[slot] !== HARD) continue;
      const from = (members[slot] as number) * words;
      for (let w = 0, to = ci * words; w < words; w++, to++) {
        const [d, l] = [down[to] as number, lone[to] as number];
        down[to] = d | (down[from + w] as number);
        lone[to] = l | (lone[from + w] as number);
        moved |= (d ^ (down[to] as number)) | (l ^ (lone[to] as number));
      }
    }
    return moved !== 0;
  }

  /** A group fails where at least `most` of its members do. */
  #count(ci: number, group: number, most: number, last: boolean): boolean {
    const { members, memberEffect } = this.#topology.columns;
    const [start, end] = this.#topology.membersOf(group);
    const [down, words, reached] = [this.#down, this.#words, this.#reached];
    let moved = 0;
    for (let w = 0, to = ci * words; w < words; w++, to++) {
      reached.fill(0, 0, most + 1);
      for (let slot = start; slot < end; slot++) {
        if (memberEffect[slot] !== HARD) continue;
        const bits = down[(members[slot] as number) * words + w] as number;
        if (bits === 0) continue;
        for (let j = most; j > 1; j--)
          reached[j] = (reached[j] as number) | ((reached[j - 1] as number) & bits);
        reached[1] = (reached[1] as number) | bits;
      }
      const failed = reached[most] as number;
      if (failed === 0) continue;
      const before = down[to] as number;
      down[to] = before | failed;
      moved |= before ^ (down[to] as number);
      const bits = (failed & ~(this.#lone[to] as number)) >>> 0;
      if (last && bits !== 0) this.#fired.push({ group, word: w, bits });
    }
    return moved !== 0;
  }

  #failures(count: number, wanted: (ci: number) => boolean): Failure[] {
    const failures = Array.from(
      { length: count },
      (): Failure => ({ lone: [], behind: [], down: 0, fired: [] }),
    );
    const { size } = this.#topology;
    const words = this.#words;
    // How many are down, by counters that stand upright: plane p holds bit p of the count of each.
    const planes = Array.from({ length: words }, () => [] as number[]);
    for (let ci = 0, at = 0; ci < size; ci++) {
      const isWanted = wanted(ci);
      for (let w = 0; w < words; w++, at++) {
        const bits = this.#down[at] as number;
        if (bits === 0) continue;
        addTo(planes[w] as number[], bits);
        if (!isWanted) continue;
        const lone = this.#lone[at] as number;
        eachBit(bits, (bit) => {
          const failure = failures[32 * w + bit] as Failure;
          ((lone >>> bit) & 1 ? failure.lone : failure.behind).push(ci);
        });
      }
    }
    for (const [i, failure] of failures.entries()) {
      for (const [p, plane] of (planes[i >>> 5] as number[]).entries()) {
        failure.down += ((plane >>> (i & 31)) & 1) * 2 ** p;
      }
    }
    for (const { group, word, bits } of this.#fired) {
      eachBit(bits, (bit) => failures[32 * word + bit]?.fired.push(group));
    }
    return failures;
  }
}

function addTo(planes: number[], bits: number): void {
  let carry = bits;
  for (let p = 0; carry !== 0; p++) {
    const plane = planes[p] ?? 0;
    planes[p] = plane ^ carry;
    carry &= plane;
  }
}

function eachBit(bits: number, visit: (bit: number) => void): void {
  for (let rest = bits; rest !== 0; rest &= rest - 1) visit(31 - Math.clz32(rest & -rest));
}
