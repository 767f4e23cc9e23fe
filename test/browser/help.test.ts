import { jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { legend } from '../../web/graph/encoding.ts';
import { desk } from './desk.ts';
import { settled } from './visit.ts';

// What the help says is what the viewer does.

jest.setTimeout(30_000);
const own = desk();
let page: Page;
beforeEach(async () => {
  page = await own.at('/help');
});

const card = (name: string) => page.getByRole('region', { name });

test('the legend tells every sign of the encoding, each with a sample', async () => {
  const lines = card('What the pictures show').locator('li');
  expect(await lines.allInnerTexts()).toEqual(legend().map(({ text }) => text));
  const samples = await lines.locator('svg').evaluateAll((all) => all.map((svg) => svg.innerHTML));
  expect(samples.every((sample) => sample.length > 0)).toBe(true);
  // What is drawn alike would tell nothing apart, but for the plain dependency that each of three lines begins with.
  const names = legend().map(({ what, sample }) => `${what} ${sample}`);
  const plain = ['arrow arrow', 'effect hard', 'weight plain'];
  const apart = samples.filter((_, i) => !plain.includes(names[i] as string));
  expect(new Set(apart).size).toBe(apart.length);
});

test('every page is named, and what is linked leads to a page of its own', async () => {
  const pages = card('What each page is for');
  expect(await pages.locator('dt').allInnerTexts()).toEqual([
    ...['Start', 'Explore', 'What breaks if', 'Incidents', 'Incident', 'CI', 'Import'],
    ...['Log in', 'Tokens', 'Help'],
  ]);
  const links = await pages
    .getByRole('link')
    .evaluateAll((all) => all.map((one) => one.getAttribute('href')));
  expect(links).toEqual(['/', '/explore', '/impact', '/incidents', '/import', '/help']);
  const titles = new Set<string>();
  for (const link of links) {
    await page.goto(`${own.url}${link}`);
    await settled(page);
    await page.getByRole('heading', { level: 1 }).waitFor();
    titles.add(await page.title());
  }
  expect(titles.size).toBe(links.length);
});

test('each key that is listed does what is said of it', async () => {
  const keys = card('Keys');
  const listed = await keys
    .locator('dl > div')
    .evaluateAll((all) =>
      all.map((one) => [one.querySelector('dt')?.textContent, one.querySelector('dd')?.textContent]),
    );
  const leads = listed.filter(([, what]) => /^go to (?!the search)/.test(what ?? ''));
  expect(leads).toEqual([
    ['g e', 'go to Explore'],
    ['g i', 'go to Incidents'],
    ['g w', 'go to What breaks if'],
    ['?', 'go to this page'],
  ]);
  for (const [pressed = '', what] of leads) {
    await page.goto(`${own.url}/import`);
    await page.getByRole('heading', { level: 1, name: 'Import' }).waitFor();
    for (const key of (pressed ?? '').split(' ')) await page.keyboard.press(key);
    const title = what === 'go to this page' ? 'Help' : what?.replace('go to ', '');
    await page.waitForFunction((own) => document.title === own, `${title} · Faultline`);
  }
  expect(listed[0]).toEqual(['/', 'go to the search']);
  await page.keyboard.press('/');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('search');
  await page.keyboard.type('?');
  expect(new URL(page.url()).pathname).toBe('/help');
  expect(await page.getByRole('combobox').inputValue()).toBe('?');
});
