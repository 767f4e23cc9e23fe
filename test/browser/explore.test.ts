import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { desk } from './desk.ts';
import { site } from './site.ts';
import { axe, fitsItsWidth, settled, smallTargets, visit } from './visit.ts';

// Explore: picture, list and table show what the API tells, and every view is an address.

jest.setTimeout(30_000);

const own = desk();
let page: Page;
beforeEach(async () => {
  page = await own.at('/explore');
  page.setDefaultTimeout(10_000);
});

const open = async (path: string) => {
  await page.goto(own.url + path);
  await drawn();
};
const openEstate = async () => {
  await page.goto(`${own.url}/explore`);
  await settled(page);
};
const drawn = async () => {
  await settled(page);
  await page.waitForFunction(() => {
    // biome-ignore lint/suspicious/noExplicitAny: Cytoscape keeps itself there
    return (document.querySelector('.canvas') as any)?._cyreg?.cy.nodes().length > 0;
  });
};
const address = () => page.url().slice(own.url.length);

const api = own.ask;
const idsAround = async (id: string, extent: string): Promise<string[]> => {
  const { neighbourhood } = await api(`{ neighbourhood(id: "${id}", ${extent}) { nodes { id } } }`);
  return neighbourhood.nodes.map((node: { id: string }) => node.id).sort();
};

/** The boxes of the canvas by their ids, with where they stand. */
const boxes = async (): Promise<Record<string, { x: number; y: number }>> => {
  await drawn();
  return await page.evaluate(() => {
    // biome-ignore lint/suspicious/noExplicitAny: Cytoscape keeps itself there
    const { cy } = (document.querySelector('.canvas') as any)._cyreg;
    return Object.fromEntries(
      cy.nodes().map((node: { id(): string; position(): object }) => [node.id(), { ...node.position() }]),
    );
  });
};
const lines = async (): Promise<number> => {
  await drawn();
  return await page.evaluate(() => {
    // biome-ignore lint/suspicious/noExplicitAny: Cytoscape keeps itself there
    const { cy } = (document.querySelector('.canvas') as any)._cyreg;
    return cy.edges().length;
  });
};
const drawnIds = async () => Object.keys(await boxes()).sort();
const says = async () => await page.locator('.status [role="status"]').innerText();
const listed = async () => await page.locator('.nodes strong').allInnerTexts();
const inTable = async () =>
  (
    await page
      .locator('table.boxes tbody th a')
      .evaluateAll((links) => links.map((a) => (a as HTMLAnchorElement).pathname))
  )
    .map((path) => decodeURIComponent(path.replace('/ci/', '')))
    .sort();

test('by keyboard: a search, what is around it, one more below, and back', async () => {
  await page.getByRole('combobox', { name: 'Start from' }).focus();
  await page.keyboard.type('orders database 1');
  await page.getByRole('option', { name: /^Orders database 1/ }).waitFor();
  await page.keyboard.press('Enter');
  await drawn();
  expect(address()).toBe('/explore?focus=orders-db-1');
  const around = await idsAround('orders-db-1', 'depth: 2');
  expect(await drawnIds()).toEqual(around);
  expect(await says()).toMatch(`Showing ${around.length} of ${around.length} CIs within 2 dependencies.`);

  await page.getByRole('listbox').focus();
  for (let place = 0; place <= (await listed()).indexOf('Order API'); place++) {
    await page.keyboard.press('ArrowDown');
    await page.locator(`.nodes > [aria-selected="true"]:nth-child(${place + 1})`).waitFor();
  }
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Order API');
  const before = await boxes();
  const more = page.getByRole('button', { name: /^Show \d+ more below$/ });
  const hidden = Number(/\d+/.exec(await more.innerText())?.[0]);
  await more.focus();
  await page.keyboard.press('Enter');
  await more.waitFor({ state: 'detached' });
  expect(address()).toBe('/explore?focus=orders-db-1&below=order-api&chosen=order-api');
  const below = await idsAround('order-api', 'direction: down');
  const after = await boxes();
  expect(Object.keys(after).sort()).toEqual([...new Set([...around, ...below])].sort());
  expect(Object.keys(after)).toHaveLength(around.length + hidden);
  for (const [id, { x }] of Object.entries(before)) expect({ id, x: after[id]?.x }).toEqual({ id, x });
  expect(await page.evaluate(() => document.activeElement?.className)).toBe('card chosen');

  await page.goBack();
  await page.getByRole('button', { name: /^Show \d+ more below$/ }).waitFor();
  expect(await drawnIds()).toEqual(around);
});

test('picture, list and table are the same, box for box and line for line', async () => {
  await open('/explore?focus=svc-web-shop&depth=3&direction=down');
  const names = await listed();
  await page.getByRole('tab', { name: 'Table' }).click();
  const { neighbourhood } = await api(
    '{ neighbourhood(id: "svc-web-shop", depth: 3, direction: down) { nodes { id name } edges { from } } }',
  );
  const told = neighbourhood.nodes as { id: string; name: string }[];
  expect(await drawnIds()).toEqual(told.map(({ id }) => id).sort());
  expect(await inTable()).toEqual(told.map(({ id }) => id).sort());
  expect(names.toSorted()).toEqual(told.map(({ name }) => name).sort());
  expect(await lines()).toBe(neighbourhood.edges.length);
  expect(await page.locator('table.lines tbody tr').count()).toBe(neighbourhood.edges.length);
});

test('folded: what hangs only on it goes, is counted, and comes back', async () => {
  await open('/explore?focus=svc-web-shop&direction=down&chosen=shop-web');
  const all = await drawnIds();
  await page.getByRole('button', { name: 'Fold what hangs only on it' }).click();
  expect(address()).toBe('/explore?focus=svc-web-shop&direction=down&fold=shop-web&chosen=shop-web');
  const left = await drawnIds();
  expect(left.length).toBeLessThan(all.length);
  expect(left).toContain('shop-web');
  expect(await says()).toMatch(`Showing ${left.length} of ${all.length} CIs`);
  expect(await says()).toMatch(`${all.length - left.length} beyond what is folded`);
  await page.reload();
  await drawn();
  expect(await drawnIds()).toEqual(left);
  await page.getByRole('button', { name: 'Unfold', exact: true }).click();
  expect(await drawnIds()).toEqual(all);
});

test('facets say how many they leave, and leave as many', async () => {
  await open('/explore?focus=orders-db-1&depth=4');
  const all = await drawnIds();
  await page.getByText('Filter', { exact: true }).click();
  const box = page.getByRole('group', { name: 'class' }).getByRole('checkbox', { name: /^server/ });
  const count = Number(await box.locator('xpath=..').locator('small').innerText());
  await box.check();
  expect(address()).toBe('/explore?focus=orders-db-1&depth=4&class=server');
  const { cis } = await api('{ cis(filter: { class: "server" }, first: 500) { items { id class } } }');
  const servers = (cis.items as { id: string; class: string }[]).filter((ci) => ci.class === 'server');
  const wanted = servers.map(({ id }) => id).filter((id) => all.includes(id));
  expect(wanted).toHaveLength(count);
  expect(await drawnIds()).toEqual([...wanted, 'orders-db-1'].sort());
  expect(await says()).toMatch(`${all.length - count - 1} left out by the filters`);
  await page.getByLabel('Changed since').fill('2020-01-01');
  await page.getByLabel('Changed since').blur();
  expect(await page.getByText(/CIs? since then/).innerText()).toBe(`${count} CIs since then`);
  await page.getByRole('button', { name: 'Take all filters off' }).click();
  expect(await drawnIds()).toEqual(all);
});

test('a limit is told, and moved', async () => {
  await open('/explore?focus=svc-web-shop&depth=8&limit=20');
  const whole = await idsAround('svc-web-shop', 'depth: 8, limit: 1000');
  expect(await drawnIds()).toHaveLength(20);
  expect(await says()).toMatch(`Showing 20 of ${whole.length} CIs`);
  expect(await says()).toMatch('20 is the limit, the nearest first');
  await page.getByRole('button', { name: 'Show more' }).click();
  await drawn();
  await page.waitForFunction(() => /Showing 40 of/.test(document.body.innerText));
  expect(await drawnIds()).toHaveLength(40);
});

test('siblings are one box where there are too many, and can be shown each', async () => {
  await open('/explore?focus=svc-web-shop&depth=8&boxes=40');
  const whole = await idsAround('svc-web-shop', 'depth: 8, limit: 1000');
  const joined = await drawnIds();
  expect(joined.length).toBeLessThanOrEqual(40);
  expect(await says()).toMatch(`Showing ${whole.length} of ${whole.length} CIs`);
  expect(await says()).toMatch(`in ${joined.length} boxes, siblings as one`);
  await page
    .locator('.nodes strong')
    .getByText(/ × \d+/)
    .first()
    .click();
  const members = Number(/× (\d+)/.exec(await page.locator('.chosen h2').innerText())?.[1]);
  await page.getByRole('button', { name: 'Show each' }).click();
  await page.waitForFunction(() => /apart=/.test(location.search));
  const apart = new URL(page.url()).searchParams.get('apart')?.split(',') ?? [];
  expect(apart).toHaveLength(members);
  expect(await drawnIds()).toEqual(expect.arrayContaining(apart));
});

test('the paths between two are those of the API, drawn and in words', async () => {
  await page.getByRole('combobox', { name: 'From', exact: true }).fill('svc-web-shop');
  await page
    .getByRole('option', { name: /svc-web-shop/ })
    .first()
    .click();
  await page.getByRole('combobox', { name: 'To', exact: true }).fill('san-koeln-1');
  await page
    .getByRole('option', { name: /san-koeln-1/ })
    .first()
    .click();
  await drawn();
  expect(address()).toBe('/explore?from=svc-web-shop&to=san-koeln-1');
  const { paths } = await api(
    '{ paths(from: "svc-web-shop", to: "san-koeln-1", first: 20) { paths { steps { id name } } } }',
  );
  const walked = (paths.paths as { steps: { id: string; name: string }[] }[]).map(({ steps }) => steps);
  expect(await drawnIds()).toEqual([...new Set(walked.flat().map(({ id }) => id))].sort());
  await page.getByRole('tab', { name: 'Paths' }).click();
  await settled(page);
  const told = await page
    .locator('.paths > li')
    .evaluateAll((items) => items.map((item) => [...item.querySelectorAll('a')].map((a) => a.textContent)));
  expect(told).toEqual(walked.map((steps) => steps.map(({ name }) => name)));
  await open('/explore?from=svc-hr-portal&to=wcs-1&tab=paths');
  expect(await page.getByText('Neither depends on the other.').isVisible()).toBe(true);
  expect(await drawnIds()).toEqual(['svc-hr-portal', 'wcs-1']);
});

test('what is lit is what the chosen one depends on; the rest is dim', async () => {
  await open('/explore?focus=orders-db-1&chosen=order-api');
  await page.getByRole('button', { name: 'What it depends on' }).click();
  const lit = await page.evaluate(() => {
    // biome-ignore lint/suspicious/noExplicitAny: Cytoscape keeps itself there
    const { cy } = (document.querySelector('.canvas') as any)._cyreg;
    return cy
      .nodes()
      .filter((node: { data(name: string): boolean }) => !node.data('isDim'))
      .map((node: { id(): string }) => node.id())
      .sort();
  });
  const below = await idsAround('order-api', 'direction: down, depth: 10, limit: 1000');
  const all = await drawnIds();
  expect(lit).toEqual(below.filter((id) => all.includes(id)));
  expect(address()).toBe('/explore?focus=orders-db-1&chosen=order-api&lit=down');
});

test('several marked as failed lead to what breaks if all fail', async () => {
  await open('/explore?focus=orders-db-1&chosen=order-api');
  await page.getByRole('button', { name: 'Mark as failed' }).click();
  await page.locator('.nodes strong').getByText('Orders database 1', { exact: true }).click();
  await page.getByRole('button', { name: 'Mark as failed' }).click();
  await page.getByRole('link', { name: 'What breaks if all 2 marked fail' }).click();
  await settled(page);
  expect(address()).toBe('/impact?down=order-api,orders-db-1');
});

test('a view keeps its places, filters and note in this browser, and can be deleted', async () => {
  await open('/explore?focus=orders-db-1');
  const before = (await boxes())['orders-db-1'] as { x: number; y: number };
  const at = await page.evaluate(() => {
    const canvas = document.querySelector('.canvas') as HTMLElement;
    // biome-ignore lint/suspicious/noExplicitAny: Cytoscape keeps itself there
    const { x, y } = (canvas as any)._cyreg.cy.getElementById('orders-db-1').renderedPosition();
    const { left, top } = canvas.getBoundingClientRect();
    return { x: left + x, y: top + y };
  });
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.mouse.move(at.x + 60, at.y + 90, { steps: 4 });
  await page.mouse.up();
  const moved = (await boxes())['orders-db-1'] as { x: number; y: number };
  expect(moved.y).toBeGreaterThan(before.y + 50);
  await page.getByText('Save this view', { exact: true }).click();
  await page.getByLabel('Name').fill('Orders at night');
  await page.getByLabel('Note').fill('with <b>care</b>');
  await page.getByRole('button', { name: 'Save in this browser' }).click();
  expect(await page.getByText('Orders at night is kept in this browser.').isVisible()).toBe(true);

  await openEstate();
  expect(await page.getByText('with <b>care</b>').isVisible()).toBe(true);
  await page.getByRole('link', { name: 'Orders at night' }).click();
  await drawn();
  const again = (await boxes())['orders-db-1'] as { x: number; y: number };
  expect(Math.abs(again.x - moved.x) <= 1 && Math.abs(again.y - moved.y) <= 1).toBe(true);
  await page.getByRole('button', { name: 'Tidy' }).click();
  await settled(page);
  expect((await boxes())['orders-db-1']).toEqual(before);
  expect(address()).toBe('/explore?focus=orders-db-1');

  await openEstate();
  await page.getByRole('button', { name: 'Delete Orders at night' }).click();
  expect(await page.getByText('Orders at night').count()).toBe(0);
});

test('without tiers boxes stand elsewhere, and the same every time', async () => {
  await open('/explore?focus=orders-db-1');
  const { x } = (await boxes())['orders-db-1'] as { x: number };
  const elsewhere = async () => {
    await page.waitForFunction((before) => {
      // biome-ignore lint/suspicious/noExplicitAny: Cytoscape keeps itself there
      const cy = (document.querySelector('.canvas') as any)._cyreg?.cy;
      return cy && cy.getElementById('orders-db-1').position().x !== before;
    }, x);
    return await boxes();
  };
  await page.getByRole('button', { name: 'Without tiers' }).click();
  const free = await elsewhere();
  expect(address()).toBe('/explore?focus=orders-db-1&layout=free');
  await page.reload();
  await drawn();
  expect(await elsewhere()).toEqual(free);
});

test('every file says what the picture shows', async () => {
  await open('/explore?focus=orders-db-1');
  const ids = await drawnIds();
  await page.getByText('Save what is shown for other tools').click();
  const file = async (name: string) => {
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name, exact: true }).click();
    const download = await coming;
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
  };
  const json = await file('JSON');
  expect(json.name).toBe('Around-Orders-database-1.json');
  expect(
    JSON.parse(json.text)
      .nodes.map(({ id }: { id: string }) => id)
      .sort(),
  ).toEqual(ids);
  const csv = await file('CSV');
  expect(csv.text.trim().split('\n')).toHaveLength(ids.length + 1);
  for (const format of ['Save SVG', 'GraphML', 'DOT', 'Mermaid']) {
    const { text } = await file(format);
    expect({ format, holdsName: text.includes('Orders database 1') }).toEqual({ format, holdsName: true });
  }
  const png = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save PNG' }).click();
  const image = await readFile(await (await png).path());
  expect(image.subarray(1, 4).toString()).toBe('PNG');
});

test('the whole estate is listed by what is counted, page by page', async () => {
  await page.getByRole('link', { name: 'virtual machines' }).click();
  await settled(page);
  expect(address()).toBe('/explore?class=virtual_machine');
  const { cis } = await api('{ cis(filter: { class: "virtual_machine" }, first: 1) { total } }');
  expect(await page.getByText(`of ${cis.total}, the most critical first`).isVisible()).toBe(true);
  await page.getByRole('button', { name: 'List any class' }).click();
  await page.getByRole('link', { name: 'The next ones' }).click();
  await settled(page);
  const { cis: all } = await api('{ cis(sort: criticality, first: 100) { items { id } } }');
  const second = all.items.slice(50).map(({ id }: { id: string }) => `/explore?focus=${id}`);
  const links = page.locator('.estate tbody th a');
  expect(await links.evaluateAll((found) => found.map((a) => a.getAttribute('href')))).toEqual(second);
});

test('an id that no CI has, and one that takes no part, are said so', async () => {
  await page.goto(`${own.url}/explore?focus=orders-db`);
  await settled(page);
  expect(await page.getByRole('alert').innerText()).toMatch(
    /There is no such thing[\s\S]*near: .*orders-db-1/,
  );
  await open('/explore?focus=orders-db-1,gone');
  expect(await says()).toMatch('No CI that takes part has the id gone');
});

test('names that mean harm are texts, in picture, list, tables, facets and files', async () => {
  const name = `<img src=x onerror="fault()">${'\u202e'}${' long'.repeat(40)}`;
  const records = [
    { kind: 'ci', id: '"><script>fault()</script>', class: 'business_service', name, owner: '<b>nobody</b>' },
    { kind: 'ci', id: 'a,b\\', class: 'server', name: '=cmd|calc' },
    { kind: 'dependency', from: '"><script>fault()</script>', to: 'a,b\\', type: 'depends_on' },
  ];
  const folder = await mkdtemp(join(tmpdir(), 'faultline-harm-'));
  const file = join(folder, 'harm.ndjson');
  await writeFile(file, records.map((record) => JSON.stringify(record)).join('\n'));
  const other = await site({ estate: [file] });
  const there = await visit(own.browser, other.url);
  try {
    await there.page.goto(`${other.url}/explore`);
    await settled(there.page);
    await there.page.getByRole('link', { name: '=cmd|calc' }).click();
    await settled(there.page);
    expect(there.page.url()).toBe(`${other.url}/explore?focus=a%5C,b%5C%5C`);
    expect(await there.page.locator('h1').innerText()).toBe('Around =cmd|calc');
    await there.page.getByText('Filter', { exact: true }).click();
    for (const tab of ['Table', 'Paths', 'Legend', 'List']) {
      await there.page.getByRole('tab', { name: tab }).click();
      expect(await there.page.locator('img:not(.paper), script:not([src]), main b').count()).toBe(0);
    }
    expect((await there.page.locator('.nodes').innerText()).includes('<img src=x onerror="fault()">')).toBe(
      true,
    );
    await there.page.setViewportSize({ width: 320, height: 800 });
    expect(await fitsItsWidth(there.page)).toBe(true);
    await there.page.getByText('Save what is shown for other tools').click();
    const coming = there.page.waitForEvent('download');
    await there.page.getByRole('button', { name: 'CSV' }).click();
    const csv = await readFile(await (await coming).path(), 'utf8');
    expect(csv).toContain("'=cmd|calc");
    expect(there.faults).toEqual([]);
  } finally {
    await there.close();
    await other.stop();
    await rm(folder, { recursive: true });
  }
});

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  test.each([
    '/explore?class=server',
    '/explore?focus=orders-db-1&chosen=order-api&class=api,database&fold=order-api&mark=order-api',
    '/explore?focus=svc-web-shop&depth=8&boxes=40&tab=table',
    '/explore?from=svc-web-shop&to=san-koeln-1&tab=paths',
    '/explore?focus=orders-db-1&tab=legend',
  ])('%s can be used by all, wide and narrow', async (path) => {
    const found = await visit(own.browser, own.url + path, { colorScheme });
    expect(await axe(found.page)).toEqual([]);
    await found.page.setViewportSize({ width: 320, height: 800 });
    expect(await fitsItsWidth(found.page)).toBe(true);
    expect(await smallTargets(found.page)).toEqual([]);
    expect(found.faults).toEqual([]);
    await found.close();
  });
});
