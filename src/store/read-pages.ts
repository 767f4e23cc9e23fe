import type { AuditEvent, Change } from '../domain/change-set.ts';
import type { ConfigurationItem, Status } from '../domain/ci.ts';
import { CmdbError } from '../domain/errors.ts';
import type { CypherTransaction } from './cypher-driver.ts';
import { readCis } from './existing.ts';
import { ciOf, dependencyOf, eventOf, recordNamed } from './rows.ts';
import type { FoundNeighbour, Neighbour, Sight } from './sight.ts';
import { each, read, rows } from './statements.ts';

/** A stretch of a longer list; `next` is what to pass as `after` for the one that follows, absent at the end. */
export interface Page<T, Cursor = string> {
  items: T[];
  total: number;
  next?: Cursor;
}

export interface PageOptions {
  after?: string | undefined;
  limit: number;
}

export interface CiSummary {
  id: string;
  name: string;
  class: string;
}

/** Which CIs to list: of any of `class`, with `text` in id or name whatever its case. */
export interface CiFilter {
  class?: readonly string[] | undefined;
  owner?: string | undefined;
  environment?: string | undefined;
  status?: Status | undefined;
  source?: string | undefined;
  tag?: string | undefined;
  text?: string | undefined;
}

/** A stretch of the history, of one record (CI id or dependency key) or of the graph; `after` is a sequence. */
export interface HistoryOptions {
  record?: string | undefined;
  after?: number | undefined;
  limit: number;
  newestFirst?: boolean | undefined;
}

/** Dependencies or dependents of a CI, in the order of their keys; `after` is a key. */
export async function readNeighbours(
  tx: CypherTransaction,
  side: 'dependencies' | 'dependents',
  id: string,
  sight: Sight,
  page: PageOptions,
): Promise<Page<Neighbour>> {
  const [degrees] = await rows(tx, read.degrees, { id });
  const found = await rows(tx, read[side], { id, ...stretchToRead(sight, page) });
  const items = found.map(({ dependency, ...ci }) => ({ dependency: dependencyOf(dependency), ci }));
  return neighbourPage(sight, items, degrees?.[side] ?? 0, page);
}

/** No CI has so many dependencies. */
const ALL = 2 ** 31 - 2;

/** Where some are restricted these come last, so that their keys do not tell where they stand: all are read then. */
export function stretchToRead({ scope }: Sight, { after = '', limit }: PageOptions) {
  return scope ? { after: '', limit: ALL } : { after, limit: limit + 1 };
}

/** The page of what `stretchToRead` found. */
export function neighbourPage(
  sight: Sight,
  found: readonly FoundNeighbour[],
  total: number,
  { after = '', limit }: PageOptions,
): Page<Neighbour> {
  const page = (some: readonly FoundNeighbour[]) =>
    pageOf(
      some.slice(0, limit + 1).map((one) => sight.neighbour(one)),
      total,
      limit,
      (item) => item.dependency.key,
    );
  if (!sight.scope) return page(found);
  const inOrder = found.toSorted((a, b) => (a.dependency.key < b.dependency.key ? -1 : 1));
  const follows = (key: string) => (one: FoundNeighbour) => one.dependency.key > key;
  const restricted = inOrder.filter(({ ci }) => !sight.sees(ci));
  const last = sight.placeholders.idOf(after);
  if (last !== undefined) return page(restricted.filter(follows(last)));
  return page([...inOrder.filter(({ ci }) => sight.sees(ci)).filter(follows(after)), ...restricted]);
}

/** Orders of a list of CIs: by id; by name; most critical first. Those that are alike are by id. */
export const CI_ORDERS = ['id', 'name', 'criticality'] as const;
export type CiOrder = (typeof CI_ORDERS)[number];
const LISTS = { id: read.listCis, name: read.listCisByName, criticality: read.listCisByCriticality };

/** CIs in an order; `after` is the id of the last one before. VALIDATION: by name or criticality it has to be there. */
export async function listCis(
  tx: CypherTransaction,
  sight: Sight,
  ciFilter: CiFilter,
  { after = '', limit, sort = 'id' }: PageOptions & { sort?: CiOrder | undefined },
): Promise<Page<ConfigurationItem>> {
  if (sort !== 'id' && after !== '') {
    const last = (await readCis(tx, [after])).get(after);
    if (!last || !sight.sees(last)) {
      throw new CmdbError('VALIDATION', `after: no CI has the id "${after}"`, { after });
    }
  }
  const filter = { ...filterParameters(ciFilter), ...sight.parameters };
  const [count] = await rows(tx, read.countCis, filter);
  const found = await rows(tx, LISTS[sort], { ...filter, after, limit: limit + 1 });
  return pageOf(
    found.map(({ ci }) => ciOf(ci)),
    count?.total ?? 0,
    limit,
    (ci) => ci.id,
  );
}

/** A filter as the statements take it: null where it asks for nothing. */
export function filterParameters({
  class: classes,
  owner,
  environment,
  status,
  source,
  tag,
  text,
}: CiFilter) {
  return {
    classes: classes ? [...classes] : null,
    owner: owner ?? null,
    environment: environment ?? null,
    status: status ?? null,
    source: source ?? null,
    tag: tag ?? null,
    text: text?.toLowerCase() ?? null,
  };
}

export async function readHistory(
  tx: CypherTransaction,
  sight: Sight,
  { record, after, limit, newestFirst = false }: HistoryOptions,
): Promise<Page<AuditEvent, number>> {
  const { sequences, total } =
    record === undefined && !sight.scope
      ? await stretch(tx, after, limit + 1, newestFirst)
      : someOf(
          record === undefined ? await seenSequences(tx, sight) : await ofRecord(tx, sight, record),
          after,
          limit + 1,
          newestFirst,
        );
  const items: AuditEvent[] = [];
  await each(tx, read.events, { sequences }, ({ event }) => items.push(sight.event(eventOf(event))));
  if (newestFirst) items.reverse();
  return pageOf(items, total, limit, (event) => event.sequence);
}

/** Sequences have no gaps, so that a stretch of the graph's own history is known without a search. */
async function stretch(tx: CypherTransaction, after: number | undefined, most: number, newestFirst: boolean) {
  const [graph] = await rows(tx, read.graph, {});
  const total = graph?.sequence ?? 0;
  const first = newestFirst ? Math.max(1, (after ?? total + 1) - most) : (after ?? 0) + 1;
  const last = newestFirst ? (after ?? total + 1) - 1 : Math.min(total, (after ?? 0) + most);
  return { sequences: Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i), total };
}

const OF_RECORDS: Change['kind'][] = ['ci', 'dependency', 'token', 'incident', 'suggestion'];

/** The numbers of a record's events; none where it is not seen. */
async function ofRecord(tx: CypherTransaction, sight: Sight, record: string): Promise<number[]> {
  const one = recordNamed(record);
  if (!(await sight.seen(tx, [one]))(one)) return [];
  // Tokens and incidents are records too, whatever their ids look like; with a scope only what was found to be seen
  // counts. A refused attempt is of no record, though its reason stands where an id does.
  const kinds = sight.scope ? [one.kind] : OF_RECORDS;
  const found = await rows(tx, read.recordsSequences, { records: [record], kinds });
  return found.map((row) => row.sequence);
}

/** The numbers of all events that are told: who has a scope reads what each of them is of. */
async function seenSequences(tx: CypherTransaction, sight: Sight): Promise<number[]> {
  const all = await rows(tx, read.eventRecords, {});
  const records = all.map(({ sequence, kind, record }) => ({ sequence, kind, id: record }));
  const isSeen = await sight.seen(tx, records);
  return records.filter(isSeen).map(({ sequence }) => sequence);
}

function someOf(all: readonly number[], after: number | undefined, most: number, newestFirst: boolean) {
  const total = all.length;
  if (newestFirst) return { sequences: all.filter((s) => s < (after ?? Infinity)).slice(-most), total };
  return { sequences: all.filter((s) => s > (after ?? 0)).slice(0, most), total };
}

/** `items` holds one more than `limit` where the list goes on. */
export function pageOf<T, Cursor>(
  items: T[],
  total: number,
  limit: number,
  cursor: (item: T) => Cursor,
): Page<T, Cursor> {
  const shown = items.slice(0, limit);
  const last = shown.at(-1);
  return items.length > limit && last !== undefined
    ? { items: shown, total, next: cursor(last) }
    : { items: shown, total };
}
