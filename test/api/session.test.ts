import type { Scope } from '../../src/domain/access.ts';
import { createToken } from '../../src/use-cases/tokens.ts';
import { type RestDesk, restDesk } from './rest-desk.ts';

// Where people log in, see login.test.ts.
let desk: RestDesk;
afterEach(() => desk.stop());

test('on this machine, where nobody is asked who they are, it is an admin', async () => {
  desk = await restDesk();
  const { status, json } = await desk.get('/api/session');
  expect([status, json]).toEqual([
    200,
    { name: 'tester', role: 'admin', scope: null, kind: 'local', csrf: null, ends: null },
  ]);
});

test.each<[role: 'viewer' | 'admin', scope: Scope | undefined]>([
  ['viewer', { environments: ['production'] }],
  ['admin', undefined],
])('by a token of %s it is whom the token was made for', async (role, scope) => {
  desk = await restDesk({ authenticate: true });
  const expires = '2026-12-24T08:00:00.000Z';
  const { text } = await createToken(desk.context, {
    name: 'ann',
    role,
    expires,
    ...(scope ? { scope } : {}),
  });
  const { status, json } = await desk.get('/api/session', { Authorization: `Bearer ${text}` });
  expect([status, json]).toEqual([
    200,
    { name: 'ann', role, scope: scope ?? null, kind: 'token', csrf: null, ends: expires },
  ]);
  expect((await desk.get('/api/session')).status).toBe(401);
});
