import type { ConfigurationItem } from '../domain/ci.ts';
import type { GraphStore } from '../store/graph-store.ts';
import { SharedCheck } from '../store/shared-check.ts';

/** What is worked out of every CI and can take in one that was changed. */
export interface CiIndex {
  put(ci: ConfigurationItem): void;
}

/** An index, and what of the graph it is of. */
interface Kept<I> {
  index: I;
  revision: number;
  sequence: number;
}

/** Events that are read at once. */
const EVENTS = 2000;
/** More changes of CIs than this, and it is built anew. */
const MOST_CHANGED = 2000;

/** An index of every CI, built when first asked for, and brought to the graph's revision at each question. */
export class KeptIndex<I extends CiIndex> {
  readonly #store: GraphStore;
  readonly #build: (store: GraphStore) => Promise<I>;
  #kept: Kept<I> | undefined;
  readonly #check = new SharedCheck(() => this.#moved());

  /** `store` is the whole graph's: who asks is told what they may see of the answer. */
  constructor(store: GraphStore, build: (store: GraphStore) => Promise<I>) {
    this.#store = store;
    this.#build = build;
  }

  current(): Promise<Readonly<Kept<I>>> {
    return this.#check.now();
  }

  async #moved(): Promise<Kept<I>> {
    const kept = this.#kept;
    if (!kept) return await this.#built();
    const changed = new Set<string>();
    let { sequence, revision } = kept;
    for (let after: number | undefined = sequence; after !== undefined; ) {
      const { items, next } = await this.#store.history({ after, limit: EVENTS });
      for (const { kind, id } of items) if (kind === 'ci') changed.add(id);
      if (changed.size > MOST_CHANGED) return await this.#built();
      const last = items.at(-1);
      if (last) [sequence, revision] = [last.sequence, last.revision];
      after = next;
    }
    if (changed.size > 0) {
      for (const ci of (await this.#store.cis([...changed])).values()) kept.index.put(ci);
    }
    return Object.assign(kept, { sequence, revision });
  }

  async #built(): Promise<Kept<I>> {
    // The sequence is read first: what is written meanwhile is taken up with the next question.
    const { sequence, revision } = await this.#store.status();
    this.#kept = { index: await this.#build(this.#store), sequence, revision };
    return this.#kept;
  }
}
