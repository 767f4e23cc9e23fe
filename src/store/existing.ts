import type { ConfigurationItem } from '../domain/ci.ts';
import type { Dependency } from '../domain/dependency.ts';
import type { CypherTransaction } from './cypher-driver.ts';
import { ciOf, dependencyOf, keyParts } from './rows.ts';
import { each, read } from './statements.ts';

/** What is seen; null: nothing is withheld. */
export interface SeenParameters extends Record<string, unknown> {
  seenClasses: string[] | null;
  seenEnvironments: string[] | null;
}

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

/** Those of these ids that exist and are seen. */
export async function readKnown(
  tx: CypherTransaction,
  ids: Iterable<string>,
  seen: SeenParameters = { seenClasses: null, seenEnvironments: null },
): Promise<Set<string>> {
  const known = new Set<string>();
  for (const batch of batches(ids)) {
    await each(tx, read.knownCis, { ids: batch, ...seen }, ({ id }) => known.add(id));
  }
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

/** Adds the CIs that depend on any of these. */
export async function addConsumers(
  tx: CypherTransaction,
  providers: Iterable<string>,
  consumers: Set<string>,
): Promise<void> {
  for (const ids of batches(providers)) {
    await each(tx, read.consumers, { ids }, ({ id }) => consumers.add(id));
  }
}

/** Dependencies by the id of their consumer. */
export function groupedByConsumer(dependencies: Iterable<Dependency>): Map<string, Dependency[]> {
  const grouped = new Map<string, Dependency[]>();
  for (const dependency of dependencies) {
    const own = grouped.get(dependency.from);
    if (own) own.push(dependency);
    else grouped.set(dependency.from, [dependency]);
  }
  return grouped;
}

/** The consumer that a dependency's key names, or undefined for a text that is no key. */
export const consumerOf = (key: string): string | undefined => keyParts(key)?.[0];

/** The values, each once, in lists of at most `size`: as many as a statement can be given at a time, unless said. */
export function* batches<T>(values: Iterable<T>, size = BATCH): Generator<T[]> {
  const all = [...new Set(values)];
  for (let i = 0; i < all.length; i += size) yield all.slice(i, i + size);
}
