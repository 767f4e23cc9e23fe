import { z } from 'zod';
import { isA } from '../domain/catalogue.ts';
import { configurationItemSchema, STATUSES } from '../domain/ci.ts';
import { CI_ORDERS, type CiFilter, type CiOrder } from '../store/read-pages.ts';
import type { Context } from './context.ts';
import { checkClass } from './find-cis.ts';
import { stretchOf, stretchSchema } from './page.ts';

export { CI_ORDERS, type CiOrder } from '../store/read-pages.ts';

const word = z.string().min(1).max(1000).optional();

/** The question as it is asked from outside. */
export const ciListQuestionSchema = z.strictObject({
  text: word.describe('part of an id or a name, whatever its case'),
  class: word.describe('of this class or one that extends it'),
  owner: word.describe('owned by this team'),
  environment: word.describe('in this environment'),
  status: z.enum(STATUSES).optional().describe('with this status'),
  source: word.describe('told by this source'),
  tag: word.describe('with this tag'),
  sort: z.enum(CI_ORDERS).default('id').describe('by id, by name, or the most critical first'),
  after: word.describe('the page that follows this id'),
  limit: z.int().min(1).max(1000).default(50).describe('at most this many'),
});

export const ciListSchema = stretchSchema(configurationItemSchema, 'in the order asked for');
export type CiList = z.infer<typeof ciListSchema>;

/** A filter as it is asked for: one class stands for itself and all that extend it. */
export type AskedFilter = Omit<CiFilter, 'class'> & { class?: string | undefined };

/** A page of the CIs that pass a filter; a class stands for itself and all that extend it. */
export async function listCis(
  context: Context,
  question: {
    filter: AskedFilter;
    sort?: CiOrder | undefined;
    after?: string | undefined;
    limit: number;
  },
): Promise<CiList> {
  const { filter, ...page } = question;
  const found = await context.store.listCis(storeFilter(context, filter), page);
  return stretchOf(found);
}

/** A filter as the store takes it. */
export function storeFilter({ catalogue }: Context, { class: name, ...filter }: AskedFilter): CiFilter {
  if (name === undefined) return filter;
  checkClass(catalogue, name);
  return { ...filter, class: [...catalogue.classes.keys()].filter((c) => isA(catalogue, c, name)) };
}
