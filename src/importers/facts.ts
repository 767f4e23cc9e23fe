import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CmdbError } from '../domain/errors.ts';
import { hash64 } from './hash64.ts';

const PARTITIONS = 64;
/** words of a fact: key (two halves), value (two halves), ordinal */
const WIDTH = 5;
const SMALLEST = 64 * WIDTH;
/** a partition's buffer goes to its file at this size; 64 of them take 10 MB */
const LARGEST = 8192 * WIDTH;

/** One telling of a key: which record told it, and the hash of what it told. */
interface Telling {
  ordinal: number;
  value: number;
}

/**
 * What an input of any size says, as 20 bytes a fact: a key, a value and the ordinal of the record. Facts are
 * split by the key's hash into partitions that go to temporary files, and each partition is looked at alone
 * (Grace hash join: Kitsuregawa, Tanaka, Moto-oka 1983). Close it to remove the files.
 */
export class Facts {
  readonly #buffers = Array.from({ length: PARTITIONS }, () => new Uint32Array(SMALLEST));
  readonly #filled = new Uint32Array(PARTITIONS);
  readonly #files: (number | undefined)[] = [];
  readonly #spilled = new Float64Array(PARTITIONS);
  #folder: string | undefined;

  add(key: string, value: string, ordinal: number): void {
    const { high, low } = hash64(key);
    const part = high % PARTITIONS;
    const at = this.#room(part);
    const buffer = this.#buffers[part] as Uint32Array;
    buffer[at] = high;
    buffer[at + 1] = low;
    const told = hash64(value);
    buffer[at + 2] = told.high;
    buffer[at + 3] = told.low;
    buffer[at + 4] = ordinal;
  }

  /** The tellings of each key that was told more than once, in the order of the input. */
  *repeated(): Generator<Telling[]> {
    for (let part = 0; part < PARTITIONS; part++) {
      const facts = this.#load(part);
      const { next, last } = chains(facts);
      for (let first = 0; first < next.length; first++) {
        if ((last[first] as number) <= first) continue;
        const tellings: Telling[] = [];
        for (let i = first; i >= 0; i = next[i] as number) {
          const at = i * WIDTH;
          tellings.push({
            ordinal: facts[at + 4] as number,
            value: folded(facts[at + 2] as number, facts[at + 3] as number),
          });
        }
        yield tellings;
      }
    }
  }

  /** The keys of the records that `accepted` lets in, as a set of 8 bytes each. */
  keys(accepted: (ordinal: number) => boolean): KeySet {
    const all = new Float64Array(this.#spilled.reduce((sum, n) => sum + n, 0) / WIDTH + this.#buffered());
    let count = 0;
    for (let part = 0; part < PARTITIONS; part++) {
      const facts = this.#load(part);
      for (let at = 0; at < facts.length; at += WIDTH) {
        if (!accepted(facts[at + 4] as number)) continue;
        all[count++] = folded(facts[at] as number, facts[at + 1] as number);
      }
    }
    return new KeySet(all.subarray(0, count));
  }

  close(): void {
    for (const file of this.#files) if (file !== undefined) closeSync(file);
    this.#files.length = 0;
    if (this.#folder) rmSync(this.#folder, { recursive: true, force: true });
    this.#folder = undefined;
  }

  #buffered(): number {
    return this.#filled.reduce((sum, n) => sum + n, 0) / WIDTH;
  }

  /** Where the next fact of a partition goes in its buffer. */
  #room(part: number): number {
    const buffer = this.#buffers[part] as Uint32Array;
    if (this.#filled[part] === buffer.length) {
      if (buffer.length < LARGEST) {
        const larger = new Uint32Array(Math.min(buffer.length * 2, LARGEST));
        larger.set(buffer);
        this.#buffers[part] = larger;
      } else {
        this.#spill(part);
      }
    }
    const at = this.#filled[part] as number;
    this.#filled[part] = at + WIDTH;
    return at;
  }

  #spill(part: number): void {
    try {
      this.#folder ??= mkdtempSync(join(tmpdir(), 'faultline-facts-'));
      this.#files[part] ??= openSync(join(this.#folder, String(part)), 'w+');
      const buffer = this.#buffers[part] as Uint32Array;
      const bytes = new Uint8Array(buffer.buffer, 0, buffer.byteLength);
      const start = (this.#spilled[part] as number) * 4;
      for (let done = 0; done < bytes.length; ) {
        done += writeSync(this.#files[part], bytes, done, bytes.length - done, start + done);
      }
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new CmdbError(
        'LIMIT_EXCEEDED',
        `no room for temporary files: ${reason}`,
        { folder: tmpdir() },
        error,
      );
    }
    this.#spilled[part] = (this.#spilled[part] as number) + LARGEST;
    this.#filled[part] = 0;
  }

  #load(part: number): Uint32Array {
    const spilled = this.#spilled[part] as number;
    const facts = new Uint32Array(spilled + (this.#filled[part] as number));
    const file = this.#files[part];
    if (file !== undefined) {
      const bytes = new Uint8Array(facts.buffer, 0, spilled * 4);
      for (let done = 0; done < bytes.length; ) {
        const read = readSync(file, bytes, done, bytes.length - done, done);
        if (read === 0)
          throw new CmdbError('LIMIT_EXCEEDED', 'a temporary file was cut short', { folder: tmpdir() });
        done += read;
      }
    }
    facts.set((this.#buffers[part] as Uint32Array).subarray(0, this.#filled[part]), spilled);
    return facts;
  }
}

/** Keys by hash: `has` may say yes to a key that is not in it once in 2^53 / size. */
export class KeySet {
  readonly #sorted: Float64Array;

  constructor(hashes: Float64Array) {
    this.#sorted = hashes.sort();
  }

  has(key: string): boolean {
    const { high, low } = hash64(key);
    const wanted = folded(high, low);
    let from = 0;
    let to = this.#sorted.length;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if ((this.#sorted[middle] as number) < wanted) from = middle + 1;
      else to = middle;
    }
    return this.#sorted[from] === wanted;
  }
}

/** A set of ordinals, one bit each. */
export class OrdinalSet {
  #words = new Uint32Array(1024);

  /** Whether it was not in it before. */
  add(ordinal: number): boolean {
    const at = ordinal >>> 5;
    if (at >= this.#words.length) {
      const larger = new Uint32Array(Math.max(at + 1, this.#words.length * 2));
      larger.set(this.#words);
      this.#words = larger;
    }
    const bit = 1 << (ordinal & 31);
    const word = this.#words[at] as number;
    this.#words[at] = word | bit;
    return (word & bit) === 0;
  }

  has(ordinal: number): boolean {
    return (((this.#words[ordinal >>> 5] ?? 0) >>> (ordinal & 31)) & 1) === 1;
  }
}

function folded(high: number, low: number): number {
  return (high & 0x1fffff) * 0x1_0000_0000 + low;
}

/** Links facts of one key, by open addressing: `next` after each (-1 at the end), `last` for the first of each key. */
function chains(facts: Uint32Array): { next: Int32Array; last: Int32Array } {
  const count = facts.length / WIDTH;
  const slots = 2 ** Math.ceil(Math.log2(count * 2 + 1));
  const table = new Int32Array(slots).fill(-1);
  const next = new Int32Array(count).fill(-1);
  const last = new Int32Array(count).fill(-1);
  for (let i = 0; i < count; i++) {
    const at = i * WIDTH;
    let slot = (facts[at + 1] as number) & (slots - 1);
    for (let first = table[slot] as number; ; first = table[slot] as number) {
      if (first < 0) {
        table[slot] = i;
        last[i] = i;
        break;
      }
      if (facts[first * WIDTH] === facts[at] && facts[first * WIDTH + 1] === facts[at + 1]) {
        next[last[first] as number] = i;
        last[first] = i;
        break;
      }
      slot = (slot + 1) & (slots - 1);
    }
  }
  return { next, last };
}
