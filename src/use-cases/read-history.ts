import { z } from 'zod';
import { hasRight } from '../domain/access.ts';
import { type AuditEvent, auditEventSchema, isOfAccess } from '../domain/change-set.ts';
import { errorCode } from '../domain/errors.ts';
import { RESTRICTED } from '../topology/seen-topology.ts';
import type { Context } from './context.ts';
import { findCis } from './find-cis.ts';
import { stretchOf } from './page.ts';

/** The question as it is asked from outside. */
export const historyQuestionSchema = z.strictObject({
  record: z
    .string()
    .min(1)
    .max(2000)
    .optional()
    .describe('id or name of a CI, or the key of a dependency; without it, the whole graph'),
  after: z.int().min(0).optional().describe('the page that follows this event'),
  limit: z.int().min(1).max(1000).default(20).describe('at most this many events'),
});

export const historySchema = z.strictObject({
  record: z.string().nullable().describe('CI id or dependency key; null for the whole graph'),
  items: z.array(auditEventSchema).describe('newest first'),
  total: z.int(),
  complete: z.boolean().describe('whether nothing follows'),
  next: z.int().nullable().describe('what to pass as `after` for the next page'),
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
    ...stretchOf({ ...page, items: page.items.map((event) => toldEvent(context, event)) }),
  };
}

/** Of tokens and refused attempts who is no admin is told that there was something, and when. */
function toldEvent({ caller }: Context, event: AuditEvent): AuditEvent {
  if (!isOfAccess(event) || hasRight(caller, 'administer')) return event;
  const hidden = { id: RESTRICTED, actor: RESTRICTED, reason: RESTRICTED, writeId: RESTRICTED };
  return { ...event, ...hidden, before: {}, after: {} };
}

/** A CI by id or name, else the key of a dependency, which may have been deleted since. */
export async function recordOf(context: Context, word: string): Promise<string> {
  if (word.startsWith('[')) return word;
  try {
    return (await findCis(context, [word]))[0] as string;
  } catch (error) {
    if (errorCode(error) !== 'NOT_FOUND') throw error;
    const past = await readHistory(context, { record: word, limit: 1 });
    if (past.total === 0) throw error;
    return word;
  }
}
