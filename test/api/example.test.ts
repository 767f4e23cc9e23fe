import { createToken } from '../../src/use-cases/tokens.ts';
import { NOW, type RestDesk, restDesk } from './rest-desk.ts';

let desk: RestDesk;
afterEach(() => desk.stop());

const load = (headers: Record<string, string> = {}) => desk.send('POST', '/api/example', undefined, headers);

test('the sample estate goes into an empty graph, once, and is what the demo shows', async () => {
  desk = await restDesk();
  const { status, json } = await load();
  expect([status, json.complete, json.counts]).toEqual([
    200,
    true,
    {
      ...{ read: 703, created: 703, changed: 0, unchanged: 0, repeated: 0 },
      ...{ overruled: 0, rejected: 0, pruned: 0, events: 0 },
    },
  ]);
  expect((await desk.get('/api/cis?limit=1')).json.total).toBe(243);
  expect((await desk.get('/api/history?limit=1')).json.items[0]).toMatchObject({
    ...{ actor: 'tester', at: NOW, revision: json.revision },
  });
  const again = await load();
  expect([again.status, again.json.code, again.json.detail]).toEqual([
    409,
    'CONFLICT',
    'the graph holds 243 CIs: the sample estate goes into an empty one',
  ]);
});

test('two who load it at once load it once', async () => {
  desk = await restDesk();
  const answers = await Promise.all([load(), load(), load()]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
});

test('a retired CI is one: the estate that was there is not mixed with the sample', async () => {
  desk = await restDesk();
  await desk.load([{ kind: 'ci', id: 'old', class: 'server', status: 'retired' }]);
  expect((await load()).json.detail).toBe('the graph holds 1 CI: the sample estate goes into an empty one');
  expect((await desk.get('/api/cis?limit=9')).json.items.map(({ id }: { id: string }) => id)).toEqual([
    'old',
  ]);
});

test('who may not import, or sees a part of the estate, does not load it', async () => {
  desk = await restDesk({ authenticate: true });
  const asked = async (role: 'viewer' | 'editor', scope?: { environments: string[] }) => {
    const { text } = await createToken(desk.context, {
      ...{ name: `a ${role}`, role, expires: '2026-12-24T08:00:00.000Z' },
      ...(scope ? { scope } : {}),
    });
    const { status, json } = await load({ Authorization: `Bearer ${text}` });
    return [status, json.code ?? json.complete];
  };
  expect([
    await asked('viewer'),
    await asked('editor', { environments: ['production'] }),
    await asked('editor'),
  ]).toEqual([
    [403, 'FORBIDDEN'],
    [403, 'FORBIDDEN'],
    [200, true],
  ]);
});
