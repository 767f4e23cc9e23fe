import { graphqlMiddleware } from '../../src/api/graphql/server.ts';
import { createToken } from '../../src/use-cases/tokens.ts';
import { type RestDesk, restDesk } from '../api/rest-desk.ts';

// What OWASP's GraphQL cheat sheet lists, beside test/api/graphql-limits.test.ts and serve-access.test.ts.

let desk: RestDesk;
let headers: Record<string, string>;
beforeAll(async () => {
  desk = await restDesk({ graphql: graphqlMiddleware, authenticate: true });
  const expires = '2026-12-24T08:00:00.000Z';
  const tokens = ['viewer', 'editor'] as const;
  const [viewer, editor] = await Promise.all(
    tokens.map((role) => createToken(desk.context, { name: role, role, expires })),
  );
  headers = { Authorization: `Bearer ${viewer?.text}`, 'Content-Type': 'application/json' };
  introspecting = { ...headers, Authorization: `Bearer ${editor?.text}` };
  await desk.load([{ kind: 'ci', id: 'web-1', class: 'server' }]);
});
let introspecting: Record<string, string>;
afterAll(() => desk.stop());
afterEach(async () => {
  expect((await ask('{ statistics { cis } }')).data).toEqual({ statistics: { cis: 1 } });
});

async function ask(query: string, variables: unknown = {}, own = headers) {
  const body = JSON.stringify({ query, variables });
  const { status, json } = await desk.send('POST', '/graphql', body, own);
  const [error] = json.errors ?? [];
  return { status, data: json.data, code: error?.extensions.code, message: error?.message as string };
}

const many = (n: number, each: (i: number) => string) =>
  Array.from({ length: n }, (_, i) => each(i)).join(' ');
const deep = (n: number, open: string, inner: string, close: string) =>
  `${open.repeat(n)}${inner}${close.repeat(n)}`;
const LIMIT = { status: 400, code: 'LIMIT_EXCEEDED' };
const INVALID = { status: 400, code: 'GRAPHQL_VALIDATION_FAILED' };
const UNREADABLE = { status: 400, code: 'GRAPHQL_PARSE_FAILED' };

test.each([
  ['a fragment that spreads itself', '{ ...A } fragment A on Query { ...A }', INVALID],
  [
    'fragments in a circle',
    '{ ...A } fragment A on Query { ...B } fragment B on Query { ...C } fragment C on Query { ...A }',
    INVALID,
  ],
  ['a circle that is not used', '{ statistics { cis } } fragment A on Query { ...A }', INVALID],
  ['directives without end', `{ statistics ${many(500, (i) => `@d${i}`)} { cis } }`, LIMIT],
  ['one directive many times', `{ statistics ${'@include(if: true) '.repeat(100)} { cis } }`, LIMIT],
  ['a batch by aliases', `{ ${many(100, (i) => `a${i}: ci(id: "web-1") { id }`)} }`, LIMIT],
  [
    'a batch of writes by aliases',
    `mutation { ${many(30, (i) => `a${i}: retireCis(ids: ["web-1"], write: { reason: "x" }) { revision }`)} }`,
    LIMIT,
  ],
  [
    'a batch by aliases in fragments',
    `{ ...A } fragment A on Query { ${many(100, (i) => `a${i}: statistics { cis }`)} }`,
    LIMIT,
  ],
  ['lists within a list', `{ blastRadius(seeds: ${deep(900, '[', '', ']')}) { revision } }`, INVALID],
  [
    'a list deeper than a stack',
    `{ blastRadius(seeds: ${deep(200_000, '[', '', ']')}) { revision } }`,
    UNREADABLE,
  ],
  ['braces deeper than a stack', deep(200_000, '{ a ', '', '}'), UNREADABLE],
  ['types within types', `query ($a: ${deep(900, '[', 'Int', ']')}) { statistics { cis } }`, INVALID],
  ['a number of a million digits', `{ cis(first: ${'9'.repeat(1_000_000)}) { total } }`, INVALID],
  ['a name of a million letters', `{ ${'x'.repeat(1_000_000)} }`, INVALID],
  ['a comment of a million letters, which costs nothing', `{ nothing } # ${'x'.repeat(1_000_000)}`, INVALID],
  ['a NUL', '{ statistics\u0000 { cis } }', UNREADABLE],
  [
    'several operations, none named',
    'query A { __typename } query B { __typename }',
    { status: 400, code: 'OPERATION_RESOLUTION_FAILURE' },
  ],
  ['a subscription', 'subscription { revision }', INVALID],
  ['@defer, to have more at once', '{ ... @defer { statistics { cis } } }', INVALID],
])('%s', async (_, query, expected) => {
  const { status, code } = await ask(query);
  expect({ status, code }).toEqual(expected);
});

test('one field many times is one field', async () => {
  const { data } = await ask(`{ ${'statistics { cis } '.repeat(400)} }`);
  expect(data).toEqual({ statistics: { cis: 1 } });
});

describe('the schema', () => {
  test('is not for whoever may not introspect, by no name and no suggestion', async () => {
    for (const query of [
      '{ __schema { types { name } } }',
      '{ a: __type(name: "Query") { name } }',
      '{ ...A } fragment A on Query { __schema { description } }',
    ]) {
      expect(await ask(query)).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    }
    const wrong = [
      '{ statistic { cis } }',
      '{ statistics { ci } }',
      '{ cis(fist: 1) { total } }',
      '{ blastRadius(seeds: [{ idd: "a" }]) { revision } }',
      '{ blastRadius(seeds: [{ id: "a", level: dow }]) { revision } }',
      'query ($a: SeedInpu!) { statistics { cis } }',
      '{ statistics { cis @includ(if: true) } }',
    ];
    for (const query of wrong) {
      const { code, message } = await ask(query);
      expect([query, code, message]).toEqual([
        query,
        'GRAPHQL_VALIDATION_FAILED',
        expect.not.stringMatching(/did you mean/i),
      ]);
    }
    const variable = await ask('query ($s: [SeedInput!]!) { blastRadius(seeds: $s) { revision } }', {
      s: [{ id: 'a', levl: 'down' }],
    });
    expect([variable.code, variable.message]).toEqual([
      'BAD_USER_INPUT',
      expect.not.stringMatching(/did you mean/i),
    ]);
  });

  test('is no way to ask without end, also for whoever may', async () => {
    const around = `{ __schema { types { ${deep(8, 'fields { type { ', 'name', '} } ')} } } }`;
    const { status, code } = await ask(around, {}, introspecting);
    expect([status, code]).toEqual([400, expect.stringMatching(/LIMIT_EXCEEDED|GRAPHQL_VALIDATION_FAILED/)]);
  });
});

describe('variables', () => {
  const SEEDS = 'query ($s: [SeedInput!]!) { blastRadius(seeds: $s) { revision } }';
  const UPSERT =
    'mutation ($v: JSON!) { upsertCis(cis: [{ id: "x", class: "server", attributes: [{ name: "ram", value: $v }] }], write: { reason: "x" }) { refused { at field reason } } }';

  test('a list of 100,000 seeds', async () => {
    const s = Array.from({ length: 100_000 }, (_, i) => ({ id: `ci-${i}` }));
    expect((await ask(SEEDS, { s })).code).toMatch(/LIMIT_EXCEEDED/);
  });

  test('a list of 100,000 wrong seeds: not an error for each', async () => {
    const { status, json } = await desk.send(
      'POST',
      '/graphql',
      JSON.stringify({ query: SEEDS, variables: { s: Array.from({ length: 100_000 }, () => 1) } }),
      headers,
    );
    expect(status).toBe(400);
    expect(json.errors.length).toBeLessThanOrEqual(51);
  });

  test.each([
    ['lists', '[', ']'],
    ['objects', '{"a":', '}'],
  ])('%s within each other, deeper than a stack, are refused at their place', async (_, open, close) => {
    const post = async (query: string) => {
      const v = deep(200_000, open, '1', close);
      const body = `{"query": ${JSON.stringify(query)}, "variables": {"s": ${v}, "v": ${v}}}`;
      return (await desk.send('POST', '/graphql', body, introspecting)).json;
    };
    const [error] = (await post(SEEDS)).errors;
    expect([error.extensions.code, error.message.length < 200]).toEqual(['BAD_USER_INPUT', true]);
    const { data } = await post(UPSERT);
    expect(data.upsertCis.refused).toEqual([{ at: 0, field: 'attributes.ram', reason: expect.any(String) }]);
  });

  test('a variable that is named and not used, or used and not named', async () => {
    expect((await ask('query ($a: Int) { statistics { cis } }')).code).toBe('GRAPHQL_VALIDATION_FAILED');
    expect((await ask('{ cis(first: $a) { total } }')).code).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  test.each([[['a']], 'text', 5])('variables that are %j', async (variables) => {
    expect(await ask('{ statistics { cis } }', variables)).toMatchObject({
      status: 400,
      code: 'BAD_REQUEST',
    });
  });
});

describe('pages of other sites', () => {
  const query = '{ statistics { cis } }';
  const write = 'mutation { retireCis(ids: ["web-1"], write: { reason: "x" }) { revision } }';

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''])(
    'a form of type %j asks nothing',
    async (type) => {
      const bodies = [JSON.stringify({ query }), `query=${encodeURIComponent(query)}`];
      for (const body of bodies) {
        const { status, json } = await desk.send('POST', '/graphql', body, {
          ...headers,
          'Content-Type': type,
        });
        expect([status, json.data]).toEqual([400, undefined]);
      }
    },
  );

  test('a GET writes nothing, whatever its headers', async () => {
    for (const own of [{}, { 'Apollo-Require-Preflight': 'true' }, { 'Content-Type': 'application/json' }]) {
      const path = `/graphql?query=${encodeURIComponent(write)}`;
      const { status, json } = await desk.get(path, {
        Authorization: introspecting.Authorization ?? '',
        ...own,
      });
      expect([400, 405]).toContain(status);
      expect(json?.data).toBeUndefined();
    }
    expect((await ask('{ ci(id: "web-1") { status } }')).data.ci.status).not.toBe('retired');
  });
});
