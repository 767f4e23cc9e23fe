import type { AuditEvent } from '../domain/change-set.ts';
import { ABSENT_STATUSES } from '../domain/ci.ts';
import { patched, type TopologyChange } from '../topology/patch.ts';
import type { Topology } from '../topology/topology.ts';
import type { TopologyRow } from '../topology/topology-row.ts';
import type { CypherDriver, CypherTransaction } from './cypher-driver.ts';
import { addConsumers, batches, consumerOf } from './existing.ts';
import { eventOf } from './rows.ts';
import { each, read, rows } from './statements.ts';

/** A move of more audit events than this, or of more than a quarter of the CIs, is cheaper to read anew. */
const MOST_EVENTS = 20_000;
const MOST_SHARE = 0.25;
/** Writes that may come while others are read; each is small to read, so that more in a row mean a busy import. */
const MOST_WRITES = 20;

/**
 * A topology of the whole graph brought up to date by the audit events since; the same one comes back where there
 * are none, which costs one small read. Undefined: the graph moved too far, or has another history, and is to be
 * read anew.
 */
export async function advanceTopology(
  driver: CypherDriver,
  topology: Topology,
): Promise<Topology | undefined> {
  const change = await driver.read((tx) => changeSince(tx, topology));
  return change === 'none' ? topology : change && patched(topology, change);
}

/**
 * What a write changes while this is read is in its events, which are then read too, and its rows again: what was read
 * before is as it was.
 */
async function changeSince(
  tx: CypherTransaction,
  topology: Topology,
): Promise<TopologyChange | 'none' | undefined> {
  let [graph] = await rows(tx, read.graph, {});
  if (graph?.revision === topology.revision && graph.sequence === topology.sequence) return 'none';
  const ids = new Set<string>();
  const present = new Map<string, TopologyRow>();
  let from = topology.sequence;
  for (let writes = 0; graph && writes <= MOST_WRITES; writes++) {
    const { revision, sequence } = graph;
    if (sequence <= from || sequence - topology.sequence > MOST_EVENTS) return undefined;
    const named = await namedBetween(tx, from, sequence);
    for (const id of named) {
      ids.add(id);
      present.delete(id);
    }
    if (ids.size > Math.max(1000, topology.size * MOST_SHARE)) return undefined;
    for (const some of batches(named)) {
      const parameters = { ids: some, absent: [...ABSENT_STATUSES] };
      await each(tx, read.topologyOf, parameters, (row) => present.set(row.id, row));
    }
    [graph] = await rows(tx, read.graph, {});
    if (graph?.revision === revision) {
      const gone = [...ids].filter((id) => !present.has(id));
      return { revision, sequence, rows: [...present.values()], gone };
    }
    from = sequence;
  }
  return undefined;
}

/** The CIs whose rows the events after `from`, up to `to`, may have changed. */
async function namedBetween(tx: CypherTransaction, from: number, to: number): Promise<Set<string>> {
  const sequences = Array.from({ length: to - from }, (_, i) => from + i + 1);
  const named = new Named();
  for (const some of batches(sequences)) {
    await each(tx, read.events, { sequences: some }, ({ event }) => named.add(eventOf(event)));
  }
  await addConsumers(tx, named.cameOrWent, named.consumers);
  return new Set([...named.cis, ...named.consumers]);
}

/** The CIs that events tell of. */
class Named {
  readonly cis = new Set<string>();
  /** consumers of dependencies that changed, and of what came or went: their rows name it or do not */
  readonly consumers = new Set<string>();
  readonly cameOrWent = new Set<string>();

  add({ kind, id, before, after }: AuditEvent): void {
    if (kind === 'dependency') {
      const consumer = consumerOf(id);
      if (consumer !== undefined) this.consumers.add(consumer);
      return;
    }
    if (kind !== 'ci') return;
    this.cis.add(id);
    if ('status' in before || 'status' in after) this.cameOrWent.add(id);
  }
}
