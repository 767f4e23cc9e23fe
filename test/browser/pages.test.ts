import type { Browser, Route } from 'playwright-core';
import { openBrowser, type Site, site } from './site.ts';
import { ASKING, VIEWS } from './views.ts';
import { axe, fitsItsWidth, settled, smallTargets, type Visit, visit } from './visit.ts';

// Every page of the viewer, in every state it can be brought to, against what holds for all of them.

const SCHEMES = ['light', 'dark'] as const;

const refusal = (code: string, message: string) => ({ message, extensions: { code } });

/** What becomes of every question, and by which words a page says so. */
const STATES = {
  loading: { answer: () => undefined, title: /^Asking for / },
  slow: { answer: () => undefined, title: /^Still asking for / },
  offline: { answer: (route: Route) => route.abort(), title: 'The server is not reached' },
  expired: {
    answer: (route: Route) =>
      route.fulfill({ status: 401, json: { errors: [refusal('UNAUTHENTICATED', 'a token is needed')] } }),
    title: 'You are not logged in, or your session is over',
  },
  refused: {
    answer: (route: Route) => route.fulfill({ json: { errors: [refusal('LIMIT_EXCEEDED', 'too much')] } }),
    title: 'That is too much at once',
  },
  faulty: {
    answer: (route: Route) => route.fulfill({ json: { errors: [refusal('INTERNAL', 'a fault')] } }),
    title: 'Something went wrong',
  },
};

let full: Site;
let empty: Site;
let browser: Browser;

beforeAll(async () => {
  [full, empty, browser] = await Promise.all([site(), site({ estate: [] }), openBrowser()]);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await Promise.all([full.stop(), empty.stop()]);
});

async function within<Answer>(
  visiting: Promise<Visit>,
  look: (visit: Visit) => Promise<Answer>,
): Promise<Answer> {
  const visit = await visiting;
  try {
    return await look(visit);
  } finally {
    await visit.close();
  }
}

const nothingWrong = async ({ page, faults }: Visit) => ({ axe: await axe(page), faults });
const RIGHT = { axe: [], faults: [] };

describe.each(SCHEMES)('in %s', (colorScheme) => {
  test.each(Object.values(VIEWS))(
    '%s has nothing that axe-core, the policy or the origin forbids',
    async (path) => {
      expect(await within(visit(browser, full.url + path, { colorScheme }), nothingWrong)).toEqual(RIGHT);
    },
    30_000,
  );

  test.each(['/', '/explore', '/impact', '/incidents', '/import'])(
    '%s of an empty graph',
    async (path) => {
      expect(await within(visit(browser, empty.url + path, { colorScheme }), nothingWrong)).toEqual(RIGHT);
    },
    30_000,
  );

  test.each(Object.keys(STATES) as (keyof typeof STATES)[])(
    'every page while it is %s',
    async (state) => {
      const { answer, title } = STATES[state];
      await within(visit(browser, `${full.url}/help`, { colorScheme }), async ({ page, faults }) => {
        await page.route('**/graphql', answer);
        for (const path of Object.values(ASKING)) {
          await page.goto(full.url + path);
          await page.locator('main').getByText(title).filter({ visible: true }).first().waitFor();
          expect([path, await axe(page)]).toEqual([path, []]);
        }
        expect(faults).toEqual([]);
      });
    },
    60_000,
  );
});

test.each(Object.values(VIEWS))(
  '%s reflows at 320 pixels, and its targets are large enough',
  async (path) => {
    const narrow = { viewport: { width: 320, height: 800 } };
    const found = await within(visit(browser, full.url + path, narrow), async ({ page }) => ({
      isWithin: await fitsItsWidth(page),
      small: await smallTargets(page),
    }));
    expect(found).toEqual({ isWithin: true, small: [] });
  },
  30_000,
);

test('without movement, in forced colours, everything is still told apart', async () => {
  const options = { forcedColors: 'active', reducedMotion: 'reduce' } as const;
  await within(visit(browser, `${full.url}/impact?down=san-koeln-2`, options), async ({ page, faults }) => {
    await settled(page);
    const words = await page.locator('tbody .level').allInnerTexts();
    expect(new Set(words.map((word) => word.trim()))).toEqual(new Set(['Down', 'Degraded']));
    expect(faults).toEqual([]);
  });
}, 30_000);
