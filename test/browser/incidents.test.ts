import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { percentText } from '../../web/parts/words.ts';
import { FIRMWARE } from './alarms.ts';
import { asked, posted, written } from './asked.ts';
import { desk } from './desk.ts';
import { site } from './site.ts';
import { settled } from './visit.ts';

// From pasted alarms to a confirmed cause, on the built server with the sample estate and its sample incident.

const MAIL = readFileSync('examples/incidents/firmware.mail.txt', 'utf8');

const own = desk(async () => {
  const opening = await site();
  const cis = [
    { id: 'gw-1', class: 'server', name: 'gateway' },
    { id: 'gw-2', class: 'server', name: 'gateway' },
  ];
  await written(opening.url, { cis });
  return opening;
});
const { at } = own;

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
  return posted(own.url, '/api/root-cause', { alerts: listed('alarms'), changes, at: query.get('asked') });
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

test('by keyboard alone: a mail is pasted, and the cause of the sample incident is the first', async () => {
  const page = await at('/incidents');
  await page.getByLabel('A mail, a chat').focus();
  await page.keyboard.insertText(MAIL);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByText('9 CIs found, 4 said to have been changed').waitFor();
  const { matchAlarms } = await asked<{ matchAlarms: { alerts: { items: { ci: string }[] } } }>(
    own.url,
    'query ($text: String!) { matchAlarms(text: $text) { alerts { items { ci } } } }',
    { text: MAIL },
  );
  expect(await chipsOn(page)).toEqual(matchAlarms.alerts.items.map(({ ci }) => ci));
  // What was open before is said to have been, by the chip of it.
  await page.getByRole('button', { name: /^mail-relay 16 Nov .*22:10 UTC · major set right/ }).focus();
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
  expect(shown[0]).toMatch(/^1 Array Köln 2 >?\d\d%$/);
  expect(await page.locator('.verdict').innerText()).toMatch(
    /^Very likely: Array Köln 2, >?\d+%\. .*14 minutes before/,
  );
  const { searchParams } = new URL(page.url());
  expect(searchParams.get('alarms')).toContain('mail-relay@2026-11-16T22:10:00Z@major@before');
  expect(searchParams.get('changed')?.split(',').sort()).toEqual([
    'checkout-api@2026-11-18T07:00:00Z',
    'hv-duesseldorf-1@2026-11-17T19:00:00Z',
    'hv-duesseldorf-2@2026-11-17T19:00:00Z',
    'san-koeln-2@2026-11-18T09:25:00Z',
  ]);
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

test('two causes that only together explain the alarms are told as one', async () => {
  const cis = ['psp-kartano', 'psp-paynorth', 'payment-api', 'svc-payments', 'svc-checkout'];
  const alarms = cis.map((ci, i) => `${ci}@2026-11-20T17:3${i}:00Z`).join(',');
  const page = await at(
    `/incidents?alarms=${alarms}&changed=psp-kartano@2026-11-20T17:10:00Z&asked=2026-11-20T17:45:00Z&from=soon`,
  );
  expect(await page.locator('.verdict strong').innerText()).toBe(
    'Together: Kartano Pay (fallback payment provider), PayNorth (payment provider)',
  );
  expect(await page.getByText('All 6 are shown.').count()).toBe(1);
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
  const many = Array.from({ length: 400 }, (_, i) => `host-${i}@2026-11-18T09:40:00Z`).join(',');
  const page = await at(`/incidents?alarms=payment-api@2026-11-18T09:41:00Z`);
  await page.goto(`${own.url}/incidents?alarms=${many}&changed=san-koeln-2@2026-11-18T09:25:00Z`);
  await page.getByRole('button', { name: 'Take out: host-0', exact: true }).click();
  await page.getByText('399 alarms are too many for an address').waitFor();
  expect(page.url().length).toBeLessThan(200);
  await page.reload();
  await page.getByText('60 of 399 shown.').waitFor();
  await page.getByText('Changed shortly before (1)').waitFor();
  const other = await at(page.url());
  await other.getByText('The alarms of this address were too many for it').waitFor();
}, 30_000);

test('names that an address writes with six signs a letter are measured as it is sent', async () => {
  const long = Array.from({ length: 50 }, (_, i) => `${'ü'.repeat(20)}-${i}@2026-11-18T09:40:00Z`);
  expect(long.join(',').length).toBeLessThan(3000);
  const page = await at(`/incidents?alarms=${long.join(',')}`);
  await page.getByRole('button', { name: /^Take out: ü+-0$/ }).click();
  await page.getByText('49 alarms are too many for an address').waitFor();
  expect(page.url().length).toBeLessThan(200);
}, 30_000);
