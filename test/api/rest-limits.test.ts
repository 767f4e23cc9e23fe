import { EventEmitter, once } from 'node:events';
import { type ClientRequest, get, request } from 'node:http';
import { connect } from 'node:net';
import { problemSchema } from '../../src/api/problem.ts';
import type { ConfigurationItem } from '../../src/domain/ci.ts';
import { type RestDesk, restDesk } from './rest-desk.ts';

const LINES = { 'Content-Type': 'application/x-ndjson' };
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';

let desk: RestDesk;
beforeEach(async () => {
  desk = await restDesk({
    limits: { headersTimeoutMs: 50, timeoutCheckMs: 20, heartbeatMs: 20, eventsEveryMs: 20 },
  });
  await desk.load([{ kind: 'ci', id: 'web-1', class: 'server' }]);
});
afterEach(() => desk.stop());

/** What the server answers to these bytes, until it closes the connection. */
async function raw(url: string, bytes: string): Promise<{ status: number; code: string }> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1').setEncoding('utf8');
  socket.write(bytes);
  let text = '';
  for await (const piece of socket) text += piece;
  const [head, body = ''] = text.split('\r\n\r\n');
  const { status, code } = problemSchema.parse(JSON.parse(body));
  expect(head).toContain(`HTTP/1.1 ${status} `);
  return { status, code };
}

/** Opens an import whose body is still to come. */
function beginImport(path = '/api/imports'): { sent: ClientRequest; answered: Promise<number> } {
  const sent = request(desk.url + path, { method: 'POST', headers: LINES });
  const answered = once(sent, 'response').then(([response]) => {
    response.resume();
    return response.statusCode;
  });
  return { sent, answered };
}

/** Makes writes wait until `go`, and says when the first has begun. */
function heldWrites() {
  const { store } = desk.context;
  const apply = store.apply.bind(store);
  const moments = new EventEmitter();
  const begun = once(moments, 'begun');
  const gone = once(moments, 'go');
  store.apply = async (...words) => {
    moments.emit('begun');
    await gone;
    return await apply(...words);
  };
  return { begun, go: () => moments.emit('go') };
}

async function ended(id: string) {
  for (;;) {
    const { json } = await desk.get(`/api/imports/${id}`);
    if (json.state !== 'running') return json;
  }
}

test.each([
  ['a head that never ends', 'GET /livez HTTP/1.1\r\nHost: localhost\r\n', 408, 'LIMIT_EXCEEDED'],
  [
    'a head that is too large',
    `GET /livez HTTP/1.1\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`,
    431,
    'LIMIT_EXCEEDED',
  ],
  ['what is no HTTP', 'hello\r\n\r\n', 400, 'VALIDATION'],
])('%s is a problem too', async (_, bytes, status, code) => {
  expect(await raw(desk.url, bytes)).toEqual({ status, code });
});

test('a request is a span in the trace of its caller, and one line in the log without its query', async () => {
  const { headers } = await desk.get('/api/cis?text=secret', {
    traceparent: `00-${TRACE}-00f067aa0ba902b7-01`,
  });
  const [, spanId] = /^00-4bf92f3577b34da6a3ce929d0e0e4736-([0-9a-f]{16})-01$/.exec(
    headers.get('traceparent') as string,
  ) as unknown as [string, string];
  expect(spanId).not.toBe('00f067aa0ba902b7');
  const other = await desk.get('/livez', { traceparent: 'nonsense' });
  expect(other.headers.get('traceparent')).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/);
  const lines = desk.logged.filter((line) => line.traceId === TRACE);
  expect(lines).toEqual([
    expect.objectContaining({ method: 'GET', path: '/api/cis', route: '/api/cis', status: 200, spanId }),
  ]);
  expect(JSON.stringify(desk.logged)).not.toContain('secret');
});

test('metrics count requests by route and status, and say what topology is kept', async () => {
  const measured = async (name: string) =>
    (await desk.get('/metrics')).text.split('\n').filter((line) => line.startsWith(name));
  expect(await measured('faultline_topology_cis')).toEqual(['faultline_topology_cis 0']);
  await desk.get('/api/impact?seed=web-1');
  await desk.get('/api/cis/a');
  await desk.get('/api/cis/b');
  expect(await measured('faultline_topology_cis')).toEqual(['faultline_topology_cis 1']);
  expect(await measured('faultline_topology_revision')).toEqual(['faultline_topology_revision 1']);
  expect(await measured('faultline_topology_dependencies')).toEqual(['faultline_topology_dependencies 0']);
  expect(await measured('faultline_topology_age_seconds')).toEqual([
    expect.stringMatching(/^faultline_topology_age_seconds [0-9.e-]+$/),
  ]);
  expect(
    (await measured('faultline_http_request_duration_seconds_count')).filter(
      (line) => !line.includes('metrics'),
    ),
  ).toEqual([
    'faultline_http_request_duration_seconds_count{route="/api/impact",method="GET",status="200"} 1',
    'faultline_http_request_duration_seconds_count{route="/api/cis/{id}",method="GET",status="404"} 2',
  ]);
});

test('what a browser must be told, and nothing about the server', async () => {
  const { headers } = await desk.get('/api/cis');
  expect({
    csp: headers.get('content-security-policy'),
    type: headers.get('x-content-type-options'),
    cache: headers.get('cache-control'),
    by: headers.get('x-powered-by'),
    cors: headers.get('access-control-allow-origin'),
  }).toEqual({
    csp: "default-src 'none';frame-ancestors 'none';base-uri 'none';form-action 'none'",
    type: 'nosniff',
    cache: 'no-store',
    by: null,
    cors: null,
  });
});

test('an export waits for its reader, and ends when the reader leaves', async () => {
  const { store } = desk.context;
  const ci = (await store.ci('web-1')) as ConfigurationItem;
  const over = new Promise<string>((resolve) => {
    store.eachCi = async (onCi) => {
      try {
        for (;;) await onCi(ci); // an estate without an end
      } catch (error) {
        resolve((error as Error).name);
        throw error;
      }
    };
  });
  const [response] = await once(get(`${desk.url}/api/export`), 'response');
  await once(response, 'readable');
  response.destroy();
  expect(await over).toBe('AbortError');
});

test('an export of a graph that changes meanwhile is broken off', async () => {
  const { store } = desk.context;
  const revision = store.revision.bind(store);
  store.revision = async () => (await revision()) + 1;
  await expect(desk.get('/api/export')).rejects.toThrow();
  expect(JSON.stringify(desk.logged)).toContain('an answer was broken off');
});

test('one import at a time; asked to stop, it ends after its batch and tells what is in', async () => {
  const writes = heldWrites();
  const lines = (n: number) => `{"kind":"ci","id":"ci-${n}","class":"server"}\n`;
  const records = Array.from({ length: 6000 }, (_, n) => lines(n)).join(''); // two batches
  expect((await desk.send('POST', '/api/imports?importId=big', records, LINES)).status).toBe(202);
  await writes.begun;
  const other = await desk.send('POST', '/api/imports', lines(1), LINES);
  expect([other.status, other.json.detail, other.json.details]).toEqual([
    409,
    'one import at a time, and big has not ended',
    { running: 'big' },
  ]);
  const asked = await desk.send('DELETE', '/api/imports/big');
  expect([asked.status, asked.json.state]).toEqual([202, 'running']);
  writes.go();
  const { state, report } = await ended('big');
  expect([state, report.interrupted, report.complete, report.counts.created]).toEqual([
    'stopped',
    true,
    false,
    5000,
  ]);
  expect((await desk.get('/metrics')).text).toContain(
    'faultline_import_records_total{outcome="created"} 5000\n',
  );
  expect((await desk.send('DELETE', '/api/imports/none')).status).toBe(404);
});

test('an import that fails says why', async () => {
  desk.context.store.apply = async () => {
    throw new Error('secret of the inside');
  };
  const records = '{"kind":"ci","id":"new","class":"server"}\n';
  await desk.send('POST', '/api/imports?importId=faulty', records, LINES);
  const { state, report, problem } = await ended('faulty');
  expect([state, report, problem.code]).toEqual(['failed', null, 'INTERNAL']);
  expect(JSON.stringify(problem)).not.toContain('secret');
});

test('CSV goes with its mapping, a document as YAML; a dry run says what would change', async () => {
  const mapping = 'cis: [{ id: "{Host}", class: server }]';
  const path = `/api/imports?${new URLSearchParams({ mapping, importId: 'csv', dryRun: 'true' })}`;
  await desk.send('POST', path, 'Host\nweb-1\nweb-2\n', { 'Content-Type': 'text/csv' });
  const { report } = await ended('csv');
  expect([report?.dryRun, report?.changes.map((change: { id: string }) => change.id)]).toEqual([
    true,
    ['web-2'],
  ]);
  const document = 'cis: [{ id: web-3, class: server }]\n';
  await desk.send('POST', '/api/imports?importId=yaml', document, { 'Content-Type': 'application/yaml' });
  expect((await ended('yaml')).report.counts.created).toBe(1);
});

const CSV = { 'Content-Type': 'text/csv' };

test('a mapping that no address holds comes before its CSV in the body', async () => {
  const mapping = `# ${'ü'.repeat(10_000)}\ncis: [{ id: "{Host}", class: server }]\n`;
  const mappingBytes = Buffer.byteLength(mapping);
  expect(mappingBytes).toBeGreaterThan(20_000);
  const path = `/api/imports?importId=long&dryRun=true&mappingBytes=${mappingBytes}`;
  await desk.send('POST', path, `${mapping}Host\nweb-1\nweb-long\n`, CSV);
  const { report } = await ended('long');
  expect([report?.dryRun, report?.counts.read, report?.changes.map(({ id }: { id: string }) => id)]).toEqual([
    ...[true, 2, ['web-long']],
  ]);
  expect(
    (await desk.send('POST', `/api/imports?${new URLSearchParams({ mapping })}`, 'Host\n', CSV)).status,
  ).toBe(431);
});

test('a mapping without CSV after it is told by its import', async () => {
  const mapping = 'cis: [{ id: "{Host}", class: server }]';
  const path = `/api/imports?importId=empty&mappingBytes=${mapping.length}`;
  expect((await desk.send('POST', path, mapping, CSV)).status).toBe(202);
  expect((await ended('empty')).report.rejections).toEqual([
    { file: 'input', line: 1, reason: 'the file is empty' },
  ]);
});

test.each([
  ['is cut off', CSV, 'mappingBytes=9', 'cis: []', 'mappingBytes: the body has 7 bytes, not 9'],
  [
    'is none',
    CSV,
    'mappingBytes=2',
    'xyHost\n',
    'mapping mapping: expected a mapping with cis or dependencies',
  ],
  [
    'is not UTF-8',
    CSV,
    'mappingBytes=1',
    'üHost\n',
    'mappingBytes: the first 1 bytes of the body are not UTF-8',
  ],
  [
    'comes twice',
    CSV,
    'mappingBytes=2&mapping=x',
    'xy',
    'mappingBytes: expected for CSV only, and without mapping',
  ],
  ['is of no CSV', LINES, 'mappingBytes=2', 'xy', 'mappingBytes: expected for CSV only, and without mapping'],
])('a mapping in the body that %s is told', async (_, headers, query, body, detail) => {
  const { json } = await desk.send('POST', `/api/imports?${query}`, body, headers);
  expect([json.code, json.detail]).toEqual(['VALIDATION', detail]);
});

test.each([
  ['CSV without a mapping', { 'Content-Type': 'text/csv' }, 400, 'VALIDATION'],
  ['no media type', { 'Content-Type': '' }, 415, 'VALIDATION'],
  ['a compressed body', { ...LINES, 'Content-Encoding': 'gzip' }, 415, 'VALIDATION'],
])('an import of %s is refused', async (_, headers, status, code) => {
  const { json } = await desk.send('POST', '/api/imports', 'x', headers);
  expect([json.status, json.code]).toEqual([status, code]);
});

test('an import that announces too much is refused before it is sent', async () => {
  const head = `POST /api/imports HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\nConnection: close\r\n`;
  expect(await raw(desk.url, `${head}Content-Length: 99999999999\r\n\r\n`)).toEqual({
    status: 413,
    code: 'LIMIT_EXCEEDED',
  });
});

test('a caller that leaves in the middle of its import leaves nothing behind', async () => {
  const { sent, answered } = beginImport();
  const failed = answered.catch((error: Error) => error.message);
  sent.write('{"kind":"ci"');
  let status = 202;
  while (status !== 409) {
    // until the server has begun to receive the other one
    status = (await desk.send('POST', '/api/imports?importId=same', '', LINES)).status;
    if (status === 202) await ended('same');
  }
  sent.destroy();
  expect(await failed).toBe('socket hang up');
  while (status === 409) status = (await desk.send('POST', '/api/imports', '', LINES)).status;
  expect(status).toBe(202);
});

test('an import that is still being received when the server closes writes nothing', async () => {
  const { sent, answered } = beginImport();
  sent.write('{"kind":"ci","id":"late","class":"server"}\n');
  const probe = async () => (await desk.send('POST', '/api/imports', '', LINES)).status;
  while ((await probe()) !== 409);
  const closing = desk.server.close();
  sent.end();
  expect(await answered).toBe(409);
  await closing;
  expect(await desk.context.store.ci('late')).toBeUndefined();
});

test('listeners resume by Last-Event-ID, are kept awake, and end with the server', async () => {
  const resumed = await listen({ 'Last-Event-ID': '0' });
  expect(await resumed.until('\n\n', 2)).toBe(
    ': after 0\n\nid: 1\nevent: change\n' +
      'data: {"revision":1,"sequence":1,"records":[{"kind":"ci","id":"web-1","action":"created"}],"total":1,"complete":true}\n\n',
  );
  const fromNow = await listen({});
  expect(await fromNow.until(': alive\n\n', 1)).toMatch(/^: after 1\n\n(: alive\n\n)+$/);
  const wrong = await desk.get('/api/events', { 'Last-Event-ID': 'x' });
  expect([wrong.status, wrong.json.code]).toEqual([400, 'VALIDATION']);
  await desk.server.close();
  expect(await fromNow.rest()).toMatch(/^(: alive\n\n)*$/);
});

/** Listens to events; `until` reads so many of a text, without heartbeats where it is not one itself. */
async function listen(headers: Record<string, string>) {
  const response = await fetch(`${desk.url}/api/events`, { headers });
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  const next = async () => {
    const { done, value } = await reader.read();
    return done ? undefined : decoder.decode(value, { stream: true });
  };
  return {
    async until(wanted: string, times: number): Promise<string> {
      for (let text = ''; ; ) {
        text += (await next()) ?? '';
        const told = wanted.includes('alive') ? text : text.replaceAll(': alive\n\n', '');
        if (told.split(wanted).length > times) return told;
      }
    },
    async rest(): Promise<string> {
      for (let text = ''; ; ) {
        const piece = await next();
        if (piece === undefined) return text;
        text += piece;
      }
    },
  };
}
