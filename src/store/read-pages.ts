import type { AuditEvent } from '../domain/change-set.ts';
import type { ConfigurationItem, Status } from '../domain/ci.ts';
import type { Dependency } from '../domain/dependency.ts';
import type { CypherTransaction } from './cypher-driver.ts';
import { ciOf, dependencyOf, eventOf } from './rows.ts';
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

/** A dependency with the CI at its other end. */
export interface Neighbour {
  dependency: Dependency;
  ci: CiSummary & { status: Status };
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
  { after = '', limit }: PageOptions,
): Promise<Page<Neighbour>> {
  const [degrees] = await rows(tx, read.degrees, { id });
  const found = await rows(tx, read[side], { id, after, limit: limit + 1 });
  const items = found.map(({ dependency, ...ci }) => ({ dependency: dependencyOf(dependency), ci }));
  return pageOf(items, degrees?.[side] ?? 0, limit, (item) => item.dependency.key);
}

/** CIs in the order of their ids; `after` is an id. */
export async function listCis(
  tx: CypherTransaction,
  ciFilter: CiFilter,
  { after = '', limit }: PageOptions,
): Promise<Page<ConfigurationItem>> {
  const filter = filterParameters(ciFilter);
  const [count] = await rows(tx, read.countCis, filter);
  const found = await rows(tx, read.listCis, { ...filter, after, limit: limit + 1 });
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
  { record, after, limit, newestFirst = false }: HistoryOptions,
): Promise<Page<AuditEvent, number>> {
  const { sequences, total } =
    record === undefined
      ? await stretch(tx, after, limit + 1, newestFirst)
      : await ofRecord(tx, record, after, limit + 1, newestFirst);
  const items: AuditEvent[] = [];
  await each(tx, read.events, { sequences }, ({ event }) => items.push(eventOf(event)));
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

async function ofRecord(
  tx: CypherTransaction,
  record: string,
  after: number | undefined,
  most: number,
  newestFirst: boolean,
) {
  const all = (await rows(tx, read.recordSequences, { record })).map((row) => row.sequence);
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
