import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, type Site, site } from './site.ts';
import { axe, fitsItsWidth, settled, smallTargets, type Visit, visit } from './visit.ts';

// The page of a CI: what it tells against what the API answers, and every way to change something from it.

const MARK = '<img src=x onerror="globalThis.taken = 1">';
const RTL = '\u202eevil\u202c';
const LONG = 'a-very-long-name-'.repeat(20).slice(0, 200);

let own: Site;
let browser: Browser;
let folder: string;
const open: Visit[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'faultline-ci-'));
  const many = Array.from({ length: 120 }, (_, at) => `many-${String(at).padStart(3, '0')}`);
  const estate = {
    cis: [
      { id: 'hostile', class: 'server', name: MARK, owner: MARK, tags: [MARK], attributes: { os: MARK } },
      { id: 'rtl', class: 'server', name: RTL },
      { id: 'long', class: 'server', name: LONG },
      { id: 'hub', class: 'server' },
      ...many.map((id) => ({ id, class: 'application' })),
    ],
    dependencies: [
      { from: 'hostile', type: 'uses', to: 'rtl', group: MARK, needs: '1' },
      { from: 'hostile', type: 'uses', to: 'long', group: MARK },
      ...many.map((id) => ({ from: id, type: 'uses', to: 'hub' })),
    ],
  };
  const file = join(folder, 'estate.json');
  await writeFile(file, JSON.stringify(estate));
  [own, browser] = await Promise.all([site({ estate: ['examples/retailer', file] }), openBrowser()]);
}, 60_000);
afterEach(async () => {
  for (const one of open.splice(0)) {
    expect(one.faults).toEqual([]);
    await one.close();
  }
});
afterAll(async () => {
  await browser.close();
  await own.stop();
  await rm(folder, { recursive: true, force: true });
});

async function at(path: string, options: Parameters<typeof visit>[2] = {}): Promise<Page> {
  const opened = await visit(browser, own.url + path, options);
  open.push(opened);
  return opened.page;
}

// biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its question
async function ask(query: string, variables = {}): Promise<any> {
  const response = await fetch(`${own.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: unknown; errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

const write = (change: object) =>
  ask(
    'mutation ($change: ChangeSetInput!) { changeSet(change: $change, write: { reason: "beside" }) { revision } }',
    { change },
  );
const look = (page: Page) => page.getByRole('button', { name: 'See what it does' }).click();
const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });
const told = (page: Page) => page.locator('.saved').innerText();
const editor = (page: Page) => page.locator('.editor');
async function save(page: Page, verb: string): Promise<string> {
  await page.getByRole('button', { name: verb, exact: true }).click();
  await page.locator('.saved:not(:empty)').waitFor();
  await settled(page);
  return await told(page);
}
const rowsUnder = (page: Page, section: string) =>
  page.locator(`section[aria-labelledby="${section}"] tbody tr:not(.group)`);

describe('what it tells', () => {
  test('facts, attributes with their units, dependencies in their groups, and what depends on it', async () => {
    const page = await at('/ci/shop-web');
    const { ci } = await ask(`{ ci(id: "shop-web") {
      name owner criticality version dependencies(first: 100) { items { dependency { group } ci { name } } total }
      dependents { items { ci { name } } } requirementGroups { name needed of } } }`);
    expect(await page.title()).toBe('Storefront · Faultline');
    const facts = page.locator('section[aria-labelledby="facts"] dl');
    const terms = await facts.locator('dt').allInnerTexts();
    const values = await facts.locator('dd').allInnerTexts();
    expect(Object.fromEntries(terms.map((term, place) => [term, values[place]]))).toMatchObject({
      ...{ Class: 'application', Status: 'in use', Owner: ci.owner, Criticality: `${ci.criticality} of 5` },
      ...{ Environment: 'production', Source: 'examples', Version: String(ci.version), Tags: 'none' },
      'Id in git': 'shop/storefront',
    });
    const names = async (section: string) =>
      (await rowsUnder(page, section).locator('th a').allInnerTexts()).sort();
    const wanted = (items: { ci: { name: string } }[]) => items.map((one) => one.ci.name).sort();
    expect(await names('dependencies')).toEqual(wanted(ci.dependencies.items));
    expect(await names('dependents')).toEqual(wanted(ci.dependents.items));
    const titles = await page.locator('section[aria-labelledby="dependencies"] tr.group').allInnerTexts();
    expect(titles.map((title) => title.replace(/ \(told as .*/, '').trim())).toEqual([
      ...ci.requirementGroups.map(
        (group: { name: string; needed: number; of: number }) =>
          `${group.name}: needs ${group.needed} of these ${group.of}`,
      ),
      'Each is needed by itself',
    ]);
    expect(
      await page.getByText(`${ci.dependencies.total} of ${ci.dependencies.total} dependencies`).count(),
    ).toBe(1);
    await page.goto(`${own.url}/ci/ups-koeln-a`);
    await settled(page);
    expect(await page.locator('section[aria-labelledby="attributes"] dd').allInnerTexts()).toContain('80 kW');
  }, 30_000);

  test('single points of failure are looked for when asked, and the answer has an address', async () => {
    const page = await at('/ci/svc-checkout');
    await page.getByRole('link', { name: 'Look for what alone can take it down' }).click();
    await page.locator('section[aria-labelledby="points"] table').waitFor();
    expect(new URL(page.url()).search).toBe('?points=20');
    const { singlePointsOfFailure: found } =
      await ask(`{ singlePointsOfFailure(service: "svc-checkout", first: 20) {
      pointsTotal points { name takesDown } } }`);
    const rows = rowsUnder(page, 'points');
    expect(await rows.locator('th a').allInnerTexts()).toEqual(
      found.points.map((one: { name: string }) => one.name),
    );
    expect(await rows.locator('td.number').allInnerTexts()).toEqual(
      found.points.map((one: { takesDown: number }) => String(one.takesDown)),
    );
    await page.getByText(`${found.points.length} of ${found.pointsTotal}:`).waitFor();
  }, 30_000);

  test('a long list pages on to its end, and says how much of it is shown', async () => {
    const page = await at('/ci/hub');
    const more = page.getByRole('button', { name: 'Show more dependents' });
    for (const shown of [50, 100]) {
      await page.getByText(`${shown} of 120 dependents`).waitFor();
      expect(await rowsUnder(page, 'dependents').count()).toBe(shown);
      await more.press('Enter');
    }
    await page.getByText('120 of 120 dependents').waitFor();
    expect(new Set(await rowsUnder(page, 'dependents').locator('th a').allInnerTexts()).size).toBe(120);
    expect(await more.count()).toBe(0);
  }, 30_000);

  test('an incident that affects it', async () => {
    await fetch(`${own.url}/api/alerts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        alerts: [{ id: 'a-1', ci: 'san-koeln-1', name: 'Disk slow', at: new Date().toISOString() }],
      }),
    });
    const { incidents } = await ask('{ incidents(ci: "san-koeln-1") { total items { id title } } }');
    expect(incidents.total).toBe(1);
    const page = await at('/ci/san-koeln-1');
    const link = rowsUnder(page, 'incidents').getByRole('link');
    expect(await link.innerText()).toBe(incidents.items[0].title);
    expect(await link.getAttribute('href')).toBe(`/incidents/${incidents.items[0].id}`);
  }, 30_000);

  test('hostile names are texts', async () => {
    const page = await at('/ci/hostile?edit=ci', { viewport: { width: 320, height: 800 } });
    expect(await heading(page, MARK).count()).toBe(1);
    expect(await page.getByLabel('Owner').inputValue()).toBe(MARK);
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.evaluate(() => 'taken' in globalThis)).toBe(false);
    expect(await rowsUnder(page, 'dependencies').locator('bdi').allInnerTexts()).toEqual(
      expect.arrayContaining([RTL, LONG]),
    );
    expect(await fitsItsWidth(page)).toBe(true);
    for (const id of ['rtl', 'long']) {
      await page.goto(`${own.url}/ci/${id}`);
      await settled(page);
      expect(await fitsItsWidth(page)).toBe(true);
    }
  }, 30_000);
});

describe('changing it', () => {
  test('by keyboard alone: typed, looked at, saved, and told', async () => {
    const page = await at('/ci/svc-search');
    await page.getByRole('link', { name: 'Change it' }).focus();
    await page.keyboard.press('Enter');
    await editor(page).waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Change Product search');
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
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('What it does');
    const rows = await editor(page).locator('.changes tbody tr').allInnerTexts();
    expect(rows.map((row) => row.replace(/\s+/g, ' '))).toEqual([
      'Attributes availabilityTarget: 99.9 availabilityTarget: 99.5',
      'Owner Web Platform Search team',
    ]);
    expect((await ask('{ ci(id: "svc-search") { version } }')).ci.version).toBe(1); // nothing is written yet
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('.saved:not(:empty)').waitFor();
    await settled(page);
    expect(await told(page)).toMatch(/^Saved in revision \d+: svc-search changed, now version 2\.$/);
    expect(new URL(page.url()).search).toBe('');
    const { ci } = await ask(`{ ci(id: "svc-search") { owner version sla: attributes { name value }
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
    const page = await at('/ci/svc-returns?edit=ci');
    await page.getByLabel('Availability target').fill('nearly always');
    await page.getByLabel('Cost of an outage').fill('12,50');
    await look(page);
    await page.getByText('expected a number, such as 1250.50').first().waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('field-outageCost');
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
      const page = await at(`/ci/${id}?edit=ci`);
      await page.getByLabel('Owner').fill('Mine');
      await page.getByLabel('Environment').fill('staging');
      await page.getByLabel('Why').fill('Two at once');
      await look(page);
      await heading(page, 'What it does').waitFor();
      await write({ cis: [{ id, class: 'api', owner: 'Theirs', criticality: 2 }] });
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await heading(page, 'Someone else was faster').waitFor();
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
      } else await page.locator('.saved:not(:empty)').waitFor();
      const { ci } = await ask(`{ ci(id: "${id}") { owner environment criticality } }`);
      expect(ci).toEqual({ owner, environment: 'staging', criticality: 2 });
    },
    60_000,
  );

  test('the server is lost while it is being saved: nothing typed is lost, and it is written once', async () => {
    const page = await at('/ci/svc-reporting?edit=ci');
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
    await page.locator('.saved:not(:empty)').waitFor();
    const { ci } = await ask('{ ci(id: "svc-reporting") { owner version } }');
    expect(ci).toEqual({ owner: 'Finance', version: 2 });
  }, 30_000);

  test('a session that ends while one types takes nothing with it', async () => {
    const page = await at('/ci/svc-marketing-mail?edit=ci');
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
    expect((await ask('{ ci(id: "svc-marketing-mail") { owner } }')).ci.owner).toBe('Marketing');
  }, 30_000);

  test('retired: the services that stop being hit are told before', async () => {
    const page = await at('/ci/psp-kartano?edit=retire');
    await page.getByLabel('Why').fill('The contract ends');
    await look(page);
    await heading(page, 'What it does').waitFor();
    expect(await editor(page).getByText('Single points of failure of the business services:').count()).toBe(
      1,
    );
    const { singlePointsOfFailure: points } =
      await ask(`{ singlePointsOfFailure(first: 1, edits: { retire: ["psp-kartano"] }) {
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
    const page = await at('/ci/svc-hr-portal?edit=dependency');
    await page.getByLabel('HR portal …').selectOption('depends_on');
    await page.getByRole('combobox', { name: '… this CI' }).fill('san-koeln-2');
    await editor(page).getByRole('listbox').getByText('san-koeln-2', { exact: true }).waitFor();
    await page.getByRole('combobox', { name: '… this CI' }).press('Enter');
    await page.getByLabel('Why').fill('Found while it was down');
    await look(page);
    await heading(page, 'What it does').waitFor();
    const { blastRadius } = await ask(`{ blastRadius(seeds: [{ id: "san-koeln-2" }], edits: { dependencies: [
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
        await ask(
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

  test('a new CI in a pool of another: the graph holds both, and its page opens', async () => {
    const page = await at('/ci/shop-web?edit=new');
    await page.locator('#field-id').fill('web-5');
    await page.getByLabel('Class').selectOption('virtual_machine');
    await page.locator('#field-name').fill('Web node 5');
    await page.getByLabel('Storefront …').selectOption('runs_on');
    const groups = page.locator('[id="field-group-words"] option');
    await groups.first().waitFor({ state: 'attached' });
    expect(await groups.evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value))).toEqual(
      (await ask('{ ci(id: "shop-web") { requirementGroups { name } } }')).ci.requirementGroups.map(
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
    const { ci } = await ask('{ ci(id: "shop-web") { requirementGroups { name needed of } } }');
    expect(ci.requirementGroups).toContainEqual({ name: 'web nodes', needed: 3, of: 5 });
  }, 30_000);

  test('an id that is taken is told, and another may be given', async () => {
    const page = await at('/ci/shop-web?edit=new');
    await page.locator('#field-id').fill('web-1');
    await page.getByLabel('Why').fill('A trial');
    await look(page);
    await page.getByText('There is a CI of this id already').waitFor();
    await page.getByRole('button', { name: 'Go on here' }).click();
    expect(await page.getByLabel('Why').inputValue()).toBe('A trial');
  }, 30_000);
});

describe('states and rights', () => {
  test('of a CI that is not there the near ones are offered', async () => {
    const page = await at('/ci/shop-wob');
    await page.getByRole('link', { name: 'shop-web', exact: true }).click();
    await heading(page, 'Storefront').waitFor();
  }, 30_000);

  test('a CI that is not there can be made at its address', async () => {
    const page = await at('/ci/brand-new');
    await page.getByRole('link', { name: 'Create a CI with this id' }).click();
    await editor(page).waitFor();
    expect(await page.locator('#field-id').inputValue()).toBe('brand-new');
    await page.getByLabel('Why').fill('It came');
    await look(page);
    await heading(page, 'What it does').waitFor();
    expect(await axe(page)).toEqual([]);
    await save(page, 'Create it');
    await heading(page, 'brand-new').waitFor();
    expect((await ask('{ ci(id: "brand-new") { class } }')).ci).toEqual({ class: 'server' });
  }, 30_000);

  test.each(['ci', 'new', 'dependency', 'retire'])(
    'the form %s passes axe-core in light and dark, and fits 320 pixels',
    async (edit) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        const page = await at(`/ci/vm-orders-db-1?edit=${edit}`, {
          colorScheme,
          viewport: { width: 320, height: 800 },
        });
        await look(page);
        await page.getByText('It cannot be written like this').waitFor();
        expect([await axe(page), await fitsItsWidth(page), await smallTargets(page)]).toEqual([[], true, []]);
      }
    },
    30_000,
  );

  test('a viewer reads everything, and is told why there is no form; an editor has one', async () => {
    const guarded = await site({ authenticate: true });
    const tokens = { viewer: await guarded.token('v', 'viewer'), editor: await guarded.token('e', 'editor') };
    await guarded.start();
    try {
      for (const role of ['viewer', 'editor'] as const) {
        const { page, faults, close } = await visit(browser, `${guarded.url}/ci/shop-web`, {
          token: tokens[role],
        });
        const forms = role === 'editor' ? 1 : 0;
        expect(await page.getByRole('link', { name: 'Change it' }).count()).toBe(forms);
        expect(await rowsUnder(page, 'dependencies').count()).toBe(16);
        await page.goto(`${guarded.url}/ci/shop-web?edit=ci`);
        await settled(page);
        expect(await editor(page).count()).toBe(forms);
        expect(await page.getByText('Only an editor may change the graph').count()).toBe(1 - forms);
        expect([await axe(page), faults]).toEqual([[], []]);
        await close();
      }
    } finally {
      await guarded.stop();
    }
  }, 60_000);
});
