import { type Caller, checkRight, type Permission } from '../domain/access.ts';

/** What the caller of each use case must be allowed; by the name of its file, or of the function where it has several. */
export const RIGHTS = {
  'blast-radius': 'read',
  'explain-level': 'read',
  'single-points': 'read',
  'dependency-paths': 'read',
  'find-cis': 'read',
  'list-cis': 'read',
  'show-ci': 'read',
  'read-history': 'read',
  'export-estate': 'read',
  doctor: 'read',
  'verify-audit': 'read',
  'change-estate': 'write',
  'import-estate': 'import',
  'create-token': 'administer',
  'list-tokens': 'administer',
  'find-token': 'administer',
  'revoke-token': 'administer',
  'introspect-schema': 'introspect',
} as const satisfies Record<string, Permission>;
export type UseCase = keyof typeof RIGHTS;

/** To be called before the use case, with its context or its caller. FORBIDDEN names what was needed. */
export function allowed(who: Caller | { caller: Caller }, useCase: UseCase): void {
  checkRight('caller' in who ? who.caller : who, RIGHTS[useCase]);
}
