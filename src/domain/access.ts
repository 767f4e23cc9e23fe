import { z } from 'zod';
import { CmdbError } from './errors.ts';

/** Each role may do what the ones before it may, and more. */
export const ROLES = ['viewer', 'editor', 'approver', 'admin'] as const;
export const roleSchema = z.enum(ROLES);
export type Role = z.infer<typeof roleSchema>;

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

/** Who asks. `local`: the command line, or a server on loopback without authentication. */
export interface Caller {
  name: string;
  role: Role;
  /** where the request came from; of the command line, `local` */
  address: string;
  kind: 'local' | 'token' | 'session';
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

export function hasRight({ role }: Pick<Caller, 'role'>, permission: Permission): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(FROM[permission]);
}

/** The one policy, whatever the way in. FORBIDDEN names what was needed. */
export function checkRight(caller: Pick<Caller, 'name' | 'role'>, permission: Permission): void {
  if (hasRight(caller, permission)) return;
  const needed = FROM[permission];
  throw new CmdbError(
    'FORBIDDEN',
    `${caller.name} is ${withArticle(caller.role)} and has no right to ${permission}: ` +
      `${withArticle(needed)}${needed === ROLES.at(-1) ? '' : ' or above'} has`,
    { permission, role: caller.role, needed },
  );
}

const withArticle = (role: Role) => `${/^[ae]/.test(role) ? 'an' : 'a'} ${role}`;
