import type { ConfigurationItem } from '../domain/ci.ts';
import type { Dependency } from '../domain/dependency.ts';
import type { SealedEvent } from './audit.ts';
import type { CypherTransaction, Parameters } from './cypher-driver.ts';
import type { Draft } from './plan.ts';
import { type CiProperties, ciProperties, dependencyProperties } from './rows.ts';
import { type EventRow, type NewDependencyRow, rows, type Statement, write } from './statements.ts';

/** Rows a statement is given at once: more of them gain nothing and cost memory. */
const BATCH = 5000;

/** Writes the records of drafts: the CIs first, as dependencies need both their ends. */
export async function writeRecords(
  tx: CypherTransaction,
  cis: readonly Draft<ConfigurationItem>[],
  dependencies: readonly Draft<Dependency>[],
): Promise<void> {
  const createdCis: CiProperties[] = [];
  const changedCis: CiProperties[] = [];
  for (const { before, after } of cis) {
    if (after) (before ? changedCis : createdCis).push(ciProperties(after));
  }
  const created: NewDependencyRow[] = [];
  const changed: Dependency[] = [];
  const deleted: Dependency[] = [];
  for (const { before, after } of dependencies) {
    if (!after) {
      if (before) deleted.push(before);
    } else if (before) {
      changed.push(after);
    } else {
      created.push(newRow(after));
    }
  }
  await inBatches(tx, write.createCis, createdCis);
  await inBatches(tx, write.changeCis, changedCis);
  await inBatches(tx, write.createDependencies, created);
  await byConsumer(tx, write.changeDependencies, changed, dependencyProperties);
  await byConsumer(tx, write.deleteDependencies, deleted, () => true as const);
}

function newRow(d: Dependency): NewDependencyRow {
  const { group = null, needs = null, confidence = null } = d;
  const ends = [d.from, d.to, d.key, d.type] as const;
  return [...ends, group, needs, d.effect, confidence, d.source, d.version, d.created, d.updated, d.lastSeen];
}

/** Moves lastSeen of records that are as they were. */
export async function writeSeen(
  tx: CypherTransaction,
  seen: { cis: readonly ConfigurationItem[]; dependencies: readonly Dependency[] },
): Promise<void> {
  const cis = seen.cis.map(({ id, lastSeen }) => ({ id, lastSeen }));
  await inBatches(tx, write.seeCis, cis);
  await byConsumer(tx, write.seeDependencies, seen.dependencies, (d) => d.lastSeen);
}

/** Writes the events of one write, and its last number and hash into the graph's node, which must be locked. */
export async function writeEvents(tx: CypherTransaction, sealed: readonly SealedEvent[]): Promise<void> {
  const last = sealed.at(-1)?.event;
  if (!last) return;
  const { revision, at, actor, reason, writeId, sequence, hash: lastHash } = last;
  const events = sealed.map(({ event: e, before, after }): EventRow => {
    return [e.sequence, e.kind, e.id, e.action, before, after, e.previousHash, e.hash];
  });
  const createEvents = async () => {
    for (let i = 0; i < events.length; i += BATCH) {
      const some = events.slice(i, i + BATCH);
      await rows(tx, write.createEvents, { rows: some, revision, at, actor, reason, writeId });
    }
  };
  await Promise.all([createEvents(), rows(tx, write.raiseGraph, { revision, sequence, lastHash })]);
}

async function inBatches<T, P extends Parameters & { rows: T[] }>(
  tx: CypherTransaction,
  statement: Statement<P>,
  all: readonly T[],
): Promise<void> {
  for (let i = 0; i < all.length; i += BATCH) {
    await rows(tx, statement, { rows: all.slice(i, i + BATCH) } as P);
  }
}

/** Gives a statement what to do with dependencies, as one row a consumer. */
async function byConsumer<T>(
  tx: CypherTransaction,
  statement: Statement<{ rows: { from: string; byKey: Record<string, T> }[] }>,
  dependencies: readonly Dependency[],
  what: (dependency: Dependency) => T,
): Promise<void> {
  for (let i = 0; i < dependencies.length; i += BATCH) {
    const batch = new Map<string, { from: string; byKey: Record<string, T> }>();
    for (const dependency of dependencies.slice(i, i + BATCH)) {
      const { from, key } = dependency;
      const row = batch.get(from) ?? { from, byKey: {} };
      row.byKey[key] = what(dependency);
      batch.set(from, row);
    }
    await rows(tx, statement, { rows: [...batch.values()] });
  }
}
