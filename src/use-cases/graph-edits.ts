import type { ChangeRecord } from '../domain/alert.ts';
import type { AuditEvent } from '../domain/change-set.ts';
import { changedCis, isOfEstate, MOST_RECORDS } from '../domain/changed-cis.ts';
import type { GraphStore } from '../store/graph-store.ts';
import type { Page } from '../store/read-pages.ts';
import { SharedCheck } from '../store/shared-check.ts';

const LOOK_BACK = 24 * 3_600_000;
const PAGE = 500;
const MOST_EVENTS = 5000;
/** Of any kind: an alarm storm is many events of incidents. */
const MOST_READ = 20_000;
const MOST_WRITES = 5000;
/** Editing the record of a CI often means that the CI itself was worked on; often it does not. */
const RISK = 0.3;

/** What of the graph's history is known: its last writes by their revision. */
interface Known {
  writes: Map<number, AuditEvent[]>;
  sequence: number;
  /** whether nothing that may have changed a CI is left out */
  isWhole: boolean;
}

/** The last edits of the graph, as changes of the CIs they were about: read once, and brought up to date when asked. */
export class GraphEdits {
  readonly #store: GraphStore;
  #known: Known | undefined;
  readonly #check = new SharedCheck(() => this.#current());

  /** `store` is the whole graph's: causes are ranked over everything, whoever asks. */
  constructor(store: GraphStore) {
    this.#store = store;
  }

  /** Those of the day before a time (in ms), and what is to be said of them. */
  async before(time: number): Promise<{ changes: ChangeRecord[]; note: string[] }> {
    const { writes, isWhole } = await this.#check.now();
    const changes = [...writes.values()].flatMap((events) => changeOf(events, time));
    const [oldest] = [...writes.values()].map(([event]) => Date.parse(event?.at ?? ''));
    const isMissing = !isWhole && (oldest === undefined || oldest > time - LOOK_BACK);
    const note = isMissing
      ? ['older edits of the graph were not looked at: there were many, or large imports']
      : [];
    return { changes, note };
  }

  async #current(): Promise<Known> {
    const { sequence } = await this.#store.status();
    const known = this.#known;
    if (!known || sequence - known.sequence > MOST_READ) {
      this.#known = await this.#read(sequence);
      return this.#known;
    }
    for (let after: number | undefined = known.sequence; after !== undefined && after < sequence; ) {
      const { items, next } = await this.#store.history({ after, limit: PAGE });
      for (const event of items) note(known, event);
      after = next;
    }
    for (const revision of known.writes.keys()) {
      if (known.writes.size <= MOST_WRITES) break;
      known.writes.delete(revision);
      known.isWhole = false;
    }
    return known;
  }

  /** Back from an event, over `MOST_EVENTS`. */
  async #read(sequence: number): Promise<Known> {
    const events: AuditEvent[] = [];
    let read = 0;
    let after: number | undefined = sequence + 1;
    while (after !== undefined && events.length < MOST_EVENTS && read < MOST_READ) {
      const { items, next }: Page<AuditEvent, number> = await this.#store.history({
        after,
        limit: PAGE,
        newestFirst: true,
      });
      events.push(...items.filter(isOfEstate));
      read += items.length;
      after = next;
    }
    const known: Known = { writes: new Map(), sequence, isWhole: after === undefined };
    for (const event of events.reverse()) note(known, event);
    // The oldest write may be read in part only, and look small.
    const [oldest] = known.writes.keys();
    if (!known.isWhole && oldest !== undefined) known.writes.delete(oldest);
    known.sequence = sequence;
    return known;
  }
}

/** Of a write that is too large to be an edit only so many events are kept as show that it is. */
function note(known: Known, event: AuditEvent): void {
  known.sequence = event.sequence;
  if (!isOfEstate(event)) return;
  const events = known.writes.get(event.revision);
  if (!events) known.writes.set(event.revision, [event]);
  else if (events.length <= MOST_RECORDS) events.push(event);
}

function changeOf(events: readonly AuditEvent[], before: number): ChangeRecord[] {
  const [first] = events;
  if (!first) return [];
  const at = Date.parse(first.at);
  if (at > before || at < before - LOOK_BACK) return [];
  const cis = changedCis(events);
  if (cis.length === 0) return [];
  const title = `${first.reason} (${first.actor})`;
  return [{ id: `revision ${first.revision}`, cis, start: first.at, end: first.at, risk: RISK, title }];
}
