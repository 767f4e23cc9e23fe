import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { checkRight } from '../domain/access.ts';
import type { ChangeSet } from '../domain/change-set.ts';
import { CmdbError } from '../domain/errors.ts';
import { nearNames } from '../domain/near-names.ts';
import { type Token, tokenRequestSchema, tokenSchema, tokenState } from '../domain/token.ts';
import type { Context } from './context.ts';
import { checkClass } from './find-cis.ts';
import { stretchOf, stretchSchema } from './page.ts';
import { hashTokenText, newTokenText } from './token-text.ts';

export const shownTokenSchema = tokenSchema.extend({ state: z.enum(['live', 'expired', 'revoked']) });
export type ShownToken = z.infer<typeof shownTokenSchema>;

export const createdTokenSchema = z.strictObject({
  token: shownTokenSchema,
  unknownEnvironments: z.array(z.string()).describe('environments of its scope that no CI is in'),
  text: z.string().describe('what to send as Authorization: Bearer TEXT; it cannot be shown again'),
});
export type CreatedToken = z.infer<typeof createdTokenSchema>;

export const tokenListSchema = stretchSchema(shownTokenSchema, 'in the order of their ids');
export type TokenList = z.infer<typeof tokenListSchema>;

/** Makes a token. Its text is in the answer and nowhere else. */
export async function createToken(context: Context, request: unknown): Promise<CreatedToken> {
  checkRight(context.caller, 'administer');
  const parsed = tokenRequestSchema.safeParse(request);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new CmdbError('VALIDATION', `${issue?.path.join('.') || 'token'}: ${issue?.message}`, {
      errors: parsed.error.issues.map(({ path, message }) => ({ field: path.join('.'), reason: message })),
    });
  }
  const now = context.clock();
  const { name, role, scope = null, expires } = parsed.data;
  for (const className of scope?.classes ?? []) checkClass(context.catalogue, className);
  if (expires <= now) {
    throw new CmdbError('VALIDATION', `expires: ${expires} is not after now, ${now}`, { expires, now });
  }
  const { id, text } = newTokenText();
  const token = { id, name, role, scope, expires, ...(await hashTokenText(text)) };
  await write(context, now, `token ${id} for ${name} created`, { tokens: [token] });
  const { environments = [] } = token.scope ?? {};
  return {
    token: await findToken(context, id),
    unknownEnvironments: await unknown(context, environments),
    text,
  };
}

async function unknown(context: Context, environments: readonly string[]): Promise<string[]> {
  if (environments.length === 0) return [];
  const known = new Set((await context.store.facets({})).map(({ environment }) => environment));
  return environments.filter((one) => !known.has(one));
}

/** A page of the tokens, in the order of their ids. */
export async function listTokens(
  context: Context,
  wanted: { after?: string | undefined; limit: number },
): Promise<TokenList> {
  checkRight(context.caller, 'administer');
  const page = await context.store.listTokens(wanted);
  const now = context.clock();
  return stretchOf({ ...page, items: page.items.map((token) => shown(token, now)) });
}

/** Whether anybody could call a server that asks for tokens. */
export async function isAnyTokenLive(context: Context): Promise<boolean> {
  for (let after: string | undefined; ; ) {
    const { items, next } = await listTokens(context, { after, limit: LOOKED_AT });
    if (items.some(({ state }) => state === 'live')) return true;
    if (next === null) return false;
    after = next;
  }
}

/** One token; NOT_FOUND offers near ids, and those of that name. */
export async function findToken(context: Context, id: string): Promise<ShownToken> {
  checkRight(context.caller, 'administer');
  const record = await context.store.token(id);
  if (!record) throw await notFound(context, id);
  const { hash: _hash, salt: _salt, ...token } = record;
  return shown(token, context.clock());
}

/** From now on the token is refused, by every server. One that is revoked already stays as it is. */
export async function revokeToken(context: Context, { id }: { id: string }): Promise<ShownToken> {
  const { name } = await findToken(context, id);
  await write(context, context.clock(), `token ${id} of ${name} revoked`, { revokeTokens: [id] });
  return await findToken(context, id);
}

async function write({ store, actor }: Context, now: string, reason: string, changeSet: ChangeSet) {
  const report = await store.apply(changeSet, {
    actor,
    reason,
    now,
    writeId: randomUUID(),
    source: 'tokens',
  });
  const [refusal] = report.refused;
  if (refusal) throw new CmdbError('CONFLICT', `token ${refusal.record}: ${refusal.reason}`);
}

function shown(token: Token, now: string): ShownToken {
  return { ...token, state: tokenState(token, now) };
}

/** Tokens that a person may mix up are on the first page: nobody has thousands. */
const LOOKED_AT = 1000;

async function notFound({ store }: Context, word: string): Promise<CmdbError> {
  const { items } = await store.listTokens({ limit: LOOKED_AT });
  const named = items.filter((t) => t.name === word).map((t) => t.id);
  const near =
    named.length > 0
      ? named
      : nearNames(
          word,
          items.map((t) => t.id),
        );
  const offer = near.length > 0 ? `; near: ${near.join(', ')}` : '';
  return new CmdbError('NOT_FOUND', `no token has the id ${JSON.stringify(word)}${offer}`, {
    id: word,
    near,
  });
}
