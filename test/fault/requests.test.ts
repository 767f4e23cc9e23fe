import { graphqlMiddleware } from '../../src/api/graphql/server.ts';
import { type RestDesk, restDesk } from '../api/rest-desk.ts';
import { problemIn, type RawAnswer, raw } from './raw.ts';

const JSON_BODY = 'Content-Type: application/json';
const TOKEN = '"role": "viewer", "expires": "2027-01-01T00:00:00Z"';

let desk: RestDesk;
beforeAll(async () => {
  desk = await restDesk({ graphql: graphqlMiddleware });
  await desk.load([{ kind: 'ci', id: 'web-1', class: 'server', owner: '<b>Ops</b>', tags: ['=1+1'] }]);
});
afterAll(() => desk.stop());
afterEach(async () => {
  // Whatever it was: it did not reach the objects of the process, and the server still answers.
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect((await desk.get('/api/cis/web-1')).status).toBe(200);
});

const toldOf = (answer: RawAnswer) => {
  const { status, code } = problemIn(answer);
  return [status, code];
};

/** Imports a text, and answers what became of it. */
async function imported(id: string, type: string, body: string | Buffer, more: Record<string, string> = {}) {
  const start = `POST /api/imports?${new URLSearchParams({ importId: id, ...more })} HTTP/1.1`;
  expect((await raw(desk.url, start, [`Content-Type: ${type}`], body)).status).toBe(202);
  for (;;) {
    const { json } = await desk.get(`/api/imports/${id}`);
    if (json.state !== 'running') return { state: json.state, ...json.report };
  }
}

describe('what is no UTF-8', () => {
  const broken = (before: string, after: string) =>
    Buffer.concat([Buffer.from(before), Buffer.from([0xc3, 0x28, 0xff]), Buffer.from(after)]);

  test.each([
    ['in the path, escaped', 'GET /api/cis/%c3%28 HTTP/1.1'],
    ['in the path, as it is', 'GET /api/cis/\u00ff HTTP/1.1'],
    ['in the query, escaped', 'GET /api/cis?text=%ff HTTP/1.1'],
    ['in the query, cut off', 'GET /api/cis?text=%e2%82 HTTP/1.1'],
    ['a lone percent sign', 'GET /api/cis?text=% HTTP/1.1'],
  ])('%s: 400', async (_, start) => {
    expect(toldOf(await raw(desk.url, start))).toEqual([400, 'VALIDATION']);
  });

  test.each([
    ['Authorization: Bearer ', 401],
    ['If-None-Match: ', 200],
    ['traceparent: ', 200],
    ['X-Any: ', 200],
  ])('in a header, %s: it is no such value, and comes back nowhere', async (name, expected) => {
    const { status, head } = await raw(desk.url, 'GET /api/cis/web-1 HTTP/1.1', [broken(name, 'x')]);
    expect(status).toBe(expected);
    expect(head).toMatch(/^[\x20-\x7e\r\n]+$/);
  });

  test('in Last-Event-ID: 400', async () => {
    const answer = await raw(desk.url, 'GET /api/events HTTP/1.1', [broken('Last-Event-ID: ', '')]);
    expect(toldOf(answer)).toEqual([400, 'VALIDATION']);
  });

  test.each([
    ['bytes that are none', broken('{"name": "', `", ${TOKEN}}`), JSON_BODY],
    ['UTF-16', Buffer.from(`{"name": "x", ${TOKEN}}`, 'utf16le'), `${JSON_BODY}; charset=utf-16le`],
  ])('in a JSON body, %s: 400', async (_, body, type) => {
    expect(toldOf(await raw(desk.url, 'POST /api/tokens HTTP/1.1', [type], body))).toEqual([
      400,
      'VALIDATION',
    ]);
    const query = broken('{"query": "{ __typename } # ', '"}');
    const { status, body: told } = await raw(desk.url, 'POST /graphql HTTP/1.1', [JSON_BODY], query);
    expect([status, JSON.parse(told).errors[0].extensions.code]).toEqual([400, 'BAD_REQUEST']);
  });

  test('in a line of NDJSON: that line is rejected', async () => {
    const lines = Buffer.concat([
      broken('{"kind":"ci","id":"bad","class":"server","owner":"', '"}\n'),
      Buffer.from('{"kind":"ci","id":"good","class":"server"}\n'),
    ]);
    expect(await imported('broken', 'application/x-ndjson', lines)).toMatchObject({
      counts: { created: 1, rejected: 1 },
      rejections: [{ line: 1, reason: 'not valid UTF-8' }],
    });
  });
});

describe('heads', () => {
  test.each([
    ['one large header', '', [`X-Large: ${'x'.repeat(20_000)}`], 431],
    ['many small headers', '', Array.from({ length: 3000 }, (_, i) => `X-${i}: x`), 431],
    ['a long URL', `?text=${'x'.repeat(20_000)}`, [], 431],
    ['a header without a name', '', [': x'], 400],
    ['a folded header', '', ['X-Folded: a\r\n b'], 400],
    ['two lengths', '', ['Content-Length: 5', 'Content-Length: 6'], 400],
    ['a length and chunks', '', ['Content-Length: 5', 'Transfer-Encoding: chunked'], 400],
    ['a NUL', '', ['X-Nul: a\u0000b'], 400],
  ])('%s: refused', async (_, query, headers, status) => {
    const code = status === 431 ? 'LIMIT_EXCEEDED' : 'VALIDATION';
    expect(toldOf(await raw(desk.url, `GET /api/cis${query} HTTP/1.1`, headers))).toEqual([status, code]);
  });

  test.each([
    ['TRACE', 405],
    ['OPTIONS', 405],
    ['PUT', 405],
    ['CONNECT', 0],
  ])('%s is no way in', async (method, status) => {
    expect((await raw(desk.url, `${method} /api/cis HTTP/1.1`)).status).toBe(status);
  });
});

describe.each(['__proto__', 'constructor', 'prototype', 'toString'])('the key %s', (key) => {
  test('is no parameter', async () => {
    const { status, json } = await desk.get(`/api/cis?${key}=x&${key}[role]=admin`);
    expect([status, json.code]).toEqual([400, 'VALIDATION']);
    expect(json.detail).toContain(`${key}: unknown parameter`);
  });

  test('is refused in a JSON body', async () => {
    const body = `{"name": "x", ${TOKEN}, "${key}": {"role": "admin"}}`;
    expect(toldOf(await raw(desk.url, 'POST /api/tokens HTTP/1.1', [JSON_BODY], body))).toEqual([
      400,
      'VALIDATION',
    ]);
  });

  test('is refused in a record, also among its attributes', async () => {
    const lines = [
      `{"kind":"ci","id":"a","class":"server","${key}":{"owner":"x"}}`,
      `{"kind":"ci","id":"b","class":"server","attributes":{"${key}":"x"}}`,
      `{"${key}":1}`,
    ];
    expect(await imported(`record-${key}`, 'application/x-ndjson', lines.join('\n'))).toMatchObject({
      counts: { created: 0, rejected: 3 },
    });
  });

  test('is a column of CSV like any other', async () => {
    const mapping = `cis: [{ id: "{${key}}", class: server }]`;
    const { counts } = await imported(`csv-${key}`, 'text/csv', `${key}\nfrom-${key}\n`, { mapping });
    expect(counts).toMatchObject({ created: 1, rejected: 0 });
    expect((await desk.get(`/api/cis/from-${key}`)).json.ci.id).toBe(`from-${key}`);
  });

  test('is refused in a variable of GraphQL', async () => {
    const body = `{"query": "query ($s: [SeedInput!]!) { blastRadius(seeds: $s) { revision } }",
      "variables": {"${key}": {"s": []}, "s": [{"id": "web-1", "${key}": {"level": "down"}}]}}`;
    const { status, body: told } = await raw(desk.url, 'POST /graphql HTTP/1.1', [JSON_BODY], body);
    expect([status, JSON.parse(told).errors[0].extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
  });
});

const HOSTILE = [
  '<script>alert(1)</script>',
  '\u001b[31mred\u001b]0;title\u0007',
  '\u009b31m',
  '\u202egnp.exe\u2066',
  'a\r\nSet-Cookie: owned=1\r\n\r\n<html>',
  '{"code":"INTERNAL"}',
  "' OR 1=1 //",
];

describe.each(HOSTILE)('the text %j', (text) => {
  const word = encodeURIComponent(text);

  test.each([
    `/api/cis/${word}`,
    `/api/impact?seed=${word}`,
    `/api/cis?class=${word}`,
    `/api/cis?${word}=1`,
    `/api/imports/${word}`,
    `/api/imports?importId=${word}`,
    `/${word}`,
  ])('is told as JSON, without a sign that a terminal would obey: %s', async (path) => {
    const answer = await raw(desk.url, `GET ${path} HTTP/1.1`);
    expect([400, 404, 405]).toContain(problemIn(answer).status);
    expect(answer.head).not.toMatch(/owned/);
    expect(answer.head).toContain('X-Content-Type-Options: nosniff');
    expect(answer.head).toContain("Content-Security-Policy: default-src 'none'");
    expect(answer.body).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
  });

  test('as an id or an owner: with control characters it is rejected, else it comes back as it went', async () => {
    const isRefused = /\p{Cc}/u.test(text);
    const record = { kind: 'ci', id: `${text} ${HOSTILE.indexOf(text)}`, class: 'server', owner: text };
    const { counts } = await imported(
      `h-${HOSTILE.indexOf(text)}`,
      'application/x-ndjson',
      JSON.stringify(record),
    );
    expect(counts.rejected).toBe(isRefused ? 1 : 0);
    if (isRefused) return;
    const { json, headers } = await desk.get(`/api/cis/${encodeURIComponent(record.id)}`);
    expect([json.ci.id, json.ci.owner]).toEqual([record.id, text]);
    expect(headers.get('content-type')).toMatch(/^application\/json/);
  });
});

test.each(['/api/cis', '/api/history', '/api/doctor', '/api/impact?seed=web-1', '/api/export', '/metrics'])(
  '%s is nothing that a browser would show as a page',
  async (path) => {
    const { headers } = await desk.get(path);
    expect(headers.get('content-type')).not.toMatch(/html|xml|svg/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  },
);

test('what is too much for a format is 422, and says how much would do', async () => {
  const lines = Array.from({ length: 501 }, (_, i) => `{"kind":"ci","id":"many-${i}","class":"server"}`);
  await imported('many', 'application/x-ndjson', lines.join('\n'));
  const answer = await raw(desk.url, 'GET /api/export?format=mermaid HTTP/1.1');
  expect(problemIn(answer)).toMatchObject({ status: 422, code: 'LIMIT_EXCEEDED', details: { most: 500 } });
});
