import { COUNTED, RUNS, SOFT, type Topology } from '../topology/topology.ts';

// How a CI went down: by lone dependencies all the way, or by a redundancy group somewhere.
const LONE = 1;
const BEHIND = 2;

/** What one failed CI takes down, over scratch arrays that serve every CI in turn. */
export class Sweep {
  readonly #topology: Topology;
  readonly #down: Uint8Array;
  readonly #order: Uint32Array;
  readonly #lost: Uint32Array;
  readonly #fired: number[] = [];
  #tail = 0;
  #lone = 0;

  constructor(topology: Topology) {
    this.#topology = topology;
    this.#down = new Uint8Array(topology.size);
    this.#order = new Uint32Array(topology.size);
    this.#lost = new Uint32Array(topology.columns.counterGroup.length);
  }

  /** Fails one CI: first by lone dependencies alone, then through the groups that this defeats. */
  fail(ci: number): void {
    const { bounds, targets } = this.#topology.columns;
    const [down, order] = [this.#down, this.#order];
    order[0] = ci;
    let mark = LONE;
    down[ci] = mark;
    let tail = 1;
    let [loneHead, countedHead] = [0, 0];
    for (;;) {
      for (; loneHead < tail; loneHead++) {
        const at = RUNS * (order[loneHead] as number);
        const end = bounds[at + COUNTED] as number;
        for (let e = bounds[at] as number; e < end; e++) {
          const consumer = targets[e] as number;
          if (down[consumer]) continue;
          down[consumer] = mark;
          order[tail++] = consumer;
        }
      }
      if (mark === LONE) this.#lone = tail;
      mark = BEHIND;
      for (; countedHead < loneHead; countedHead++) tail = this.#count(order[countedHead] as number, tail);
      if (loneHead === tail) break;
    }
    this.#tail = tail;
  }

  #count(ci: number, tail: number): number {
    const { size } = this.#topology;
    const { bounds, targets, counterGroup, counterSlack, groupConsumer } = this.#topology.columns;
    const end = bounds[RUNS * ci + SOFT] as number;
    for (let e = bounds[RUNS * ci + COUNTED] as number; e < end; e++) {
      const counter = (targets[e] as number) - size;
      const failed = (this.#lost[counter] as number) + 1;
      this.#lost[counter] = failed;
      if (failed !== (counterSlack[counter] as number) + 1) continue;
      const group = counterGroup[counter] as number;
      const consumer = groupConsumer[group] as number;
      if (this.#down[consumer] !== LONE) this.#fired.push(group);
      if (this.#down[consumer]) continue;
      this.#down[consumer] = BEHIND;
      this.#order[tail++] = consumer;
    }
    return tail;
  }

  isDown(ci: number): boolean {
    return this.#down[ci] !== 0;
  }

  /** Groups below what they need whose consumer would have stayed up if they had held. */
  firedGroups(): readonly number[] {
    return this.#fired;
  }

  /** The CIs that are down; the first `lone` of them needed no redundancy group to fail. */
  downCis(): { cis: Uint32Array; lone: number } {
    return { cis: this.#order.subarray(0, this.#tail), lone: this.#lone };
  }

  /** Makes ready for the next one; answers how many dependencies were touched. */
  reset(): number {
    const { size } = this.#topology;
    const { bounds, targets } = this.#topology.columns;
    let touched = 0;
    for (let i = 0; i < this.#tail; i++) {
      const ci = this.#order[i] as number;
      this.#down[ci] = 0;
      const end = bounds[RUNS * ci + SOFT] as number;
      touched += end - (bounds[RUNS * ci] as number);
      for (let e = bounds[RUNS * ci + COUNTED] as number; e < end; e++)
        this.#lost[(targets[e] as number) - size] = 0;
    }
    this.#fired.length = 0;
    return touched;
  }
}
