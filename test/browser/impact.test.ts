import { readFile } from 'node:fs/promises';
import { jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { desk } from './desk.ts';
import { site } from './site.ts';
import { settled, visit } from './visit.ts';

// What breaks if: the page's numbers are the engine's, by mouse, keyboard and link, on screen and on paper.

jest.setTimeout(30_000);

const own = desk();
let page: Page;
beforeEach(async () => {
  page = await own.at('/impact');
});

const open = async (path: string) => {
  await page.goto(own.url + path);
  await settled(page);
};

/** The same question, asked of the API. */
async function radius(query: string) {
  const answer = await (await fetch(`${own.url}/api/impact?${query}&limit=1000`)).json();
  return {
    ids: answer.impacted.map(({ id }: { id: string }) => id),
    counts: answer.counts,
    services: answer.services,
  };
}

const counts = async () => await page.locator('.counts dd').allInnerTexts();
/** Ids of the table, in its order: each stands below its name, where it has another one. */
const affected = async () =>
  (await page.locator('section[aria-labelledby="affected"] tbody th').allInnerTexts()).map(
    (text) => /, (\S+)$/.exec(text)?.[1] ?? text.split('\n')[0],
  );
const pictured = async () =>
  await page.evaluate(() => {
    // biome-ignore lint/suspicious/noExplicitAny: Cytoscape keeps itself there
    const { cy } = (document.querySelector('.canvas') as any)._cyreg;
    return cy
      .nodes()
      .map((node: { data(name: string): { id: string; name: string } }) => node.data('node').name);
  });

test('search, mark as failed, and the numbers of the engine', async () => {
  await page.getByRole('combobox', { name: 'Add a CI' }).fill('array koln 2'); // misspelt, and without its dots
  await page.getByRole('option', { name: /san-koeln-2/ }).click();
  await settled(page);
  expect(page.url()).toBe(`${own.url}/impact?down=san-koeln-2`);
  const told = await radius('seed=san-koeln-2');
  expect(await page.locator('.verdict').innerText()).toBe(
    '2 services stop (Payments, Checkout), 2 are degraded (Web shop, UK shop): Payments depends on Payment API, ' +
      'which needs 1 of 2 in payments database, lost payments-db-1, payments-db-2 and has none left; ' +
      'Payments database 1 runs on Machine of payments database 1, which is stored on Array Köln 2, which failed.',
  );
  expect((await counts()).slice(0, 4)).toEqual([
    String(told.services.filter(({ level }: { level: string }) => level === 'down').length),
    String(told.counts.down),
    String(told.counts.degraded),
    String(told.counts.atRisk),
  ]);
  expect(await affected()).toEqual(told.ids);
});

test('picture and list say the same, node for node', async () => {
  await open('/impact?down=hv-koeln-4&pin=dns-2');
  await page.getByText('The same as a list').click();
  const listed = await page.locator('.nodes [role="option"] strong').allInnerTexts();
  const drawn: string[] = await pictured();
  expect([...listed].sort()).toEqual([...drawn].sort());
  expect(drawn).toContain('Host Köln 1'); // up, and what saves the cluster
});

test('by keyboard alone: from the search to the proof', async () => {
  await page.getByRole('combobox', { name: 'Add a CI' }).focus();
  await page.keyboard.type('san-koeln-2');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await settled(page);
  const reason = page.locator('summary', { hasText: 'needs 1 of 2' });
  await reason.focus();
  await page.keyboard.press('Enter');
  await settled(page);
  const chain = page.locator('details[open] > .answer');
  expect((await chain.innerText()).replace(/\s+/g, ' ')).toBe(
    'Down Payment API needs 1 of 2 in payments database uses Payments database 1, down uses Payments database 2, down ' +
      'Down Payments database 1 runs on Machine of payments database 1, down ' +
      'Down Payments database 2 runs on Machine of payments database 2, down ' +
      'Down Machine of payments database 1 stored on Array Köln 2, down ' +
      'Down Machine of payments database 2 stored on Array Köln 2, down Down Array Köln 2 (assumed) ' +
      'Without san-koeln-2 it would be better off.',
  );
  await page.getByText('The same as a list').focus();
  await page.keyboard.press('Enter');
  await page.locator('.nodes').focus();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowUp');
  const chosen = await page.locator('.nodes [aria-selected="true"] strong').innerText();
  await page.getByRole('button', { name: 'Hold it up' }).focus();
  await page.keyboard.press('Enter');
  await settled(page);
  expect(new URL(page.url()).searchParams.get('pin')).not.toBeNull();
  expect(await page.locator('.chips').innerText()).toContain('held up');
  expect(chosen).not.toBe('');
});

test('back and forward undo and redo, and the difference to before is told', async () => {
  await open('/impact?down=san-koeln-2');
  await page.getByRole('button', { name: 'san-koeln-2: make it degraded' }).click();
  await settled(page);
  expect(page.url()).toBe(`${own.url}/impact?degraded=san-koeln-2`);
  const told = await radius('seed=san-koeln-2:degraded');
  const before = await radius('seed=san-koeln-2');
  expect(await page.locator('section[aria-labelledby="compared"]').innerText()).toContain(
    `${before.counts.down} down and ${before.counts.degraded} degraded; now ${before.counts.down - told.counts.down} fewer`,
  );
  await page.getByRole('button', { name: 'Undo' }).click();
  await settled(page);
  expect(page.url()).toBe(`${own.url}/impact?down=san-koeln-2`);
  expect((await counts())[1]).toBe(String(before.counts.down));
  await page.getByRole('button', { name: 'Redo' }).click();
  await settled(page);
  expect((await counts())[1]).toBe(String(told.counts.down));
});

test('Undo and Redo stay on the page, however it was opened', async () => {
  await open('/impact');
  await page.goto(`${own.url}/impact?down=san-koeln-2`);
  await settled(page);
  const can = async () =>
    await Promise.all(['Undo', 'Redo'].map((name) => page.getByRole('button', { name }).isEnabled()));
  expect(await can()).toEqual([false, false]);
  await page.getByRole('button', { name: 'san-koeln-2: make it degraded' }).click();
  await settled(page);
  expect(await can()).toEqual([true, false]);
  await page.reload();
  await settled(page);
  expect(await can()).toEqual([true, false]);
  await page.getByRole('button', { name: 'Undo' }).click();
  await settled(page);
  expect([page.url(), await can()]).toEqual([`${own.url}/impact?down=san-koeln-2`, [false, true]]);
  await page.getByRole('button', { name: 'Redo' }).click();
  await settled(page);
  expect(await can()).toEqual([true, false]);
  await page.getByRole('link', { name: 'Explore' }).click();
  await page.goBack();
  await settled(page);
  expect(await can()).toEqual([true, false]);
});

test('the answer before is the one before, step by step and back', async () => {
  await open('/impact?down=worker-1');
  for (const id of ['san-koeln-2', 'k8s']) {
    await page.getByRole('combobox', { name: 'Add a CI' }).fill(id);
    await page.keyboard.press('Enter'); // before the list is there
    await page.waitForURL((url) => url.href.endsWith(`,${id}`));
    await settled(page);
  }
  const told = async () => await page.locator('section[aria-labelledby="compared"] p').first().innerText();
  expect(await told()).toMatch(/^Before \(worker-1 down, san-koeln-2 down\): 9 down/);
  await page.getByRole('button', { name: 'Undo' }).click();
  await settled(page);
  expect(await told()).toMatch(/^Before \(worker-1 down, san-koeln-2 down, k8s down\)/);
});

test('without a question: what the page is for, and three of this estate that tell much', async () => {
  await settled(page);
  const examples = page.locator('section[aria-labelledby="examples"] li');
  const { points } = await (await fetch(`${own.url}/api/single-points?order=services&limit=3`)).json();
  expect(await examples.locator('a').allInnerTexts()).toEqual(
    points.map(({ name }: { name: string }) => `What breaks if ${name} fails?`),
  );
  await examples.first().getByRole('link').click();
  await settled(page);
  expect(page.url()).toBe(`${own.url}/impact?down=${points[0].id}`);
  expect(await page.locator('.verdict').innerText()).toMatch(/services? stops?/);
  expect(await examples.count()).toBe(0);
});

test('an edit for this question only: what it changes in the radius and in the single points', async () => {
  await open('/impact?down=san-koeln-2&service=svc-payments');
  await page.getByText('What if the estate were different?').click();
  await page.getByRole('combobox', { name: 'Of which CI' }).fill('payment-api');
  await page
    .getByRole('option', { name: /^Payment API/ })
    .first()
    .click();
  await settled(page);
  await page.locator('li', { hasText: 'payments database: needs' }).getByRole('button').click();
  await settled(page);
  expect(await page.locator('.verdict').innerText()).toContain('No service stops');
  const compared = await page.locator('section[aria-labelledby="compared"]').innerText();
  expect(compared).toContain('With one more database in payments database of payment-api');
  expect(compared).toContain('Payments: down → up');
  expect(await page.locator('.made-at').innerText()).toMatch(/^Revision 2 of the graph/); // nothing was written
});

test('filters and pages narrow the table, not the answer', async () => {
  await open('/impact?down=dc-koeln');
  const [, before] = await counts();
  const verdict = await page.locator('.verdict').innerText();
  await page.getByRole('link', { name: 'The next ones' }).click();
  await settled(page);
  expect(await page.locator('.verdict').innerText()).toBe(verdict);
  const told = await radius('seed=dc-koeln');
  const classes = await page.getByLabel('Class').locator('option').allInnerTexts();
  const { down, degraded } = told.counts.byClass.database;
  expect(classes).toContain(`database (${down + degraded})`);
  expect(classes.filter((text) => text.endsWith('(0)'))).toEqual([]);
  await page.getByLabel('Class').selectOption('database');
  await settled(page);
  expect(new URL(page.url()).searchParams.get('class')).toBe('database');
  expect((await counts())[1]).toBe(before);
  expect(await page.locator('.verdict').innerText()).toBe(verdict);
  expect(await page.locator('section[aria-labelledby="affected"] tbody small').allInnerTexts()).not.toContain(
    'site',
  );
});

test.each(['san-koeln-2', 'dc-koeln'])(
  '%s on paper: at most two pages, the verdict on the first, and no controls',
  async (id) => {
    await open(`/impact?down=${id}`);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('button').filter({ visible: true }).count()).toBe(0);
    const first = await page.evaluate(() => {
      const pageHeight = (window.innerWidth * 297) / 210;
      return [...document.querySelectorAll('.verdict, .counts, .made-at')].every(
        (one) => one.getBoundingClientRect().bottom < pageHeight,
      );
    });
    expect(first).toBe(true);
    expect(await page.locator('.paper').isVisible()).toBe(true);
    const pdf = await page.pdf({ format: 'A4' });
    const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    expect([1, 2]).toContain(pages);
  },
);

test('a picture is saved as a file', async () => {
  await open('/impact?down=san-koeln-2');
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save PNG' }).click();
  const file = await (await saving).path();
  expect((await readFile(file)).subarray(1, 4).toString()).toBe('PNG');
});

test('on a narrow screen the list comes first, rows are stacked, and the picture when it is asked for', async () => {
  await page.setViewportSize({ width: 320, height: 800 });
  await open('/impact?down=san-koeln-2');
  expect(await page.locator('.canvas').count()).toBe(0);
  expect(await page.locator('.nodes').isVisible()).toBe(true);
  const services = page.getByRole('table').filter({ hasText: 'Criticality' });
  const { width } = (await services.boundingBox()) ?? { width: Infinity };
  expect(width).toBeLessThanOrEqual(320);
  expect(await services.getByRole('row').nth(1).innerText()).toContain('Payments');
  await page.getByRole('button', { name: 'Show the picture' }).click();
  await settled(page);
  const listed = await page.locator('.nodes [role="option"] strong').allInnerTexts();
  await page.waitForFunction(() => document.querySelector('.canvas canvas') !== null);
  expect([...(await pictured())].sort()).toEqual([...listed].sort());
});

test('names that would like to be code are text', async () => {
  const name = '"><img src=x onerror="document.title=1"><script>document.title=2</script>{{7*7}}';
  const records = [
    { kind: 'ci', id: 'hostile-1', class: 'business_service', name },
    { kind: 'ci', id: '=cmd|calc', class: 'server', name: '\u202egnp.exe' },
    { kind: 'dependency', from: 'hostile-1', to: '=cmd|calc', type: 'depends_on' },
  ];
  const other = await site({ estate: [] });
  const there = await visit(own.browser, other.url);
  try {
    const body = records.map((record) => JSON.stringify(record)).join('\n');
    const headers = { 'Content-Type': 'application/x-ndjson' };
    await fetch(`${other.url}/api/imports`, { method: 'POST', headers, body });
    for (const path of ['/', '/ci/hostile-1', '/explore?focus=hostile-1', '/impact?down=%3Dcmd|calc']) {
      await there.page.goto(other.url + path);
      await settled(there.page);
      expect(await there.page.title()).toMatch(/Faultline$/);
      expect(await there.page.locator('img:not(.paper), script:not([src])').count()).toBe(0);
    }
    const table = there.page.locator('section[aria-labelledby="affected"] tbody');
    expect(await table.innerText()).toContain(name);
    expect(there.faults).toEqual([]);
  } finally {
    await there.close();
    await other.stop();
  }
});
