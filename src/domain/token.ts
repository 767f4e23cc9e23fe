import { z } from 'zod';
import { roleSchema, scopeSchema } from './access.ts';
import { line, timestamp } from './text.ts';

/** A token as it may be shown: without hash and salt. */
export const tokenSchema = z.strictObject({
  id: z.string(),
  name: z.string().describe('who or what uses it, as audit events name them'),
  role: roleSchema,
  scope: scopeSchema.nullable().describe('what of the estate it is for; null: all of it'),
  created: z.string(),
  createdBy: z.string(),
  expires: z.string().describe('from this time on it is refused'),
  revoked: z.string().nullable().describe('since when it is refused; null where it is not'),
  lastUsed: z.string().nullable().describe('to the minute; null where it never was'),
});
export type Token = z.infer<typeof tokenSchema>;

/** A token as the graph keeps it. */
export interface TokenRecord extends Token {
  /** scrypt of the token's text with its parameters, as `scrypt:N:r:p:hash` */
  hash: string;
  salt: string;
}

/** What a change set says of a token to create; the rest follows from who writes, and when. */
export type NewToken = Pick<TokenRecord, 'id' | 'name' | 'role' | 'scope' | 'expires' | 'hash' | 'salt'>;

/** What is asked for when a token is to be made. */
export const tokenRequestSchema = z
  .strictObject({
    name: line(100),
    role: roleSchema,
    scope: scopeSchema.optional(),
    expires: timestamp,
  })
  .refine(({ role, scope }) => role !== 'admin' || !scope, {
    path: ['scope'],
    error: 'an admin has the whole estate: leave the scope out, or take another role',
  });
export type TokenRequest = z.input<typeof tokenRequestSchema>;

export type TokenState = 'live' | 'expired' | 'revoked';

/** `now` and the token's times are ISO 8601 in UTC with milliseconds, and compare as texts. */
export function tokenState(
  { revoked, expires }: Pick<Token, 'revoked' | 'expires'>,
  now: string,
): TokenState {
  if (revoked !== null) return 'revoked';
  return expires <= now ? 'expired' : 'live';
}
