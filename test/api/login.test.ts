import { SignJWT } from 'jose';
import { freePort, type LoginProvider, loginProvider } from '../support/login-provider.ts';
import { type RestDesk, restDesk } from './rest-desk.ts';

// People log in at a real OpenID Connect provider on loopback, and a browser is played by hand: redirects and cookies.
const SECRET = 'a secret that only the servers of this test know';

let provider: LoginProvider;
let desk: RestDesk;

beforeAll(async () => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  provider = await loginProvider(url);
  desk = await restDesk({
    authenticate: true,
    port,
    login: { login: provider.loginAt(url), clientSecret: provider.clientSecret, sessionSecret: SECRET },
  });
  await desk.load([{ kind: 'ci', id: 'host', class: 'server' }]);
});
afterAll(async () => {
  await desk.stop();
  provider.stop();
});

/** As much of a browser as a login needs. */
class Browser {
  readonly cookies = new Map<string, Map<string, string>>();
  readonly set: string[] = [];

  async go(url: string, init: RequestInit = {}): Promise<Response> {
    const { origin } = new URL(url);
    const jar = this.cookies.get(origin) ?? new Map<string, string>();
    this.cookies.set(origin, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...(cookie ? { cookie } : {}), ...(init.headers as Record<string, string>) };
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const text of response.headers.getSetCookie()) {
      this.set.push(text);
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(text) as unknown as [string, string, string];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    const location = response.status < 400 && response.status >= 300 && response.headers.get('location');
    return location ? await this.go(new URL(location, url).href) : response;
  }

  /** Fills in the provider's forms until it sends the browser back. */
  async logIn(name: string): Promise<Response> {
    let response = await this.go(`${desk.url}/auth/login`);
    for (const prompt of ['login', 'consent']) {
      const action = /action="([^"]+)"/.exec(await response.text())?.[1];
      const body = new URLSearchParams({ prompt, login: name, password: 'any' });
      response = await this.go(action as string, { method: 'POST', body });
    }
    return response;
  }

  ask(path: string, init?: RequestInit): Promise<Response> {
    return this.go(`${desk.url}${path}`, init);
  }
}

// biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its question
const jsonOf = async (response: Promise<Response> | Response): Promise<any> => (await response).json();

const attempts = async () => {
  const told: unknown[] = [];
  for (const { msg, reason, name, path } of desk.logged) {
    if (msg === 'a request was refused') told.push({ reason, name, path });
  }
  desk.logged.length = 0;
  return told;
};

test('who logs in has the highest role that the provider’s word gives, until the session ends', async () => {
  const browser = new Browser();
  const stranger = await browser.ask('/api/session');
  expect([stranger.status, (await jsonOf(stranger)).details]).toEqual([401, { login: '/auth/login' }]);
  const wrong = await browser.ask('/api/session', { headers: { Authorization: 'Bearer wrong' } });
  expect([wrong.status, (await jsonOf(wrong)).details]).toEqual([401, { login: '/auth/login' }]);
  const back = await browser.logIn('alice');
  expect([back.status, back.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect(await back.text()).toContain('http-equiv="refresh" content="0;url=/login"');
  const own = browser.set.filter((text) => text.startsWith('faultline-session='));
  expect(own).toEqual([expect.stringMatching(/; Max-Age=3600; Path=\/; .*HttpOnly; SameSite=Strict$/)]);
  const who = await jsonOf(browser.ask('/api/session'));
  expect(who).toEqual({
    ...{ name: 'alice', role: 'approver', scope: null, kind: 'session' },
    ...{ csrf: expect.stringMatching(/^[\w-]{22}$/), ends: expect.any(String) },
  });
  expect((await browser.ask('/api/cis')).status).toBe(200);

  const send = (path: string, headers: Record<string, string>) =>
    browser.ask(path, { method: 'POST', body: '{}', headers });
  const text = { 'Content-Type': 'application/x-ndjson' };
  await attempts();
  expect((await send('/api/imports?dryRun=true', text)).status).toBe(403);
  expect((await send('/api/imports?dryRun=true', { ...text, 'X-CSRF-Token': 'guessed' })).status).toBe(403);
  expect(await attempts()).toEqual([
    { reason: 'csrf', name: 'alice', path: '/api/imports' },
    { reason: 'csrf', name: 'alice', path: '/api/imports' },
  ]);
  expect((await send('/api/imports?dryRun=true', { ...text, 'X-CSRF-Token': who.csrf })).status).toBe(202);

  expect((await send('/auth/logout', { 'X-CSRF-Token': who.csrf })).status).toBe(204);
  expect((await browser.ask('/api/cis')).status).toBe(401);
});

test('a grant with a scope shows no more than that', async () => {
  const carol = new Browser();
  await carol.logIn('carol');
  const { role, scope } = await jsonOf(carol.ask('/api/session'));
  expect([role, scope]).toEqual(['viewer', { environments: ['test'] }]);
  expect((await jsonOf(carol.ask('/api/cis'))).total).toBe(0);
});

test('a viewer may not write; who has no group of any grant does not get in', async () => {
  const bob = new Browser();
  await bob.logIn('bob');
  const { role, csrf } = await jsonOf(bob.ask('/api/session'));
  const headers = { 'Content-Type': 'application/x-ndjson', 'X-CSRF-Token': csrf };
  const refused = await bob.ask('/api/imports', { method: 'POST', body: '{}', headers });
  expect([role, refused.status]).toEqual(['viewer', 403]);

  await attempts();
  const mallory = new Browser();
  const back = await mallory.logIn('mallory');
  expect([back.status, (await jsonOf(back)).detail]).toEqual([403, 'mallory has no role here']);
  expect((await mallory.ask('/api/cis')).status).toBe(401);
  expect((await attempts())[0]).toEqual({ reason: 'login', name: 'mallory', path: '/auth/callback' });
});

test('a browser whose login fails is led to where its user can begin again', async () => {
  const accept = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
  const back = await new Browser().ask('/auth/callback?code=x&state=y', { headers: { accept } });
  expect([back.status, await back.text()]).toEqual([
    403,
    expect.stringContaining('<a href="/login?failed=403">'),
  ]);
});

test.each<[string, (browser: Browser) => Promise<string>]>([
  ['was begun in no browser', async () => '/auth/callback?code=x&state=y'],
  [
    'was begun in another one',
    async () => {
      const other = new Browser();
      await other.ask('/auth/login');
      return '/auth/callback?code=x&state=y';
    },
  ],
  [
    'has another state',
    async (browser) => {
      await browser.ask('/auth/login');
      return `/auth/callback?code=x&state=y&iss=${encodeURIComponent(provider.issuer)}`;
    },
  ],
  [
    'the provider refuses',
    async (browser) => {
      await browser.ask('/auth/login');
      return `/auth/callback?error=access_denied&iss=${encodeURIComponent(provider.issuer)}`;
    },
  ],
])('a login that %s begins no session', async (_, way) => {
  const browser = new Browser();
  const back = await browser.ask(await way(browser));
  expect([back.status, (await jsonOf(back)).detail]).toEqual([403, 'the login failed: begin again']);
  expect((await browser.ask('/api/session')).status).toBe(401);
});

const key = (secret: string) => new TextEncoder().encode(secret);
const session = (alg = 'HS256') =>
  new SignJWT({ name: 'root', role: 'admin', csrf: 'x' }).setProtectedHeader({ alg });
test.each<[string, () => Promise<string>]>([
  [
    'of another secret',
    () =>
      session()
        .setAudience('session')
        .setExpirationTime('1h')
        .sign(key('another'.repeat(8))),
  ],
  ['for another purpose', () => session().setAudience('passage').setExpirationTime('1h').sign(key(SECRET))],
  ['that has ended', () => session().setAudience('session').setExpirationTime('-1s').sign(key(SECRET))],
  ['without an end', () => session().setAudience('session').sign(key(SECRET))],
  [
    'of another algorithm',
    () =>
      session('HS512')
        .setAudience('session')
        .setExpirationTime('1h')
        .sign(key(SECRET.repeat(2))),
  ],
  [
    'without a signature',
    async () => {
      const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
      const end = Math.floor(Date.now() / 1000) + 3600;
      return `${part({ alg: 'none' })}.${part({ name: 'root', role: 'admin', csrf: 'x', aud: 'session', exp: end })}.`;
    },
  ],
])('a session %s is none', async (_, made) => {
  const cookie = `faultline-session=${await made()}`;
  expect((await desk.get('/api/cis', { cookie })).status).toBe(401);
});

test('a session is known to every server of the same secret', async () => {
  const browser = new Browser();
  await browser.logIn('alice');
  const other = await restDesk({
    authenticate: true,
    login: {
      login: provider.loginAt(desk.url),
      clientSecret: provider.clientSecret,
      sessionSecret: SECRET,
    },
  });
  const stranger = await restDesk({ authenticate: true, login: { login: provider.loginAt(desk.url) } });
  const cookie = `faultline-session=${browser.cookies.get(desk.url)?.get('faultline-session')}`;
  const status = async (at: RestDesk) => (await at.get('/api/cis', { cookie })).status;
  expect([await status(other), await status(stranger)]).toEqual([200, 401]);
  await other.stop();
  await stranger.stop();
});

test('a provider that is away is told, and asked again the next time', async () => {
  const url = `http://127.0.0.1:${await freePort()}`;
  const away = await restDesk({
    authenticate: true,
    login: { login: { ...provider.loginAt(url), issuer: url } },
  });
  const { status, json } = await away.get('/auth/login');
  expect([status, json.detail]).toEqual([503, 'the login provider does not answer: try again']);
  await away.stop();
});
