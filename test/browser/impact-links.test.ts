import { jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, type Site, site } from './site.ts';
import { settled, type Visit, visit } from './visit.ts';

// Links to what breaks if: what they may say, and what is told where they say what cannot be.

jest.setTimeout(30_000);

let own: Site;
let browser: Browser;
let visiting: Visit;
let page: Page;

beforeAll(async () => {
  [own, browser] = await Promise.all([site(), openBrowser()]);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await own.stop();
});
beforeEach(async () => {
  visiting = await visit(browser, `${own.url}/impact`);
  page = visiting.page;
});
afterEach(async () => {
  expect(visiting.faults).toEqual([]);
  await visiting.close();
});

const open = async (path: string) => {
  await page.goto(own.url + path);
  await settled(page);
};

test('a link may say names: they become ids, in the same place of the history', async () => {
  await open('/impact?down=Array+Köln+2&degraded=Payment+API&pin=dns-2');
  await page.waitForURL(`${own.url}/impact?down=san-koeln-2&degraded=payment-api&pin=dns-2`);
  await settled(page);
  expect(await page.locator('.chips').first().innerText()).toContain('san-koeln-2 down');
  expect(await page.locator('.verdict').innerText()).toContain('2 services stop (Payments, Checkout)');
  await page.goBack();
  expect(page.url()).toBe(`${own.url}/impact`);
});

test('a word that means no CI is told with near ones, and the answer goes on without it', async () => {
  const unknown = page.getByRole('alert').filter({ hasText: 'One word means no CI' });
  await open('/impact?down=san-koeln-2,dns-22');
  expect(await unknown.innerText()).toContain('No CI has the id or name dns-22; near: dns-2');
  expect(await page.locator('.chips').first().innerText()).toContain('dns-22 (unknown)');
  expect(await page.locator('.verdict').count()).toBe(0);
  await unknown.getByRole('link', { name: 'dns-2', exact: true }).click();
  await settled(page);
  expect(page.url()).toBe(`${own.url}/impact?down=san-koeln-2,dns-2`);
  await page.goBack();
  await unknown.getByRole('link', { name: 'Go on without it' }).click();
  await settled(page);
  expect(page.url()).toBe(`${own.url}/impact?down=san-koeln-2`);
  expect(await page.locator('.verdict').innerText()).toContain('2 services stop');
});

test('what is failed and held up at once, and an edit that says nothing, are told', async () => {
  await open('/impact?down=san-koeln-2&pin=san-koeln-2&edit=explode,dns-1');
  expect(await page.getByText('held up wins').innerText()).toBe(
    'san-koeln-2 is assumed to fail and held up at once: held up wins, as if it had not failed.',
  );
  expect(await page.getByRole('alert').innerText()).toContain('edit=retire,CI');
  await page.getByRole('button', { name: 'Take out: edit=explode,dns-1' }).click();
  await settled(page);
  expect(page.url()).toBe(`${own.url}/impact?down=san-koeln-2&pin=san-koeln-2`);
  expect(await page.getByRole('alert').count()).toBe(0);
});

test('a link holds the revision it was made at, and says where the graph has moved on since', async () => {
  await open('/impact?down=san-koeln-2');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy a link' }).click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toBe(`${own.url}/impact?down=san-koeln-2&revision=2`);
  const note = page.getByText('This link was made at revision');
  await open(link.slice(own.url.length));
  expect(await note.count()).toBe(0);
  await open('/impact?down=san-koeln-2&revision=1');
  expect(await note.innerText()).toBe(
    'This link was made at revision 1; the graph has moved on to 2, and so may have the answer.',
  );
});
