import type { AuditEvent } from '../domain/change-set.ts';
import type { ConfigurationItem } from '../domain/ci.ts';
import type { Dependency } from '../domain/dependency.ts';
import type { CypherDriver } from './cypher-driver.ts';
import { batches, readCis, readDependencies } from './existing.ts';
import { readHistory } from './read-pages.ts';
import { each, read, rows } from './statements.ts';

// Everything the graph holds, a page at a time, each page in a transaction of its own: memory stays bounded, and
// a slow reader of the answer holds no transaction open.

const PAGE = 2000;
/** Ids read at once: finding where a block begins costs a scan in the embedded engine. */
const ID_BLOCK = 100_000;

/** Hands over each CI, or each of `only`, in the order of the ids. */
export async function eachCi(
  driver: CypherDriver,
  onCi: (ci: ConfigurationItem) => void | Promise<void>,
  only?: readonly string[],
): Promise<void> {
  for await (const ids of pagesOfIds(driver, only)) {
    const cis = await driver.read((tx) => readCis(tx, ids));
    for (const id of ids) {
      const ci = cis.get(id);
      if (ci) await onCi(ci);
    }
  }
}

/** Hands over each dependency, or each of these consumers, in the order of its consumer's id and then of its key. */
export async function eachDependency(
  driver: CypherDriver,
  onDependency: (dependency: Dependency) => void | Promise<void>,
  consumers?: readonly string[],
): Promise<void> {
  for await (const ids of pagesOfIds(driver, consumers)) {
    const found = await driver.read((tx) => readDependencies(tx, ids));
    const byConsumer = new Map<string, Dependency[]>();
    for (const dependency of found.values()) {
      const own = byConsumer.get(dependency.from);
      if (own) own.push(dependency);
      else byConsumer.set(dependency.from, [dependency]);
    }
    for (const id of ids) {
      const own = byConsumer.get(id) ?? [];
      own.sort((a, b) => (a.key < b.key ? -1 : 1));
      for (const dependency of own) await onDependency(dependency);
    }
  }
}

/** Hands over each audit event, in sequence. */
export async function eachEvent(
  driver: CypherDriver,
  onEvent: (event: AuditEvent) => void | Promise<void>,
): Promise<void> {
  let after: number | undefined = 0;
  while (after !== undefined) {
    const from: number = after;
    const page = await driver.read((tx) => readHistory(tx, { after: from, limit: PAGE }));
    for (const event of page.items) await onEvent(event);
    after = page.next;
  }
}

async function* pagesOfIds(
  driver: CypherDriver,
  only?: readonly string[],
): AsyncGenerator<readonly string[]> {
  if (only) {
    yield* batches([...only].sort(), PAGE);
    return;
  }
  let after = '';
  for (;;) {
    const block = await driver.read((tx) => rows(tx, read.ciIds, { after, limit: ID_BLOCK }));
    const ids = block.map((row) => row.id);
    yield* batches(ids, PAGE);
    const last = ids.at(-1);
    if (last === undefined || ids.length < ID_BLOCK) return;
    after = last;
  }
}

/** Ids of CIs and keys of dependencies. */
export interface SourceRecords {
  cis: string[];
  dependencies: string[];
}

/** What a source has listed and is wanted: ids of its CIs that are not retired, keys of its dependencies. */
export function readSource(
  driver: CypherDriver,
  source: string,
  isWanted: (kind: 'ci' | 'dependency', id: string) => boolean,
): Promise<SourceRecords> {
  return driver.read(async (tx) => {
    const found: SourceRecords = { cis: [], dependencies: [] };
    await each(tx, read.sourceCis, { source, retired: 'retired' }, ({ id }) => {
      if (isWanted('ci', id)) found.cis.push(id);
    });
    await each(tx, read.sourceDependencies, { source }, ({ key }) => {
      if (isWanted('dependency', key)) found.dependencies.push(key);
    });
    return found;
  });
}
