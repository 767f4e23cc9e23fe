import { readdirSync } from 'node:fs';
import { type RestDesk, restDesk } from './rest-desk.ts';

// The built viewer as the server hands it out: to whoever asks, and nothing beside it.

let desk: RestDesk;
beforeAll(async () => {
  desk = await restDesk({ authenticate: true });
});
afterAll(() => desk.stop());

const POLICY =
  "default-src 'none';script-src 'self';style-src 'self';connect-src 'self';img-src 'self' data:;base-uri 'none';" +
  "form-action 'none';frame-ancestors 'none';require-trusted-types-for 'script'";
const assets = readdirSync(new URL('../../dist/web/assets/', import.meta.url));

test.each([
  '/',
  '/explore?focus=a',
  '/impact',
  '/incidents',
  '/incidents/x',
  '/ci/a%2Fb',
  '/import',
  '/login',
  '/tokens',
  '/help',
])('%s is the one document, under its policy, asked for anew each time', async (path) => {
  const { status, headers, text } = await desk.get(path);
  expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect(headers.get('content-security-policy')).toBe(POLICY);
  expect(headers.get('cache-control')).toBe('no-cache');
  expect(text).toContain('<div id="app"></div>');
});

test('its files are kept, as their names say what is in them', async () => {
  for (const name of assets) {
    const { status, headers } = await desk.get(`/assets/${name}`);
    const kept = [name, status, headers.get('cache-control')];
    expect(kept).toEqual([name, 200, 'public, max-age=31536000, immutable']);
  }
});

test.each([
  '/.vite/manifest.json',
  '/assets/../../package.json',
  '/assets/..%2f..%2f..%2fpackage.json',
  '/assets/no-such.js',
  '/explore/more',
  '/ci/',
  '/dist/web/index.html',
])('%s is nothing that it hands out', async (path) => {
  expect((await desk.get(path)).status).toBe(401); // as of any path that only those who are known may ask for
});

test('only reading is answered', async () => {
  expect((await desk.send('POST', '/explore')).status).toBe(401);
  expect((await desk.send('HEAD', '/explore')).status).toBe(200);
});
