import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { percentText } from '../../web/parts/words.ts';
import { openBrowser, type Site, site } from './site.ts';
import { axe, fitsItsWidth, settled, smallTargets, type Visit, visit } from './visit.ts';

// From pasted alarms to a confirmed cause, on the built server with the sample estate and its sample incident.

const MAIL = readFileSync('examples/incidents/firmware.mail.txt', 'utf8');
const EVIL = '<img src=x onerror="document.title=1">\u202eevil';
const FIRMWARE =
  'alarms=payments-db-1@2026-11-18T09:40:00Z,payments-db-2@2026-11-18T09:40:30Z,payment-api@2026-11-18T09:41:00Z,' +
  'svc-checkout@2026-11-18T09:42:00Z&changed=san-koeln-2@2026-11-18T09:25:00Z&asked=2026-11-18T09:50:00Z';

let own: Site;
let browser: Browser;
let open: Visit | undefined;

beforeAll(async () => {
  [own, browser] = await Promise.all([site(), openBrowser()]);
  const cis = [
    { id: 'gw-1', class: 'server', name: 'gateway' },
    { id: 'gw-2', class: 'server', name: 'gateway' },
    { id: 'evil-host', class: 'server', name: EVIL },
    { id: 'evil-app', class: 'application', name: `${'long '.repeat(40)}${EVIL}` },
  ];
  const dependencies = [{ from: 'evil-app', type: 'runs_on', to: 'evil-host' }];
  await asked(
    'mutation ($change: ChangeSetInput!) { changeSet(change: $change, write: {reason: "for a test"}) { revision } }',
    {
      change: { cis, dependencies },
    },
  );
}, 60_000);
afterAll(async () => {
  await browser.close();
  await own.stop();
});
afterEach(async () => {
  const faults = open?.faults ?? [];
  await open?.close();
  open = undefined;
  expect(faults).toEqual([]);
});

async function at(path: string, options = {}): Promise<Page> {
  open = await visit(browser, own.url + path, options);
  return open.page;
}

async function posted<Answer>(path: string, body: object): Promise<Answer> {
  const response = await fetch(own.url + path, {
    ...{ method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) },
  });
  expect(response.status).toBe(200);
  return (await response.json()) as Answer;
}

async function asked<Answer>(query: string, variables: object = {}): Promise<Answer> {
  const { data, errors } = await posted<{ data: Answer; errors?: unknown }>('/graphql', { query, variables });
  expect(errors).toBeUndefined();
  return data;
}

interface Ranked {
  candidates: { rank: number; name: string; probability: number; explained: unknown[] }[];
  others: { candidates: number };
  outside: { probability: number };
  weighed: number;
}

/** What the API says to the question of an address. */
async function rankedBy(address: string): Promise<Ranked> {
  const query = new URL(address).searchParams;
  const listed = (name: string) =>
    (query.get(name) ?? '').split(',').flatMap((entry) => {
      const [ci, at] = entry.split('@');
      return ci ? [{ ci, at }] : [];
    });
  const changes = listed('changed').map(({ ci, at }) => ({ id: `change of ${ci}`, ci, start: at }));
  return posted('/api/root-cause', { alerts: listed('alarms'), changes, at: query.get('asked') });
}

/** The suspects of a page as it shows them, each as rank, name and percent. */
async function suspectsOn(page: Page): Promise<string[]> {
  return await page.locator('.suspect').evaluateAll((all) =>
    all.map((one) => {
      const name = one.querySelector('h3 bdi')?.textContent;
      return `${one.querySelector('h3')?.textContent?.split('.')[0]} ${name} ${one.querySelector('p strong')?.textContent}`;
    }),
  );
}

function told({ candidates }: Ranked, most = 5): string[] {
  return candidates.slice(0, most).map((one) => `${one.rank} ${one.name} ${percentText(one.probability)}`);
}

async function chipsOn(page: Page): Promise<string[]> {
  return await page.getByRole('list', { name: 'alarms' }).locator('.name bdi').allInnerTexts();
}

/** A new incident of some CIs, and the path of its page. */
async function incidentOf(key: string, cis: readonly string[]): Promise<string> {
  const alerts = cis.map((ci, second) => ({ ci, at: `2026-11-18T09:40:0${second}Z`, name: 'latency' }));
  const { incident } = await posted<{ incident: string }>('/api/alerts', {
    source: 'test',
    key,
    title: key,
    alerts,
  });
  return `/incidents/${incident}`;
}

test('by keyboard alone: a mail is pasted, and the cause of the sample incident is the first', async () => {
  const page = await at('/incidents');
  await page.getByLabel('A mail, a chat').focus();
  await page.keyboard.insertText(MAIL);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByText('9 CIs found').waitFor();
  const { matchAlarms } = await asked<{ matchAlarms: { alerts: { items: { ci: string }[] } } }>(
    'query ($text: String!) { matchAlarms(text: $text) { alerts { items { ci } } } }',
    { text: MAIL },
  );
  expect(await chipsOn(page)).toEqual(matchAlarms.alerts.items.map(({ ci }) => ci));
  // What was open before is said to have been, by the chip of it.
  await page.getByRole('button', { name: 'mail-relay 22:10 set right' }).focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('It was there before').focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Set it' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('there before').waitFor();
  await page.getByRole('button', { name: 'What broke?' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Suspects', exact: true }).waitFor();
  await settled(page);
  const shown = await suspectsOn(page);
  expect(shown[0]).toMatch(/^1 Array Köln 2 /);
  expect(new URL(page.url()).searchParams.get('alarms')).toContain('mail-relay@2026-11-16T22:10:00Z@before');
  await page.reload();
  await settled(page);
  expect(await suspectsOn(page)).toEqual(shown);
}, 30_000);

test('a page says what the API says, in numbers, list and drawing', async () => {
  const page = await at(`/incidents?${FIRMWARE}`);
  const ranked = await rankedBy(page.url());
  expect(await suspectsOn(page)).toEqual(told(ranked));
  expect(await page.locator('.counts dd').allInnerTexts()).toEqual([
    String(ranked.weighed),
    String(ranked.candidates[0]?.explained.length),
    String(ranked.candidates.length + ranked.others.candidates),
    percentText(ranked.outside.probability),
  ]);
  expect(await page.locator('.verdict').innerText()).toMatch(
    /^Very likely: Array Köln 2, >?\d+%\. .*15 minutes before/,
  );
  await page.getByText('The same as a list').click();
  const boxes = page.getByRole('listbox').getByRole('option');
  await expect(boxes.filter({ hasText: 'suspect 1' }).innerText()).resolves.toContain('Array Köln 2');
  const numbered = ['Payments database 1', 'Payments database 2', 'Payment API', 'Checkout'];
  for (const [place, name] of numbered.entries()) {
    await expect(boxes.filter({ hasText: `alarm ${place + 1}` }).innerText()).resolves.toContain(name);
  }
}, 30_000);

test('what is ambiguous is chosen, what is unknown is said, and each can be taken out', async () => {
  const page = await at('/incidents');
  await page
    .getByLabel('A mail, a chat')
    .fill('2026-11-18T09:40:00Z gateway slow\nsap-77.example.com is down\npayment-api 500s');
  await page.getByRole('button', { name: 'Find the CIs' }).click();
  await page.getByText('1 CI found; 1 word to decide, 1 host not known').waitFor();
  await page.getByLabel('gateway is').selectOption('gw-2');
  await page.getByRole('button', { name: 'Take it' }).click();
  await page.getByRole('button', { name: 'Say which CI: sap-77.example.com' }).click();
  await page.getByRole('combobox', { name: 'It is' }).fill('san-koeln-2');
  await page.getByRole('option', { name: /san-koeln-2/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('list', { name: 'alarms' }).getByText('san-koeln-2').waitFor();
  expect(await chipsOn(page)).toEqual(['payment-api', 'gw-2', 'san-koeln-2']);
  expect(new URL(page.url()).searchParams.get('alarms')).toContain('gw-2@2026-11-18T09:40:00Z');
  await page.getByRole('button', { name: 'Take out: payment-api' }).click();
  expect(await chipsOn(page)).toEqual(['gw-2', 'san-koeln-2']);
  await page.goBack();
  expect(await chipsOn(page)).toEqual(['payment-api', 'gw-2', 'san-koeln-2']);
}, 30_000);

test('a suspect is dismissed and comes back, and a pinned one stays on top', async () => {
  const page = await at(`/incidents?${FIRMWARE}`);
  const ranked = await rankedBy(page.url());
  const [first, ...others] = told(ranked, 6);
  await page.getByRole('button', { name: 'Dismiss Array Köln 2' }).click();
  expect(await suspectsOn(page)).toEqual(others);
  await page.getByRole('button', { name: 'Bring back Array Köln 2' }).click();
  expect(await suspectsOn(page)).toEqual([first, ...others.slice(0, 4)]);
  await page.getByRole('button', { name: `Pin ${ranked.candidates[2]?.name}` }).click();
  expect(await suspectsOn(page)).toEqual([others[1], first, others[0], ...others.slice(2, 4)]);
  await page.goBack();
  expect(await suspectsOn(page)).toEqual([first, ...others.slice(0, 4)]);
}, 30_000);

test('a stretch of time filters all panes, and what broke is asked with it alone when one says so', async () => {
  const page = await at(`/incidents?${FIRMWARE}`);
  const times = page.locator('tbody').last().locator('th');
  const whole = await suspectsOn(page);
  expect(await times.count()).toBe(5);
  await page.getByRole('slider', { name: 'To' }).focus();
  for (let step = 0; step < 2; step++) await page.keyboard.press('ArrowLeft');
  await page.getByText('3 of 5 are shown, 2 alarms among them; the ranking is still that of all.').waitFor();
  expect(await times.allInnerTexts()).toEqual(
    ['09:25:00', '09:40:00', '09:40:30'].map((time) => `18 Nov 2026 ${time} UTC`),
  );
  expect(await page.locator('.mark.dim').count()).toBe(2);
  expect(await suspectsOn(page)).toEqual(whole);
  await page.getByText('The same as a list').click();
  expect(await page.getByRole('listbox').getByText('alarm 4').count()).toBe(0);
  await page.getByRole('button', { name: 'Ask with these only' }).click();
  await page.getByText('Asked with 2 of 4 alarms only.').waitFor();
  await settled(page);
  expect(await page.locator('.counts dd').first().innerText()).toBe('2');
  await page.getByRole('button', { name: 'Ask with all' }).click();
  await settled(page);
  expect(await suspectsOn(page)).toEqual(whole);
}, 30_000);

test('alarms that no address can hold are kept in the tab, and the page says so', async () => {
  const many = Array.from({ length: 300 }, (_, i) => `host-${i}@2026-11-18T09:40:00Z`).join(',');
  const page = await at(`/incidents?alarms=payment-api@2026-11-18T09:41:00Z`);
  await page.goto(`${own.url}/incidents?alarms=${many}`);
  await page.getByRole('button', { name: 'Take out: host-0', exact: true }).click();
  await page.getByText('299 alarms are too many for an address').waitFor();
  expect(page.url().length).toBeLessThan(200);
  await page.reload();
  await page.getByText('60 of 299 shown.').waitFor();
  const address = page.url();
  await open?.close();
  open = await visit(browser, address);
  await open.page.getByText('The alarms of this address were too many for it').waitFor();
}, 30_000);

test('kept, confirmed, taken back and resolved, each with its reason in the history', async () => {
  const page = await at(`/incidents?${FIRMWARE}`);
  await page.getByLabel('Title').fill('Card payments fail');
  await page.getByRole('button', { name: 'Keep as an incident' }).click();
  await page.getByRole('heading', { level: 1, name: 'Card payments fail' }).waitFor();
  await settled(page);
  const id = decodeURIComponent(new URL(page.url()).pathname.split('/')[2] as string);
  const cause = () =>
    asked(`query ($id: ID!) { incident(id: $id) { confirmedCause status resolution } }`, { id });
  await page.getByRole('button', { name: 'It was this one Array Köln 2' }).click();
  await page.getByLabel('Why').first().fill('INC-17');
  await page.keyboard.press('Enter');
  await page.getByText('A person said that it was').waitFor();
  expect(await cause()).toEqual({
    incident: { confirmedCause: 'san-koeln-2', status: 'open', resolution: null },
  });
  await page.getByRole('button', { name: 'Undo: it was not' }).click();
  await page.getByText('Nobody has said yet which CI it was.').waitFor();
  await page.getByLabel('How it came to its end').fill('firmware taken back');
  await page.getByLabel('Why').last().fill('INC-17 closed');
  await page.getByRole('button', { name: 'Resolve it' }).click();
  await page.getByRole('heading', { name: 'It is over' }).waitFor();
  expect(await cause()).toEqual({
    incident: { confirmedCause: null, status: 'resolved', resolution: 'firmware taken back' },
  });
  const { history } = await asked<{ history: { items: { reason: string }[] } }>(
    'query ($id: String!) { history(record: $id) { items { reason } } }',
    { id },
  );
  const reasons = history.items.map(({ reason }) => reason).filter((one) => !one.endsWith('ranked'));
  expect(reasons.slice(0, 3)).toEqual(['INC-17 closed', 'confirmed by mistake', 'INC-17']);
  await page.getByRole('button', { name: 'Rank again and keep it' }).click();
  await page
    .getByText(/^Ranked/, { exact: false })
    .last()
    .waitFor();
  await page.getByRole('link', { name: 'Incidents' }).click();
  await page.getByRole('link', { name: /^Resolved \(1\)/ }).click();
  await page.getByRole('link', { name: 'Card payments fail' }).waitFor();
}, 40_000);

test('new alarms wait until somebody wants to see them', async () => {
  const path = await incidentOf('news', ['payments-db-1', 'payment-api']);
  const page = await at(path);
  await incidentOf('news', ['payments-db-1', 'payment-api', 'svc-checkout']);
  const button = page.getByRole('button', { name: '1 new alarm: show' });
  await button.waitFor({ timeout: 20_000 });
  expect(await page.locator('.mark.alarm').count()).toBe(2);
  await button.click();
  await page.locator('.mark.alarm').nth(2).waitFor();
  expect(await button.count()).toBe(0);
}, 40_000);

test('the list says how many of how many, and pages on', async () => {
  for (let i = 0; i < 51; i++) await incidentOf(`many ${i}`, ['web-1']);
  const page = await at('/incidents');
  const { incidents } = await asked<{ incidents: { total: number; items: { title: string }[] } }>(
    '{ incidents(first: 500, status: open) { total items { title } } }',
  );
  const titles = incidents.items.map(({ title }) => title);
  const rows = page.locator('tbody th bdi');
  await page.getByText(`1 to 50 of ${incidents.total}, the latest first.`).waitFor();
  expect(await rows.allInnerTexts()).toEqual(titles.slice(0, 50));
  await page.getByRole('link', { name: /^The next/ }).click();
  await page.getByText(`51 to ${incidents.total} of ${incidents.total}`).waitFor();
  await settled(page);
  expect(await rows.allInnerTexts()).toEqual(titles.slice(50));
}, 60_000);

test.each(['light', 'dark'] as const)(
  'in %s nothing is wrong with an answer, an incident and names that mean harm',
  async (colorScheme) => {
    const paths = [
      `/incidents?${FIRMWARE}`,
      '/incidents?alarms=evil-app@2026-11-18T09:40:00Z,evil-host@2026-11-18T09:39:00Z&asked=2026-11-18T09:50:00Z',
      await incidentOf(EVIL.replace('\u202e', ''), ['evil-app', 'evil-host', 'no-such-host.example.com']),
    ];
    for (const path of paths) {
      const page = await at(path, { colorScheme });
      expect(await axe(page)).toEqual([]);
      expect(await page.locator('img:not(.paper)').count()).toBe(0);
      expect(await page.title()).toMatch(/Faultline$/);
      await page.setViewportSize({ width: 320, height: 800 });
      expect([path, await fitsItsWidth(page), await smallTargets(page)]).toEqual([path, true, []]);
      await open?.close();
    }
  },
  60_000,
);
