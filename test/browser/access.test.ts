import { jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type RestDesk, restDesk } from '../api/rest-desk.ts';
import { freePort, type LoginProvider, loginProvider } from '../support/login-provider.ts';
import { desk } from './desk.ts';
import { site } from './site.ts';
import { axe, fitsItsWidth, settled, smallTargets, visit } from './visit.ts';

// Who one is, logging in and out, and tokens, against what the API says.

const HOSTILE = '<img src=x onerror=alert(1)> \u2066abc';

let admin: string;
let viewer: string;
jest.setTimeout(30_000);
const own = desk(async () => {
  const opening = await site({ authenticate: true });
  admin = await opening.token('Ada Admin', 'admin');
  viewer = await opening.token('Vera Viewer', 'viewer');
  await opening.start();
  return opening;
});

async function on(path: string, token: string | undefined, look: (on: { page: Page }) => Promise<void>) {
  await look({ page: await own.at(path, token === undefined ? {} : { token }) });
}

// biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its question
async function api(path: string, token: string, init: RequestInit = {}): Promise<any> {
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
  return await (await fetch(own.url + path, { ...init, headers })).json();
}

const tokenField = (page: Page) => page.getByRole('textbox', { name: 'Token' });
const place = (page: Page) => page.evaluate(() => location.href.slice(location.origin.length));

test('by keyboard: who is asked to log in does so with a token, and is back where they were', async () => {
  await on('/impact?down=san-koeln-2', undefined, async ({ page }) => {
    await page.getByRole('main').getByRole('link', { name: 'Log in' }).first().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Log in' }).waitFor();
    expect(await place(page)).toBe('/login?back=%2Fimpact%3Fdown%3Dsan-koeln-2');

    await tokenField(page).focus();
    await page.keyboard.type('flt_000000000000_wrong');
    await page.keyboard.press('Enter');
    await page.getByText('The server does not know this token').waitFor();
    expect(await page.evaluate(() => [document.activeElement?.id, sessionStorage.length])).toEqual([
      'token',
      0,
    ]);
    expect(await tokenField(page).inputValue()).toBe('flt_000000000000_wrong');
    expect(await axe(page)).toEqual([]);

    await tokenField(page).fill('żółw');
    await page.keyboard.press('Enter');
    await page.getByText('The server does not know this token').waitFor();

    await tokenField(page).fill(` ${viewer} `);
    await page.keyboard.press('Enter');
    await page.waitForURL(`${own.url}/impact?down=san-koeln-2`);
    await settled(page);
    expect(await page.locator('.who').innerText()).toBe('Vera Viewer (viewer)');
    expect(await page.locator('.state.problem').count()).toBe(0);
  });
});

test.each([
  'https://evil.example/',
  '//evil.example/',
  '/\\evil.example/',
  '/\t/evil.example',
  '/.//evil.example',
  'javascript:alert(1)',
  '/login?back=/login',
  '/api/export',
])('a way back to %j leads to the start', async (back) => {
  await on(`/login?back=${encodeURIComponent(back)}`, undefined, async ({ page }) => {
    await tokenField(page).fill(viewer);
    await page.getByRole('button', { name: 'Use this token' }).click();
    await page.waitForURL(`${own.url}/`);
  });
});

test('one sees who one is, as the API says, and logs out', async () => {
  await on('/login', viewer, async ({ page }) => {
    const { name, role, ends } = await api('/api/session', viewer);
    const day = new Date(ends).toLocaleDateString('en-GB', {
      ...{ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' },
    });
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(`You are ${name}`);
    expect(await page.locator('.facts dd').allInnerTexts()).toEqual([
      `${role}: reads`,
      'the whole estate',
      'by a token, which this tab keeps until it is closed',
      `${day} ${ends.slice(11, 16)} UTC`,
    ]);
    await page.getByRole('button', { name: 'Log out' }).click();
    await page.getByRole('heading', { name: 'Log in' }).waitFor();
    await page.getByText('This server knows people by their tokens').waitFor();
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  });
});

test('what one person typed is not there for the next', async () => {
  await on('/import', admin, async ({ page }) => {
    await page.getByRole('textbox', { name: /paste/i }).first().fill('cis: [secret]');
    await page.getByRole('link', { name: /Ada Admin/ }).click();
    await page.getByRole('button', { name: /Log out|Forget/ }).click();
    await tokenField(page).fill(viewer);
    await page.keyboard.press('Enter');
    await page.getByText('Vera Viewer (viewer)').waitFor();
    await page.goto(`${own.url}/import`);
    await settled(page);
    expect(await page.content()).not.toContain('secret');
    expect(await page.evaluate(() => Object.values(sessionStorage).join())).not.toContain('secret');
  });
});

test('saved views are of whoever saved them, in one browser too', async () => {
  await on('/login', undefined, async ({ page }) => {
    const viewsOf = async (token: string, name: string) => {
      await tokenField(page).fill(token);
      await page.keyboard.press('Enter');
      await page.locator('.who').getByText(name).waitFor();
      await page.goto(`${own.url}/explore`);
      await settled(page);
      return await page.getByText('The way to the disks').count();
    };
    const leave = async () => {
      await page.goto(`${own.url}/login`);
      await page.getByRole('button', { name: 'Log out' }).click();
      await page.getByRole('heading', { name: 'Log in' }).waitFor();
    };
    expect(await viewsOf(admin, 'Ada Admin')).toBe(0);
    await page.goto(`${own.url}/explore?focus=san-koeln-2`);
    await page.getByText('Save this view').click();
    await page.getByLabel('Name', { exact: true }).fill('The way to the disks');
    await page.getByRole('button', { name: 'Save in this browser' }).click();
    await page.getByText('The way to the disks is kept in this browser.').waitFor();
    await leave();
    expect(await viewsOf(viewer, 'Vera Viewer')).toBe(0);
    await leave();
    expect(await viewsOf(admin, 'Ada Admin')).toBe(1);
  });
});

test('a viewer is told who may, and sees no token', async () => {
  await on('/tokens', viewer, async ({ page }) => {
    await page.getByRole('heading', { name: 'You may not do this' }).waitFor();
    expect(await page.locator('table, form input:not(#find)').count()).toBe(0);
  });
  await on('/import', viewer, async ({ page }) => {
    await page.getByText('You are Vera Viewer, a viewer, and an editor may import.').waitFor();
    expect(await page.locator('input[type=file]').count()).toBe(0);
  });
});

test('what was typed waits for whose token is over', async () => {
  await on('/import', admin, async ({ page }) => {
    const text = 'cis: [{ id: kept, class: server }]';
    await page.getByLabel('or paste the text').fill(text);
    await page.evaluate(() => sessionStorage.setItem('faultline-token', 'flt_over'));
    await page.getByRole('button', { name: 'See what it would do' }).click();
    await page.getByRole('main').getByRole('link', { name: 'Log in' }).first().click();
    await tokenField(page).fill(admin);
    await page.getByRole('button', { name: 'Use this token' }).click();
    await page.waitForURL(`${own.url}/import`);
    expect(await page.getByLabel('or paste the text').inputValue()).toBe(text);
    await page.getByRole('button', { name: 'See what it would do' }).click();
    await page.getByText('1 new record').first().waitFor();
  });
});

test('by keyboard: an admin makes a token, which is shown once, and revokes it', async () => {
  await on('/tokens', admin, async ({ page }) => {
    await page.getByLabel('Name').focus();
    await page.keyboard.type(HOSTILE);
    await page.getByLabel('Role').selectOption('editor');
    await page.getByLabel('Last day').fill('2099-12-31');
    await page.getByLabel('Environments').fill('production, moon');
    await page.getByLabel('Classes').fill('servre');
    await page.keyboard.press('Enter');
    const problem = page.locator('form + .state.problem');
    await problem.waitFor();
    expect(await problem.innerText()).toContain('servre');
    expect(await page.getByLabel('Name').inputValue()).toBe(HOSTILE);
    await page.getByLabel('Classes').fill('server');
    await page.keyboard.press('Enter');

    const shown = page.getByRole('textbox', { name: 'The token of' });
    await shown.waitFor();
    const text = await shown.inputValue();
    await page.getByText('No CI is in moon now.').waitFor();
    expect(await api('/api/session', text)).toEqual({
      ...{ name: HOSTILE, role: 'editor', kind: 'token', csrf: null, ends: '2099-12-31T23:59:59.000Z' },
      scope: { environments: ['production', 'moon'], classes: ['server'] },
    });
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: 'I have kept it' }).click();
    expect(await page.getByText(text).count()).toBe(0);

    const { items } = await api('/api/tokens', admin);
    const rows = page.locator('tbody tr');
    expect(await rows.locator('code').allInnerTexts()).toEqual(items.map((one: { id: string }) => one.id));
    const { id } = items.find(({ name }: { name: string }) => name === HOSTILE);
    const row = rows.filter({ hasText: id });
    expect((await row.locator('td').allInnerTexts()).slice(0, 4)).toEqual([
      ...['editor', 'environments: production, moon; classes: server only', 'live', '31 Dec 2099 23:59 UTC'],
    ]);
    await row.getByRole('button').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect((await api('/api/session', text)).name).toBe(HOSTILE);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Revoke');

    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Revoke it' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText(`The token of ${HOSTILE} is revoked.`).waitFor();
    await row.getByText('revoked').waitFor();
    expect(await row.getByRole('button').count()).toBe(0);
    expect((await api('/api/session', text)).status).toBe(401);
  });
});

test('a long list says how many of how many, and goes on', async () => {
  const body = JSON.stringify({ name: 'robot', role: 'viewer', expires: '2099-01-01T00:00:00Z' });
  for (let i = 0; i < 52; i++) await api('/api/tokens', admin, { method: 'POST', body });
  const { total } = await api('/api/tokens?limit=1', admin);
  await on('/tokens', admin, async ({ page }) => {
    await page.getByText(`50 of ${total} tokens`).waitFor();
    await page.getByRole('link', { name: `Show ${total - 50} more` }).click();
    await page.getByText(new RegExp(`^\\s*${total} tokens`)).waitFor();
    const ids = await page.locator('tbody code').allInnerTexts();
    expect([ids.length, new Set(ids).size, await place(page)]).toEqual([total, total, '/tokens?show=100']);
    await page.setViewportSize({ width: 320, height: 800 });
    expect([await fitsItsWidth(page), await smallTargets(page)]).toEqual([true, []]);
  });
});

describe('with an OpenID Connect provider', () => {
  let provider: LoginProvider;
  let server: RestDesk;
  beforeAll(async () => {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    provider = await loginProvider(url);
    const login = { login: provider.loginAt(url), clientSecret: provider.clientSecret };
    server = await restDesk({ authenticate: true, port, login });
  });
  afterAll(async () => {
    await server.stop();
    provider.stop();
  });

  // Who logs in leaves the origin, which a desk takes as a fault.
  async function logIn(page: Page, name: string): Promise<void> {
    // The provider's forms have a typeface of another site.
    await page.route(/^https:/, (route) => route.abort());
    await page.getByRole('main').getByRole('link', { name: 'Log in' }).click();
    await page.locator('[name=login]').fill(name);
    await page.locator('[name=password]').fill('any');
    await page.getByRole('button', { name: 'Sign-in' }).click();
    await page.getByRole('button', { name: 'Continue' }).click();
  }

  test('who has no role there is told what to do', async () => {
    const { page, close } = await visit(own.browser, `${server.url}/login`);
    await logIn(page, 'mallory');
    await page.getByText('your account has no role here: ask an admin').waitFor();
    await page.getByRole('main').getByRole('link', { name: 'Log in' }).waitFor();
    await close();
  });

  test('who logs in there comes back to the page they were on, and logs out', async () => {
    const { page, close } = await visit(own.browser, `${server.url}/login?back=/help`);
    await logIn(page, 'alice');
    await page.waitForURL(`${server.url}/help`);
    await page.getByText('alice (approver)').click();
    await page.getByText('by a login, in this browser').waitFor();
    await page.getByRole('button', { name: 'Log out' }).click();
    await page.getByRole('heading', { name: 'With your account' }).waitFor();
    expect(await page.evaluate(async () => (await fetch('/api/session')).status)).toBe(401);
    await close();
  });
});
