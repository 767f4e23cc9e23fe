import { z } from 'zod';
import { auditEventSchema } from '../domain/change-set.ts';
import type { Context } from './context.ts';

export const historySchema = z.strictObject({
  record: z.string().nullable().describe('CI id or dependency key; null for the whole graph'),
  items: z.array(auditEventSchema).describe('newest first'),
  total: z.int(),
  complete: z.boolean().describe('whether nothing follows'),
  next: z.int().nullable().describe('what to pass as --after for the next page'),
});
export type History = z.infer<typeof historySchema>;

/** What was changed, by whom and why: of one record or of the whole graph, newest first. */
export async function readHistory(
  context: Context,
  question: { record?: string | undefined; after?: number | undefined; limit: number },
): Promise<History> {
  const page = await context.store.history({ ...question, newestFirst: true });
  return {
    record: question.record ?? null,
    items: page.items,
    total: page.total,
    complete: page.next === undefined,
    next: page.next ?? null,
  };
}
