import { jest } from '@jest/globals';
import { desk } from './desk.ts';
import { settled } from './visit.ts';

// The server is killed under an open page, and comes back.

jest.setTimeout(60_000);

const own = desk();

test('what was there stays, but not as the answer to another question; the page says that it may be old, and asks again by itself', async () => {
  const page = await own.at('/impact?down=san-koeln-2');
  const verdict = page.locator('.verdict');
  const before = await verdict.innerText();
  await own.site.kill();
  await page.getByRole('button', { name: 'san-koeln-2: make it degraded' }).click();
  await page.getByRole('heading', { name: 'The server is not reached' }).first().waitFor();
  expect(await verdict.count()).toBe(0);
  await page.goBack();
  const old = page.getByText('This is of before: the blast radius will be asked for again.');
  await old.waitFor();
  expect(await page.locator('.offline').innerText()).toBe(
    'The server is not reached. What you see may be old; it is asked again every 2 seconds.',
  );
  expect(await verdict.innerText()).toBe(before);
  await own.site.start();
  await old.waitFor({ state: 'detached' });
  await settled(page);
  expect(await page.locator('.offline').innerText()).toBe('');
  expect(await verdict.innerText()).toBe(before);
});

// What stands before the server, or behind it, may be what is away.
const AWAY = {
  'a proxy without a server': { status: 502, contentType: 'text/html', body: '<h1>Bad Gateway</h1>' },
  'a graph that does not answer': {
    status: 200,
    json: { data: null, errors: [{ message: 'away', extensions: { code: 'STORE_UNAVAILABLE' } }] },
  },
};

test.each(Object.entries(AWAY))('%s is asked again until it answers', async (_, answer) => {
  const page = await own.at('/help');
  await page.route('**/graphql', (route) => route.fulfill(answer));
  await page.goto(`${own.url}/impact?down=san-koeln-2`);
  await page.getByRole('heading', { name: 'The graph cannot be asked now' }).first().waitFor();
  expect(await page.locator('.offline').innerText()).toMatch(/^The server is not reached/);
  await page.unroute('**/graphql');
  await page.locator('.verdict').waitFor();
  await settled(page);
  expect(await page.locator('.offline').innerText()).toBe('');
});

test('another question that is answered brings the lost one back', async () => {
  const page = await own.at('/help');
  let isLost = true;
  await page.route('**/readyz', (route) => route.abort()); // so that nothing but the other question finds it again
  await page.route('**/graphql', async (route) => {
    const { operationName } = route.request().postDataJSON();
    if (isLost && operationName === 'Impact') await route.abort();
    else await route.continue();
  });
  await page.goto(`${own.url}/impact?down=san-koeln-2`);
  await page.getByRole('heading', { name: 'The server is not reached' }).waitFor();
  isLost = false;
  await page.getByRole('combobox', { name: 'Find a CI' }).fill('payment');
  await page.locator('.verdict').waitFor();
});

test('too many at once is not a server that is away', async () => {
  const page = await own.at('/help');
  const limit = { code: 'LIMIT_EXCEEDED', detail: 'too many connections' };
  await page.route('**/graphql', (route) => route.fulfill({ status: 503, json: limit }));
  await page.goto(`${own.url}/impact?down=san-koeln-2`);
  await page.getByText('too many connections').first().waitFor();
  expect(await page.locator('.offline').innerText()).toBe('');
});
