import type { Topology } from '../topology/topology.ts';
import type { GraphStore } from './graph-store.ts';
import type { TopologyPart } from './read-topology.ts';
import { SharedCheck } from './shared-check.ts';

/**
 * The topology of the whole graph, kept in memory. Whoever asks gets one that holds every write that this process
 * has made, and every small one that others have: the graph is asked where it stands each time, and what moved is
 * patched in. A large move of others is read anew beside the topology there is, which goes on answering.
 */
export class LiveTopology {
  readonly #store: GraphStore;
  #topology: Topology | undefined;
  readonly #check = new SharedCheck(() => this.#upToDate());
  #reading: Promise<Topology> | undefined;

  constructor(store: GraphStore) {
    this.#store = store;
  }

  /** What is kept now, without asking the graph; undefined before the first question. */
  get kept(): Topology | undefined {
    return this.#topology;
  }

  /** A topology with at least `part`. Planned CIs are not kept: with them it is read from the graph. */
  current(part: TopologyPart = {}): Promise<Topology> {
    if (part.withPlanned) return this.#store.topology(part);
    return this.#check.now();
  }

  async #upToDate(): Promise<Topology> {
    const old = this.#topology;
    const needed = this.#store.lastWritten;
    if (!old) return await this.#readAnew();
    const advanced = await this.#store.advance(old);
    if (advanced) {
      // A reading that ended in the meantime may have brought a later one.
      if (advanced.revision >= (this.#topology?.revision ?? 0)) this.#topology = advanced;
      return advanced;
    }
    const reading = this.#readAnew();
    if (old.revision >= needed) {
      reading.catch(() => undefined); // the next question meets the same error, and tells it
      return old;
    }
    // A reading that was under way already may have begun before this process wrote.
    const read = await reading;
    return read.revision >= needed ? read : await this.#upToDate();
  }

  #readAnew(): Promise<Topology> {
    this.#reading ??= this.#store
      .topology()
      .then((topology) => {
        this.#topology = topology;
        return topology;
      })
      .finally(() => {
        this.#reading = undefined;
      });
    return this.#reading;
  }
}
