import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  actorOf,
  type Caller,
  checkRight,
  hasRight,
  localCaller,
  PERMISSIONS,
} from '../../src/domain/access.ts';
import { ROLES, type Role } from '../../src/domain/role.ts';

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

test('every use case that writes asks for a right first', () => {
  const folder = fileURLToPath(new URL('../../src/use-cases/', import.meta.url));
  const writing = readdirSync(folder).filter((file) => {
    const text = readFileSync(folder + file, 'utf8');
    return /store\s*\.(apply|replay)\(/.test(text) && !text.includes('checkRight(context.caller, ');
  });
  // The server's own word of what it refused: no caller writes it.
  expect(writing).toEqual(['record-attempts.ts']);
});
