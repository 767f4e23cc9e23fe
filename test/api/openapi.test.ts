import { Validator } from '@seriousme/openapi-schema-validator';
import { OpenAPIClientAxios } from 'openapi-client-axios';
import pino from 'pino';
import { Admission } from '../../src/api/access/admission.ts';
import { newApplication } from '../../src/api/application.ts';
import { ChangeFeed } from '../../src/api/change-feed.ts';
import { ImportDesk } from '../../src/api/import-desk.ts';
import { newMetrics } from '../../src/api/metrics.ts';
import { RankingDesk } from '../../src/api/ranking-desk.ts';
import { routesOf } from '../../src/api/rest/routes.ts';
import { type RestDesk, restDesk } from './rest-desk.ts';

let desk: RestDesk;
// biome-ignore lint/suspicious/noExplicitAny: a document is read as any client reads it
let document: any;
beforeAll(async () => {
  desk = await restDesk();
  document = (await desk.get('/api/openapi.json')).json;
});
afterAll(() => desk.stop());

/** Every object of a document, with the place it stands at. */
function* objects(value: unknown, at = '#'): Generator<[string, Record<string, unknown>]> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield [at, value as Record<string, unknown>];
  for (const [key, inner] of Object.entries(value)) yield* objects(inner, `${at}/${key}`);
}

test('every reference resolves, and every component is referred to', () => {
  const used = new Set<string>();
  for (const [at, { $ref }] of objects(document)) {
    if (typeof $ref !== 'string') continue;
    const steps = $ref.replace('#/', '').split('/');
    const found = steps.reduce((value, step) => value?.[step], document);
    expect([at, $ref, typeof found]).toEqual([at, $ref, 'object']);
    used.add($ref);
  }
  const components = Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`);
  // It stands within a stream, for whoever generates types.
  const alone = ['#/components/schemas/GraphChange'];
  expect(components.filter((name) => !used.has(name)).sort()).toEqual(alone);
});

test('the router answers what the document lists, and nothing else', () => {
  const { context } = desk;
  const log = pino({ level: 'silent' });
  const metrics = newMetrics(context);
  const admission = new Admission(context, { required: false, local: 'tester', refused: () => undefined });
  const feed = new ChangeFeed(context, log, { everyMs: 1000, heartbeatMs: 15_000 });
  const application = newApplication({
    admission,
    failed: () => undefined,
    proxies: [],
    contextOf: () => context,
    log,
    metrics,
    routes: routesOf(context, {
      ...{ admission, metrics, feed, imports: new ImportDesk(log, metrics) },
      rankings: new RankingDesk(log, { afterMs: 1000 }),
    }),
    graphql: undefined,
    requestsPerSecond: 1,
    bodyTimeoutMs: 1000,
    questionMs: 1000,
  });
  feed.end();
  const served = application.router.stack.flatMap(({ route }) => {
    if (!route) return [];
    const { path, methods } = route as unknown as { path: string; methods: Record<string, boolean> };
    const own = Object.keys(methods).filter((method) => method !== '_all' && methods[method]);
    const isForAll = '_all' in methods || own.length > 3; // refuses the methods that a path does not have
    return isForAll ? [] : own.map((method) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
  });
  const listed = Object.entries<object>(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );
  expect(served.sort()).toEqual(listed.sort());
});

test('every operation has a summary, its path parameters, an answer and its problems', () => {
  for (const [path, methods] of Object.entries<object>(document.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const { summary, parameters = [], responses, security } = operation;
      const named = parameters.filter((p: { in: string }) => p.in === 'path');
      expect([path, named.map((p: { name: string; required: boolean }) => [p.name, p.required])]).toEqual([
        path,
        [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name, true]),
      ]);
      expect([path, method, summary.length > 0]).toEqual([path, method, true]);
      const statuses = Object.keys(responses);
      expect([path, statuses.some((status) => status.startsWith('2'))]).toEqual([path, true]);
      expect(statuses).toEqual(expect.arrayContaining(['400', '500', '503']));
      const toCallers = statuses.filter((status) => ['401', '403', '429'].includes(status));
      // To whoever comes again after a 5xx alone, too many requests are 503.
      const most = ['/api/webhooks/alertmanager', '/api/alerts'].includes(path) ? 2 : 3;
      expect([path, toCallers.length]).toEqual([path, security ? 0 : most]);
    }
  }
});

test('a question has the limits that its schema has', () => {
  const { parameters } = document.paths['/api/impact'].get;
  const of = (name: string) => parameters.find((p: { name: string }) => p.name === name);
  expect([of('seed').required, of('seed').schema.minItems, of('seed').schema.maxItems]).toEqual([
    true,
    1,
    1000,
  ]);
  expect([of('limit').required, of('limit').schema]).toEqual([
    false,
    { type: 'integer', minimum: 0, maximum: 100_000, default: 1000 },
  ]);
});

test('no two operations have one name', () => {
  const names = Object.values<Record<string, { operationId: string }>>(document.paths).flatMap((path) =>
    Object.values(path).map(({ operationId }) => operationId),
  );
  expect(new Set(names).size).toBe(names.length);
});

test('the document is one of OpenAPI 3.1', async () => {
  const { valid, errors } = await new Validator().validate(document);
  expect([valid, errors]).toEqual([true, undefined]);
});

test('a client that is made from it asks, writes and is told what is wrong', async () => {
  const validateStatus = () => true;
  const api = new OpenAPIClientAxios({
    definition: document,
    axiosConfigDefaults: { baseURL: desk.url, validateStatus, paramsSerializer: { indexes: null } },
  });
  const client = await api.init();
  const call = async (operation: string, parameters: object | null, body?: unknown, headers = {}) => {
    const ask = client[operation] as (...question: unknown[]) => Promise<{ status: number; data: unknown }>;
    const { status, data } = await ask(parameters, body, { headers });
    return { status, data };
  };
  const record = { class: 'server', owner: 'Ops' };
  const created = await call('putCi', { id: 'web', reason: 'a test' }, record, { 'If-None-Match': '*' });
  expect(created).toEqual({
    status: 201,
    data: { id: 'web', version: 1, action: 'created', revision: 1, dryRun: false, repeated: false },
  });
  expect(await call('impact', { seed: ['web', 'web:down'], limit: 1 })).toMatchObject({
    status: 200,
    data: { counts: { down: 1 }, impacted: [{ id: 'web', owner: 'Ops' }] },
  });
  expect(await call('ci', { id: 'web' })).toMatchObject({
    status: 200,
    data: { ci: { ...record, version: 1 } },
  });
  expect(await call('ci', { id: 'wep' })).toMatchObject({ status: 404, data: { code: 'NOT_FOUND' } });
  const token = { name: 'made', role: 'viewer', expires: '2026-12-24T00:00:00Z' };
  expect(await call('createToken', null, token)).toMatchObject({
    status: 201,
    data: { token: { name: 'made' } },
  });
});
