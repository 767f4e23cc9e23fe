import type { AuditEvent } from '../domain/change-set.ts';
import { ABSENT_STATUSES } from '../domain/ci.ts';
import { patched, type TopologyChange } from '../topology/patch.ts';
import type { Topology } from '../topology/topology.ts';
import type { TopologyRow } from '../topology/topology-row.ts';
import type { CypherDriver, CypherTransaction } from './cypher-driver.ts';
import { batches, consumerOf } from './existing.ts';
import { eventOf } from './rows.ts';
import { each, read, rows } from './statements.ts';

/** A move of more audit events than this, or of more than a quarter of the CIs, is cheaper to read anew. */
const MOST_EVENTS = 20_000;
const MOST_SHARE = 0.25;
const ATTEMPTS = 3;

/**
 * A topology of the whole graph brought up to date by the audit events since; the same one comes back where there
 * are none, which costs one small read. Undefined: the graph moved too far, or has another history, and is to be
 * read anew.
 */
export async function advanceTopology(
  driver: CypherDriver,
  topology: Topology,
): Promise<Topology | undefined> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const change = await driver.read((tx) => changeSince(tx, topology));
    if (change === 'none') return topology;
    if (change === 'outrun') return undefined;
    if (change !== 'torn') return patched(topology, change);
  }
  return undefined;
}

/** `torn`: a write came between the statements. */
async function changeSince(
  tx: CypherTransaction,
  topology: Topology,
): Promise<TopologyChange | 'none' | 'outrun' | 'torn'> {
  const [graph] = await rows(tx, read.graph, {});
  const { revision = 0, sequence = 0 } = graph ?? {};
  if (revision === topology.revision && sequence === topology.sequence) return 'none';
  const moved = sequence - topology.sequence;
  if (moved <= 0 || moved > MOST_EVENTS) return 'outrun';

  const sequences = Array.from({ length: moved }, (_, i) => topology.sequence + i + 1);
  const named = new Named();
  for (const some of batches(sequences)) {
    await each(tx, read.events, { sequences: some }, ({ event }) => named.add(eventOf(event)));
  }
  for (const ids of batches(named.cameOrWent)) {
    await each(tx, read.consumers, { ids }, ({ id }) => named.consumers.add(id));
  }
  const ids = new Set([...named.cis, ...named.consumers]);
  if (ids.size > Math.max(1000, topology.size * MOST_SHARE)) return 'outrun';
  const present = new Map<string, TopologyRow>();
  for (const some of batches(ids)) {
    const parameters = { ids: some, absent: [...ABSENT_STATUSES] };
    await each(tx, read.topologyOf, parameters, (row) => present.set(row.id, row));
  }
  const [after] = await rows(tx, read.graph, {});
  if (after?.revision !== revision) return 'torn';
  const gone = [...ids].filter((id) => !present.has(id));
  return { revision, sequence, rows: [...present.values()], gone };
}

/** The CIs that events tell of. */
class Named {
  readonly cis = new Set<string>();
  /** consumers of dependencies that changed, and of what came or went: their rows name it or do not */
  readonly consumers = new Set<string>();
  readonly cameOrWent = new Set<string>();

  add({ kind, id, before, after }: AuditEvent): void {
    if (kind === 'token' || kind === 'attempt') return;
    if (kind === 'dependency') {
      const consumer = consumerOf(id);
      if (consumer !== undefined) this.consumers.add(consumer);
      return;
    }
    this.cis.add(id);
    if ('status' in before || 'status' in after) this.cameOrWent.add(id);
  }
}
