import { once } from 'node:events';
import { get as httpGet } from 'node:http';
import { graphqlMiddleware } from '../../src/api/graphql/server.ts';
import { dependencyKey } from '../../src/domain/dependency.ts';
import type { ReceivedAlert } from '../../src/domain/incident.ts';
import { ROLES, type Role } from '../../src/domain/role.ts';
import { suggestionId } from '../../src/domain/suggestion.ts';
import { receiveAlerts } from '../../src/use-cases/receive-matched.ts';
import { createToken } from '../../src/use-cases/tokens.ts';
import { NOW, type RestDesk, restDesk } from './rest-desk.ts';

// Incidents over REST and GraphQL, on one server: what one way writes the other tells.

const AT = '2026-11-24T07:50:00.000Z';
let desk: RestDesk;
beforeEach(async () => {
  desk = await restDesk({ authenticate: true, graphql: graphqlMiddleware });
  await desk.load([
    ...['db', 'app', 'web', 'lonely'].map((id) => ({ kind: 'ci', id, class: 'server', name: `The ${id}` })),
    { kind: 'dependency', from: 'app', to: 'db', type: 'uses' },
    { kind: 'dependency', from: 'web', to: 'app', type: 'uses' },
  ]);
  as = Object.fromEntries(
    await Promise.all(ROLES.map(async (role) => [role, await headersOf(role)] as const)),
  ) as typeof as;
});
afterEach(() => desk.stop());

type Headers = Record<string, string>;
let as: Record<Role, Headers>;
async function headersOf(role: Role): Promise<Headers> {
  const { text } = await createToken(desk.context, {
    ...{ name: `a ${role}`, role, expires: '2026-12-24T08:00:00.000Z' },
  });
  return { Authorization: `Bearer ${text}`, 'Content-Type': 'application/json' };
}

const alert = (ci: string, more: Partial<ReceivedAlert> = {}): ReceivedAlert => ({
  ...{ fingerprint: ci, name: `${ci} is slow`, ci, said: `instance=${ci}`, at: AT, severity: 1, ...more },
});
const opened = async (key: string, ...alerts: ReceivedAlert[]): Promise<string> =>
  (await receiveAlerts(desk.context, { source: 'am', key, title: `slow ${key}`, alerts })).incident as string;
const get = (path: string, role: Role = 'viewer') => desk.get(path, as[role]);
const send = (method: string, path: string, body?: object, headers: Headers = as.editor) =>
  desk.send(method, path, body && JSON.stringify(body), headers);
const ask = async (query: string, role: Role = 'editor') =>
  (await desk.send('POST', '/graphql', JSON.stringify({ query }), as[role])).json;
const WHY = 'write: {reason: "CHG-1"}';

test('an incident is listed, shown, ranked, and its cause confirmed and taken back', async () => {
  const id = await opened('k', alert('app'), alert('web'), alert('x', { ci: null }));
  const summary = {
    ...{ id, title: 'slow k', status: 'open', opened: NOW, resolved: null, source: 'am', key: 'k' },
    ...{ confirmedCause: null, alerts: 3, ongoing: 3, unmatched: 1, affected: 2, version: 1 },
  };
  expect((await get('/api/incidents')).json).toEqual({
    ...{ items: [summary], total: 1, complete: true, next: null },
  });

  const ranked = await send('POST', `/api/incidents/${id}/rank`);
  const { candidates, outside, revision } = ranked.json.ranking;
  expect([ranked.status, candidates[0].id, candidates[0].explained.length]).toEqual([200, 'app', 2]);
  expect(ranked.json.incident).toEqual({
    ...{ id, version: 2, action: 'changed', revision: revision + 1, dryRun: false, repeated: false },
  });
  const { json: shown } = await get(`/api/incidents/${id}?limit=2`);
  expect([shown.alerts.total, shown.alerts.complete, shown.alerts.items]).toEqual([
    ...[3, false, [alert('app'), alert('web')]],
  ]);
  expect(shown.affected).toEqual({ items: ['app', 'web'], total: 2, complete: true });
  expect(shown.incident.suspects).toEqual([
    {
      ...{ at: NOW, revision, outside: outside.probability },
      candidates: candidates
        .slice(0, 5)
        .map(({ id: ci, probability, changes }: { id: string; probability: number; changes: object[] }) => ({
          ...{ id: ci, probability, changed: changes.length > 0 },
        })),
    },
  ]);
  // The same again says nothing new.
  const again = await send('POST', `/api/incidents/${id}/rank`, {});
  const { 'Content-Type': _, ...bare } = as.editor;
  expect((await desk.send('POST', `/api/incidents/${id}/rank`, undefined, bare)).status).toBe(200);
  const text = await desk.send('POST', `/api/incidents/${id}/rank`, 'monitored: all', bare);
  expect([text.status, text.json.detail]).toEqual([415, 'Content-Type: expected application/json']);
  expect(again.json.incident).toMatchObject({ action: 'unchanged', version: 2 });
  // What is known beside the alarms counts: all of it is monitored, and the database is silent.
  const beside = await send('POST', `/api/incidents/${id}/rank`, { monitored: 'all' });
  expect(beside.json.incident).toMatchObject({ action: 'changed', version: 3 });

  const path = `/api/incidents/${id}/cause?reason=CHG-1`;
  const etag = (await get(`/api/incidents/${id}`)).headers.get('etag') as string;
  // Not by fetch, which asks for no cached answer as soon as it is given this header.
  const headers = { Authorization: as.viewer.Authorization, 'If-None-Match': etag };
  const [known] = await once(httpGet(`${desk.url}/api/incidents/${id}`, { headers }), 'response');
  expect(known.resume().statusCode).toBe(304);
  expect(etag).toMatch(/^W\/"3-/);
  const confirmed = await send('PUT', path, { ci: 'db' }, { ...as.editor, 'If-Match': etag });
  expect([confirmed.status, confirmed.json.version, confirmed.headers.get('etag')]).toEqual([
    200,
    4,
    'W/"4"',
  ]);
  expect((await get('/api/incidents')).json.items[0].confirmedCause).toBe('db');
  expect(await desk.context.store.causeHistory()).toEqual({
    causes: new Map([['server', 1]]),
    afterChange: 0,
  });
  const [event] = (await get(`/api/history?record=${id}`)).json.items;
  expect(event).toMatchObject({
    ...{ kind: 'incident', reason: 'CHG-1', after: { confirmedCause: 'db', version: 4 } },
    actor: expect.stringContaining('a editor'),
  });
  const late = await send('DELETE', path, undefined, { ...as.editor, 'If-Match': etag });
  expect([late.status, late.json.code]).toEqual([412, 'CONFLICT']);
  expect((await send('DELETE', path)).json).toMatchObject({ action: 'changed', version: 5 });
  expect((await send('DELETE', path)).json).toMatchObject({ action: 'unchanged', version: 5 });
});

test('it is resolved once, as its writer says; tried only, nothing is written', async () => {
  const id = await opened('k', alert('app'));
  const path = `/api/incidents/${id}/resolution?reason=CHG-2&writeId=w1`;
  const tried = await send('POST', `${path.replace('w1', 'w0')}&dryRun=true`, { resolution: 'restarted' });
  expect([tried.json.dryRun, tried.json.version, tried.headers.get('etag')]).toEqual([true, 2, null]);
  expect((await get(`/api/incidents?status=open`)).json.total).toBe(1);
  const first = await send('POST', path, { resolution: 'restarted' });
  expect(first.json).toMatchObject({ action: 'changed', version: 2, repeated: false });
  expect((await send('POST', path, { resolution: 'restarted' })).json).toEqual({
    ...{ ...first.json, repeated: true },
  });
  expect((await get(`/api/incidents/${id}`)).json.incident).toMatchObject({
    ...{ status: 'resolved', resolved: NOW, resolution: 'restarted' },
  });
  const other = await send('POST', path, { resolution: 'replaced' });
  expect([other.status, other.json.detail]).toEqual([409, 'the write id "w1" is that of another write']);
  // What is said later takes the place of it; the history has both.
  const later = await send('POST', path.replace('w1', 'w2'), { resolution: 'replaced' });
  expect(later.json).toMatchObject({ action: 'changed', version: 3 });
  expect((await get(`/api/incidents/${id}`)).json.incident).toMatchObject({
    resolution: 'replaced',
    resolved: NOW,
  });
  const events = (await get(`/api/history?record=${id}&limit=2`)).json.items;
  expect(events.map(({ after }: { after: { resolution: string } }) => after.resolution)).toEqual([
    'replaced',
    'restarted',
  ]);
});

test('a page follows the one before, by status and by CI', async () => {
  const ids: string[] = [];
  for (const key of ['1', '2', '3']) ids.push(await opened(key, alert(key === '2' ? 'db' : 'app')));
  ids.sort();
  const { json: first } = await get('/api/incidents?limit=2');
  expect([first.items.map((one: { id: string }) => one.id), first.total, first.complete, first.next]).toEqual(
    [...[ids.slice(0, 2), 3, false, ids[1]]],
  );
  const { incidents } = (
    await ask(
      `{ incidents(first: 2, after: "${first.next}") { items { id } total complete next } }`,
      'viewer',
    )
  ).data;
  expect(incidents).toEqual({ items: [{ id: ids[2] }], total: 3, complete: true, next: null });
  expect((await get('/api/incidents?ci=db')).json.total).toBe(1);
  expect((await get('/api/incidents?ci=db&status=resolved')).json.total).toBe(0);
});

test('GraphQL tells an incident with pages of its alarms, and writes it', async () => {
  const id = await opened('k', alert('app'), alert('web', { magnitude: 7, endedAt: AT }));
  const { data } = await ask(`mutation {
    rankIncident(id: "${id}") { changed incident {
      version suspects { items { candidates { id probability } outside } total complete }
      affected(first: 1) { items { id name class } total complete }
      alerts(first: 1) { items { id name ci said at endedAt severity magnitude preExisting } total complete next }
    } }
  }`);
  const { suspects, ...incident } = data.rankIncident.incident;
  expect(incident).toEqual({
    version: 2,
    affected: { items: [{ id: 'app', name: 'The app', class: 'server' }], total: 2, complete: false },
    alerts: {
      items: [
        {
          ...{ id: 'app', name: 'app is slow', ci: 'app', said: 'instance=app', at: AT, endedAt: null },
          ...{ severity: 1, magnitude: null, preExisting: null },
        },
      ],
      ...{ total: 2, complete: false, next: 'app' },
    },
  });
  expect([data.rankIncident.changed, suspects.total, suspects.items[0].candidates[0].id]).toEqual([
    ...[true, 1, 'app'],
  ]);
  // What is known beside the alarms counts as over REST: all of it is monitored, and another CI is the symptom.
  const beside = await ask(
    `mutation { rankIncident(id: "${id}", beside: {monitored: all, symptom: "web"}) { changed ranking { candidates { id } } } }`,
  );
  const rest = await send('POST', `/api/incidents/${id}/rank`, { monitored: 'all', symptom: 'web' });
  expect([beside.data.rankIncident.changed, rest.json.incident.action]).toEqual([true, 'unchanged']);
  const more = await ask(
    `{ incident(id: "${id}") { alerts(after: "app") { items { id magnitude } next } } }`,
  );
  expect(more.data.incident.alerts).toEqual({ items: [{ id: 'web', magnitude: 7 }], next: null });

  const stale = `write: {reason: "x", expectedVersions: [{record: "${id}", version: 1}]}`;
  const conflict = await ask(`mutation { confirmCause(id: "${id}", ci: "db", ${stale}) { changed } }`);
  expect(conflict.errors[0].extensions.code).toBe('CONFLICT');
  const REPORT = '{ changed dryRun repeated incident { confirmedCause status resolution version } }';
  const steps = await ask(`mutation {
    a: confirmCause(id: "${id}", ci: "db", ${WHY}) ${REPORT}
    b: unconfirmCause(id: "${id}", ${WHY}) ${REPORT}
    c: resolveIncident(id: "${id}", resolution: "done", ${WHY}) ${REPORT}
  }`);
  const plain = { changed: true, dryRun: false, repeated: false };
  const open = { confirmedCause: null, status: 'open', resolution: null };
  expect(steps.data).toEqual({
    a: { ...plain, incident: { ...open, confirmedCause: 'db', version: 4 } },
    b: { ...plain, incident: { ...open, version: 5 } },
    c: { ...plain, incident: { ...open, status: 'resolved', resolution: 'done', version: 6 } },
  });
});

test('a dry run tells the incident as it would be', async () => {
  const id = await opened('k', alert('app'), alert('web'));
  const FIELDS = `changed dryRun incident {
    id title status resolved confirmedCause causeChanged resolution version alerts { total } affected { total }
  }`;
  const tried = async (what: string, more = '') =>
    (await ask(`mutation { of: ${what}, write: {reason: "x", dryRun: true${more}}) { ${FIELDS} } }`)).data.of;
  const plain = {
    id,
    title: 'slow k',
    status: 'open',
    resolved: null,
    confirmedCause: null,
    causeChanged: null,
  };
  const now = { ...plain, resolution: null, version: 1, alerts: { total: 2 }, affected: { total: 2 } };
  const report = (incident: object, changed = true) => ({
    changed,
    dryRun: true,
    incident: { ...now, ...incident },
  });
  const confirm = `confirmCause(id: "${id}", ci: "db"`;
  const resolve = `resolveIncident(id: "${id}", resolution: "done"`;
  const confirmed = { confirmedCause: 'db', causeChanged: false, version: 2 };
  const resolved = { status: 'resolved', resolved: NOW, resolution: 'done', version: 2 };
  expect(await tried(confirm)).toEqual(report(confirmed));
  expect(await tried(resolve)).toEqual(report(resolved));
  expect(await tried(`unconfirmCause(id: "${id}"`)).toEqual(report({}, false));
  await send('PUT', `/api/incidents/${id}/cause?reason=x&writeId=w`, { ci: 'db' });
  expect(await tried(`unconfirmCause(id: "${id}"`)).toEqual(report({ version: 3 }));
  expect(await tried(resolve)).toEqual(report({ ...confirmed, ...resolved, version: 3 }));
  // Of what was written before it tells what there is.
  await send('POST', `/api/incidents/${id}/resolution?reason=x`, { resolution: 'later' });
  expect(await tried(confirm, ', writeId: "w"')).toEqual(
    report({ ...confirmed, ...resolved, resolution: 'later', version: 3 }),
  );
  expect((await get(`/api/history?record=${id}`)).json.total).toBe(3);
  const rest = await send('PUT', `/api/incidents/${id}/cause?reason=x&dryRun=true`, { ci: 'app' });
  expect(Object.keys(rest.json)).toEqual(['id', 'revision', 'dryRun', 'repeated', 'version', 'action']);
});

test('alarms that nothing explains propose a dependency; accepted, it is written with its event', async () => {
  const id = await opened('k', alert('app'), alert('db'), alert('web'), alert('lonely'));
  const { json: ranked } = await send('POST', `/api/incidents/${id}/rank`);
  expect([ranked.ranking.missing, ranked.proposed]).toEqual([[{ from: 'lonely', to: 'db' }], 1]);
  const of = suggestionId({ from: 'lonely', to: 'db' });
  const { json: list } = await get('/api/suggestions?status=proposed');
  expect(list).toEqual({
    items: [
      {
        ...{ id: of, from: 'lonely', to: 'db', count: 1, incidents: [id], status: 'proposed' },
        ...{ version: 1, created: NOW, updated: NOW },
      },
    ],
    ...{ total: 1, complete: true, next: null },
  });
  const path = `/api/suggestions/${encodeURIComponent(of)}/decision?reason=found`;
  for (const [body, detail] of [
    [{ status: 'maybe' }, /^status: /],
    [{ status: 'accepted', type: 'hosts' }, /^type: with hosts, db would depend on lonely/],
    [{ status: 'accepted', type: 'us' }, /^type: unknown relation type/],
  ] as const) {
    const { status, json } = await send('PUT', path, body);
    expect([status, json.detail]).toEqual([400, expect.stringMatching(detail)]);
  }
  const late = await send('PUT', path, { status: 'accepted' }, { ...as.editor, 'If-Match': '"7"' });
  expect([late.status, (await get('/api/cis/lonely')).json.dependencies.total]).toEqual([412, 0]);
  const tried = await send('PUT', `${path}&dryRun=true`, { status: 'accepted' });
  expect(tried.json).toMatchObject({
    suggestion: { status: 'accepted', version: 2 },
    dependency: { type: 'depends_on', effect: 'soft', confidence: 0.5, source: 'root-cause' },
  });
  expect((await get('/api/suggestions')).json).toEqual(list);
  const kind = { status: 'accepted', type: 'uses', effect: 'hard', confidence: 0.9 };
  const accepted = await send('PUT', `${path}&writeId=a`, kind);
  const key = dependencyKey({ from: 'lonely', type: 'uses', to: 'db' });
  expect([accepted.status, accepted.json]).toEqual([
    200,
    {
      suggestion: { ...list.items[0], status: 'accepted', dependency: key, version: 2 },
      dependency: expect.objectContaining({ key, type: 'uses', effect: 'hard', confidence: 0.9 }),
      ...{ removed: null, revision: expect.any(Number), dryRun: false, repeated: false },
    },
  ]);
  expect((await get('/api/cis/lonely')).json.dependencies.items[0].dependency).toMatchObject({
    ...{ key, effect: 'hard', confidence: 0.9, source: 'root-cause' },
  });
  const events = (await get('/api/history?limit=2')).json.items;
  expect(events.map((event: { kind: string; revision: number }) => [event.kind, event.revision])).toEqual([
    ['suggestion', accepted.json.revision],
    ['dependency', accepted.json.revision],
  ]);
  expect((await send('PUT', `${path}&writeId=a`, kind)).json).toEqual({ ...accepted.json, repeated: true });
  const twice = await send('PUT', path, { status: 'accepted' });
  expect([twice.status, twice.json.code, twice.json.detail]).toEqual([
    ...[409, 'CONFLICT', expect.stringContaining(`the dependency ${key} is there`)],
  ]);
});

test('an accepted suggestion is taken back by dismissing it, and its dependency with it', async () => {
  const id = await opened('k', alert('app'), alert('db'), alert('web'), alert('lonely'));
  await send('POST', `/api/incidents/${id}/rank`);
  const of = JSON.stringify(suggestionId({ from: 'lonely', to: 'db' }));
  const REPORT =
    '{ suggestion { status dependency version } dependency { key type effect confidence } removed dryRun }';
  const decide = async (how: string, more = '') =>
    (await ask(`mutation { suggestion: ${how}Suggestion(id: ${of}${more}, ${WHY}) ${REPORT} }`)).data
      .suggestion;
  const key = dependencyKey({ from: 'lonely', type: 'depends_on', to: 'db' });
  const plain = { dependency: null, removed: null, dryRun: false };
  expect(await decide('accept')).toEqual({
    ...{ ...plain, suggestion: { status: 'accepted', dependency: key, version: 2 } },
    dependency: { key, type: 'depends_on', effect: 'soft', confidence: 0.5 },
  });
  expect(await decide('dismiss')).toEqual({
    ...{ ...plain, suggestion: { status: 'dismissed', dependency: null, version: 3 } },
    removed: key,
  });
  expect((await get('/api/cis/lonely')).json.dependencies.total).toBe(0);
  const [gone, decided] = (await get('/api/history?limit=2')).json.items;
  expect([gone.kind, decided.kind, decided.action]).toEqual(['suggestion', 'dependency', 'deleted']);
  const certain = await decide('accept', ', type: "uses", effect: hard, confidence: 1');
  expect(certain.dependency).toMatchObject({ type: 'uses', effect: 'hard', confidence: 1 });
});

test('a suggestion that is dismissed is not made again', async () => {
  const id = await opened('k', alert('app'), alert('db'), alert('web'), alert('lonely'));
  await send('POST', `/api/incidents/${id}/rank`);
  const { data } = await ask(`{ suggestions { items { id count } total } }`, 'viewer');
  const of = JSON.stringify(data.suggestions.items[0].id);
  const told = await ask(
    `mutation { dismissSuggestion(id: ${of}, ${WHY}) { suggestion { status version } } }`,
  );
  expect(told.data.dismissSuggestion.suggestion).toEqual({ status: 'dismissed', version: 2 });
  const other = await opened('l', alert('app'), alert('db'), alert('web'), alert('lonely'));
  expect((await send('POST', `/api/incidents/${other}/rank`)).json.proposed).toBe(0);
  const { json } = await get('/api/suggestions');
  expect(json.items).toMatchObject([{ count: 1, status: 'dismissed', version: 2 }]);
  const accept = await ask(
    `mutation { acceptSuggestion(id: ${of}, ${WHY}) { dependency { key } suggestion { status } } }`,
  );
  expect(accept.data.acceptSuggestion).toEqual({
    dependency: { key: dependencyKey({ from: 'lonely', type: 'depends_on', to: 'db' }) },
    suggestion: { status: 'accepted' },
  });
});

test('what cannot be is refused, with its place', async () => {
  const id = await opened('k', alert('app'));
  const unmatched = await opened('l', alert('x', { ci: null }));
  const cause = (of: string, more = 'reason=x') => `/api/incidents/${of}/cause?${more}`;
  const cases: [string, string, object | undefined, number, RegExp][] = [
    ['GET', '/api/incidents/none', undefined, 404, /no incident has the id "none"/],
    ['GET', '/api/incidents?status=closed', undefined, 400, /^status: /],
    ['GET', '/api/incidents?limit=501', undefined, 400, /^limit: /],
    ['PUT', cause('none'), { ci: 'db' }, 404, /no incident has the id "none"/],
    ['PUT', cause(id), { ci: 'dv' }, 404, /near: db/],
    ['PUT', cause(id), { of: 'db' }, 400, /^ci: /],
    ['PUT', cause(id, ''), { ci: 'db' }, 400, /^reason: missing/],
    [
      'POST',
      `/api/incidents/${id}/resolution?reason=x`,
      { resolution: '' },
      400,
      /^resolution: expected a text/,
    ],
    [
      'POST',
      `/api/incidents/${id}/resolution?reason=x`,
      { resolution: ' \n' },
      400,
      /^resolution: expected a text that is not empty/,
    ],
    [
      'POST',
      `/api/incidents/${id}/rank`,
      { maintenance: [{ cis: ['app'], start: AT, end: '2026-11-24T07:00:00Z' }] },
      400,
      /^maintenance\[0\]\.end: expected an end that is not before the start/,
    ],
    ['POST', `/api/incidents/${unmatched}/rank`, undefined, 400, /no CI has the id or name "instance=x"/],
    ['POST', `/api/incidents/${id}/rank`, { monitored: 'some' }, 400, /^monitored: /],
    [
      'PUT',
      `/api/suggestions/none/decision?reason=x`,
      { status: 'accepted' },
      404,
      /no suggestion has the id/,
    ],
  ];
  for (const [method, path, body, status, detail] of cases) {
    const { status: told, json } = await send(method, path, body);
    expect([path, told, json.detail]).toEqual([path, status, expect.stringMatching(detail)]);
  }
  const events = (await get('/api/history?limit=1')).json.total;
  expect(events).toBe(6 + ROLES.length + 2);
});

test('a viewer reads, and an editor writes', async () => {
  const id = await opened('k', alert('app'), alert('db'), alert('lonely'));
  await send('POST', `/api/incidents/${id}/rank`);
  const [suggestion] = (await get('/api/suggestions')).json.items;
  const decision = `/api/suggestions/${encodeURIComponent(suggestion.id)}/decision?reason=x&dryRun=true`;
  const TRY = 'reason=x&dryRun=true';
  const ways: [string, string, object?][] = [
    ['POST', `/api/incidents/${id}/rank`],
    ['PUT', `/api/incidents/${id}/cause?${TRY}`, { ci: 'db' }],
    ['DELETE', `/api/incidents/${id}/cause?${TRY}`],
    ['POST', `/api/incidents/${id}/resolution?${TRY}`, { resolution: 'x' }],
    ['PUT', decision, { status: 'dismissed' }],
  ];
  for (const [method, path, body] of ways) {
    const asViewer = await send(method, path, body, as.viewer);
    expect([path, asViewer.status, asViewer.json.code]).toEqual([path, 403, 'FORBIDDEN']);
    expect([path, (await send(method, path, body)).status]).toEqual([path, 200]);
  }
  const TRIED = 'write: {reason: "x", dryRun: true}';
  for (const mutation of [
    `rankIncident(id: "${id}") { changed }`,
    `confirmCause(id: "${id}", ci: "db", ${TRIED}) { changed }`,
    `unconfirmCause(id: "${id}", ${TRIED}) { changed }`,
    `resolveIncident(id: "${id}", resolution: "x", ${TRIED}) { changed }`,
    `acceptSuggestion(id: ${JSON.stringify(suggestion.id)}, ${TRIED}) { dryRun }`,
    `dismissSuggestion(id: ${JSON.stringify(suggestion.id)}, ${TRIED}) { dryRun }`,
  ]) {
    const { errors } = await ask(`mutation { ${mutation} }`, 'viewer');
    expect([mutation, errors?.[0].extensions.code]).toEqual([mutation, 'FORBIDDEN']);
    expect([mutation, (await ask(`mutation { ${mutation} }`)).errors]).toEqual([mutation, undefined]);
  }
  for (const path of ['/api/incidents', `/api/incidents/${id}`, '/api/suggestions']) {
    expect([path, (await get(path)).status, (await desk.get(path)).status]).toEqual([path, 200, 401]);
  }
  const viewer = { ...desk.context, caller: { ...desk.context.caller, role: 'viewer' as const } };
  await expect(
    receiveAlerts(viewer, { source: 'am', title: 't', alerts: [alert('app')] }),
  ).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('alarms that cannot be are refused, with their place', async () => {
  const refused = async (more: object) => {
    const [good, bad] = [alert('app'), { ...alert('db'), ...more } as ReceivedAlert];
    await expect(
      receiveAlerts(desk.context, { source: 'am', title: 't', alerts: [good, bad] }),
    ).rejects.toMatchObject({
      ...{ code: 'VALIDATION', details: { field: expect.stringMatching(/^alerts\[1\]\.\w+$/) } },
    });
  };
  await refused({ at: 'soon' });
  await refused({ severity: 2 });
  await refused({ said: 'a\nb' });
  await refused({ fingerprint: '__proto__' });
  await refused({ endedAt: '2026-11-24T07:49:00Z' });
  await expect(receiveAlerts(desk.context, { source: 'am', title: 't', alerts: [] })).rejects.toMatchObject({
    code: 'VALIDATION',
  });
  expect((await get('/api/incidents')).json.total).toBe(0);
});

test('ten thousand alarms at once are kept, in one incident; what comes beyond them is not', async () => {
  const many = Array.from({ length: 10_001 }, (_, i) => alert('app', { fingerprint: `f${i}` }));
  const report = await receiveAlerts(desk.context, { source: 'am', title: 'a flood', alerts: many });
  const refused = [
    { at: 10_000, record: 'f10000', field: 'alerts', reason: 'an incident keeps 10000 alarms' },
  ];
  expect(report).toMatchObject({ opened: true, changed: true, refused });
  const id = report.incident;
  const { json } = await get(`/api/incidents/${id}?limit=3`);
  expect([json.alerts.total, json.alerts.items.length, json.affected.items]).toEqual([10_000, 3, ['app']]);
  const ranked = await send('POST', `/api/incidents/${id}/rank`);
  expect([ranked.status, ranked.json.ranking.folded]).toEqual([200, 9999]);
});
