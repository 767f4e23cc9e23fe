import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { allowed, RIGHTS, type UseCase } from '../../src/api/rights.ts';
import {
  actorOf,
  type Caller,
  checkRight,
  hasRight,
  localCaller,
  PERMISSIONS,
  ROLES,
  type Role,
} from '../../src/domain/access.ts';

/** Written out by hand: what each role may do. */
const MAY: Record<Role, readonly string[]> = {
  viewer: ['read'],
  editor: ['read', 'introspect', 'write', 'import'],
  approver: ['read', 'introspect', 'write', 'import', 'approve'],
  admin: ['read', 'introspect', 'write', 'import', 'approve', 'administer'],
};

const caller = (role: Role): Caller => ({ name: 'robot', role, address: '192.0.2.7', kind: 'token' });

test('each role may do what the ones before it may, and more', () => {
  const found = ROLES.map((role) => [role, PERMISSIONS.filter((p) => hasRight({ role }, p))]);
  expect(Object.fromEntries(found)).toEqual(MAY);
});

test('what is refused names who, what was needed, and who has it', () => {
  const refusal = (role: Role, permission: (typeof PERMISSIONS)[number]) => {
    try {
      checkRight(caller(role), permission);
    } catch (error) {
      const { code, message, details } = error as { code: string; message: string; details: object };
      return { code, message, details };
    }
    return undefined;
  };
  expect([
    refusal('viewer', 'write'),
    refusal('approver', 'administer'),
    refusal('admin', 'administer'),
  ]).toEqual([
    {
      code: 'FORBIDDEN',
      message: 'robot is a viewer and has no right to write: an editor or above has',
      details: { permission: 'write', role: 'viewer', needed: 'editor' },
    },
    {
      code: 'FORBIDDEN',
      message: 'robot is an approver and has no right to administer: an admin has',
      details: { permission: 'administer', role: 'approver', needed: 'admin' },
    },
    undefined,
  ]);
});

test('a token acts under its name and where it comes from, the local caller under its own and as admin', () => {
  const local = localCaller('ops');
  expect([actorOf(caller('viewer')), actorOf(local), local]).toEqual([
    'robot (192.0.2.7)',
    'ops',
    { name: 'ops', role: 'admin', address: 'local', kind: 'local' },
  ]);
});

test('for each role and each use case the outcome is what the table says, by caller and by context', () => {
  const useCase = fc.constantFrom(...(Object.keys(RIGHTS) as UseCase[]));
  fc.assert(
    fc.property(fc.constantFrom(...ROLES), useCase, fc.boolean(), (role, asked, byContext) => {
      const who = byContext ? { caller: caller(role) } : caller(role);
      const outcome = () => {
        try {
          allowed(who, asked);
          return 'allowed';
        } catch (error) {
          return (error as { code: string }).code;
        }
      };
      expect(outcome()).toBe(MAY[role].includes(RIGHTS[asked]) ? 'allowed' : 'FORBIDDEN');
    }),
    { numRuns: 500 },
  );
});

test('every use case has its right: a new one is in nobody’s reach until it has', () => {
  const folder = fileURLToPath(new URL('../../src/use-cases/', import.meta.url));
  const files = readdirSync(folder).map((file) => file.replace(/\.ts$/, ''));
  const parts = ['answers', 'assumption', 'authenticate', 'context', 'doctor-findings', 'import-report'];
  const useCases = files.filter((file) => ![...parts, 'propagation', 'token-text'].includes(file));
  expect([...useCases, 'introspection'].sort()).toEqual(Object.keys(RIGHTS).sort());
});
