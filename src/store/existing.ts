import type { ConfigurationItem } from '../domain/ci.ts';
import type { Dependency } from '../domain/dependency.ts';
import type { CypherTransaction } from './cypher-driver.ts';
import { ciOf, dependencyOf, keyParts } from './rows.ts';
import { each, read } from './statements.ts';

/** Ids a statement is given at once. */
const BATCH = 5000;

/** The CIs of these ids that exist, by id. */
export async function readCis(
  tx: CypherTransaction,
  ids: Iterable<string>,
): Promise<Map<string, ConfigurationItem>> {
  const found = new Map<string, ConfigurationItem>();
  for (const batch of batches(ids)) {
    await each(tx, read.cis, { ids: batch }, ({ ci }) => found.set(ci.id, ciOf(ci)));
  }
  return found;
}

/** Those of these ids that exist. */
export async function readKnown(tx: CypherTransaction, ids: Iterable<string>): Promise<Set<string>> {
  const known = new Set<string>();
  for (const batch of batches(ids)) await each(tx, read.knownCis, { ids: batch }, ({ id }) => known.add(id));
  return known;
}

/** All dependencies of these consumers, by key: by consumer is twice as fast as by from, key and to. */
export async function readDependencies(
  tx: CypherTransaction,
  consumers: Iterable<string>,
): Promise<Map<string, Dependency>> {
  const found = new Map<string, Dependency>();
  for (const batch of batches(consumers)) {
    await each(tx, read.dependenciesByConsumer, { ids: batch }, ({ dependency }) =>
      found.set(dependency.key, dependencyOf(dependency)),
    );
  }
  return found;
}

/** The consumer that a dependency's key names, or undefined for a text that is no key. */
export const consumerOf = (key: string): string | undefined => keyParts(key)?.[0];

/** The values, each once, in lists of at most `size`: as many as a statement can be given at a time, unless said. */
export function* batches<T>(values: Iterable<T>, size = BATCH): Generator<T[]> {
  const all = [...new Set(values)];
  for (let i = 0; i < all.length; i += size) yield all.slice(i, i + size);
}
