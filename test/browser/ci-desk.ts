import type { Browser, Page } from 'playwright-core';
import { openBrowser, type Site, site } from './site.ts';
import { settled, type Visit, visit } from './visit.ts';

/** A site of its own and a browser, for tests of the page of a CI; what a page does that it must not fails its test. */
export interface CiDesk {
  site: Site;
  browser: Browser;
  at(path: string, options?: Parameters<typeof visit>[2]): Promise<Page>;
  // biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its question
  ask(query: string, variables?: object): Promise<any>;
}

/** `files`: what is imported beside the example estate; it is called when the tests begin. */
export function ciDesk(files: () => Promise<string[]> = async () => []): CiDesk {
  const visits: Visit[] = [];
  const desk: CiDesk = {
    site: undefined as unknown as Site,
    browser: undefined as unknown as Browser,
    at: async (path, options = {}) => {
      const opened = await visit(desk.browser, desk.site.url + path, options);
      visits.push(opened);
      return opened.page;
    },
    ask: async (query, variables = {}) => {
      const response = await fetch(`${desk.site.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      });
      const { data, errors } = (await response.json()) as { data: unknown; errors?: unknown };
      if (errors) throw new Error(JSON.stringify(errors));
      return data;
    },
  };
  beforeAll(async () => {
    const estate = ['examples/retailer', ...(await files())];
    [desk.site, desk.browser] = await Promise.all([site({ estate }), openBrowser()]);
  }, 60_000);
  afterEach(async () => {
    for (const one of visits.splice(0)) {
      expect(one.faults).toEqual([]);
      await one.close();
    }
  });
  afterAll(async () => {
    await desk.browser.close();
    await desk.site.stop();
  });
  return desk;
}

export const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });
export const editor = (page: Page) => page.locator('.editor');
export const rowsUnder = (page: Page, section: string) =>
  page.locator(`section[aria-labelledby="${section}"] tbody tr:not(.group)`);

export async function look(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'See what it does' }).click();
}

/** Saves what was looked at; what the page then says. */
export async function save(page: Page, verb: string): Promise<string> {
  await page.getByRole('button', { name: verb, exact: true }).click();
  return await told(page);
}

/** What the page says of what was saved. */
export async function told(page: Page): Promise<string> {
  await page.locator('.saved:not(:empty)').waitFor();
  await settled(page);
  return await page.locator('.saved').innerText();
}
