import type { Change, ChangeSet, Refusal, WriteOptions } from '../domain/change-set.ts';
import type { Token, TokenRecord } from '../domain/token.ts';
import type { CypherDriver, CypherTransaction } from './cypher-driver.ts';
import { batches } from './existing.ts';
import { type Page, type PageOptions, pageOf } from './read-pages.ts';
import { type TokenProperties, tokenOf, tokenProperties } from './rows.ts';
import { each, read, rows, write } from './statements.ts';

/** What a change set does to tokens. Their events name who may do what and until when, never hash or salt. */
export interface TokenPlan {
  created: TokenProperties[];
  revoked: { id: string; revoked: string }[];
  changes: Change[];
  unchanged: number;
  refused: Refusal[];
}

/** Decides what a change set does to the tokens that exist; writes nothing. */
export function planTokens(
  { tokens = [], revokeTokens = [] }: ChangeSet,
  existing: ReadonlyMap<string, TokenRecord>,
  { now, actor }: Pick<WriteOptions, 'now' | 'actor'>,
): TokenPlan {
  const plan: TokenPlan = { created: [], revoked: [], changes: [], unchanged: 0, refused: [] };
  const refuse = (at: number, id: string, reason: string) =>
    plan.refused.push({ kind: 'token', at, record: id, field: 'id', value: id, reason });
  const taken = new Set(existing.keys());
  tokens.forEach((token, at) => {
    const { id, name, role, scope, expires } = token;
    if (taken.has(id)) {
      refuse(at, id, 'there is a token of this id');
      return;
    }
    taken.add(id);
    plan.created.push(tokenProperties({ ...token, created: now, createdBy: actor }));
    const after = { name, role, ...(scope ? { scope } : {}), expires };
    plan.changes.push({ kind: 'token', id, action: 'created', before: {}, after });
  });
  [...new Set(revokeTokens)].forEach((id, at) => {
    const token = existing.get(id);
    if (!token) {
      refuse(at, id, 'no such token to revoke');
    } else if (token.revoked !== null) {
      plan.unchanged++;
    } else {
      plan.revoked.push({ id, revoked: now });
      plan.changes.push({ kind: 'token', id, action: 'changed', before: {}, after: { revoked: now } });
    }
  });
  return plan;
}

/** Writes what `planTokens` decided. */
export async function writeTokens(
  tx: CypherTransaction,
  { created, revoked }: Pick<TokenPlan, 'created' | 'revoked'>,
): Promise<void> {
  if (created.length > 0) await rows(tx, write.createTokens, { rows: created });
  if (revoked.length > 0) await rows(tx, write.revokeTokens, { rows: revoked });
}

/** Those of these tokens that there are, by id. */
export async function readTokens(
  tx: CypherTransaction,
  ids: Iterable<string>,
): Promise<Map<string, TokenRecord>> {
  const found = new Map<string, TokenRecord>();
  for (const batch of batches(ids)) {
    await each(tx, read.tokens, { ids: batch }, ({ token }) => found.set(token.id, tokenOf(token)));
  }
  return found;
}

/** Tokens in the order of their ids, as they may be shown; `after` is an id. */
export async function listTokens(
  tx: CypherTransaction,
  { after = '', limit }: PageOptions,
): Promise<Page<Token>> {
  const [count] = await rows(tx, read.countTokens, {});
  const found = await rows(tx, read.listTokens, { after, limit: limit + 1 });
  const items = found.map(({ token }) => {
    const { hash: _hash, salt: _salt, ...shown } = tokenOf(token);
    return shown;
  });
  return pageOf(items, count?.total ?? 0, limit, (token) => token.id);
}

/** An observation, as lastSeen of a record is: without an event, and without the lock that puts writers in order. */
export async function noteTokenUse(driver: CypherDriver, id: string, at: string): Promise<void> {
  await driver.write((tx) => rows(tx, write.useToken, { id, at }));
}
