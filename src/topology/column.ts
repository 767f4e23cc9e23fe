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
