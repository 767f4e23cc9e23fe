import { z } from 'zod';
import type { AuditedAttempt } from './access.ts';
import type { CiRecord, FieldError } from './ci.ts';
import type { DependencyRecord } from './dependency.ts';
import type { IncidentEdit, Received } from './incident.ts';
import type { Proposal, SuggestionDecision } from './suggestion.ts';
import type { NewToken } from './token.ts';

/**
 * One record changed. `before` and `after` hold the values of the fields that differ: all of `after` when
 * created, all of `before` when deleted. `id` is the record's, of a dependency its key. Of a token only name, role,
 * scope, expires and revoked are told, never its hash. Of an incident the alarms by fingerprint and the rankings by time,
 * and only those that differ. An attempt that was refused changes nothing; its `id` is why.
 */
export const changeSchema = z.strictObject({
  kind: z.enum(['ci', 'dependency', 'token', 'attempt', 'incident', 'suggestion']),
  id: z.string(),
  action: z.enum(['created', 'changed', 'deleted', 'refused']),
  before: z.record(z.string(), z.unknown()),
  after: z.record(z.string(), z.unknown()),
});
export type Change = z.infer<typeof changeSchema>;

/** Whether a change is of who may use the server and who tried to: told whole to admins only. */
export function isOfAccess({ kind }: Pick<Change, 'kind'>): boolean {
  return kind === 'token' || kind === 'attempt';
}

/**
 * A change as written in the graph's history. `hash` is SHA-256 over the event and `previousHash`, so that an
 * event taken out or altered afterwards shows.
 */
export const auditEventSchema = changeSchema.extend({
  sequence: z.int(),
  revision: z.int(),
  at: z.string(),
  actor: z.string(),
  reason: z.string(),
  writeId: z.string(),
  previousHash: z.string(),
  hash: z.string(),
});
export type AuditEvent = z.infer<typeof auditEventSchema>;

/** What to write. Records are checked ones, dependencies turned to their dependent. */
export interface ChangeSet {
  cis?: readonly CiRecord[];
  dependencies?: readonly DependencyRecord[];
  /** ids of CIs to retire */
  retire?: readonly string[];
  /** ids of CIs that their source no longer lists: they are retired until it does again */
  prune?: readonly string[];
  /** keys of dependencies to delete */
  remove?: readonly string[];
  tokens?: readonly NewToken[];
  /** ids of tokens to refuse from now on */
  revokeTokens?: readonly string[];
  attempts?: readonly AuditedAttempt[];
  /** alarms, each lot for the incident of its sender that is open, or for a new one of this id */
  received?: readonly (Received & { id: string })[];
  incidents?: readonly IncidentEdit[];
  proposals?: readonly Proposal[];
  decisions?: readonly SuggestionDecision[];
}

/** Who writes, why, and under which id; `now` is the time of the write, ISO 8601 in UTC. */
export interface WriteOptions {
  actor: string;
  reason: string;
  /** names this write: the same id again answers what the first one did and writes nothing */
  writeId: string;
  now: string;
  /** source of records that name none */
  source: string;
  /** versions the writer has seen, by id or dependency key; 0: the record must not exist */
  expectedVersions?: Readonly<Record<string, number>>;
  dryRun?: boolean;
  /** in a dry run of a batch: CIs that an earlier batch would have created */
  alsoKnown?: (id: string) => boolean;
}

/** A record that could not be written; the others were. `at` is its position in the change set's list. */
export interface Refusal extends FieldError {
  kind: Change['kind'];
  at: number;
}

/** What a write did, or would do. `revision` is the graph's after it. */
export interface ApplyReport {
  writeId: string;
  revision: number;
  dryRun: boolean;
  repeated: boolean;
  unchanged: number;
  changes: Change[];
  refused: Refusal[];
}
