import { type RestDesk, restDesk } from './rest-desk.ts';

// One CI written over REST, by those who have seen its version only.
let desk: RestDesk;
beforeAll(async () => {
  desk = await restDesk();
});
afterAll(() => desk.stop());

const JSON_BODY = { 'Content-Type': 'application/json' };
const put = (id: string, body: unknown, headers: Record<string, string>, query = 'reason=a+test') =>
  desk.send('PUT', `/api/cis/${id}?${query}`, JSON.stringify(body), { ...JSON_BODY, ...headers });
const NEW = { 'If-None-Match': '*' };

test('a CI is created, changed and retired, each at the version that was seen', async () => {
  const created = await put('web', { class: 'server', owner: 'Ops' }, NEW);
  expect([created.status, created.json]).toEqual([
    201,
    { id: 'web', version: 1, action: 'created', revision: 1, dryRun: false, repeated: false },
  ]);
  expect([created.headers.get('location'), created.headers.get('etag')]).toEqual(['/api/cis/web', 'W/"1"']);
  const etag = (await desk.get('/api/cis/web')).headers.get('etag') as string;
  expect(etag).toMatch(/^W\/"1-/);
  const changed = await put('web', { id: 'web', class: 'server', owner: null }, { 'If-Match': etag });
  expect([changed.status, changed.json]).toEqual([
    200,
    { id: 'web', version: 2, action: 'changed', revision: 2, dryRun: false, repeated: false },
  ]);
  const late = await put('web', { class: 'server', owner: 'Others' }, { 'If-Match': etag });
  expect([late.status, late.json.code, late.json.detail]).toEqual([
    412,
    'CONFLICT',
    expect.stringContaining('web'),
  ]);
  const same = await put('web', { class: 'server' }, { 'If-Match': changed.headers.get('etag') as string });
  expect([same.status, same.json.version, same.json.action]).toEqual([200, 2, 'unchanged']);

  const remove = (headers: Record<string, string>) =>
    desk.send('DELETE', '/api/cis/web?reason=a+test', undefined, headers);
  expect((await remove({ 'If-Match': etag })).status).toBe(412);
  expect((await remove({ 'If-Match': 'W/"2-x"' })).json).toEqual({
    ...{ id: 'web', version: 3, action: 'changed', revision: 3, dryRun: false, repeated: false },
  });
  expect((await desk.get('/api/cis/web')).json.ci).toMatchObject({ status: 'retired', version: 3 });
});

test('what is tried only is not written', async () => {
  const { status, json } = await put('tried', { class: 'server' }, NEW, 'reason=x&dryRun=true');
  expect([status, json.dryRun, (await desk.get('/api/cis/tried')).status]).toEqual([200, true, 404]);
});

test.each<[string, unknown, Record<string, string>, number, string | RegExp]>([
  ['without a precondition', { class: 'server' }, {}, 428, /^send If-Match/],
  ['with both preconditions', { class: 'server' }, { ...NEW, 'If-Match': '"1"' }, 400, /^expected If-Match/],
  ['with a star to match', { class: 'server' }, { 'If-Match': '*' }, 400, /^expected If-Match/],
  ['of a version that never was', { class: 'server' }, { 'If-Match': '"7"' }, 412, /./],
  ['of another id', { id: 'b', class: 'server' }, NEW, 400, 'id: expected a, as in the path'],
  ['of a class that there is not', { class: 'sever' }, NEW, 400, /^class: unknown class/],
  ['that is a list', [1], NEW, 400, /unknown field/],
  ['that is a text', 'server', NEW, 400, 'the body is not valid JSON'],
])('a CI %s is not written', async (_, body, headers, status, detail) => {
  const answer = await put('a', body, headers);
  expect([answer.status, answer.json.detail]).toEqual([
    status,
    typeof detail === 'string' ? detail : expect.stringMatching(detail),
  ]);
  expect((await desk.get('/api/cis/a')).status).toBe(404);
});

test('a reason is asked for, and JSON', async () => {
  expect((await put('a', { class: 'server' }, NEW, 'dryRun=true')).json.detail).toBe('reason: missing');
  const text = await desk.send('PUT', '/api/cis/a?reason=x', 'class: server', NEW);
  expect([text.status, text.json.detail]).toEqual([415, 'Content-Type: expected application/json']);
});

test('a write id names one write: the same again is told as it was, another is a conflict', async () => {
  const query = 'reason=x&writeId=w1';
  const first = await put('one', { class: 'server' }, NEW, query);
  const again = await put('one', { class: 'server' }, NEW, query);
  expect([again.status, again.json]).toEqual([201, { ...first.json, repeated: true }]);
  const other = await put('two', { class: 'server' }, NEW, query);
  expect([other.status, other.json.detail]).toEqual([409, 'the write id "w1" is that of another write']);
  expect((await desk.get('/api/cis/two')).status).toBe(404);
});
