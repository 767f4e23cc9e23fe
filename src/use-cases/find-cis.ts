import { z } from 'zod';
import type { Catalogue } from '../domain/catalogue.ts';
import { ABSENT_STATUSES } from '../domain/ci.ts';
import { CmdbError } from '../domain/errors.ts';
import { didYouMean, nearNames } from '../domain/near-names.ts';
import type { Topology } from '../topology/topology.ts';
import type { Context } from './context.ts';

export const absentCiSchema = z.strictObject({ id: z.string(), status: z.enum(['planned', 'retired']) });
type FoundCi = Awaited<ReturnType<Context['store']['findCis']>>[number];
export type AbsentCi = z.infer<typeof absentCiSchema>;

/** The ids that people's words mean: an id, or a name that only one CI has. NOT_FOUND offers near ones. */
export async function findCis(context: Context, words: readonly string[]): Promise<string[]> {
  return await idsMeant(context, words, await lookUp(context, words));
}

/** The CIs whose id or name is one of these words. */
export async function lookUp({ store }: Context, words: readonly string[]): Promise<FoundCi[]> {
  return words.length === 0 ? [] : await store.findCis([...new Set(words)]);
}

/** As `findCis`, of words that were looked up. */
export async function idsMeant(
  context: Context,
  words: readonly string[],
  found: readonly FoundCi[],
): Promise<string[]> {
  const unknown = words.filter((word) => matchesOf(word, found).length === 0);
  if (unknown.length > 0) throw await notFound(context, unknown);
  return words.map((word) => {
    const ids = matchesOf(word, found);
    if (ids.length === 1) return ids[0] as string;
    throw new CmdbError('VALIDATION', `${ids.length} CIs are named "${word}": ${ids.join(', ')}; use an id`, {
      word,
      ids,
    });
  });
}

function matchesOf(word: string, found: readonly FoundCi[]): string[] {
  const matches = found.filter(({ term }) => term === word).map(({ id }) => id);
  return matches.includes(word) ? [word] : matches;
}

/** What a person's word means: one CI, several of that name, or none. */
export interface Meaning {
  word: string;
  /** null where not one CI is meant */
  id: string | null;
  /** where several are called so: up to 20 of them */
  several: string[];
  /** where none is meant: ids that are near, of the first few such words */
  near: string[];
}

/** What each word means; as `findCis`, where a word may mean nothing. */
export async function meanings(context: Context, words: readonly string[]): Promise<Meaning[]> {
  const found = await lookUp(context, words);
  const told = words.map((word) => ({ word, ids: matchesOf(word, found) }));
  const unknown = told.filter(({ ids }) => ids.length === 0).map(({ word }) => word);
  const near = unknown.length > 0 ? nearOf(unknown, await idsByWord(context)) : new Map<string, string[]>();
  return told.map(({ word, ids }) => ({
    word,
    id: ids.length === 1 ? (ids[0] as string) : null,
    several: ids.length > 1 ? ids : [],
    near: near.get(word) ?? [],
  }));
}

/**
 * Where ids stand in a topology. One that is not in it either takes no part and is put on `ignored`, or lies
 * outside what was read and changes nothing; one that no CI has is NOT_FOUND.
 */
export async function placesOf(
  context: Context,
  topology: Topology,
  ids: readonly string[],
): Promise<{ places: ReadonlyMap<string, number>; ignored: AbsentCi[] }> {
  const places = new Map<string, number>();
  const elsewhere: string[] = [];
  for (const id of new Set(ids)) {
    const place = topology.indexOf(id);
    if (place === undefined) elsewhere.push(id);
    else places.set(id, place);
  }
  const ignored: AbsentCi[] = [];
  const found = elsewhere.length > 0 ? await context.store.cis(elsewhere) : undefined;
  for (const id of elsewhere) {
    const ci = found?.get(id);
    if (!ci) throw await notFound(context, [id]);
    if (ABSENT_STATUSES.includes(ci.status)) ignored.push({ id, status: ci.status as AbsentCi['status'] });
  }
  return { places, ignored };
}

/** Refuses the name of a class that there is not, with near ones. */
export function checkClass({ classes }: Catalogue, name: string): void {
  if (classes.has(name)) return;
  const hint = didYouMean(name, classes.keys());
  throw new CmdbError('VALIDATION', `unknown class "${name}"${hint}`, { class: name });
}

/** Each is compared with every name there is. */
const MOST_NEAR = 3;

/** The NOT_FOUND for words that are no CI, with near names. */
export async function notFound(context: Context, unknown: readonly string[]): Promise<CmdbError> {
  const idByWord = await idsByWord(context);
  const near = nearOf(unknown, idByWord);
  const details = unknown.map((word) => ({ word, near: near.get(word) ?? [] }));
  const more = unknown.length > MOST_NEAR ? `; nor ${unknown.length - MOST_NEAR} more` : '';
  const told = details
    .slice(0, MOST_NEAR)
    .map(({ word, near: ids }) => `"${word}"${ids.length > 0 ? `; near: ${ids.join(', ')}` : ''}`)
    .join('; nor ')
    .concat(more);
  const message =
    idByWord.size === 0
      ? `no CI ${told}: the graph is empty; import an estate first`
      : `no CI has the id or name ${told}`;
  return new CmdbError('NOT_FOUND', message, { unknown: details });
}

/** By each id and name: the id. */
async function idsByWord({ store }: Context): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for (const { id, name } of await store.names()) {
    ids.set(id, id);
    if (!ids.has(name)) ids.set(name, id);
  }
  return ids;
}

/** By each of the first few words: ids that are near. */
function nearOf(words: readonly string[], ids: ReadonlyMap<string, string>): Map<string, string[]> {
  const near = (word: string) => nearNames(word, ids.keys()).map((name) => ids.get(name) as string);
  return new Map(words.slice(0, MOST_NEAR).map((word) => [word, [...new Set(near(word))]]));
}
