import type { Change, ChangeSet, Refusal, WriteOptions } from '../domain/change-set.ts';
import { type Dependency, type DependencyRecord, dependencyKey } from '../domain/dependency.ts';
import {
  type Suggestion,
  type SuggestionDecision,
  type SuggestionStatus,
  suggestionEnds,
  suggestionId,
  withProposal,
} from '../domain/suggestion.ts';
import { changeOf } from './change-of.ts';
import type { CypherTransaction } from './cypher-driver.ts';
import { batches, readKnown } from './existing.ts';
import { type Page, type PageOptions, pageOf } from './read-pages.ts';
import type { Sight } from './sight.ts';
import { each, read, rows, write } from './statements.ts';

/** What a change set does to suggestions. */
export interface SuggestionPlan {
  suggestions: Suggestion[];
  /** to be written: those of suggestions that are accepted */
  dependencies: DependencyRecord[];
  /** keys of those to be deleted: of suggestions that are dismissed after all */
  remove: string[];
  changes: Change[];
  unchanged: number;
  refused: Refusal[];
  /** of those that the change set decides on */
  versions: ReadonlyMap<string, number>;
}

/** What the graph holds of a change set's suggestions, as the writer sees it. */
export interface ExistingSuggestions {
  byId: ReadonlyMap<string, Suggestion>;
  /** of proposals: the ids of their CIs, whatever they were given as */
  proposals: NonNullable<ChangeSet['proposals']>;
  isSeen: (suggestion: Suggestion) => boolean;
}

/** Decides what a change set does to the suggestions that exist; writes nothing. */
export function planSuggestions(
  { decisions = [] }: ChangeSet,
  { byId, proposals, isSeen }: ExistingSuggestions,
  present: ReadonlyMap<string, Dependency>,
  { now }: Pick<WriteOptions, 'now'>,
): SuggestionPlan {
  const plan: Omit<SuggestionPlan, 'versions'> = {
    ...{ suggestions: [], dependencies: [], remove: [], changes: [], unchanged: 0, refused: [] },
  };
  const drafts = new Map<string, Suggestion>();
  for (const proposal of proposals) {
    const id = suggestionId(proposal);
    drafts.set(id, withProposal(drafts.get(id) ?? byId.get(id), proposal, now));
  }
  for (const [at, decision] of decisions.entries()) {
    const { id, status } = decision;
    const suggestion = drafts.get(id) ?? byId.get(id);
    const refuse = (field: 'id' | 'status', value: string, reason: string) =>
      plan.refused.push({ kind: 'suggestion', at, record: id, field, value, reason });
    if (!suggestion || !isSeen(suggestion)) {
      refuse('id', id, 'no such suggestion');
      continue;
    }
    const reason = objection(decision, suggestion, present);
    if (reason !== undefined) {
      refuse('status', status, reason);
      continue;
    }
    const { dependency: own = '', ...plain } = suggestion;
    if (decision.status === 'accepted') {
      plan.dependencies.push(decision.dependency);
      drafts.set(id, { ...plain, status, dependency: dependencyKey(decision.dependency) });
    } else {
      if (present.has(own)) plan.remove.push(own);
      drafts.set(id, { ...plain, status });
    }
  }
  for (const [id, after] of drafts) {
    const settled = changeOf('suggestion', byId.get(id), after, now);
    if (!settled) {
      plan.unchanged++;
      continue;
    }
    plan.suggestions.push(settled.record);
    plan.changes.push(settled.change);
  }
  const versions = [...byId.values()].filter(isSeen).map(({ id, version }) => [id, version] as const);
  return { ...plan, versions: new Map(versions) };
}

/** Why the graph is not as a decision has it: one dependency is of a suggestion, and what others made is not taken away. */
function objection(
  decision: SuggestionDecision,
  { dependency, updated }: Suggestion,
  present: ReadonlyMap<string, Dependency>,
): string | undefined {
  const own = present.get(dependency ?? '');
  if (decision.status === 'accepted') {
    const there = own ?? present.get(dependencyKey(decision.dependency));
    return there && `the dependency ${there.key} is there: change that one, or dismiss the suggestion`;
  }
  if (!own || (own.version === 1 && own.created === updated)) return undefined;
  return `the dependency ${own.key} was changed since it was accepted: remove it first`;
}

/** What a change set needs of the graph to be planned. */
export async function readExistingSuggestions(
  tx: CypherTransaction,
  sight: Sight,
  { proposals = [], decisions = [] }: ChangeSet,
): Promise<ExistingSuggestions> {
  const idOf = (word: string) => sight.placeholders.idOf(word) ?? word;
  const real = proposals.map(({ from, to, incident }) => ({ from: idOf(from), to: idOf(to), incident }));
  const ids = [...real.map(suggestionId), ...decisions.map(({ id }) => id)];
  const ends = ids.flatMap((id) => suggestionEnds(id) ?? []);
  const [byId, seen, known] = await Promise.all([
    readSuggestions(tx, ids),
    readKnown(tx, ends, sight.parameters),
    readKnown(tx, ends),
  ]);
  return {
    byId,
    proposals: real.filter(({ from, to }) => known.has(from) && known.has(to)),
    isSeen: ({ from, to }) => seen.has(from) && seen.has(to),
  };
}

/** Those of these suggestions that there are, by id. */
export async function readSuggestions(
  tx: CypherTransaction,
  ids: Iterable<string>,
): Promise<Map<string, Suggestion>> {
  const found = new Map<string, Suggestion>();
  for (const batch of batches(ids)) {
    await each(tx, read.suggestions, { ids: batch }, ({ suggestion }) =>
      found.set(suggestion.id, suggestion),
    );
  }
  return found;
}

/** Writes what `planSuggestions` decided. */
export async function writeSuggestions(tx: CypherTransaction, put: readonly Suggestion[]): Promise<void> {
  if (put.length > 0) await rows(tx, write.putSuggestions, { rows: [...put] });
}

/** Suggestions whose both ends are seen, the most often proposed first; `after` is the id of the last one before. */
export async function listSuggestions(
  tx: CypherTransaction,
  { parameters }: Sight,
  status: SuggestionStatus | undefined,
  { after = '', limit }: PageOptions,
): Promise<Page<Suggestion>> {
  const filter = { status: status ?? null, ...parameters };
  const [count] = await rows(tx, read.countSuggestions, filter);
  const found = await rows(tx, read.listSuggestions, { ...filter, after, limit: limit + 1 });
  const items = found.map(({ suggestion }) => suggestion);
  return pageOf(items, count?.total ?? 0, limit, ({ id }) => id);
}
