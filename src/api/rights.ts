import { type Caller, checkRight, type Permission } from '../domain/access.ts';

/** What the caller of each use case must be allowed, by the name of its file; and of what is no use case but a right. */
export const RIGHTS = {
  'blast-radius': 'read',
  'count-facets': 'read',
  'dependency-paths': 'read',
  doctor: 'read',
  'estate-statistics': 'read',
  'explain-level': 'read',
  'export-estate': 'read',
  'find-cis': 'read',
  'list-cis': 'read',
  'many-cis': 'read',
  neighbourhood: 'read',
  radius: 'read',
  'read-changes': 'read',
  'read-ci': 'read',
  'read-history': 'read',
  'search-cis': 'read',
  'show-ci': 'read',
  'single-points': 'read',
  'verify-audit': 'read',
  'change-estate': 'write',
  'import-estate': 'import',
  'import-stream': 'import',
  tokens: 'administer',
  introspection: 'introspect',
} as const satisfies Record<string, Permission>;
export type UseCase = keyof typeof RIGHTS;

/** To be called before the use case, with its context or its caller. FORBIDDEN names what was needed. */
export function allowed(who: Caller | { caller: Caller }, useCase: UseCase): void {
  checkRight('caller' in who ? who.caller : who, RIGHTS[useCase]);
}
