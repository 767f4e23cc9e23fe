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
  const matchesOf = (word: string) => {
    const matches = found.filter((f) => f.term === word).map((f) => f.id);
    return matches.includes(word) ? [word] : matches;
  };
  const unknown = words.filter((word) => matchesOf(word).length === 0);
  if (unknown.length > 0) throw await notFound(context, unknown);
  return words.map((word) => {
    const ids = matchesOf(word);
    if (ids.length === 1) return ids[0] as string;
    throw new CmdbError('VALIDATION', `${ids.length} CIs are named "${word}": ${ids.join(', ')}; use an id`, {
      word,
      ids,
    });
  });
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
  const idByWord = new Map<string, string>();
  for (const { id, name } of await context.store.names()) {
    idByWord.set(id, id);
    if (!idByWord.has(name)) idByWord.set(name, id);
  }
  const details = unknown.map((word, i) => ({
    word,
    near:
      i < MOST_NEAR
        ? [...new Set(nearNames(word, idByWord.keys()).map((near) => idByWord.get(near) as string))]
        : [],
  }));
  const more = unknown.length > MOST_NEAR ? `; nor ${unknown.length - MOST_NEAR} more` : '';
  const told = details
    .slice(0, MOST_NEAR)
    .map(({ word, near }) => `"${word}"${near.length > 0 ? `; near: ${near.join(', ')}` : ''}`)
    .join('; nor ')
    .concat(more);
  const message =
    idByWord.size === 0
      ? `no CI ${told}: the graph is empty; import an estate first`
      : `no CI has the id or name ${told}`;
  return new CmdbError('NOT_FOUND', message, { unknown: details });
}
