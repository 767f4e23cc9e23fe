import { z } from 'zod';
import { CmdbError } from '../domain/errors.ts';
import type { Level } from '../domain/level.ts';
import type { Context } from './context.ts';
import { findCis } from './find-cis.ts';
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
  const seeds = await seedsOf(context, seed, level);
  const pins = await findCis(context, pin);
  return { seeds, pins, withPlanned };
}

/** Seeds as typed: `id`, `name` or `id:degraded`, with the level for those that say none. */
async function seedsOf(
  context: Context,
  words: readonly string[],
  level: SeedLevel,
): Promise<{ id: string; level: SeedLevel }[]> {
  const typed = await Promise.all(
    words.map(async (word) => {
      const [, name, own] = /^(.+):([a-z]+)$/.exec(word) ?? [];
      // An id may end in the like of a level itself.
      if (name === undefined || own === undefined || (await isKnown(context, word)))
        return { name: word, level };
      if (own === 'down' || own === 'degraded') return { name, level: own as SeedLevel };
      if (!(await isKnown(context, name))) return { name: word, level };
      throw new CmdbError('VALIDATION', `${word}: expected ${name}:down or ${name}:degraded`, { word });
    }),
  );
  const ids = await findCis(
    context,
    typed.map((t) => t.name),
  );
  const seeds = new Map<string, SeedLevel>();
  for (const [i, { level: own }] of typed.entries()) {
    const id = ids[i] as string;
    const before = seeds.get(id);
    if (before !== undefined && before !== own) {
      throw new CmdbError('VALIDATION', `${id} is given as down and as degraded: say one`, { id });
    }
    seeds.set(id, own);
  }
  return [...seeds].map(([id, own]) => ({ id, level: own }));
}

async function isKnown({ store }: Context, word: string): Promise<boolean> {
  return (await store.findCis([word])).length > 0;
}
