/** Numbers texts from 0 in the order first seen. */
export class Interner {
  readonly texts: string[] = [];
  readonly #numbers = new Map<string, number>();

  /** `texts` have the first numbers. */
  constructor(texts: readonly string[] = []) {
    for (const text of texts) this.number(text);
  }

  number(text: string): number {
    let n = this.#numbers.get(text);
    if (n === undefined) {
      n = this.texts.length;
      this.texts.push(text);
      this.#numbers.set(text, n);
    }
    return n;
  }

  /** The first text seen that equals this one: rows repeat few words many times, each time as a new string. */
  same(text: string): string {
    return this.texts[this.number(text)] as string;
  }

  /** By number: the place of the text among all in order. */
  ranks(): Uint32Array {
    const ranks = new Uint32Array(this.texts.length);
    for (const [rank, text] of this.texts.toSorted().entries()) ranks[this.number(text)] = rank;
    return ranks;
  }
}
