import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { ApplyReport, Change, ChangeSet, Refusal, WriteOptions } from '../domain/change-set.ts';
import { CmdbError } from '../domain/errors.ts';
import type { Effect } from '../domain/level.ts';
import { suggestionEnds } from '../domain/suggestion.ts';
import { type SealedEvent, seal } from './audit.ts';
import type { CypherDriver, CypherTransaction } from './cypher-driver.ts';
import { consumerOf, readCis, readDependencies, readKnown } from './existing.ts';
import { planIncidents, readExistingIncidents, writeIncidents } from './incidents.ts';
import { type Existing, plan } from './plan.ts';
import { eventOf } from './rows.ts';
import type { Sight } from './sight.ts';
import { each, read, rows, write } from './statements.ts';
import {
  planSuggestions,
  readExistingSuggestions,
  type SuggestionPlan,
  writeSuggestions,
} from './suggestions.ts';
import { planTokens, readTokens, writeTokens } from './tokens.ts';
import { writeEvents, writeRecords, writeSeen } from './write-records.ts';

const refusalsText = z
  .string()
  .transform((text): unknown => JSON.parse(text))
  .pipe(z.array(z.custom<Refusal>()));

/**
 * Writes a change set in one transaction: records, their audit events and the graph's revision, or nothing.
 * CONFLICT: a record is not at the version the writer expected, or the write id is that of another write. What the
 * writer does not see is to them as if it were not there, but for ids that are taken.
 */
export function applyChangeSet(
  driver: CypherDriver,
  effectOf: (relationType: string) => Effect,
  sight: Sight,
  changeSet: ChangeSet,
  options: WriteOptions,
): Promise<ApplyReport> {
  // A dry run takes no lock and reads only, so that it cannot write.
  const transact = options.dryRun ? driver.read : driver.write;
  // Worked out before the lock is taken, and once, however often the work is tried.
  const writeId = sight.writeId(options.writeId);
  const content = contentOf(changeSet);
  return transact(async (tx) => {
    const { dryRun = false } = options;
    const [graph] = dryRun ? await rows(tx, read.graph, {}) : await rows(tx, write.lockGraph, { writeId });
    if (!graph) throw new Error('the graph has no Graph node: it was not migrated');
    // What does not build on each other is handed over together: each answer that is waited for costs a round trip,
    // or a turn of a busy event loop, and other writers wait behind this one.
    const [repeated, existing, tokens, incidents, found] = await Promise.all([
      firstAnswer(tx, sight, { ...options, writeId, content }),
      readExisting(tx, sight, changeSet, options),
      plannedTokens(tx, changeSet, options),
      readExistingIncidents(tx, sight, changeSet).then((known) => planIncidents(changeSet, known, options)),
      readExistingSuggestions(tx, sight, changeSet),
    ]);
    if (repeated) return { ...repeated, writeId: options.writeId };
    const suggestions = planSuggestions(changeSet, found, existing.dependencies, options);
    checkVersions(existing, [incidents.versions, suggestions.versions], options.expectedVersions ?? {});
    const planned = plan(decided(changeSet, suggestions), existing, effectOf, options);
    const parts = [planned, tokens, incidents, suggestions];
    const changes = [...parts.flatMap((part) => part.changes), ...attemptsOf(changeSet)];
    const unchanged = parts.reduce((sum, part) => sum + part.unchanged, 0);
    const refused = parts.flatMap((part) => part.refused);
    const revision = changes.length > 0 ? graph.revision + 1 : graph.revision;
    const told = await toldChanges(tx, sight, changes);
    const report = {
      ...{ writeId: options.writeId, revision, dryRun, repeated: false },
      ...{ unchanged, changes: told, refused },
    };
    if (dryRun) return report;

    if (changes.length === 0) {
      await writeSeen(tx, planned.seen);
      return report;
    }
    await Promise.all([
      writeSeen(tx, planned.seen),
      writeRecords(tx, planned.cis, planned.dependencies),
      writeTokens(tx, tokens),
      writeIncidents(tx, incidents.incidents),
      writeSuggestions(tx, suggestions.suggestions),
      writeEvents(tx, sealAll(changes, { ...graph, revision }, { ...options, writeId })),
      rows(tx, write.createWrite, {
        id: writeId,
        content,
        revision,
        first: graph.sequence + 1,
        last: graph.sequence + changes.length,
        unchanged,
        refused: JSON.stringify(refused),
      }),
    ]);
    return report;
  });
}

/** A change set with the dependencies that its decisions on suggestions write and take away. */
function decided(changeSet: ChangeSet, { dependencies, remove }: SuggestionPlan): ChangeSet {
  return {
    ...changeSet,
    dependencies: [...(changeSet.dependencies ?? []), ...dependencies],
    remove: [...(changeSet.remove ?? []), ...remove],
  };
}

/** What a group needs is written into all its members, also those whose providers the writer does not see. */
export async function toldChanges(
  tx: CypherTransaction,
  sight: Sight,
  changes: readonly Change[],
): Promise<Change[]> {
  const isUnsure = ({ kind, action }: Change) => kind === 'dependency' && action === 'changed';
  const isSeen = await sight.seen(tx, changes.filter(isUnsure));
  return changes.filter((change) => !isUnsure(change) || isSeen(change));
}

function attemptsOf({ attempts = [] }: ChangeSet): Change[] {
  return attempts.map((attempt) => {
    const { reason, ...told } = attempt;
    return { kind: 'attempt', id: reason, action: 'refused', before: {}, after: { ...told } };
  });
}

async function plannedTokens(tx: CypherTransaction, changeSet: ChangeSet, options: WriteOptions) {
  const { tokens = [], revokeTokens = [] } = changeSet;
  return planTokens(changeSet, await readTokens(tx, [...tokens.map((t) => t.id), ...revokeTokens]), options);
}

function sealAll(
  changes: readonly Change[],
  { revision, sequence, lastHash }: { revision: number; sequence: number; lastHash: string },
  { now, actor, reason, writeId }: WriteOptions,
): SealedEvent[] {
  let previousHash = lastHash;
  return changes.map((change, i) => {
    const place = { sequence: sequence + i + 1, revision, at: now, actor, reason, writeId, previousHash };
    const sealed = seal(change, place);
    previousHash = sealed.event.hash;
    return sealed;
  });
}

/** What tells two change sets apart: all they say but when their records were last seen. */
function contentOf(changeSet: ChangeSet): string {
  const text = JSON.stringify(changeSet, (key, value) => (key === 'lastSeen' ? undefined : value));
  return createHash('sha256').update(text).digest('base64url');
}

/** What the write of this id answered when it was first made; its changes are in the graph's history. */
async function firstAnswer(
  tx: CypherTransaction,
  sight: Sight,
  { writeId, content, dryRun = false }: Pick<WriteOptions, 'writeId' | 'dryRun'> & { content: string },
): Promise<ApplyReport | undefined> {
  const [first] = await rows(tx, read.write, { id: writeId });
  if (!first) return undefined;
  // Writes of older programs did not say what they were of.
  if (first.content !== null && first.content !== content) {
    throw new CmdbError('CONFLICT', `the write id "${writeId}" is that of another write`, { writeId });
  }
  const sequences = Array.from({ length: first.last - first.first + 1 }, (_, i) => first.first + i);
  const changes: Change[] = [];
  await each(tx, read.events, { sequences }, ({ event }) => {
    const { kind, id, action, before, after } = eventOf(event);
    changes.push({ kind, id, action, before, after });
  });
  const isSeen = await sight.seen(tx, changes);
  const { revision, unchanged } = first;
  return {
    writeId,
    revision,
    dryRun,
    repeated: true,
    unchanged,
    changes: changes.filter(isSeen),
    refused: refusalsText.parse(first.refused),
  };
}

export async function readExisting(
  tx: CypherTransaction,
  sight: Sight,
  { cis = [], dependencies = [], retire = [], prune = [], remove = [], decisions = [] }: ChangeSet,
  {
    expectedVersions = {},
    dryRun = false,
    alsoKnown,
  }: Pick<WriteOptions, 'expectedVersions' | 'dryRun' | 'alsoKnown'>,
): Promise<Existing> {
  const expected = Object.keys(expectedVersions);
  const ids = new Set([...cis.map((ci) => ci.id), ...retire, ...prune, ...expected]);
  const pairs = [
    ...dependencies.map(({ from, to }) => [from, to] as const),
    ...decisions.map(({ id }) => suggestionEnds(id) ?? ([] as const)),
  ];
  const consumers = new Set(pairs.flatMap(([from]) => from ?? []));
  for (const key of [...remove, ...expected]) {
    const consumer = consumerOf(key);
    if (consumer !== undefined) consumers.add(consumer);
  }
  const ends = new Set(pairs.flat());
  const told = [
    ...[...remove, ...expected].map((id) => ({ kind: 'dependency' as const, id })),
    ...decisions.map(({ id }) => ({ kind: 'suggestion' as const, id })),
  ];
  const [isSeen, found, known, foundDependencies] = await Promise.all([
    sight.seen(tx, told),
    readCis(tx, ids),
    readKnown(
      tx,
      [...ends].filter((id) => !ids.has(id)),
      sight.parameters,
    ),
    readDependencies(tx, consumers),
  ]);
  const existing = new Map([...found].filter(([, ci]) => sight.sees(ci)));
  return {
    cis: existing,
    dependencies: foundDependencies,
    isKnown: (id) => existing.has(id) || known.has(id) || (dryRun && alsoKnown?.(id) === true),
    maySee: (ci) => sight.sees(ci),
    isTaken: (id) => found.has(id) && !existing.has(id),
    isTold: (key) => isSeen({ kind: 'dependency', id: key }),
  };
}

function checkVersions(
  existing: Existing,
  others: readonly ReadonlyMap<string, number>[],
  expectedVersions: Readonly<Record<string, number>>,
): void {
  const conflicts: { record: string; expected: number; found: number }[] = [];
  for (const [record, expected] of Object.entries(expectedVersions)) {
    const dependency = existing.isTold(record) ? existing.dependencies.get(record) : undefined;
    const other = others.map((versions) => versions.get(record)).find((version) => version !== undefined);
    const found = (existing.cis.get(record) ?? dependency)?.version ?? other ?? 0;
    if (found !== expected) conflicts.push({ record, expected, found });
  }
  if (conflicts.length === 0) return;
  const say = (version: number) => (version === 0 ? 'none' : `version ${version}`);
  const each = conflicts.map((c) => `${c.record}: expected ${say(c.expected)}, found ${say(c.found)}`);
  throw new CmdbError('CONFLICT', `changed since it was read: ${each.join('; ')}`, { conflicts });
}
