import type { Browser, Page } from 'playwright-core';
import { asked } from './asked.ts';
import { openBrowser, type Site, site } from './site.ts';
import { type Visit, visit } from './visit.ts';

/** A site and a browser for the tests of a file. What a visited page does that it must not fails its test. */
export interface Desk {
  readonly site: Site;
  readonly browser: Browser;
  readonly url: string;
  /** a page at a path of the site or at an address; it is left when the test ends */
  at(path: string, options?: Parameters<typeof visit>[2]): Promise<Page>;
  /** what GraphQL answers */
  // biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its question
  ask(query: string, variables?: object): Promise<any>;
}

/** `open` is called when the tests begin. */
export function desk(open: () => Promise<Site> = site): Desk {
  const visits: Visit[] = [];
  let own: { site: Site; browser: Browser } | undefined;
  const opened = () => {
    if (!own) throw new Error('the tests have not begun');
    return own;
  };
  beforeAll(async () => {
    const [opening, browser] = await Promise.all([open(), openBrowser()]);
    own = { site: opening, browser };
  }, 60_000);
  afterEach(async () => {
    const left = visits.splice(0);
    for (const { close } of left) await close();
    expect(left.flatMap(({ faults }) => faults)).toEqual([]);
  });
  afterAll(async () => {
    await own?.browser.close();
    await own?.site.stop();
  });
  return {
    get site() {
      return opened().site;
    },
    get browser() {
      return opened().browser;
    },
    get url() {
      return opened().site.url;
    },
    at: async (path, options = {}) => {
      const { site, browser } = opened();
      const visiting = await visit(browser, new URL(path, site.url).href, options);
      visits.push(visiting);
      return visiting.page;
    },
    ask: (query, variables = {}) => asked(opened().site.url, query, variables),
  };
}
