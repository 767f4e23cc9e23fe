import type { Browser } from 'playwright-core';
import { openBrowser, type Site, site } from './site.ts';
import { axe, fitsItsWidth, settled, smallTargets, type Visit, visit } from './visit.ts';

// Every page of the viewer, in every state it can be brought to, against what holds for all of them.

const PAGES = [
  '/',
  '/explore',
  '/explore?focus=payment-api',
  '/impact',
  '/impact?down=san-koeln-2&service=svc-checkout',
  '/impact?down=hv-koeln-4&pin=dns-2&edit=retire,web-1',
  '/incidents',
  '/ci/payment-api',
  '/import',
  '/login',
  '/tokens',
  '/help',
  '/nothing/here',
];
const NOT_THERE = ['/ci/no-such-ci', '/incidents/no-such-incident', '/impact?down=no-such-ci'];
const SCHEMES = ['light', 'dark'] as const;

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
  test.each([...PAGES, ...NOT_THERE])(
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

  test('while it loads, and where the server is away', async () => {
    await within(visit(browser, `${full.url}/impact`, { colorScheme }), async ({ page, faults }) => {
      await page.route('**/graphql', () => undefined); // asked, and never answered
      await page.goto(`${full.url}/impact?down=san-koeln-2`);
      await page.getByText('Asking for the blast radius').waitFor();
      expect(await axe(page)).toEqual([]);
      await page.getByText('Still asking for the blast radius').waitFor();
      await page.unrouteAll();
      await page.route('**/graphql', (route) => route.abort());
      await page.goto(`${full.url}/impact?down=san-koeln-2`);
      await page.getByRole('heading', { name: 'The server is not reached' }).first().waitFor();
      expect(await axe(page)).toEqual([]);
      expect(faults).toEqual([]);
    });
  }, 30_000);
});

test.each(PAGES)(
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
