import type { AuditEvent } from '../domain/change-set.ts';
import type { ConfigurationItem } from '../domain/ci.ts';
import { neededOf } from '../domain/dependency.ts';
import { CmdbError } from '../domain/errors.ts';
import { didYouMean } from '../domain/near-names.ts';
import type { Page } from '../store/read-pages.ts';
import type { Neighbour } from '../store/sight.ts';
import type { Context } from './context.ts';

export type { Page } from '../store/read-pages.ts';
export type { Neighbour } from '../store/sight.ts';

// Questions about each CI of a list, in one read for all of them; answers come in the order of the ids.

/** Each whole; undefined where there is none, or none that the caller may see. */
export async function cisOfMany(
  { store }: Context,
  ids: readonly string[],
): Promise<(ConfigurationItem | undefined)[]> {
  const found = await store.cis(ids);
  return ids.map((id) => found.get(id));
}

export interface NeighboursQuestion {
  side: 'dependencies' | 'dependents';
  /** as read from either end */
  type?: string | undefined;
  after?: string | undefined;
  limit: number;
}

/** A page of what each depends on, or of what depends on it. VALIDATION: there is no such relation type. */
export async function neighboursOfMany(
  context: Context,
  ids: readonly string[],
  { side, type, ...page }: NeighboursQuestion,
): Promise<Page<Neighbour>[]> {
  const reading = type === undefined ? undefined : context.catalogue.readings.get(type);
  if (type !== undefined && !reading) {
    const hint = didYouMean(type, context.catalogue.readings.keys());
    throw new CmdbError('VALIDATION', `unknown relation type "${type}"${hint}`, { type });
  }
  const pages = await context.store.neighboursOf(side, ids, { ...page, type: reading?.type });
  return ids.map((id) => pages.get(id) as Page<Neighbour>);
}

/** A page of the changes of each, newest first. */
export async function historiesOfMany(
  context: Context,
  ids: readonly string[],
  page: { after?: number | undefined; limit: number },
): Promise<Page<AuditEvent, number>[]> {
  const pages = await context.store.historiesOf(ids, page);
  return ids.map((id) => pages.get(id) as Page<AuditEvent, number>);
}

/** "Needs k of n": a named group of a CI's dependencies. */
export interface RequirementGroup {
  name: string;
  /** as declared: a count or a percent */
  needs: string;
  /** k: how many members that comes to */
  needed: number;
  /** n: the members that take part */
  of: number;
  members: Neighbour[];
}

/** No CI has so many dependencies: a group is told whole. */
const ALL = 2 ** 31 - 2;

/** The named groups of each, whole, in the order of their names. */
export async function requirementGroupsOfMany(
  context: Context,
  ids: readonly string[],
): Promise<RequirementGroup[][]> {
  const pages = await context.store.neighboursOf('dependencies', ids, { limit: ALL });
  return ids.map((id) => groupsOf(pages.get(id)?.items ?? []));
}

function groupsOf(dependencies: readonly Neighbour[]): RequirementGroup[] {
  const groups = new Map<string, Neighbour[]>();
  for (const neighbour of dependencies) {
    const { group } = neighbour.dependency;
    if (group === undefined) continue;
    const members = groups.get(group);
    if (members) members.push(neighbour);
    else groups.set(group, [neighbour]);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, members]) => {
      const needs = members[0]?.dependency.needs ?? '1';
      const present = members.filter(({ takesPart }) => takesPart);
      const of = new Set(present.map(({ ci }) => ci.id)).size;
      return { name, needs, needed: neededOf(needs, of), of, members };
    });
}
