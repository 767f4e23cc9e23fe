import type { Route } from 'playwright-core';
import { desk } from './desk.ts';
import { site } from './site.ts';
import { ASKING, VIEWS } from './views.ts';
import { axe, fitsItsWidth, smallTargets } from './visit.ts';

// Every page of the viewer, in every state it can be brought to, against what holds for all of them; what a page does
// that the policy or the origin forbids, the desk tells.

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

const full = desk();
const empty = desk(() => site({ estate: [] }));

describe.each(SCHEMES)('in %s', (colorScheme) => {
  test.each(Object.values(VIEWS))(
    '%s has nothing that axe-core, the policy or the origin forbids',
    async (path) => {
      expect(await axe(await full.at(path, { colorScheme }))).toEqual([]);
    },
    30_000,
  );

  test.each(['/', '/explore', '/impact', '/incidents', '/import'])(
    '%s of an empty graph',
    async (path) => {
      expect(await axe(await empty.at(path, { colorScheme }))).toEqual([]);
    },
    30_000,
  );

  test.each(Object.keys(STATES) as (keyof typeof STATES)[])(
    'every page while it is %s',
    async (state) => {
      const { answer, title } = STATES[state];
      const page = await full.at('/help', { colorScheme });
      await page.route('**/graphql', answer);
      for (const path of Object.values(ASKING)) {
        await page.goto(full.url + path);
        await page.locator('main').getByText(title).filter({ visible: true }).first().waitFor();
        expect([path, await axe(page)]).toEqual([path, []]);
      }
    },
    60_000,
  );
});

test.each(Object.values(VIEWS))(
  '%s reflows at 320 pixels, and its targets are large enough',
  async (path) => {
    const page = await full.at(path, { viewport: { width: 320, height: 800 } });
    expect({ isWithin: await fitsItsWidth(page), small: await smallTargets(page) }).toEqual({
      ...{ isWithin: true, small: [] },
    });
  },
  30_000,
);

test('without movement, in forced colours, everything is still told apart', async () => {
  const options = { forcedColors: 'active', reducedMotion: 'reduce' } as const;
  const page = await full.at('/impact?down=san-koeln-2', options);
  const words = await page.locator('tbody .level').allInnerTexts();
  expect(new Set(words.map((word) => word.trim()))).toEqual(new Set(['Down', 'Degraded']));
}, 30_000);
