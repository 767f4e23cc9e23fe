import { randomFrom } from '../estate.ts';

/** Draws from a seeded generator, so that every run sees the same. */
export class Chance {
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = randomFrom(seed);
  }

  /** from low, below high */
  between(low: number, high: number): number {
    return low + (high - low) * this.#random();
  }

  /** a whole number from low to high, both included */
  whole(low: number, high: number): number {
    return low + Math.floor((high - low + 1) * this.#random());
  }

  happens(probability: number): boolean {
    return this.#random() < probability;
  }

  pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.#random() * from.length)] as T;
  }

  /** `count` different ones, or all where there are fewer */
  some<T>(from: readonly T[], count: number): T[] {
    const left = [...from];
    const picked: T[] = [];
    while (picked.length < count && left.length > 0) {
      picked.push(...left.splice(Math.floor(this.#random() * left.length), 1));
    }
    return picked;
  }

  exponential(mean: number): number {
    return -mean * Math.log(1 - this.#random());
  }

  /** a standard normal one (Box & Muller, Annals of Mathematical Statistics 29, 1958) */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.#random())) * Math.cos(2 * Math.PI * this.#random());
  }
}
