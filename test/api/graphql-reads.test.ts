import { ci, dependency } from '../contract/records.ts';
import { type GraphqlDesk, graphqlDesk } from './graphql-desk.ts';

let desk: GraphqlDesk;
beforeAll(async () => {
  desk = await graphqlDesk();
  const ids = Array.from({ length: 400 }, (_, i) => `app-${String(i).padStart(3, '0')}`);
  await desk.write({
    cis: [ci('disk'), ci('small'), ...ids.map((id) => ci(id, { class: 'application' }))],
    dependencies: [
      ...ids.map((id) => dependency(id, 'disk', { group: 'g', needs: '1' })),
      dependency('app-000', 'small'),
    ],
  });
});
afterAll(() => desk.stop());

/** Transactions and statements that a query costs, and its answer. */
async function readsOf(query: string): Promise<{ transactions: number; statements: number }> {
  Object.assign(desk.reads, { transactions: 0, statements: 0 });
  await desk.answer(query);
  return { ...desk.reads };
}

test('a blast radius is one read, whatever its size and whatever is asked of it', async () => {
  const radius = (
    seed: string,
    first: number,
  ) => `{ blastRadius(seeds: [{ id: "${seed}" }], view: { first: ${first} }) {
    counts { down } impacted { items { id reason { text } proof { seeds } } total } services { total }
    atRisk { total } saved { total } outageCostPerHour { amount } graph(of: ["app-000"]) { total } } }`;
  // The revision before and after the rows, and the rows.
  const one = { transactions: 1, statements: 3 };
  expect(await readsOf(radius('small', 1))).toEqual(one);
  expect(await readsOf(radius('disk', 300))).toEqual(one);
});

test('what hangs on each CI of a list is read once for the list', async () => {
  const list = (
    first: number,
  ) => `{ cis(first: ${first}) { items { id dependencies(first: 2) { total items { ci { id } } }
    dependents(first: 2) { total } requirementGroups { name } history(first: 1) { total items { at } } } } }`;
  // The list, and one transaction for each field that fans out.
  const few = await readsOf(list(2));
  expect(few).toEqual({ transactions: 5, statements: 7 });
  expect(await readsOf(list(300))).toEqual(few);
});

test('facets, a search and each question about the topology', async () => {
  const one = { transactions: 1, statements: 3 };
  expect(await readsOf('{ facets { classes { cis } owners { cis } } }')).toEqual({
    transactions: 1,
    statements: 1,
  });
  expect(await readsOf('{ neighbourhood(id: "disk", direction: up, depth: 5) { total } }')).toEqual(one);
  expect(await readsOf('{ commonDependencies(ids: ["app-001", "app-002"]) { total } }')).toEqual(one);
  expect(await readsOf('{ singlePointsOfFailure { pointsTotal } }')).toEqual(one);
  const search = (text: string) => `{ search(text: "${text}") { total items { id } } }`;
  await readsOf(search('app'));
  // The index is of this revision: one look at whether it still is.
  expect((await readsOf(search('app'))).transactions).toBe(1);
});
