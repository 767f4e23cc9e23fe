import type { AuditEvent } from '../domain/change-set.ts';
import type { Status } from '../domain/ci.ts';
import type { NamedCi } from '../domain/ci-names.ts';
import type { CypherTransaction } from './cypher-driver.ts';
import {
  type CiFilter,
  type CiSummary,
  filterParameters,
  type HistoryOptions,
  neighbourPage,
  type Page,
  type PageOptions,
  pageOf,
  stretchToRead,
} from './read-pages.ts';
import { dependencyOf, EXTERNAL_ID, eventOf, recordNamed } from './rows.ts';
import type { Neighbour, Sight } from './sight.ts';
import { each, read, rows } from './statements.ts';

/** A page of neighbours, of one relation type where it names one; `after` is a key. */
export interface NeighbourOptions extends PageOptions {
  type?: string | undefined;
}

/** How many CIs share these values. */
export interface SharedValues {
  class: string;
  status: Status;
  environment: string;
  owner: string | null;
  source: string;
  criticality: number;
  cis: number;
}

/** What a search index holds of a CI. */
export interface SearchedCi extends CiSummary {
  environment: string;
  status: Status;
  owner?: string | null | undefined;
  tags: string[];
}

/** A page for each of these CIs, empty for those without. */
export async function readNeighboursOfMany(
  tx: CypherTransaction,
  sight: Sight,
  side: 'dependencies' | 'dependents',
  ids: readonly string[],
  { type, ...page }: NeighbourOptions,
): Promise<Map<string, Page<Neighbour>>> {
  const pages = new Map<string, Page<Neighbour>>(ids.map((id) => [id, { items: [], total: 0 }]));
  const statement = side === 'dependencies' ? read.dependenciesOfMany : read.dependentsOfMany;
  const parameters = { ids: [...pages.keys()], type: type ?? null, ...stretchToRead(sight, page) };
  await each(tx, statement, parameters, ({ id, total, items }) => {
    const found = items.map(([dependency, other, name, className, status, environment, owner]) => ({
      dependency: dependencyOf(dependency),
      ci: { id: other, name, class: className, status, environment, owner },
    }));
    pages.set(id, neighbourPage(sight, found, total, page));
  });
  return pages;
}

/** A page of the history of each of these records, newest first; `after` is a sequence. */
export async function readHistories(
  tx: CypherTransaction,
  sight: Sight,
  records: readonly string[],
  { after = Infinity, limit }: Pick<HistoryOptions, 'after' | 'limit'>,
): Promise<Map<string, Page<AuditEvent, number>>> {
  const ones = [...new Set(records)].map(recordNamed);
  const isSeen = await sight.seen(tx, ones);
  const sequences = new Map<string, number[]>(records.map((record) => [record, []]));
  await each(
    tx,
    read.recordsSequences,
    { records: ones.filter(isSeen).map(({ id }) => id), kinds: ['ci', 'dependency'] },
    ({ record, sequence }) => {
      sequences.get(record)?.push(sequence);
    },
  );
  const wanted = [...sequences].map(
    ([record, all]) => [record, all.length, all.filter((s) => s < after).slice(-limit - 1)] as const,
  );
  const events = new Map<number, AuditEvent>();
  const numbers = wanted.flatMap(([, , some]) => some);
  if (numbers.length > 0) {
    await each(tx, read.events, { sequences: numbers }, ({ event }) =>
      events.set(event.sequence, sight.event(eventOf(event))),
    );
  }
  return new Map(
    wanted.map(([record, total, some]) => {
      const items = some.toReversed().flatMap((sequence) => events.get(sequence) ?? []);
      return [record, pageOf(items, total, limit, (event) => event.sequence)];
    }),
  );
}

/** How many of the CIs that pass a filter share all of these values. */
export function readFacets(tx: CypherTransaction, sight: Sight, filter: CiFilter): Promise<SharedValues[]> {
  return rows(tx, read.ciFacets, { ...filterParameters(filter), ...sight.parameters });
}

/** What a search index holds of every CI, whoever may see it. */
export function readSearched(tx: CypherTransaction): Promise<SearchedCi[]> {
  return rows(tx, read.searchedCis, {});
}

/** What every CI that is not retired is called, whoever may see it. */
export function readNamed(tx: CypherTransaction): Promise<NamedCi[]> {
  return rows(tx, read.namedCis, { retired: 'retired', externalIds: EXTERNAL_ID });
}
