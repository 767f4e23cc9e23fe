import { CmdbError } from '../../src/domain/errors.ts';
import type { Context } from '../../src/use-cases/context.ts';
import { ci } from '../contract/records.ts';
import { type GraphqlDesk, graphqlDesk, type Reply } from './graphql-desk.ts';

let desk: GraphqlDesk;
let broken: (() => never) | undefined;
const watched = (context: Context): Partial<Context> => ({
  topology: (part) => (broken ? broken() : context.topology(part)),
});
beforeAll(async () => {
  desk = await graphqlDesk({}, watched);
  await desk.write({ cis: [ci('web-1'), ci('old', { status: 'retired' })] });
});
afterAll(() => desk.stop());
afterEach(() => {
  broken = undefined;
});

const codes = ({ status, errors }: Reply) => ({ status, codes: errors?.map((e) => e.extensions.code) });
const limited = { status: 400, codes: ['LIMIT_EXCEEDED'] };

describe('limits', () => {
  test('tokens', async () => {
    const reply = await desk.ask(`{ ${'__typename '.repeat(2000)} }`);
    expect(codes(reply)).toEqual({ status: 400, codes: ['GRAPHQL_PARSE_FAILED'] });
    expect(reply.errors?.[0]?.message).toContain('2000 tokens');
  });

  test('depth', async () => {
    const nested = `${'... on Query { '.repeat(13)} __typename ${'}'.repeat(13)}`;
    expect(codes(await desk.ask(`{ ${nested} }`))).toEqual(limited);
  });

  test('aliases', async () => {
    const aliases = Array.from({ length: 21 }, (_, i) => `a${i}: statistics { cis }`).join(' ');
    expect(codes(await desk.ask(`{ ${aliases} }`))).toEqual(limited);
  });

  test('directives', async () => {
    const fields = Array.from({ length: 21 }, () => 'cis @include(if: true)').join(' ');
    expect(codes(await desk.ask(`{ statistics { ${fields} } }`))).toEqual(limited);
  });

  test('cost, with page sizes by literal, by variable and by default', async () => {
    const query = (first: string) =>
      `query ($n: Int! = 500) { cis(first: ${first}) { items { id dependencies(first: 100) { items { ci { id } } } } } }`;
    expect(codes(await desk.ask(query('500').replace('($n: Int! = 500)', '')))).toEqual(limited);
    expect(codes(await desk.ask(query('$n'), { n: 500 }))).toEqual(limited);
    expect(codes(await desk.ask(query('$n')))).toEqual(limited);
    expect(codes(await desk.ask(query('$n'), { n: 20 }))).toEqual({ status: 200, codes: undefined });
  });

  test('proofs by how many seeds they may have to try', async () => {
    const query =
      'query ($s: [SeedInput!]!) { blastRadius(seeds: $s) { impacted { items { proof { seeds } } } } }';
    const seeds = (n: number) => ({ s: Array.from({ length: n }, () => ({ id: 'web-1' })) });
    expect(codes(await desk.ask(query, seeds(1)))).toEqual({ status: 200, codes: undefined });
    expect(codes(await desk.ask(query, seeds(10)))).toEqual(limited);
  });

  test('fragments within fragments', async () => {
    const names = Array.from({ length: 9 }, (_, i) => `F${i}`);
    const spread = (i: number) => (i < 8 ? `...F${i + 1} `.repeat(6) : '__typename');
    const fragments = names.map((name, i) => `fragment ${name} on Query { ${spread(i)} }`);
    expect(codes(await desk.ask(`{ ...F0 } ${fragments.join(' ')}`))).toEqual(limited);
  });

  test('pages, depths and lists', async () => {
    const refused = async (query: string) => {
      const { errors } = await desk.ask(query);
      return [errors?.[0]?.extensions.code, errors?.[0]?.message];
    };
    expect(await refused('{ cis(first: 501) { total } }')).toEqual([
      'LIMIT_EXCEEDED',
      'first: 501 is more than 500',
    ]);
    expect(await refused('{ cis(first: 0) { total } }')).toEqual(['VALIDATION', 'first: 0 is less than 1']);
    expect(await refused('{ neighbourhood(id: "web-1", depth: 11) { total } }')).toEqual([
      'LIMIT_EXCEEDED',
      'depth: 11 is more than 10',
    ]);
    expect(await refused('{ blastRadius(seeds: []) { revision } }')).toEqual([
      'VALIDATION',
      'seeds: 0 is less than 1',
    ]);
    expect(await refused(`{ search(text: "${'x'.repeat(201)}") { total } }`)).toEqual([
      'LIMIT_EXCEEDED',
      'a text to search for has at most 200 characters',
    ]);
  });

  test('the body', async () => {
    expect(codes(await desk.post(`{"query":"{__typename}","x":"${'x'.repeat(5_000_000)}"}`))).toEqual({
      status: 413,
      codes: ['LIMIT_EXCEEDED'],
    });
    expect(codes(await desk.post('{"query":'))).toEqual({ status: 400, codes: ['BAD_REQUEST'] });
  });

  test('no batches, no simple requests of other sites, no stored queries', async () => {
    const one = { query: '{ statistics { cis } }' };
    expect(codes(await desk.post(JSON.stringify([one, one])))).toEqual({
      status: 400,
      codes: ['BAD_REQUEST'],
    });
    const simple = await fetch(`${desk.url}?query=${encodeURIComponent(one.query)}`);
    expect([simple.status, ((await simple.json()) as Reply).errors?.[0]?.message]).toEqual([
      400,
      expect.stringContaining('Cross-Site Request Forgery'),
    ]);
    const stored = { extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } };
    expect((await desk.post(JSON.stringify(stored))).errors?.[0]?.message).toBe('PersistedQueryNotSupported');
  });
});

describe('errors', () => {
  const radius = '{ blastRadius(seeds: [{ id: "web-1" }]) { revision } }';

  test('NOT_FOUND offers near ids', async () => {
    const { data, errors } = await desk.ask('{ ci(id: "web-2") { id } }');
    expect({ data, errors }).toEqual({
      data: null,
      errors: [
        {
          message: 'no CI has the id or name "web-2"; near: web-1',
          locations: [{ line: 1, column: 3 }],
          path: ['ci'],
          extensions: {
            code: 'NOT_FOUND',
            details: { unknown: [{ word: 'web-2', near: ['web-1'] }] },
          },
        },
      ],
    });
  });

  test('VALIDATION names what is wrong', async () => {
    const reply = await desk.ask('{ cis(filter: { class: "sever" }) { total } }');
    expect(reply.errors?.[0]).toMatchObject({
      message: 'unknown class "sever" (did you mean server?)',
      extensions: { code: 'VALIDATION', details: { class: 'sever' } },
    });
  });

  test('FORBIDDEN and UNAUTHENTICATED of a resolver keep their codes', async () => {
    broken = () => {
      throw new CmdbError('FORBIDDEN', 'not for viewers', { role: 'viewer' });
    };
    const { errors } = await desk.ask(radius);
    expect(errors?.[0]?.extensions).toEqual({ code: 'FORBIDDEN', details: { role: 'viewer' } });
  });

  test('STORE_UNAVAILABLE says no address', async () => {
    broken = () => {
      throw new CmdbError('STORE_UNAVAILABLE', 'bolt://secret:7687 is away', {
        address: 'bolt://secret:7687',
      });
    };
    const { errors } = await desk.ask(radius);
    expect(errors?.[0]?.extensions.code).toBe('STORE_UNAVAILABLE');
    expect(JSON.stringify(errors)).not.toContain('secret');
  });

  test('anything else is INTERNAL, with an id under which the log has it', async () => {
    broken = () => {
      throw new Error('password=hunter2');
    };
    const { errors } = await desk.ask(radius);
    const id = errors?.[0]?.extensions.id as string;
    expect(errors).toEqual([
      {
        message: `internal error (${id})`,
        locations: [{ line: 1, column: 3 }],
        path: ['blastRadius'],
        extensions: { code: 'INTERNAL', id },
      },
    ]);
    expect(desk.logged.find((line) => line.id === id)).toMatchObject({
      err: { message: 'password=hunter2' },
    });
  });

  test('a caller who may not ask', async () => {
    const shut = await graphqlDesk({
      contextOf: () => {
        throw new CmdbError('UNAUTHENTICATED', 'a token is needed');
      },
    });
    const reply = await shut.ask('{ statistics { cis } }');
    expect(reply).toEqual({
      status: 401,
      errors: [{ message: 'a token is needed', extensions: { code: 'UNAUTHENTICATED', details: {} } }],
    });
    await shut.stop();
  });

  test('faulty queries and variables are told as they are, without the names of other fields', async () => {
    const syntax = await desk.ask('{ ci(');
    expect(codes(syntax)).toEqual({ status: 400, codes: ['GRAPHQL_PARSE_FAILED'] });
    const unknown = await desk.ask('{ statistics { cos } }');
    expect(unknown.errors?.[0]?.message).toBe('Cannot query field "cos" on type "Statistics".');
    const variables = await desk.ask('query ($n: Int!) { cis(first: $n) { total } }', { n: 'x' });
    expect(codes(variables)).toEqual({ status: 400, codes: ['BAD_USER_INPUT'] });
  });

  test('names that are near, where they are no secret', async () => {
    const open = await graphqlDesk({ suggestions: true });
    expect((await open.ask('{ statistics { cos } }')).errors?.[0]?.message).toContain('Did you mean');
    await open.stop();
  });
});
