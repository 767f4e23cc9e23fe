import { FIRMWARE, incidentOf } from './alarms.ts';
import { asked, written } from './asked.ts';
import { desk } from './desk.ts';
import { site } from './site.ts';
import { axe, fitsItsWidth, settled, smallTargets } from './visit.ts';

// Incidents that are kept: what people say of them, what comes in meanwhile, and who may do what.

const EVIL = '<img src=x onerror="document.title=1">\u202eevil';

const own = desk(async () => {
  const opening = await site();
  const cis = [
    { id: 'evil-host', class: 'server', name: EVIL },
    { id: 'evil-app', class: 'application', name: `${'long '.repeat(40)}${EVIL}` },
  ];
  const dependencies = [{ from: 'evil-app', type: 'runs_on', to: 'evil-host' }];
  await written(opening.url, { cis, dependencies });
  return opening;
});
const { at } = own;

test('kept, confirmed, taken back and resolved, each with its reason in the history', async () => {
  const page = await at(`/incidents?${FIRMWARE}`);
  await page.getByLabel('Title').fill('Card payments fail');
  await page.getByRole('button', { name: 'Keep as an incident' }).click();
  await page.getByRole('heading', { level: 1, name: 'Card payments fail' }).waitFor();
  await settled(page);
  const id = decodeURIComponent(new URL(page.url()).pathname.split('/')[2] as string);
  const cause = () =>
    asked(own.url, `query ($id: ID!) { incident(id: $id) { confirmedCause status resolution } }`, { id });
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
    own.url,
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

test('what someone else decided in the meantime is neither undone nor written over unseen', async () => {
  const path = await incidentOf(own.url, 'two', ['payments-db-1', 'payment-api']);
  const id = decodeURIComponent(path.split('/')[2] as string);
  const others = (ci: string) =>
    asked(
      own.url,
      'mutation ($id: ID!, $ci: ID!) { confirmCause(id: $id, ci: $ci, write: { reason: "seen" }) { revision } }',
      { id, ci },
    );
  await others('payments-db-1');
  const page = await at(path);
  await page.getByRole('button', { name: 'Undo: it was not' }).waitFor();
  await others('san-koeln-2');
  await page.getByRole('button', { name: 'Undo: it was not' }).click();
  await page.getByRole('heading', { name: 'Someone else was faster' }).waitFor();
  await page.getByText('A person said that it was san-koeln-2').waitFor();
  expect(await asked(own.url, 'query ($id: ID!) { incident(id: $id) { confirmedCause } }', { id })).toEqual({
    incident: { confirmedCause: 'san-koeln-2' },
  });
}, 40_000);

test('a ranking that came in the meantime is no decision: what one decides is written all the same', async () => {
  const path = await incidentOf(own.url, 'ranked', ['payments-db-1', 'payment-api']);
  const id = decodeURIComponent(path.split('/')[2] as string);
  const page = await at(path);
  await page.getByLabel('How it came to its end').fill('it went by itself');
  await page.getByLabel('Why').last().fill('INC-18');
  const rank = 'mutation ($id: ID!) { rankIncident(id: $id) { __typename } }';
  await asked(own.url, rank, { id });
  await page.getByRole('button', { name: 'Resolve it' }).click();
  await page.getByRole('heading', { name: 'It is over' }).waitFor();
}, 40_000);

test('new alarms wait until somebody wants to see them', async () => {
  const path = await incidentOf(own.url, 'news', ['payments-db-1', 'payment-api']);
  const page = await at(path);
  await incidentOf(own.url, 'news', ['payments-db-1', 'payment-api', 'svc-checkout']);
  const button = page.getByRole('button', { name: '1 new alarm: show' });
  await button.waitFor({ timeout: 20_000 });
  expect(await page.locator('.mark.alarm').count()).toBe(2);
  await button.click();
  await page.locator('.mark.alarm').nth(2).waitFor();
  expect(await button.count()).toBe(0);
}, 40_000);

test('the list says how many of how many, and pages on', async () => {
  for (let i = 0; i < 51; i++) await incidentOf(own.url, `many ${i}`, ['web-1']);
  const page = await at('/incidents');
  const { incidents } = await asked<{ incidents: { total: number; items: { title: string }[] } }>(
    own.url,
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

test('a viewer is asked nothing that only an editor may do, and an editor may', async () => {
  const guarded = await site({ authenticate: true });
  try {
    const [viewer, editor] = [await guarded.token('v', 'viewer'), await guarded.token('e', 'editor')];
    await guarded.start();
    const question = `${guarded.url}/incidents?${FIRMWARE}`;
    let page = await at(question, { token: viewer });
    await page.getByText('An editor may keep these alarms as an incident.').waitFor();
    await page.getByRole('heading', { name: /Array Köln 2/ }).waitFor();
    page = await at(question, { token: editor });
    await page.getByLabel('Title').fill('Payments');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'It was this one Array Köln 2' }).waitFor();
    const address = page.url();
    page = await at(address, { token: viewer });
    await page.getByText('An editor may say which CI it was').waitFor();
    const names = await page.getByRole('button').allInnerTexts();
    expect(names.filter((name) => /It was this|Resolve|Confirm|Rank/.test(name))).toEqual([]);
  } finally {
    await guarded.stop();
  }
}, 60_000);

test('where the server is lost an incident stays as it was seen, and is asked again once it is back', async () => {
  const path = await incidentOf(own.url, 'lost', ['payments-db-1', 'payment-api']);
  const page = await at(path);
  const shown = await page.locator('.verdict').innerText();
  await own.site.kill();
  await page.getByRole('button', { name: 'Rank again and keep it' }).click();
  await page.getByRole('heading', { name: 'The server is not reached' }).waitFor();
  expect(await page.locator('.verdict').innerText()).toBe(shown);
  await own.site.start();
  await page.getByRole('button', { name: 'Try again' }).click();
  await page
    .getByText(/^Ranked/)
    .last()
    .waitFor();
  expect(await page.locator('.verdict').innerText()).toBe(shown);
}, 60_000);

test.each(['light', 'dark'] as const)(
  'in %s nothing is wrong with an answer, an incident and names that mean harm',
  async (colorScheme) => {
    const paths = [
      `/incidents?${FIRMWARE}`,
      '/incidents?alarms=evil-app@2026-11-18T09:40:00Z,evil-host@2026-11-18T09:39:00Z&asked=2026-11-18T09:50:00Z',
      await incidentOf(own.url, EVIL.replace('\u202e', ''), [
        'evil-app',
        'evil-host',
        'no-such-host.example.com',
      ]),
    ];
    for (const path of paths) {
      const page = await at(path, { colorScheme });
      expect(await axe(page)).toEqual([]);
      expect(await page.locator('img:not(.paper)').count()).toBe(0);
      expect(await page.title()).toMatch(/Faultline$/);
      await page.setViewportSize({ width: 320, height: 800 });
      expect([path, await fitsItsWidth(page), await smallTargets(page)]).toEqual([path, true, []]);
    }
  },
  60_000,
);
