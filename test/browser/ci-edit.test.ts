import type { Page } from 'playwright-core';
import { written } from './asked.ts';
import { editor, heading, look, rowsUnder, save, told } from './ci-page.ts';
import { desk } from './desk.ts';
import { axe } from './visit.ts';

// Every way to change something from the page of a CI: typed, looked at, saved; and what may come in between.

const own = desk();
/** Focus goes there once it is drawn. */
const hasFocus = (page: Page, text: string) =>
  page.waitForFunction((wanted) => document.activeElement?.textContent === wanted, text);
const write = (change: object) => written(own.url, change);

describe('changing it', () => {
  test('by keyboard alone: typed, looked at, saved, and told', async () => {
    const page = await own.at('/ci/svc-search');
    await page.getByRole('link', { name: 'Change it' }).focus();
    await page.keyboard.press('Enter');
    await editor(page).waitFor();
    await hasFocus(page, 'Change Product search');
    const reach = async (label: string) => {
      for (let step = 0; step < 40; step++) {
        await page.keyboard.press('Tab');
        const name = await page.evaluate(
          () => (document.activeElement as HTMLInputElement).labels?.[0]?.textContent ?? '',
        );
        if (name.startsWith(label)) return;
      }
      throw new Error(`${label} is not reached by Tab`);
    };
    await reach('Owner');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('Search team');
    await reach('Availability target (%)');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('99.5');
    await reach('Why');
    await page.keyboard.type('They took it over');
    await page.keyboard.press('Enter');
    await heading(page, 'What it does').waitFor();
    await hasFocus(page, 'What it does');
    const rows = await editor(page).locator('.changes tbody tr').allInnerTexts();
    expect(rows.map((row) => row.replace(/\s+/g, ' '))).toEqual([
      'Attributes availabilityTarget: 99.9 availabilityTarget: 99.5',
      'Owner Web Platform Search team',
    ]);
    expect((await own.ask('{ ci(id: "svc-search") { version } }')).ci.version).toBe(1); // nothing is written yet
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await told(page)).toMatch(/^Saved in revision \d+: svc-search changed, now version 2\.$/);
    expect(new URL(page.url()).search).toBe('');
    const { ci } = await own.ask(`{ ci(id: "svc-search") { owner version sla: attributes { name value }
      history(first: 1) { items { reason } } } }`);
    expect([ci.owner, ci.version, ci.history.items[0].reason]).toEqual([
      'Search team',
      2,
      'They took it over',
    ]);
    expect(ci.sla).toContainEqual({ name: 'availabilityTarget', value: 99.5 });
    expect(ci.sla).toContainEqual({ name: 'sla', value: 'silver' });
    const history = page.locator('section[aria-labelledby="history"]');
    await history.getByText('They took it over').waitFor();
    expect(await history.locator('.changes tbody tr').first().innerText()).toContain('99.5');
    expect(await page.locator('section[aria-labelledby="facts"]').innerText()).toContain('Search team');
  }, 60_000);

  test('what the server refuses is told at its field, and what was typed stays', async () => {
    const page = await own.at('/ci/svc-returns?edit=ci');
    await page.getByLabel('Availability target').fill('nearly always');
    await page.getByLabel('Cost of an outage').fill('12,50');
    await look(page);
    await page.getByText('expected a number, such as 1250.50').first().waitFor();
    await page.waitForFunction(() => document.activeElement?.id === 'field-outageCost');
    await page.getByLabel('Cost of an outage').fill('12.50');
    await page.getByLabel('Why').fill('A trial');
    await look(page);
    await page.getByText('expected a finite number').first().waitFor();
    expect(await page.getByLabel('Availability target').getAttribute('aria-invalid')).toBe('true');
    expect(await page.getByLabel('Availability target').inputValue()).toBe('nearly always');
    expect(await axe(page)).toEqual([]);
  }, 30_000);

  test.each([
    ['Keep mine and save again', 'Mine'],
    ['Take theirs', 'Theirs'],
  ])(
    'a conflict: %s',
    async (choice, owner) => {
      const id = owner === 'Mine' ? 'price-api' : 'product-api';
      await write({ cis: [{ id, class: 'api', owner: 'Before' }] });
      const page = await own.at(`/ci/${id}?edit=ci`);
      await page.getByLabel('Owner').fill('Mine');
      await page.getByLabel('Environment').fill('staging');
      await page.getByLabel('Why').fill('Two at once');
      await look(page);
      await heading(page, 'What it does').waitFor();
      await write({ cis: [{ id, class: 'api', owner: 'Theirs', criticality: 2 }] });
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await hasFocus(page, 'Someone else was faster');
      const rows = await editor(page).locator('.state .changes tbody tr').allInnerTexts();
      expect(rows.sort()).toEqual([
        expect.stringMatching(/^Criticality\t\d.*\t2\tnot touched: theirs stands$/),
        'Owner\tBefore\tTheirs\tMine',
      ]);
      expect(await axe(page)).toEqual([]);
      await page.getByRole('button', { name: choice }).click();
      if (owner === 'Theirs') {
        expect(await page.getByLabel('Owner').inputValue()).toBe('Theirs');
        expect(await page.getByLabel('Environment').inputValue()).toBe('staging');
        await look(page);
        await heading(page, 'What it does').waitFor();
        await save(page, 'Save');
      } else await told(page);
      const { ci } = await own.ask(`{ ci(id: "${id}") { owner environment criticality } }`);
      expect(ci).toEqual({ owner, environment: 'staging', criticality: 2 });
    },
    60_000,
  );

  test('the server is lost while it is being saved: nothing typed is lost, and it is written once', async () => {
    const page = await own.at('/ci/svc-reporting?edit=ci');
    await page.getByLabel('Owner').fill('Finance');
    await page.getByLabel('Why').fill('Moved');
    await look(page);
    await heading(page, 'What it does').waitFor();
    // The write arrives, and its answer is lost.
    await page.route('**/graphql', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await editor(page).getByRole('heading', { name: 'The server is not reached' }).waitFor();
    await page.unrouteAll();
    expect(await page.getByLabel('Owner').inputValue()).toBe('Finance');
    await editor(page).getByRole('button', { name: 'Try again' }).click();
    await told(page);
    const { ci } = await own.ask('{ ci(id: "svc-reporting") { owner version } }');
    expect(ci).toEqual({ owner: 'Finance', version: 2 });
  }, 30_000);

  test('a session that ends while one types takes nothing with it', async () => {
    const page = await own.at('/ci/svc-marketing-mail?edit=ci');
    await page.getByLabel('Owner').fill('Marketing');
    await page.getByLabel('Why').fill('Moved');
    await page.route('**/graphql', (route) =>
      route.fulfill({
        status: 401,
        json: { errors: [{ message: 'x', extensions: { code: 'UNAUTHENTICATED' } }] },
      }),
    );
    await look(page);
    await heading(page, 'Your session is over').waitFor();
    expect(await page.getByLabel('Owner').inputValue()).toBe('Marketing');
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Try again' }).click();
    await heading(page, 'What it does').waitFor();
    await save(page, 'Save');
    expect((await own.ask('{ ci(id: "svc-marketing-mail") { owner } }')).ci.owner).toBe('Marketing');
  }, 30_000);

  test('retired: the services that stop being hit are told before', async () => {
    const page = await own.at('/ci/psp-kartano?edit=retire');
    await page.getByLabel('Why').fill('The contract ends');
    await look(page);
    await heading(page, 'What it does').waitFor();
    expect(await editor(page).getByText('Single points of failure of the business services:').count()).toBe(
      1,
    );
    const { singlePointsOfFailure: points } =
      await own.ask(`{ singlePointsOfFailure(first: 1, edits: { retire: ["psp-kartano"] }) {
      delta { gained { items { name } total } } } }`);
    expect(points.delta.gained.items).toContainEqual({ name: 'PayNorth (payment provider)' });
    await editor(page).getByText(`${points.delta.gained.total} more:`).waitFor();
    expect(await save(page, 'Retire it')).toContain('psp-kartano changed, now version 2');
    expect(await page.locator('section[aria-labelledby="facts"]').innerText()).toMatch(/Status\s+retired/);
    expect(await page.getByRole('link', { name: 'Retire it' }).count()).toBe(0);
  }, 30_000);
});

describe('its dependencies', () => {
  test('one is added, its effect is changed, and it is removed again', async () => {
    const page = await own.at('/ci/svc-hr-portal?edit=dependency');
    await page.getByLabel('HR portal …').selectOption('depends_on');
    await page.getByRole('combobox', { name: '… this CI' }).fill('san-koeln-2');
    await editor(page).getByRole('listbox').getByText('san-koeln-2', { exact: true }).waitFor();
    await page.getByRole('combobox', { name: '… this CI' }).press('Enter');
    await page.getByLabel('Why').fill('Found while it was down');
    await look(page);
    await heading(page, 'What it does').waitFor();
    const { blastRadius } =
      await own.ask(`{ blastRadius(seeds: [{ id: "san-koeln-2" }], edits: { dependencies: [
      { from: "svc-hr-portal", type: "depends_on", to: "san-koeln-2" }] }) { delta { worse better } counts { down degraded } } }`);
    const { delta, counts } = blastRadius;
    const asBefore = `the same as before, ${counts.down} down`;
    const otherwise = `${delta.worse} CI`;
    await editor(page)
      .getByText(delta.worse + delta.better === 0 ? asBefore : otherwise)
      .first()
      .waitFor();
    expect(await axe(page)).toEqual([]);
    expect(await save(page, 'Add it')).toMatch(/: dependency created\.$/);
    const key = JSON.stringify(['svc-hr-portal', 'depends_on', 'san-koeln-2']);
    const present = async () =>
      (
        await own.ask(
          '{ ci(id: "svc-hr-portal") { dependencies { items { dependency { key effect version } } } } }',
        )
      ).ci.dependencies.items.find((one: { dependency: { key: string } }) => one.dependency.key === key);
    expect(await present()).toEqual({ dependency: { key, effect: 'hard', version: 1 } });

    const row = rowsUnder(page, 'dependencies').filter({ hasText: 'san-koeln-2' });
    await row.getByRole('link', { name: /^Change the dependency/ }).click();
    await page.getByLabel('What becomes of the dependent').selectOption('soft');
    await page.getByLabel('Why').fill('Only the archive');
    await look(page);
    await heading(page, 'What it does').waitFor();
    await save(page, 'Save');
    expect(await present()).toEqual({ dependency: { key, effect: 'soft', version: 2 } });
    await row.getByText('is degraded by it').waitFor();

    await row.getByRole('link', { name: /^Remove the dependency/ }).click();
    await page.getByLabel('Why').fill('It was not so');
    await look(page);
    await heading(page, 'What it does').waitFor();
    expect(await save(page, 'Remove it')).toMatch(/: dependency deleted\.$/);
    expect(await present()).toBeUndefined();
    await page.goto(`${own.url}/ci/svc-hr-portal?edit=remove&key=${encodeURIComponent(key)}`);
    await page.getByText('There is no such dependency any more').waitFor();
  }, 60_000);

  test('what a group needs holds for all its members; one that someone else removed is told', async () => {
    const key = JSON.stringify(['uk-shop-web', 'runs_on', 'uk-web-1', 'web nodes']);
    const page = await own.at(`/ci/uk-shop-web?edit=dependency&key=${encodeURIComponent(key)}`);
    await page.getByLabel('How many of the group are needed').fill('1');
    await page.getByLabel('Why').fill('One carries the load');
    await look(page);
    await heading(page, 'What it does').waitFor();
    expect((await editor(page).locator('caption').allInnerTexts()).sort()).toEqual(
      [1, 2, 3].map((n) => `uk-shop-web runs on uk-web-${n}, in the group “web nodes”: changed`),
    );
    expect(await save(page, 'Save')).toMatch(
      /: dependency changed; dependency changed; dependency changed\.$/,
    );
    await page.getByText('web nodes: needs 1 of these 3').waitFor();

    await page.goto(`${own.url}/ci/uk-web-1?edit=dependency&key=${encodeURIComponent(key)}`);
    await page.getByLabel('What becomes of the dependent').selectOption('soft');
    await page.getByLabel('Why').fill('Less than all');
    await look(page);
    await heading(page, 'What it does').waitFor();
    await write({ remove: [key] });
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Someone removed the dependency meanwhile').waitFor();
    await page.getByRole('link', { name: 'Back to the CI' }).click();
    await editor(page).waitFor({ state: 'detached' });
  }, 60_000);

  test('a new CI in a pool of another: the graph holds both, and its page opens', async () => {
    const page = await own.at('/ci/shop-web?edit=new');
    await page.locator('#field-id').fill('web-5');
    await page.getByLabel('Class').selectOption('virtual_machine');
    await page.locator('#field-name').fill('Web node 5');
    await page.getByLabel('Storefront …').selectOption('runs_on');
    const groups = page.locator('[id="field-group-words"] option');
    await groups.first().waitFor({ state: 'attached' });
    expect(await groups.evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value))).toEqual(
      (await own.ask('{ ci(id: "shop-web") { requirementGroups { name } } }')).ci.requirementGroups.map(
        (group: { name: string }) => group.name,
      ),
    );
    await page.getByLabel('Requirement group').fill('web nodes');
    await page.getByLabel('Why').fill('The season begins');
    await look(page);
    await heading(page, 'What it does').waitFor();
    const captions = await editor(page).locator('caption').allInnerTexts();
    expect(captions.slice(0, 2)).toEqual([
      'web-5: created',
      'shop-web runs on web-5, in the group “web nodes”: created',
    ]);
    await save(page, 'Create it');
    expect(new URL(page.url()).pathname).toBe('/ci/web-5');
    await heading(page, 'Web node 5').waitFor();
    expect(await told(page)).toMatch(/web-5 created, now version 1; dependency created/);
    const { ci } = await own.ask('{ ci(id: "shop-web") { requirementGroups { name needed of } } }');
    expect(ci.requirementGroups).toContainEqual({ name: 'web nodes', needed: 3, of: 5 });
  }, 30_000);

  test('an id that is taken is told, and another may be given', async () => {
    const page = await own.at('/ci/shop-web?edit=new');
    await page.locator('#field-id').fill('web-1');
    await page.getByLabel('Why').fill('A trial');
    await look(page);
    await page.getByText('There is a CI of this id already').waitFor();
    await page.getByRole('button', { name: 'Go on here' }).click();
    expect(await page.getByLabel('Why').inputValue()).toBe('A trial');
  }, 30_000);
});
