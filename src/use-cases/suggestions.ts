import { z } from 'zod';
import { checkRight } from '../domain/access.ts';
import { checkDependency, type DependencyRecord, dependencySchema } from '../domain/dependency.ts';
import { CmdbError } from '../domain/errors.ts';
import { EFFECTS } from '../domain/level.ts';
import {
  SUGGESTION_STATUSES,
  type Suggestion,
  type SuggestionDecision,
  suggestionEnds,
  suggestionSchema,
} from '../domain/suggestion.ts';
import { afterwards } from '../store/change-of.ts';
import { type EstateWrite, writeOptions } from './change-estate.ts';
import type { Context } from './context.ts';
import { stretchOf, stretchSchema } from './page.ts';
import { parsed } from './parsed.ts';

const word = z.string().min(1).max(1000).optional();

/** The question as it is asked from outside. */
export const suggestionListQuestionSchema = z.strictObject({
  status: z.enum(SUGGESTION_STATUSES).optional().describe('with this status'),
  after: word.describe('the page that follows this id'),
  limit: z.int().min(1).max(500).default(50).describe('at most this many'),
});

export const suggestionListSchema = stretchSchema(suggestionSchema, 'the most often proposed first');
export type SuggestionList = z.infer<typeof suggestionListSchema>;

/** A page of the dependencies that incidents propose, the most often proposed first. */
export async function listSuggestions(
  context: Context,
  { status, ...page }: z.infer<typeof suggestionListQuestionSchema>,
): Promise<SuggestionList> {
  checkRight(context.caller, 'read');
  return stretchOf(await context.store.listSuggestions(status, page));
}

/** What is decided, and what is written where it is accepted: by default little, as alarms that began together show little. */
export const decisionSchema = z.strictObject({
  status: z.enum(['accepted', 'dismissed']),
  type: z.string().default('depends_on').describe('relation type, as read from the dependent'),
  effect: z.enum(EFFECTS).default('soft'),
  confidence: z.number().min(0).max(1).default(0.5).describe('how sure it is'),
});

export const suggestionDecidedSchema = z.strictObject({
  suggestion: suggestionSchema.describe('as it is afterwards'),
  dependency: dependencySchema.nullable().describe('that was written'),
  removed: z.string().nullable().describe('key of the dependency that was taken away'),
  revision: z.int().describe('of the graph, afterwards'),
  dryRun: z.boolean(),
  repeated: z.boolean().describe('the write was made before: this is what it did then'),
});
export type SuggestionDecided = z.infer<typeof suggestionDecidedSchema>;

/**
 * Accepts a suggestion, which writes the dependency in the same transaction, or dismisses it, so that it is not proposed
 * again; dismissed after it was accepted, its dependency is taken away in the same transaction. NOT_FOUND: there is none
 * whose both ends the caller sees. CONFLICT: the dependency is there already, or is to be taken away and was changed since.
 */
export async function decideSuggestion(
  context: Context,
  { id, decision: told }: { id: string; decision: unknown },
  write: EstateWrite,
): Promise<SuggestionDecided> {
  checkRight(context.caller, 'write');
  const { status, ...kind } = parsed(decisionSchema, told, 'decision');
  const suggestion = await findSuggestion(context, id);
  const decided: SuggestionDecision =
    status === 'accepted' ? { id, status, dependency: dependencyOf(context, id, kind) } : { id, status };
  const report = await context.store.apply({ decisions: [decided] }, writeOptions(context, write));
  const [refusal] = report.refused;
  if (refusal) throw new CmdbError('CONFLICT', `${refusal.field}: ${refusal.reason}`, { id });
  const { changes, revision, dryRun, repeated } = report;
  const written = changes.find(({ kind: of, action }) => of === 'dependency' && action === 'created');
  const removed = changes.find(({ action }) => action === 'deleted');
  const decision = changes.find(({ kind: of }) => of === 'suggestion');
  return {
    suggestion: afterwards(suggestion, decision),
    dependency: written ? dependencySchema.parse(written.after) : null,
    removed: removed?.id ?? null,
    ...{ revision, dryRun, repeated },
  };
}

/** Accepted, a suggestion has to point the way it was proposed. */
function dependencyOf(
  { catalogue }: Context,
  id: string,
  kind: Omit<z.infer<typeof decisionSchema>, 'status'>,
): DependencyRecord {
  const { type } = kind;
  const [from, to] = suggestionEnds(id) as [string, string];
  const checked = checkDependency(catalogue, { from, to, source: 'root-cause', ...kind });
  if (!checked.ok) {
    const [error] = checked.errors;
    throw new CmdbError('VALIDATION', `${error?.field}: ${error?.reason}`, { type });
  }
  if (checked.record.from === from) return checked.record;
  throw new CmdbError('VALIDATION', `type: with ${type}, ${to} would depend on ${from}`, { type });
}

async function findSuggestion({ store }: Context, id: string): Promise<Suggestion> {
  const suggestion = await store.suggestion(id);
  if (suggestion) return suggestion;
  throw new CmdbError('NOT_FOUND', `no suggestion has the id ${JSON.stringify(id)}`, { id });
}
