import { z } from 'zod';
import type { Catalogue } from '../domain/catalogue.ts';
import { ABSENT_STATUSES } from '../domain/ci.ts';
import { CmdbError } from '../domain/errors.ts';
import { didYouMean, nearNames } from '../domain/near-names.ts';
import type { Topology } from '../topology/topology.ts';
import type { Context } from './context.ts';

export const absentCiSchema = z.strictObject({ id: z.string(), status: z.enum(['planned', 'retired']) });
export type AbsentCi = z.infer<typeof absentCiSchema>;

/** The ids that people's words mean: an id, or a name that only one CI has. NOT_FOUND offers near ones. */
export async function findCis(context: Context, words: readonly string[]): Promise<string[]> {
  const found = await context.store.findCis([...new Set(words)]);
  return await Promise.all(
    words.map(async (word) => {
      const matches = found.filter((f) => f.term === word);
      const exact = matches.find((f) => f.id === word);
      if (exact) return exact.id;
      if (matches.length === 1) return (matches[0] as { id: string }).id;
      if (matches.length > 1) {
        const ids = matches.map((m) => m.id);
        throw new CmdbError(
          'VALIDATION',
          `${matches.length} CIs are named "${word}": ${ids.join(', ')}; use an id`,
          {
            word,
            ids,
          },
        );
      }
      throw await notFound(context, word);
    }),
  );
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
    if (!ci) throw await notFound(context, id);
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

/** The NOT_FOUND for a word that is no CI, with near names. */
export async function notFound(context: Context, word: string): Promise<CmdbError> {
  const words = new Map<string, string>();
  for (const { id, name } of await context.store.names()) {
    words.set(id, id);
    if (!words.has(name)) words.set(name, id);
  }
  if (words.size === 0) {
    return new CmdbError('NOT_FOUND', `no CI "${word}": the graph is empty; import an estate first`, {
      word,
    });
  }
  const near = [...new Set(nearNames(word, words.keys()).map((name) => words.get(name) as string))];
  const hint = near.length > 0 ? `; near: ${near.join(', ')}` : '';
  return new CmdbError('NOT_FOUND', `no CI has the id or name "${word}"${hint}`, { word, near });
}
