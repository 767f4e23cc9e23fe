import { z } from 'zod';
import { configurationItemSchema, STATUSES } from '../domain/ci.ts';
import { dependencySchema } from '../domain/dependency.ts';
import type { Page } from '../store/read-pages.ts';
import type { Neighbour } from '../store/sight.ts';
import { namedCi } from './answers.ts';
import type { Context } from './context.ts';
import { notFound } from './find-cis.ts';

/** The question as it is asked from outside. */
export const ciQuestionSchema = z.strictObject({
  id: z.string().min(1).max(256).describe('id of the CI'),
  limit: z.int().min(1).max(1000).default(50).describe('at most this many dependencies, and dependents'),
});

const neighbours = z.strictObject({
  items: z.array(
    z.strictObject({
      dependency: dependencySchema,
      ci: namedCi.extend({
        status: z.enum(STATUSES).nullable().describe('null where the CI is restricted'),
        owner: z.string().nullable(),
      }),
    }),
  ),
  total: z.int(),
  complete: z.boolean(),
});

export const ciAnswerSchema = z.strictObject({
  ci: configurationItemSchema,
  dependencies: neighbours.describe('what it depends on, in the order of the keys'),
  dependents: neighbours.describe('what depends on it'),
});
export type CiAnswer = z.infer<typeof ciAnswerSchema>;

/** One CI whole, with its dependencies and dependents, up to `limit` of each. */
export async function showCi(context: Context, question: { id: string; limit: number }): Promise<CiAnswer> {
  const { id, limit } = question;
  const { ci, dependencies, dependents } = await context.store.ciWithNeighbours(id, limit);
  if (!ci) throw await notFound(context, [id]);
  return { ci, dependencies: pageOf(dependencies), dependents: pageOf(dependents) };
}

function pageOf({ items, total, next }: Page<Neighbour>): CiAnswer['dependencies'] {
  return {
    items: items.map(({ dependency, ci }) => ({ dependency, ci })),
    total,
    complete: next === undefined,
  };
}
