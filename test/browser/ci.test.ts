import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { editor, heading, look, rowsUnder, save } from './ci-page.ts';
import { desk } from './desk.ts';
import { site } from './site.ts';
import { axe, fitsItsWidth, settled, smallTargets, visit } from './visit.ts';

// The page of a CI: what it tells against what the API answers, in every state and for every role.

const MARK = '<img src=x onerror="globalThis.taken = 1">';
const RTL = '\u202eevil\u202c';
const LONG = 'a-very-long-name-'.repeat(20).slice(0, 200);

let folder: string;
const own = desk(async () => {
  folder = await mkdtemp(join(tmpdir(), 'faultline-ci-'));
  const many = Array.from({ length: 120 }, (_, at) => `many-${String(at).padStart(3, '0')}`);
  const estate = {
    cis: [
      { id: 'hostile', class: 'server', name: MARK, owner: MARK, tags: [MARK], attributes: { os: MARK } },
      { id: 'rtl', class: 'server', name: RTL },
      { id: 'long', class: 'server', name: LONG },
      { id: 'hub', class: 'server' },
      ...['.', '..'].map((id) => ({ id, class: 'server', owner: `owner of ${id}` })),
      ...many.map((id) => ({ id, class: 'application' })),
    ],
    dependencies: [
      { from: '.', type: 'uses', to: '..' },
      { from: 'hostile', type: 'uses', to: 'rtl', group: MARK, needs: '1' },
      { from: 'hostile', type: 'uses', to: 'long', group: MARK },
      ...many.map((id) => ({ from: id, type: 'uses', to: 'hub' })),
    ],
  };
  const file = join(folder, 'estate.json');
  await writeFile(file, JSON.stringify(estate));
  return await site({ estate: ['examples/retailer', file] });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('what it tells', () => {
  test('a CI whose id is a dot or two has a page too, which is left for the other', async () => {
    const page = await own.at('/ci?id=.');
    const owned = (id: string) => page.locator('dd').getByText(`owner of ${id}`, { exact: true });
    await owned('.').waitFor();
    await page.getByRole('link', { name: '..', exact: true }).click();
    await owned('..').waitFor();
    expect(page.url()).toBe(`${own.url}/ci?id=..`);
    await page.goBack();
    await owned('.').waitFor();
  }, 30_000);

  test('facts, attributes with their units, dependencies in their groups, and what depends on it', async () => {
    const page = await own.at('/ci/shop-web');
    const { ci } = await own.ask(`{ ci(id: "shop-web") {
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

  test('each question is asked once', async () => {
    const page = await own.at('/ci/shop-web');
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/graphql')) asked.push(request.postDataJSON().operationName);
    });
    await page.reload();
    await settled(page);
    expect(asked.toSorted()).toEqual([...new Set(asked)].sort());
    expect(asked).toContain('CiPage');
  }, 30_000);

  test('single points of failure are looked for when asked, and the answer has an address', async () => {
    const page = await own.at('/ci/svc-checkout');
    await page.getByRole('link', { name: 'Look for what alone can take it down' }).click();
    await page.locator('section[aria-labelledby="points"] table').waitFor();
    expect(new URL(page.url()).search).toBe('?points=20');
    const { singlePointsOfFailure: found } =
      await own.ask(`{ singlePointsOfFailure(service: "svc-checkout", first: 20) {
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
    const page = await own.at('/ci/hub');
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
    const { incidents } = await own.ask('{ incidents(ci: "san-koeln-1") { total items { id title } } }');
    expect(incidents.total).toBe(1);
    const page = await own.at('/ci/san-koeln-1');
    const link = rowsUnder(page, 'incidents').getByRole('link');
    expect(await link.innerText()).toBe(incidents.items[0].title);
    expect(await link.getAttribute('href')).toBe(`/incidents/${incidents.items[0].id}`);
  }, 30_000);

  test('hostile names are texts', async () => {
    const page = await own.at('/ci/hostile?edit=ci', { viewport: { width: 320, height: 800 } });
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

describe('states and rights', () => {
  test('of a CI that is not there the near ones are offered', async () => {
    const page = await own.at('/ci/shop-wob');
    await page.getByRole('link', { name: 'shop-web', exact: true }).click();
    await heading(page, 'Storefront').waitFor();
  }, 30_000);

  test('a CI that is not there can be made at its address', async () => {
    const page = await own.at('/ci/brand-new');
    await page.getByRole('link', { name: 'Create a CI with this id' }).click();
    await editor(page).waitFor();
    expect(await page.locator('#field-id').inputValue()).toBe('brand-new');
    await page.getByLabel('Why').fill('It came');
    await look(page);
    await heading(page, 'What it does').waitFor();
    expect(await axe(page)).toEqual([]);
    await save(page, 'Create it');
    await heading(page, 'brand-new').waitFor();
    expect((await own.ask('{ ci(id: "brand-new") { class } }')).ci).toEqual({ class: 'server' });
  }, 30_000);

  test.each(['ci', 'new', 'dependency', 'retire'])(
    'the form %s passes axe-core in light and dark, and fits 320 pixels',
    async (edit) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        const page = await own.at(`/ci/vm-orders-db-1?edit=${edit}`, {
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
        const { page, faults, close } = await visit(own.browser, `${guarded.url}/ci/shop-web`, {
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
