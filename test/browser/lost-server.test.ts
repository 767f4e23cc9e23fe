import { jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser, type Site, site } from './site.ts';
import { settled, visit } from './visit.ts';

// The server is killed under an open page, and comes back.

jest.setTimeout(60_000);

let own: Site;
let browser: Browser;

beforeAll(async () => {
  [own, browser] = await Promise.all([site(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await own.stop();
});

test('what was there stays, the page says that it may be old, and asks again by itself', async () => {
  const { page, close } = await visit(browser, `${own.url}/impact?down=san-koeln-2`);
  const verdict = page.locator('.verdict');
  const before = await verdict.innerText();
  await own.kill();
  await page.getByRole('button', { name: 'san-koeln-2: make it degraded' }).click();
  const old = page.getByText('This is of before: the blast radius will be asked for again.');
  await old.waitFor();
  expect(await page.locator('.offline').innerText()).toBe(
    'The server is not reached. What you see may be old; it is asked again every 2 seconds.',
  );
  expect(await verdict.innerText()).toBe(before);
  await own.start();
  await old.waitFor({ state: 'detached' });
  await settled(page);
  expect(await page.locator('.offline').innerText()).toBe('');
  expect(await verdict.innerText()).not.toBe(before);
  await close();
});
