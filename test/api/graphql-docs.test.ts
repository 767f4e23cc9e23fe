import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { LIMITS } from '../../src/api/graphql/limits.ts';
import { openSources } from '../../src/importers/open.ts';
import { importEstate } from '../../src/use-cases/import-estate.ts';
import { catalogue } from '../support/cases.ts';
import { type GraphqlDesk, graphqlDesk } from './graphql-desk.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const text = readFileSync(`${ROOT}docs/graphql.md`, 'utf8');
const worked = [...text.matchAll(/```graphql\n([\s\S]*?)```\n```json\n([\s\S]*?)```/g)];

let desk: GraphqlDesk;
beforeAll(async () => {
  desk = await graphqlDesk();
  const inputs = await openSources(catalogue, [`${ROOT}examples/retailer`], { stdin: process.stdin });
  const report = await importEstate(desk.context, { sources: inputs.sources, source: 'examples' });
  await inputs.close();
  expect(report.complete).toBe(true);
});
afterAll(() => desk.stop());

test('there are eleven', () => {
  expect(worked).toHaveLength(11);
});

test.each(worked.map(([, query, answer], i) => ({ number: i + 1, query, answer })))(
  'worked query $number',
  async ({ query, answer }) => {
    expect(await desk.answer(query as string)).toEqual(JSON.parse(answer as string));
  },
);

test('the limits are those of the code', () => {
  const said = (of: string) => text.match(new RegExp(`^\\| ${of} \\| ([\\d,]+)`, 'm'))?.[1]?.replace(',', '');
  expect({
    tokens: said('tokens of the query'),
    depth: said('fields within fields'),
    aliases: said('aliases'),
    directives: said('directives'),
    cost: said('cost'),
  }).toEqual({
    tokens: String(LIMITS.tokens),
    depth: String(LIMITS.depth),
    aliases: String(LIMITS.aliases),
    directives: String(LIMITS.directives),
    cost: String(LIMITS.cost),
  });
});
