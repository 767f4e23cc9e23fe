import { ci } from '../contract/records.ts';
import { type GraphqlDesk, graphqlDesk } from './graphql-desk.ts';

let desk: GraphqlDesk;
beforeAll(async () => {
  desk = await graphqlDesk();
  await desk.write({
    cis: [
      ci('svc-shop', { class: 'business_service', name: 'Köln shop', tags: ['gold'] }),
      ci('db-orders-1', { class: 'database', name: 'Orders database', owner: 'Orders team' }),
      ci('db-orders-2', { class: 'database', name: 'Orders database', status: 'retired' }),
    ],
  });
});
afterAll(() => desk.stop());

async function found(text: string): Promise<string[]> {
  const { search } = await desk.answer('query ($text: String!) { search(text: $text) { items { id } } }', {
    text,
  });
  return search.items.map((item: { id: string }) => item.id);
}

test('what words mean', async () => {
  const { meanings } = await desk.answer(
    `{ meanings(words: ["svc-shop", "Köln shop", "Orders database", "svc-shops", "nothing like it at all"]) {
      word id several near
    } }`,
  );
  const none = { id: null, several: [], near: [] };
  expect(meanings).toEqual([
    { ...none, word: 'svc-shop', id: 'svc-shop' },
    { ...none, word: 'Köln shop', id: 'svc-shop' },
    { ...none, word: 'Orders database', several: ['db-orders-1', 'db-orders-2'] },
    { ...none, word: 'svc-shops', near: ['svc-shop'] },
    { ...none, word: 'nothing like it at all' },
  ]);
});

test('by id, by name, by tag, begun only, misspelt, and without accents; retired ones last', async () => {
  expect(await found('svc-shop')).toEqual(['svc-shop']);
  expect(await found('koln')).toEqual(['svc-shop']);
  expect(await found('KÖLN sho')).toEqual(['svc-shop']);
  expect(await found('gold')).toEqual(['svc-shop']);
  expect(await found('ordres databse')).toEqual(['db-orders-1', 'db-orders-2']);
  expect(await found('orders nothing')).toEqual([]);
  expect(await found('')).toEqual([]);
  expect(await found('.*(+)\\"')).toEqual([]);
});

test('what is found is told with what it is and whom to ask', async () => {
  const { search } = await desk.answer(
    '{ search(text: "or") { items { id name class status owner } total } }',
  );
  const orders = { name: 'Orders database', class: 'database' };
  expect(search).toEqual({
    items: [
      { id: 'db-orders-1', ...orders, status: 'in_use', owner: 'Orders team' },
      { id: 'db-orders-2', ...orders, status: 'retired', owner: null },
    ],
    total: 2,
  });
});

test('the index moves on with the graph, and says of which revision it is', async () => {
  const answer = async (text: string) =>
    (await desk.answer(`{ search(text: "${text}") { revision items { id name } total } }`)).search;
  const before = await answer('fresh');
  await desk.write({
    cis: [ci('new-1', { name: 'Fresh one' }), ci('db-orders-1', { class: 'database', name: 'Ledger' })],
  });
  expect(await answer('fresh')).toEqual({
    revision: before.revision + 1,
    items: [{ id: 'new-1', name: 'Fresh one' }],
    total: 1,
  });
  expect((await answer('ledger')).items).toEqual([{ id: 'db-orders-1', name: 'Ledger' }]);
  expect(await found('orders database')).toEqual(['db-orders-2']);
  // More writes at once than are taken up one by one.
  await desk.write({ cis: Array.from({ length: 2001 }, (_, i) => ci(`bulk-${i}`)) });
  expect((await answer('bulk')).total).toBe(2001);
  // A word that so many have is only looked for in what the other finds.
  expect((await found('bulk 1999'))[0]).toBe('bulk-1999');
  expect(await found('1999 bulk nothing')).toEqual([]);
});
