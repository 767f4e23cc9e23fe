import { EventEmitter, once } from 'node:events';
import { get } from 'node:http';
import { problemSchema } from '../../src/api/problem.ts';
import { exportEstate } from '../../src/use-cases/export-estate.ts';
import { type RestDesk, restDesk } from './rest-desk.ts';

const HOSTILE = '<script>alert(1)</script>';
const SHOP = [
  { kind: 'ci', id: 'shop', class: 'business_service', name: 'Web shop', owner: HOSTILE, tags: ['=1+1'] },
  { kind: 'ci', id: 'web-1', class: 'server' },
  { kind: 'ci', id: 'web-2', class: 'server' },
  { kind: 'dependency', from: 'shop', type: 'runs_on', to: 'web-1', group: 'web', needs: 1 },
  { kind: 'dependency', from: 'shop', type: 'runs_on', to: 'web-2', group: 'web', needs: 1 },
];

let desk: RestDesk;
beforeEach(async () => {
  desk = await restDesk();
  await desk.load(SHOP);
});
afterEach(() => desk.stop());

test('names stand for ids, levels are said of all seeds or of one, a pin holds', async () => {
  const { json } = await desk.get('/api/impact?seed=Web%20shop:degraded&seed=web-1&pin=web-2&limit=1');
  expect(json).toMatchObject({
    seeds: [
      { id: 'shop', level: 'degraded' },
      { id: 'web-1', level: 'down' },
    ],
    pins: ['web-2'],
    counts: { down: 1, degraded: 1 },
    impactedTotal: 2,
  });
  expect(json.impacted).toHaveLength(1);
});

test.each([
  ['/api/impact', 400, 'VALIDATION', 'seed: missing'],
  ['/api/impact?seed=web-1&lvel=down', 400, 'VALIDATION', 'lvel: unknown parameter (did you mean level?)'],
  ['/api/impact?seed=web-1&limit=-1', 400, 'VALIDATION', /^limit: /],
  ['/api/impact?seed=web-1&limit=1&limit=2', 400, 'VALIDATION', 'limit: expected once'],
  ['/api/impact?seed=web-9', 404, 'NOT_FOUND', 'no CI has the id or name "web-9"; near: web-1, web-2'],
  ['/api/cis/nobody', 404, 'NOT_FOUND', 'no CI has the id or name "nobody"'],
  ['/api/cis?class=servr', 400, 'VALIDATION', 'unknown class "servr" (did you mean server?)'],
  ['/api/export?format=dot&around=web-9', 404, 'NOT_FOUND', /^no CI has the id or name "web-9"/],
  ['/api/events?after=99', 400, 'VALIDATION', 'the last event of this graph is 5'],
  ['/nowhere', 404, 'NOT_FOUND', /^there is no \/nowhere here/],
  ['/api/cis/%ff', 400, 'VALIDATION', /./],
  ['/api/cis/__proto__', 404, 'NOT_FOUND', 'no CI has the id or name "__proto__"'],
  [`/api/cis/${encodeURIComponent(HOSTILE)}`, 404, 'NOT_FOUND', `no CI has the id or name "${HOSTILE}"`],
])('%s is a problem: %d %s', async (path, status, code, detail) => {
  const answer = await desk.get(path);
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  const problem = problemSchema.parse(answer.json);
  expect([answer.status, problem.status, problem.code]).toEqual([status, status, code]);
  if (typeof detail === 'string') expect(problem.detail).toBe(detail);
  else expect(problem.detail).toMatch(detail);
});

test('a method that a path does not have: 405, and those it has', async () => {
  const { status, headers } = await desk.send('DELETE', '/api/impact');
  expect([status, headers.get('allow')]).toEqual([405, 'GET, HEAD']);
});

test('a fault is INTERNAL with the id that the log has it under, and tells nothing else', async () => {
  desk.context.store.counts = async () => {
    throw new Error('secret of the inside');
  };
  const { status, json, text } = await desk.get('/api/doctor');
  expect([status, json.code]).toEqual([500, 'INTERNAL']);
  expect(text).not.toContain('secret');
  expect(JSON.stringify(desk.logged)).toContain(json.instance.replace('urn:uuid:', ''));
});

test('while the graph is away: 503 with Retry-After, not ready and still live; and all is well again', async () => {
  desk.away(true);
  const gone = await desk.get('/api/impact?seed=web-1');
  expect([gone.status, gone.json.code, gone.headers.get('retry-after')]).toEqual([
    503,
    'STORE_UNAVAILABLE',
    '5',
  ]);
  expect([(await desk.get('/readyz')).status, (await desk.get('/livez')).status]).toEqual([503, 200]);
  desk.away(false);
  expect((await desk.get('/api/impact?seed=web-1')).status).toBe(200);
  expect((await desk.get('/readyz')).json).toEqual({ status: 'ready', revision: 2, sequence: 5 });
  expect((await desk.get('/metrics')).text).toMatch(/^faultline_store_errors_total [12]$/m);
});

test('one CI has an ETag, and is not sent again to whoever has it', async () => {
  const first = await desk.get('/api/cis/shop');
  const etag = first.headers.get('etag') as string;
  expect([first.status, first.json.ci.owner]).toEqual([200, HOSTILE]);
  // Not by fetch, which asks for no cached answer as soon as it is given this header.
  const asked = async () => {
    const [response] = await once(
      get(`${desk.url}/api/cis/shop`, { headers: { 'If-None-Match': etag } }),
      'response',
    );
    response.resume();
    return response.statusCode;
  };
  expect(await asked()).toBe(304);
  await desk.load([{ kind: 'ci', id: 'shop', class: 'business_service', name: 'Shop' }]);
  expect(await asked()).toBe(200);
});

test('an export is what the command line writes', async () => {
  for (const format of ['ndjson', 'csv', 'graphml', 'dot', 'mermaid'] as const) {
    let text = '';
    await exportEstate(desk.context, { format }, async (piece) => {
      text += piece;
    });
    expect([format, (await desk.get(`/api/export?format=${format}`)).text]).toEqual([format, text]);
  }
});

test('an import is received, runs, and tells what it did; the same import id again writes nothing', async () => {
  const records = '{"kind":"ci","id":"new","class":"server"}\n{"kind":"ci","id":"bad","class":"sever"}\n';
  const give = () =>
    desk.send('POST', '/api/imports?importId=night&source=scan', records, {
      'Content-Type': 'application/x-ndjson',
    });
  const ended = async () => {
    let state = (await desk.get('/api/imports/night')).json;
    while (state.state === 'running') state = (await desk.get('/api/imports/night')).json;
    return state;
  };
  const started = await give();
  expect([started.status, started.headers.get('location')]).toEqual([202, '/api/imports/night']);
  const first = await ended();
  expect([first.state, first.report.counts.created, first.report.counts.rejected]).toEqual(['done', 1, 1]);
  expect(first.report.rejections[0]).toMatchObject({ line: 2, record: 'bad', field: 'class' });
  await give();
  expect((await ended()).report.revision).toBe(first.report.revision);
  const wrong = await desk.send('POST', '/api/imports', 'x', { 'Content-Type': 'text/plain' });
  expect([wrong.status, wrong.json.detail]).toEqual([415, expect.stringContaining('expected one of')]);
});

test('whoever knows nothing but the OpenAPI document is answered each question without parameters', async () => {
  const { json: document } = await desk.get('/api/openapi.json');
  for (const [path, methods] of Object.entries<Record<string, { parameters?: { required: boolean }[] }>>(
    document.paths,
  )) {
    const parameters = methods.get?.parameters ?? [];
    if (!methods.get || path === '/api/events' || path.includes('{') || parameters.some((p) => p.required))
      continue;
    expect([path, (await desk.get(path)).status]).toEqual([path, 200]);
  }
});

test('events tell of each write after the one last known', async () => {
  const stop = new AbortController();
  const response = await fetch(`${desk.url}/api/events?after=3`, { signal: stop.signal });
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  let told = '';
  const reading = (async () => {
    for await (const piece of response.body as unknown as AsyncIterable<Uint8Array>) {
      told += new TextDecoder().decode(piece);
      if (told.includes('"new"')) break;
    }
  })();
  await desk.load([{ kind: 'ci', id: 'new', class: 'server' }]);
  await reading;
  const changes = [...told.matchAll(/^data: (.*)$/gm)].map(([, data]) => JSON.parse(data as string));
  expect(changes.map(({ sequence, revision }) => [sequence, revision])).toEqual([
    [5, 2],
    [6, 3],
  ]);
  stop.abort();
});

test('pages of other sites can neither ask by another name nor write', async () => {
  const [evil] = await once(get(`${desk.url}/api/cis`, { headers: { Host: 'evil.example' } }), 'response');
  evil.resume();
  expect(evil.statusCode).toBe(401);
  const written = await desk.send('POST', '/api/imports', '', {
    'Content-Type': 'application/x-ndjson',
    'Sec-Fetch-Site': 'cross-site',
  });
  expect(written.status).toBe(401);
});

test('closing answers what is under way and takes no more', async () => {
  const { store } = desk.context;
  const counts = store.counts.bind(store);
  const moments = new EventEmitter();
  const begun = once(moments, 'begun');
  store.counts = async () => {
    const go = once(moments, 'go');
    moments.emit('begun');
    await go;
    return await counts();
  };
  const running = desk.get('/api/doctor');
  await begun;
  const closing = desk.server.close();
  moments.emit('go');
  expect((await running).status).toBe(200);
  await closing;
  await expect(desk.get('/livez')).rejects.toThrow();
});

test('an address that others could reach is refused', async () => {
  await expect(restDesk({ host: '0.0.0.0' })).rejects.toMatchObject({ code: 'VALIDATION' });
});

test('of many words that are no CI, near ones are looked for to the first three only', async () => {
  const words = Array.from({ length: 40 }, (_, i) => `seed=shpo-${i}`).join('&');
  const { status, json } = await desk.get(`/api/impact?${words}`);
  expect([status, json.detail]).toEqual([
    404,
    expect.stringMatching(/"shpo-2"(; near: [^;]*)?; nor 37 more$/),
  ]);
  expect(json.details.unknown).toHaveLength(40);
});
