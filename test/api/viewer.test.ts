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
const BROWSER = { Accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };
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
  '/nothing/here',
])('%s is the one document, under its policy, asked for anew each time', async (path) => {
  const { status, headers, text } = await desk.get(path, BROWSER);
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
  '/dist/web/index.html',
  '/explore',
  '/ci/a',
])('%s is nothing that it hands out to a program', async (path) => {
  expect((await desk.get(path)).status).toBe(401); // as of any path that only those who are known may ask for
});

test.each(['/api/cis', '/api/no-such', '/graphql', '/metrics', '/assets/no-such.js'])(
  '%s is no page to a browser either',
  async (path) => {
    expect((await desk.get(path, BROWSER)).status).toBe(401);
  },
);

test('only reading is answered', async () => {
  expect((await desk.send('POST', '/explore', undefined, BROWSER)).status).toBe(401);
  expect((await desk.send('HEAD', '/explore', undefined, BROWSER)).status).toBe(200);
});
