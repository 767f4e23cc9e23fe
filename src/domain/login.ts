import { z } from 'zod';
import { type Caller, roleSchema, scopeSchema } from './access.ts';
import { ROLES } from './role.ts';
import { line } from './text.ts';

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/** Browsers keep no cookie of more than 4,096 bytes. */
const LONGEST_SCOPE = 1500;

/** Across a network only with TLS; on one machine, as in a test, without. */
const safeUrl = z.url('expected a URL').refine((text) => {
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.includes(hostname));
}, 'expected https://, or http:// on this machine');

/** How people log in: the provider of OpenID Connect, and what its word on them gives them here. */
export const loginSchema = z.strictObject({
  issuer: safeUrl.describe('of the provider; what it is and can do is read below it, at .well-known'),
  clientId: line(200).describe('the name that the provider knows this server by'),
  url: safeUrl.describe(
    'where browsers reach this server; the provider sends them back to /auth/callback below it',
  ),
  scopes: line(200).default('openid profile email').describe('what the provider is asked to tell'),
  claim: line(100).default('groups').describe('the claim that `grants` are about: a text, or a list of them'),
  grants: z
    .array(
      z
        .strictObject({ value: line(200), role: roleSchema, scope: scopeSchema.optional() })
        .refine(({ role, scope }) => role !== 'admin' || !scope, {
          path: ['scope'],
          error: 'an admin has the whole estate: leave the scope out, or take another role',
        }),
    )
    .min(1)
    .refine(
      (grants) => grants.every(({ scope }) => JSON.stringify(scope ?? {}).length <= LONGEST_SCOPE),
      `a scope has at most ${LONGEST_SCOPE} characters: it is kept in the cookie of the session`,
    )
    .describe('what a value of the claim gives; of several the highest role counts, see grantOf'),
  hours: z.number().positive().max(24).default(8).describe('how long a session lasts'),
});
export type Login = z.infer<typeof loginSchema>;

/**
 * What claims give: the highest role; of several grants of that role one for the whole estate, else the first. Undefined
 * where they give none.
 */
export function grantOf(
  { claim, grants }: Login,
  claims: Readonly<Record<string, unknown>>,
): Pick<Caller, 'role' | 'scope'> | undefined {
  const told = claims[claim];
  const values = Array.isArray(told) ? told : [told];
  const given = grants.filter(({ value }) => values.includes(value));
  const role = ROLES.findLast((one) => given.some((grant) => grant.role === one));
  const ofRole = given.filter((grant) => grant.role === role);
  const grant = ofRole.find(({ scope }) => !scope) ?? ofRole[0];
  return grant && { role: grant.role, ...(grant.scope ? { scope: grant.scope } : {}) };
}

/** What people are called in the history: a name that they are known by, else what the provider tells them apart by. */
export function nameOf(claims: Readonly<Record<string, unknown>>): string {
  for (const claim of ['preferred_username', 'email', 'name', 'sub']) {
    const { data } = line(100).safeParse(claims[claim]);
    if (data !== undefined) return data;
  }
  return 'somebody';
}
