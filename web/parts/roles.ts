import type { Scope } from '../../src/domain/access.ts';
import type { Role } from '../../src/domain/role.ts';
import { wordOf } from './words.ts';

// How rights read to people.

/** What each role may do. */
export const MAY: Readonly<Record<Role, string>> = {
  viewer: 'reads',
  editor: 'reads, writes and imports',
  approver: 'reads, writes, imports and approves',
  admin: 'all of it, and makes tokens',
};

export function scopeText(scope: Scope | null): string {
  if (!scope) return 'the whole estate';
  const { environments, classes } = scope;
  const parts = [
    environments && `environments: ${environments.join(', ')}`,
    classes && `classes: ${classes.map(wordOf).join(', ')}`,
  ];
  return `${parts.filter(Boolean).join('; ')} only`;
}
