/** A growing column of unsigned 32-bit numbers: 4 bytes a value, where an array of numbers takes 8. */
export class Column {
  length = 0;
  #values = new Uint32Array(1024);

  push(value: number): void {
    if (this.length === this.#values.length) {
      const grown = new Uint32Array(this.#values.length * 2);
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[this.length++] = value;
  }

  /** The values so far, not copied: valid until the next push. */
  values(): Uint32Array {
    return this.#values.subarray(0, this.length);
  }
}

/** One step of a radix sort: slots in order of their keys, all below `count`; those of equal keys stay as they were. */
export function sortedBy(slots: Uint32Array | undefined, keys: Uint32Array, count: number): Uint32Array {
  const next = new Uint32Array(count + 1);
  for (let slot = 0; slot < keys.length; slot++) {
    const after = (keys[slot] as number) + 1;
    next[after] = (next[after] as number) + 1;
  }
  for (let key = 1; key < count; key++) next[key] = (next[key] as number) + (next[key - 1] as number);
  const sorted = new Uint32Array(keys.length);
  for (let i = 0; i < keys.length; i++) {
    const slot = slots ? (slots[i] as number) : i;
    const key = keys[slot] as number;
    const place = next[key] as number;
    next[key] = place + 1;
    sorted[place] = slot;
  }
  return sorted;
}

/** table[value] for each value. */
export function translated(values: Uint32Array, table: Uint32Array): Uint32Array {
  const list = new Uint32Array(values.length);
  for (let i = 0; i < values.length; i++) list[i] = table[values[i] as number] as number;
  return list;
}
