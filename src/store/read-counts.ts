import type { CypherDriver, CypherTransaction } from './cypher-driver.ts';
import { SCHEMA_NUMBER } from './schema.ts';
import type { Sight } from './sight.ts';
import { each, read, rows } from './statements.ts';

export interface Counts {
  cis: number;
  dependencies: number;
  events: number;
  byClass: { class: string; cis: number }[];
  byStatus: { status: string; cis: number }[];
  /** `retired`: how many of the CIs are; `lastSeen`: when the source last listed any of its records */
  bySource: { source: string; cis: number; retired: number; dependencies: number; lastSeen: string }[];
}

export interface StoreStatus {
  engine: CypherDriver['engine'];
  /** where the graph is: a folder or a URI */
  address: string;
  /** number of the last migration the graph has, and of the last one this program knows */
  schema: { found: number; known: number };
  revision: number;
  /** number and hash of the last audit event */
  sequence: number;
  lastHash: string;
}

/** Counts of records, each list in the order of its names. */
export async function readCounts(tx: CypherTransaction, { parameters }: Sight): Promise<Counts> {
  const byClass = new Map<string, number>();
  const byStatus = new Map<string, number>();
  const bySource = new Map<string, Omit<Counts['bySource'][number], 'source'>>();
  const sourceOf = (source: string) => {
    const known = bySource.get(source) ?? { cis: 0, retired: 0, dependencies: 0, lastSeen: '' };
    bySource.set(source, known);
    return known;
  };
  let cis = 0;
  let dependencies = 0;
  await each(tx, read.ciCounts, parameters, (row) => {
    const source = sourceOf(row.source);
    source.cis += row.cis;
    if (row.status === 'retired') source.retired += row.cis;
    if (row.lastSeen > source.lastSeen) source.lastSeen = row.lastSeen;
    byClass.set(row.class, (byClass.get(row.class) ?? 0) + row.cis);
    byStatus.set(row.status, (byStatus.get(row.status) ?? 0) + row.cis);
    cis += row.cis;
  });
  await each(tx, read.dependencyCounts, parameters, (row) => {
    const source = sourceOf(row.source);
    source.dependencies += row.dependencies;
    if (row.lastSeen > source.lastSeen) source.lastSeen = row.lastSeen;
    dependencies += row.dependencies;
  });
  const [graph] = await rows(tx, read.graph, {});
  return {
    cis,
    dependencies,
    events: graph?.sequence ?? 0,
    byClass: byName(byClass).map(([name, n]) => ({ class: name, cis: n })),
    byStatus: byName(byStatus).map(([status, n]) => ({ status, cis: n })),
    bySource: byName(bySource).map(([source, counts]) => ({ source, ...counts })),
  };
}

const byName = <T>(counts: ReadonlyMap<string, T>) => [...counts].sort(([a], [b]) => (a < b ? -1 : 1));

export function readStatus(driver: CypherDriver): Promise<StoreStatus> {
  return driver.read(async (tx) => {
    const migrations = await rows(tx, read.migrations, {});
    const [graph] = await rows(tx, read.graph, {});
    return {
      engine: driver.engine,
      address: driver.address,
      schema: { found: migrations.at(-1)?.number ?? 0, known: SCHEMA_NUMBER },
      revision: graph?.revision ?? 0,
      sequence: graph?.sequence ?? 0,
      lastHash: graph?.lastHash ?? '',
    };
  });
}
