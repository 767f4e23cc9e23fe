import { jest } from '@jest/globals';
import { desk } from './desk.ts';
import { site } from './site.ts';
import { settled } from './visit.ts';

// The start page: from an empty graph to the sample estate by one button, and the search on every page.

jest.setTimeout(30_000);

const own = desk(() => site({ estate: [] }));

test('the sample estate is loaded by one button, and told in numbers', async () => {
  const page = await own.at('/');
  await page.getByRole('button', { name: 'Load the example estate' }).click();
  await page.getByText('243 CIs, 460 dependencies.').waitFor();
  await settled(page);
  const { statistics, findings } = await own.ask(
    '{ statistics { byClass { class cis } events } findings { code count } }',
  );
  const rows = await page.locator('.card', { hasText: 'The estate' }).locator('tr').allInnerTexts();
  const most = statistics.byClass.toSorted((a: { cis: number }, b: { cis: number }) => b.cis - a.cis)[0];
  expect(rows[0]?.split(/\t/)).toEqual([most.class.replaceAll('_', ' '), String(most.cis)]);
  expect(await page.locator('.card', { hasText: 'Recent changes' }).innerText()).toContain(
    `${statistics.events} changes in all`,
  );
  expect(await page.locator('.card', { hasText: 'Findings' }).locator('li').count()).toBe(findings.length);
});

test('the search forgives a typo and says class and owner; Enter opens the first, Escape closes the list', async () => {
  const page = await own.at('/help');
  await page.keyboard.press('/');
  await page.keyboard.type('paymets databse');
  const options = page.getByRole('option');
  await options.first().waitFor();
  expect((await options.first().innerText()).replace(/\s+/g, ' ')).toBe(
    'Payments database 1 payments-db-1 database, Databases',
  );
  await page.keyboard.press('Escape');
  expect(await options.first().isVisible()).toBe(false);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Payments database 1' }).waitFor();
  expect(page.url()).toBe(`${own.url}/ci/payments-db-1`);
});

test('keys lead from page to page, but not while one types', async () => {
  const page = await own.at('/');
  await page.keyboard.press('g');
  await page.keyboard.press('w');
  expect(page.url()).toBe(`${own.url}/impact`);
  await page.keyboard.press('/');
  await page.keyboard.type('?g e');
  expect(page.url()).toBe(`${own.url}/impact`);
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('?');
  expect(page.url()).toBe(`${own.url}/help`);
});

test('a page that is left asks nothing more', async () => {
  const page = await own.at('/ci/payment-api');
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/graphql')) asked.push(request.postData() ?? '');
  });
  await page.getByRole('link', { name: 'Payments database 1' }).first().click();
  await page.getByRole('heading', { name: 'Payments database 1', level: 1 }).waitFor();
  await settled(page);
  expect([asked.length > 0, asked.filter((text) => text.includes('"payment-api"'))]).toEqual([true, []]);
});

test('a picture waits for the classes, which say in which row a CI stands, and asks for them again', async () => {
  const page = await own.at('/help');
  let refused = 0;
  await page.route('**/graphql', async (route) => {
    if (route.request().postDataJSON().operationName !== 'Catalogue' || refused > 0)
      return await route.continue();
    refused++;
    await route.fulfill({ status: 429, json: { code: 'LIMIT_EXCEEDED', detail: 'too many requests' } });
  });
  await page.goto(`${own.url}/impact?down=san-koeln-2`);
  await page.getByText('Asking for the classes').waitFor();
  await page.getByText('Asking for the classes').waitFor({ state: 'detached' });
  const rows = await page.evaluate(() => {
    // biome-ignore lint/suspicious/noExplicitAny: Cytoscape keeps itself there
    const { cy } = (document.querySelector('.canvas') as any)._cyreg;
    return new Set(cy.nodes().map((node: { position(name: 'y'): number }) => node.position('y'))).size;
  });
  expect([refused, rows]).toEqual([1, 5]);
});

test('a CI that is not there leads to those that are near', async () => {
  const page = await own.at('/impact?down=paymnt-api');
  await page.getByRole('link', { name: 'payment-api', exact: true }).first().click();
  await page.getByRole('heading', { name: 'What breaks if payment-api fails?', level: 1 }).waitFor();
  await page.goto(`${own.url}/ci/paymnt-api`);
  await page.getByRole('link', { name: 'payment-api', exact: true }).first().click();
  await page.getByRole('heading', { name: 'Payment API', level: 1 }).waitFor();
});
