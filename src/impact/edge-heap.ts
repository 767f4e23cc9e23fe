/** What a heap without edges gives. */
export const NONE = -1;

/** A binary heap of edges: greatest value first, of equal ones the lower number, so that answers do not vary. */
export class EdgeHeap {
  readonly #value: Float64Array;
  readonly #edge: Int32Array;
  #size = 0;
  /** value of the edge that was popped last */
  popped = 0;

  /** `capacity`: as many as are ever pushed. */
  constructor(capacity: number) {
    this.#value = new Float64Array(capacity);
    this.#edge = new Int32Array(capacity);
  }

  push(value: number, edge: number): void {
    let at = this.#size++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#isBefore(value, edge, parent)) break;
      this.#move(parent, at);
      at = parent;
    }
    this.#value[at] = value;
    this.#edge[at] = edge;
  }

  pop(): number {
    if (this.#size === 0) return NONE;
    const top = this.#edge[0] as number;
    this.popped = this.#value[0] as number;
    const last = --this.#size;
    const [value, edge] = [this.#value[last] as number, this.#edge[last] as number];
    let at = 0;
    for (let child = 1; child < last; child = 2 * at + 1) {
      const right = child + 1;
      if (right < last && this.#isBefore(this.#value[right] as number, this.#edge[right] as number, child)) {
        child = right;
      }
      if (this.#isBefore(value, edge, child)) break;
      this.#move(child, at);
      at = child;
    }
    this.#value[at] = value;
    this.#edge[at] = edge;
    return top;
  }

  #isBefore(value: number, edge: number, at: number): boolean {
    const other = this.#value[at] as number;
    return value > other || (value === other && edge < (this.#edge[at] as number));
  }

  #move(from: number, to: number): void {
    this.#value[to] = this.#value[from] as number;
    this.#edge[to] = this.#edge[from] as number;
  }
}
