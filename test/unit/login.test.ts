import { loginSchema, nameOf, roleOf } from '../../src/domain/login.ts';

const login = loginSchema.parse({
  ...{ issuer: 'https://login.example', clientId: 'faultline', url: 'https://cmdb.example' },
  grants: [
    { value: 'ops', role: 'editor' },
    { value: 'staff', role: 'viewer' },
    { value: 'root', role: 'admin' },
  ],
});

test.each<[unknown, string | undefined]>([
  [['staff', 'ops'], 'editor'],
  [['ops', 'staff'], 'editor'],
  ['staff', 'viewer'],
  ['root', 'admin'],
  [['others'], undefined],
  [[['root']], undefined],
  [{ root: true }, undefined],
  [undefined, undefined],
  ['', undefined],
])('groups %j give %s', (groups, role) => {
  expect(roleOf(login, { groups, name: 'root' })).toBe(role);
});

test.each<[Record<string, unknown>, string]>([
  [{ sub: '1', name: 'Ann', email: 'a@x', preferred_username: 'ann' }, 'ann'],
  [{ sub: '1', email: 'a@x', preferred_username: '' }, 'a@x'],
  [{ sub: '1', name: 'Ann', email: 7 }, 'Ann'],
  [{ sub: '1', name: 'An\u001b[31mn' }, '1'],
  [{ sub: 'x'.repeat(200) }, 'somebody'],
])('claims %j are of %s', (claims, name) => {
  expect(nameOf(claims)).toBe(name);
});
