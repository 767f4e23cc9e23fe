import { z } from 'zod';
import { CmdbError } from '../domain/errors.ts';
import type { Level } from '../domain/level.ts';
import type { Context } from './context.ts';
import { idsMeant, lookUp } from './find-cis.ts';
import type { Assumption } from './propagation.ts';

export type SeedLevel = Exclude<Level, 'up'>;

/** Longer than the longest name with a level after it. */
export const ciWord = z.string().min(1).max(1100);

const MOST_SEEDS = 1000;

/** What is assumed of the estate, in a person's words; the parameters that every question about failures has. */
export const assumptionWords = {
  seed: z
    .array(ciWord)
    .min(1)
    .max(MOST_SEEDS)
    .describe('id or name of a CI that fails; "A:degraded" sets the level of one'),
  level: z.enum(['down', 'degraded']).default('down').describe('level of the seeds that say none'),
  pin: z.array(ciWord).max(MOST_SEEDS).default([]).describe('id or name of a CI that is held up'),
  withPlanned: z.boolean().default(false).describe('planned CIs take part as if they were in use'),
};
export type AssumptionWords = z.infer<z.ZodObject<typeof assumptionWords>>;

/** The assumption that words mean: ids or names, seeds also as `id:degraded`. */
export async function assumptionOf(
  context: Context,
  { seed, level, pin, withPlanned }: AssumptionWords,
): Promise<Assumption> {
  const found = await lookUp(context, [...seed, ...seed.flatMap((word) => split(word)?.name ?? []), ...pin]);
  const known = new Set(found.map(({ term }) => term));
  const typed = seed.map((word) => typedSeed(word, level, known));
  const names = typed.map(({ name }) => name);
  const ids = await idsMeant(context, [...names, ...pin], found);
  const seeds = new Map<string, SeedLevel>();
  for (const [i, { level: own }] of typed.entries()) {
    const id = ids[i] as string;
    const before = seeds.get(id);
    if (before !== undefined && before !== own) {
      throw new CmdbError('VALIDATION', `${id} is given as down and as degraded: say one`, { id });
    }
    seeds.set(id, own);
  }
  return {
    seeds: [...seeds].map(([id, own]) => ({ id, level: own })),
    pins: ids.slice(typed.length),
    withPlanned,
  };
}

/** A word that may be a CI with a level after it. */
function split(word: string): { name: string; level: string } | undefined {
  const [, name, level] = /^(.+):([a-z]+)$/.exec(word) ?? [];
  return name === undefined || level === undefined ? undefined : { name, level };
}

/** A seed as typed: `id`, `name` or `id:degraded`, with the level for those that say none. */
function typedSeed(
  word: string,
  level: SeedLevel,
  known: ReadonlySet<string>,
): { name: string; level: SeedLevel } {
  const parts = split(word);
  // An id may end in the like of a level itself.
  if (!parts || known.has(word)) return { name: word, level };
  const { name, level: own } = parts;
  if (own === 'down' || own === 'degraded') return { name, level: own };
  if (!known.has(name)) return { name: word, level };
  throw new CmdbError('VALIDATION', `${word}: expected ${name}:down or ${name}:degraded`, { word });
}
