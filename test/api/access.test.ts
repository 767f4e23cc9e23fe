import { once } from 'node:events';
import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type ErrorRequestHandler } from 'express';
import { pino } from 'pino';
import { Admission, type AdmissionOptions, callerOf, contextFor } from '../../src/api/access/admission.ts';
import { problemOf, sendProblem } from '../../src/api/problem.ts';
import type { RefusedAttempt } from '../../src/domain/access.ts';
import { CmdbError } from '../../src/domain/errors.ts';
import type { CypherDriver } from '../../src/store/cypher-driver.ts';
import { GraphStore } from '../../src/store/graph-store.ts';
import type { Context } from '../../src/use-cases/context.ts';
import { createToken, revokeToken } from '../../src/use-cases/tokens.ts';
import { catalogue } from '../support/cases.ts';
import { contextOn } from '../support/context.ts';
import { type Engine, embeddedEngine } from '../support/engines.ts';

const NOW = '2026-11-24T08:00:00.000Z';
const EXPIRES = '2026-12-24T08:00:00.000Z';
const silent = pino({ level: 'silent' });
const MISSING = 'a token is needed: send it as "Authorization: Bearer TOKEN"';
const WRONG = 'the token is not valid: ask for a new one';

let engine: Engine;
let driver: CypherDriver;
let context: Context;
let isAway = false;
const servers: Server[] = [];

beforeAll(async () => {
  engine = await embeddedEngine();
  driver = await engine.open();
  const fragile: CypherDriver = {
    ...driver,
    read: async (work) => {
      if (isAway) throw new CmdbError('STORE_UNAVAILABLE', 'the graph is away');
      return await driver.read(work);
    },
  };
  context = contextOn(await GraphStore.open(fragile, catalogue), catalogue, () => NOW);
});
afterAll(async () => {
  for (const server of servers) {
    server.close();
    server.closeAllConnections();
  }
  await driver.close();
  await engine.stop();
});

interface Answer {
  status: number;
  body: unknown;
  challenge: string | undefined;
  retryAfter: string | undefined;
}
type Headers = Record<string, string>;

/** A plain application with one route that says who calls; behind a proxy it trusts where that is asked for. */
async function desk(options: Partial<AdmissionOptions>, behindProxy = false) {
  const refused: RefusedAttempt[] = [];
  const app = express();
  app.set('trust proxy', behindProxy);
  const admission = new Admission(context, {
    ...{ required: true, local: 'local', refused: (attempt) => refused.push(attempt) },
    ...options,
  });
  app.use(admission.admit);
  app.get('/who', (request, response) => {
    const caller = callerOf(request);
    response.json({ ...caller, actor: contextFor(context, caller).actor });
  });
  const told: ErrorRequestHandler = (error, _request, response, _next) =>
    sendProblem(response, problemOf(error, silent));
  app.use(told);
  const server = createServer(app).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  // Not fetch: it lets nobody set Host.
  const ask = (headers: Headers = {}) =>
    new Promise<Answer>((resolve, reject) => {
      const sent = httpRequest({ port, host: '127.0.0.1', path: '/who?x=1', headers }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => {
          text += part;
        });
        response.on('end', () => {
          const { 'www-authenticate': challenge, 'retry-after': retryAfter } = response.headers;
          resolve({ status: response.statusCode ?? 0, body: JSON.parse(text), challenge, retryAfter });
        });
      });
      sent.on('error', reject).end();
    });
  return { ask, refused };
}

const make = (name: string) => createToken(context, { name, role: 'editor', expires: EXPIRES });
const bearer = (text: string, more: Headers = {}): Headers => ({ Authorization: `Bearer ${text}`, ...more });
const forged = (n: number) => `flt_${String(n).padStart(12, '0')}_${'x'.repeat(43)}`;

const unauthenticated = (detail: string, challenge: string): Answer => ({
  status: 401,
  body: { type: 'about:blank', title: 'Unauthorized', status: 401, code: 'UNAUTHENTICATED', detail },
  challenge,
  retryAfter: undefined,
});
const NEEDED = unauthenticated(MISSING, 'Bearer realm="faultline"');
const REFUSED = unauthenticated(WRONG, 'Bearer realm="faultline", error="invalid_token"');
const attempt = (reason: RefusedAttempt['reason'], more: Partial<RefusedAttempt> = {}): RefusedAttempt => ({
  ...{ reason, token: null, name: null, address: '127.0.0.1', method: 'GET', path: '/who' },
  ...more,
});

test('a token is let through as its caller, whatever the case of Bearer', async () => {
  const { ask, refused } = await desk({ required: true });
  const { text } = await make('robot');
  const caller = { name: 'robot', role: 'editor', address: '127.0.0.1', kind: 'token', ends: EXPIRES };
  const answer = { status: 200, body: { ...caller, actor: 'robot (127.0.0.1)' } };
  expect(await ask(bearer(text))).toMatchObject(answer);
  expect(await ask({ authorization: `bearer  ${text} ` })).toMatchObject(answer);
  expect(refused).toEqual([]);
});

test.each([true, false])(
  'a wrong token is refused, required: %s, and logged without it',
  async (required) => {
    const { ask, refused } = await desk({ required });
    const { token, text } = await make('leaver');
    await revokeToken(context, { id: token.id });
    const wrong = [text, forged(1), 'letmein', ''].map((t) => bearer(t));
    for (const headers of [...wrong, { Authorization: 'Basic YTpi' }])
      expect(await ask(headers)).toEqual(REFUSED);
    expect(refused).toEqual([
      attempt('revoked', { token: token.id, name: 'leaver' }),
      attempt('unknown', { token: '000000000001' }),
      ...Array.from({ length: 3 }, () => attempt('malformed')),
    ]);
    expect(JSON.stringify(refused)).not.toContain(text.slice(17));
  },
);

test('without a token: the local admin where none is required, else refused', async () => {
  const open = await desk({ required: false, local: 'ops' });
  const caller = { name: 'ops', role: 'admin', address: '127.0.0.1', kind: 'local' };
  expect(await open.ask()).toMatchObject({ status: 200, body: { ...caller, actor: 'ops' } });
  const closed = await desk({ required: true });
  expect(await closed.ask()).toEqual(NEEDED);
  expect([open.refused, closed.refused]).toEqual([[], [attempt('no-token')]]);
});

test.each<[string, Headers]>([
  ['through a proxy', { 'X-Forwarded-For': '203.0.113.5' }],
  ['through a proxy that says so by RFC 7239', { Forwarded: 'for=203.0.113.5' }],
  ['for a name that was made to point here', { Host: 'evil.example' }],
  ['for a name that begins as ours', { Host: '127.0.0.1.evil.example' }],
  ['from a page of another site', { Origin: 'https://evil.example' }],
  ['from a page without an origin', { Origin: 'null' }],
  ['from a page of another port', { Origin: 'http://127.0.0.1:1' }],
  ['by a link on another site', { 'Sec-Fetch-Site': 'cross-site' }],
])('what comes %s is not the local admin, and with a token it is let in', async (_, headers) => {
  const { ask, refused } = await desk({ required: false });
  expect(await ask(headers)).toEqual(NEEDED);
  expect(refused).toEqual([attempt('not-local')]);
  const { text } = await make('robot');
  expect((await ask(bearer(text, headers))).status).toBe(200);
});

test('a page of the server itself is the local admin’s', async () => {
  const { ask } = await desk({ required: false });
  const own = { Host: 'localhost:4400', Origin: 'http://localhost:4400', 'Sec-Fetch-Site': 'same-origin' };
  expect((await ask(own)).status).toBe(200);
});

test('after 20 wrong tokens an address waits; known tokens and other addresses do not', async () => {
  const { ask, refused } = await desk({ required: true }, true);
  const [known, fresh] = [await make('known'), await make('fresh')];
  const from = (address: string): Headers => ({ 'X-Forwarded-For': address });
  const [guesser, other] = [from('203.0.113.5'), from('203.0.113.6')];
  expect((await ask(bearer(known.text, guesser))).status).toBe(200);
  for (let n = 0; n < 20; n++) expect((await ask(bearer(forged(n), guesser))).status).toBe(401);
  const { status, body, challenge, retryAfter } = await ask(bearer(forged(20), guesser));
  expect([status, body, challenge]).toEqual([
    429,
    expect.objectContaining({
      code: 'LIMIT_EXCEEDED',
      detail: `too many wrong tokens: try again in ${retryAfter} s`,
    }),
    undefined,
  ]);
  expect(Number(retryAfter)).toBeGreaterThan(0);
  expect(refused.at(-1)).toEqual(attempt('too-many-failures', { address: '203.0.113.5' }));
  expect((await ask(bearer(fresh.text, guesser))).status).toBe(429);
  expect((await ask(bearer(known.text, guesser))).body).toMatchObject({ actor: 'known (203.0.113.5)' });
  expect((await ask(bearer(fresh.text, other))).body).toMatchObject({ actor: 'fresh (203.0.113.6)' });
});

test('wrong tokens that are sent at once are counted all the same', async () => {
  const { ask, refused } = await desk({ required: true });
  const answers = await Promise.all(Array.from({ length: 60 }, (_, n) => ask(bearer(forged(n)))));
  const told = (status: number) => answers.filter((answer) => answer.status === status).length;
  expect([told(401), told(429), refused.length]).toEqual([20, 40, 60]);
});

test('what is no address is not written as one', async () => {
  const { ask } = await desk({ required: true }, true);
  const { text } = await make('robot');
  const { body } = await ask(bearer(text, { 'X-Forwarded-For': 'admin) root (1.2.3.4' }));
  expect(body).toMatchObject({ address: 'unknown', actor: 'robot (unknown)' });
});

test('a graph that is away is no wrong token', async () => {
  const { ask, refused } = await desk({ required: true });
  const { text } = await make('robot');
  isAway = true;
  const answer = await ask(bearer(text));
  isAway = false;
  expect([answer.status, answer.challenge, refused]).toEqual([503, undefined, []]);
  expect((await ask(bearer(text))).status).toBe(200);
});

test('a route that nothing guards has no caller', () => {
  expect(() => callerOf({} as express.Request)).toThrow('a route is reached without authentication');
});
