import { graphqlMiddleware } from '../../src/api/graphql/server.ts';
import { ROLES, type Role } from '../../src/domain/role.ts';
import { recordAttempts } from '../../src/use-cases/record-attempts.ts';
import { createToken, revokeToken } from '../../src/use-cases/tokens.ts';
import { type RestDesk, restDesk } from './rest-desk.ts';

// The whole server, asking everybody for a token.
const EXPIRES = '2026-12-24T08:00:00.000Z';
let desk: RestDesk;
const tokens = {} as Record<Role, { id: string; headers: Record<string, string> }>;

async function newToken(name: string, role: Role) {
  const { token, text } = await createToken(desk.context, { name, role, expires: EXPIRES });
  return { id: token.id, headers: { Authorization: `Bearer ${text}` } };
}

beforeAll(async () => {
  desk = await restDesk({
    authenticate: true,
    graphql: graphqlMiddleware,
    limits: { requestsPerSecond: 40, heartbeatMs: 20 },
  });
  await desk.load([
    { kind: 'ci', id: 'host', class: 'server' },
    { kind: 'ci', id: 'app', class: 'application' },
    { kind: 'dependency', from: 'app', to: 'host', type: 'runs_on' },
  ]);
  for (const role of ROLES) tokens[role] = await newToken(`a ${role}`, role);
});
afterAll(() => desk.stop());

const JSON_BODY = { 'Content-Type': 'application/json' };
const graphql = (query: string) => ['POST', '/graphql', JSON.stringify({ query }), JSON_BODY] as const;
const token = JSON.stringify({ name: 'made', role: 'viewer', expires: EXPIRES });

/** Each way in, and the first role that may take it. */
const WAYS: [string, Role, readonly [string, string, string?, Record<string, string>?]][] = [
  ['a REST question', 'viewer', ['GET', '/api/impact?seed=host']],
  ['an export', 'viewer', ['GET', '/api/export']],
  ['an export with the history', 'admin', ['GET', '/api/export?withHistory=true']],
  ['the measures', 'viewer', ['GET', '/metrics']],
  ['the description of the API', 'viewer', ['GET', '/api/openapi.json']],
  ['a GraphQL question', 'viewer', graphql('{ ci(id: "app") { name } }')],
  ['the GraphQL schema', 'editor', graphql('{ __schema { queryType { name } } }')],
  ['the type of a field', 'editor', graphql('{ __type(name: "Query") { name } }')],
  [
    'a GraphQL mutation',
    'editor',
    graphql('mutation { retireCis(ids: ["host"], write: { reason: "a test", dryRun: true }) { dryRun } }'),
  ],
  [
    'an import',
    'editor',
    ['POST', '/api/imports?dryRun=true', '{}', { 'Content-Type': 'application/x-ndjson' }],
  ],
  ['the list of tokens', 'admin', ['GET', '/api/tokens']],
  ['a new token', 'admin', ['POST', '/api/tokens', token, JSON_BODY]],
];

async function outcome(
  [method, path, body, headers]: (typeof WAYS)[number][2],
  own: Record<string, string> = {},
) {
  const { status, json, headers: told } = await desk.send(method, path, body, { ...headers, ...own });
  const started = told.get('location');
  while (started && (await desk.get(started, own)).json.state === 'running');
  return { status, code: json?.code ?? json?.errors?.[0]?.extensions?.code };
}

test.each(WAYS)('%s is for a role %s and those above it', async (_, first, way) => {
  expect(await outcome(way)).toEqual({ status: 401, code: 'UNAUTHENTICATED' });
  for (const role of ROLES) {
    const { status, code } = await outcome(way, tokens[role].headers);
    const mayDo = ROLES.indexOf(role) >= ROLES.indexOf(first);
    expect([role, code]).toEqual([role, mayDo ? undefined : 'FORBIDDEN']);
    // A mutation was begun: GraphQL answers 200 with the error at its field.
    const isField = way[1] === '/graphql' && way[2]?.includes('mutation');
    expect([role, status < 300]).toEqual([role, mayDo || isField]);
  }
});

test('each is told who they are, by which way, and until when', async () => {
  const { json } = await desk.get('/api/session', tokens.editor.headers);
  expect(json).toEqual({
    ...{ name: 'a editor', role: 'editor', scope: null, kind: 'token', csrf: null, ends: EXPIRES },
  });
  const stranger = await desk.get('/api/session');
  expect([stranger.status, stranger.json.details]).toEqual([401, undefined]);
  const open = await restDesk();
  expect((await open.get('/api/session')).json).toEqual({
    ...{ name: 'tester', role: 'admin', scope: null, kind: 'local', csrf: null, ends: null },
  });
  await open.stop();
});

test('whether it lives and is ready is told to everybody', async () => {
  expect([(await desk.get('/livez')).status, (await desk.get('/readyz')).status]).toEqual([200, 200]);
});

test('a history of another graph is written by admins only: it says who did what', async () => {
  const history = (await desk.get('/api/export?withHistory=true', tokens.admin.headers)).text;
  const end = async (role: Role) => {
    const headers = { ...tokens[role].headers, 'Content-Type': 'application/x-ndjson' };
    const { json } = await desk.send('POST', '/api/imports?dryRun=true', history, headers);
    for (;;) {
      const { json: own } = await desk.get(`/api/imports/${json.id}`, tokens[role].headers);
      if (own.state !== 'running') return [own.state, own.problem?.code];
    }
  };
  expect(await end('approver')).toEqual(['failed', 'FORBIDDEN']);
  expect(await end('admin')).toEqual(['done', undefined]);
});

test('who may use the server, and who tried to, is told to admins only', async () => {
  const told = async (role: Role) => {
    const { json } = await desk.get('/api/history?limit=1000', tokens[role].headers);
    const own = json.items.filter(({ kind }: { kind: string }) => kind === 'token');
    return own[0];
  };
  const hidden = { id: 'restricted', actor: 'restricted', reason: 'restricted', writeId: 'restricted' };
  expect(await told('approver')).toMatchObject({
    kind: 'token',
    ...hidden,
    before: {},
    after: {},
  });
  expect(await told('admin')).toMatchObject({
    id: expect.stringMatching(/^[0-9a-f]{12}$/),
    after: { role: expect.any(String) },
  });
  const events = async (role: Role) => {
    const stop = new AbortController();
    const { headers } = tokens[role];
    const stream = await fetch(`${desk.url}/api/events?after=0`, { headers, signal: stop.signal });
    let text = '';
    for await (const piece of stream.body as unknown as AsyncIterable<Uint8Array>) {
      text += new TextDecoder().decode(piece);
      if (text.split('data: ').length > 6) break;
    }
    stop.abort();
    return [text.includes('"ci"'), text.includes('"token"')];
  };
  expect([await events('editor'), await events('admin')]).toEqual([
    [true, false],
    [true, true],
  ]);
});

test('an id that is the reason of a refused attempt has a history of its own', async () => {
  const { headers } = tokens.editor;
  const [, , upsert] = graphql(
    'mutation { upsertCis(cis: [{ id: "no-token", class: "server" }], write: { reason: "x" }) { revision } }',
  );
  await recordAttempts(desk.context, [
    {
      ...{ reason: 'no-token', address: '192.0.2.7', method: 'GET', path: '/api/cis' },
      ...{ name: null, token: null, times: 1 },
    },
  ]);
  await desk.send('POST', '/graphql', upsert, { ...headers, ...JSON_BODY });
  const [, , asked] = graphql('{ ci(id: "no-token") { history { total items { kind } } } }');
  const { json } = await desk.send('POST', '/graphql', asked, { ...headers, ...JSON_BODY });
  expect(json.data.ci.history).toEqual({ total: 1, items: [{ kind: 'ci' }] });
  const { json: whole } = await desk.get('/api/history?record=no-token', headers);
  expect(whole.items.map(({ kind }: { kind: string }) => kind)).toEqual(['ci']);
});

test('who may not import is told so whatever runs; an id that another caller uses is taken', async () => {
  const send = (role: Role, query: string) =>
    desk.send('POST', `/api/imports?${query}`, '{}', {
      ...tokens[role].headers,
      'Content-Type': 'application/x-ndjson',
    });
  const first = await send('editor', 'dryRun=true&importId=nightly');
  const [viewer, other] = [await send('viewer', 'dryRun=true'), await send('approver', 'importId=nightly')];
  expect([first.status, viewer.status, other.status]).toEqual([202, 403, 409]);
  let state = 'running';
  while (state === 'running')
    state = (await desk.get('/api/imports/nightly', tokens.editor.headers)).json.state;
  expect(state).toBe('done');
});

test('an import is for the one who started it, and for admins', async () => {
  const headers = { ...tokens.editor.headers, 'Content-Type': 'application/x-ndjson' };
  const { json } = await desk.send('POST', '/api/imports?dryRun=true', '{}', headers);
  const seen = async (role: Role) => (await desk.get(`/api/imports/${json.id}`, tokens[role].headers)).status;
  expect([await seen('editor'), await seen('approver'), await seen('admin')]).toEqual([200, 404, 200]);
});

test('a token is made, listed and revoked over HTTP, and stands in the history by name and address', async () => {
  const { headers } = tokens.admin;
  const made = await desk.send('POST', '/api/tokens', token, { ...headers, ...JSON_BODY });
  expect([made.status, made.json.token.createdBy]).toEqual([201, 'a admin (127.0.0.1)']);
  const own = { Authorization: `Bearer ${made.json.text}` };
  expect((await desk.get('/api/cis', own)).status).toBe(200);
  const listed = (await desk.get('/api/tokens?limit=500', headers)).json;
  expect(listed.items.map((t: { id: string }) => t.id)).toContain(made.json.token.id);
  const revoked = await desk.send('DELETE', `/api/tokens/${made.json.token.id}`, undefined, headers);
  expect(revoked.json.state).toBe('revoked');
  expect((await desk.get('/api/cis', own)).status).toBe(401);

  const faulty = await desk.send('POST', '/api/tokens', '{"name": "x"}', { ...headers, ...JSON_BODY });
  expect([faulty.status, faulty.json.detail]).toEqual([400, expect.stringContaining('role')]);
  const text = await desk.send('POST', '/api/tokens', 'name=x', headers);
  expect([text.status, text.json.detail]).toEqual([415, 'Content-Type: expected application/json']);
});

test('a stream of events ends when its token is revoked', async () => {
  const { id, headers } = await newToken('watcher', 'viewer');
  const stream = await fetch(`${desk.url}/api/events`, { headers });
  expect(stream.status).toBe(200);
  await revokeToken(desk.context, { id });
  await stream.text(); // which ends
});

test('a token that asks too often is told to wait; others are not', async () => {
  const { headers } = await newToken('busy', 'viewer');
  const answers = await Promise.all(Array.from({ length: 60 }, () => desk.get('/api/openapi.json', headers)));
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(0);
  const { json, headers: told } = refused[0] as (typeof answers)[number];
  expect([json.code, json.detail, told.get('retry-after')]).toEqual([
    'LIMIT_EXCEEDED',
    'at most 40 requests a second',
    '1',
  ]);
  expect((await desk.get('/api/openapi.json', tokens.viewer.headers)).status).toBe(200);
});

test('refused attempts are in the history, alike ones together, with who, from where and what', async () => {
  const own = await restDesk({ authenticate: true, graphql: graphqlMiddleware });
  const { store } = own.context;
  const { text } = await createToken(own.context, { name: 'robot', role: 'viewer', expires: EXPIRES });
  const headers = { Authorization: `Bearer ${text}` };
  for (let i = 0; i < 3; i++) await own.get('/api/cis');
  await own.get('/api/cis', { Authorization: 'Bearer letmein' });
  await own.get('/api/tokens', headers);
  await own.send('POST', '/graphql', graphql('{ __schema { description } }')[2], {
    ...headers,
    ...JSON_BODY,
  });
  const events: unknown[] = [];
  const eachEvent = store.eachEvent.bind(store);
  await own.server.close();
  await eachEvent(({ kind, id, actor, action, after }) => {
    if (kind === 'attempt') events.push({ id, actor, action, ...after });
  });
  await own.stop();
  const from = { actor: 'faultline', action: 'refused', address: '127.0.0.1', token: null, method: 'GET' };
  expect(events).toEqual([
    { ...from, id: 'no-token', path: '/api/cis', name: null, times: 3 },
    { ...from, id: 'malformed', path: '/api/cis', name: null, times: 1 },
    { ...from, id: 'forbidden', path: '/api/tokens', name: 'robot', permission: 'administer', times: 1 },
    {
      ...{ ...from, method: 'POST', id: 'forbidden', path: '/graphql', name: 'robot' },
      ...{ permission: 'introspect', times: 1 },
    },
  ]);
});
