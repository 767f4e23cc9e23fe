import { z } from 'zod';
import { type Catalogue, isA } from './catalogue.ts';
import type { ConfigurationItem } from './ci.ts';
import { CmdbError } from './errors.ts';
import { isAtLeast, ROLES, type Role } from './role.ts';
import { line } from './text.ts';

export const roleSchema = z.enum(ROLES);

/** `introspect`: ask the GraphQL server for its schema. */
export const PERMISSIONS = ['read', 'introspect', 'write', 'import', 'approve', 'administer'] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** The first role that has a permission; those above it have it too. */
const FROM: Record<Permission, Role> = {
  read: 'viewer',
  introspect: 'editor',
  write: 'editor',
  import: 'editor',
  approve: 'approver',
  administer: 'admin',
};

const names = z.array(line(100)).min(1).max(100);

/** What of the estate a caller may see and change: a list that is left out limits nothing. */
export const scopeSchema = z.strictObject({
  environments: names.optional().describe('CIs of these environments only'),
  classes: names.optional().describe('CIs of these classes and those that extend them only'),
});
export type Scope = z.infer<typeof scopeSchema>;

/** The one policy on what is seen. A class that the catalogue does not know is seen by no scope that names classes. */
export function maySee(
  { environments, classes }: Scope,
  catalogue: Catalogue,
  ci: Pick<ConfigurationItem, 'class' | 'environment'>,
): boolean {
  return (
    (!environments || environments.includes(ci.environment)) &&
    (!classes || classes.some((name) => isA(catalogue, ci.class, name)))
  );
}

/** Who asks. `local`: the command line, or a server on loopback without authentication. */
export interface Caller {
  name: string;
  role: Role;
  /** where the request came from; of the command line, `local` */
  address: string;
  kind: 'local' | 'token' | 'session';
  /** when the token or the session ends; left out: never */
  ends?: string;
  /** left out: the whole estate */
  scope?: Scope;
}

/** A request that was turned away, as it is logged and audited: never a token's text, only the id in it. */
export interface RefusedAttempt {
  reason:
    | 'no-token'
    | 'not-local'
    | 'malformed'
    | 'unknown'
    | 'wrong-secret'
    | 'revoked'
    | 'expired'
    | 'too-many-failures'
    | 'login'
    | 'csrf'
    | 'forbidden';
  address: string;
  method: string;
  path: string;
  /** of the caller, or of the one whose token was sent; null where nobody is known by it */
  name: string | null;
  /** id of the token that was sent, right or wrong */
  token: string | null;
  /** what the caller had no right to */
  permission?: Permission;
}

/** Attempts that were alike, within some seconds. */
export interface AuditedAttempt extends RefusedAttempt {
  times: number;
}

/** Whoever can run the program on the graph can do all with the graph itself: no right would hold them back. */
export function localCaller(name: string, address = 'local'): Caller {
  return { name, role: 'admin', address, kind: 'local' };
}

/** How audit events name a caller. */
export function actorOf({ name, address, kind }: Caller): string {
  return kind === 'local' ? name : `${name} (${address})`;
}

/** Whoever administers could give others what a scope withholds: with a scope nobody does. */
export function hasRight({ role, scope }: Pick<Caller, 'role' | 'scope'>, permission: Permission): boolean {
  if (permission === 'administer' && scope) return false;
  return isAtLeast(role, FROM[permission]);
}

/** The one policy, whatever the way in. FORBIDDEN names what was needed. */
export function checkRight(caller: Pick<Caller, 'name' | 'role' | 'scope'>, permission: Permission): void {
  if (hasRight(caller, permission)) return;
  if (permission === 'administer' && caller.scope) {
    throw new CmdbError('FORBIDDEN', `${caller.name} has a scope, and with a scope nobody may administer`, {
      permission,
      scope: caller.scope,
    });
  }
  const needed = FROM[permission];
  throw new CmdbError(
    'FORBIDDEN',
    `${caller.name} is ${withArticle(caller.role)} and has no right to ${permission}: ` +
      `${withArticle(needed)}${needed === ROLES.at(-1) ? '' : ' or above'} has`,
    { permission, role: caller.role, needed },
  );
}

const withArticle = (role: Role) => `${/^[ae]/.test(role) ? 'an' : 'a'} ${role}`;
