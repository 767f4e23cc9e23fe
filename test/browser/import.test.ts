import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { desk } from './desk.ts';
import { axe, fitsItsWidth, smallTargets } from './visit.ts';

// A file goes in by the page, and what the page says of it is what the API says.

const HOSTILE = '<img src=x onerror=alert(1)>';
const SHOP = `cis:
  - { id: shop, class: application, name: "${HOSTILE}", owner: "\u202eabc" }
  - { id: web-9, class: server }
  - { id: payment-api, class: api, owner: Others, tags: [a, b], attributes: { release: "9" } }
dependencies:
  - { from: shop, type: runs_on, to: web-9 }
`;
const LONG = 'x'.repeat(180);
const WRONG = `cis:
  - { id: right, class: server }
  - { id: "${HOSTILE}", class: ${LONG} }
  - { id: a-2, class: server, criticality: 9 }
dependencies:
  - { from: right, type: uses, to: nowhere }
`;

jest.setTimeout(30_000);
const own = desk();

async function onImport(look: (page: Page) => Promise<void>) {
  const page = await own.at('/import');
  page.setDefaultTimeout(10_000);
  await look(page);
}

// biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its question
async function api(path: string, init?: RequestInit): Promise<any> {
  return await (await fetch(own.url + path, init)).json();
}

// biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its question
async function trial(body: BodyInit, type = 'application/yaml', words = ''): Promise<any> {
  const headers = { 'Content-Type': type };
  const { id } = await api(`/api/imports?dryRun=true${words}`, {
    method: 'POST',
    body,
    headers,
  });
  for (;;) {
    const { state, report } = await api(`/api/imports/${id}`);
    if (state !== 'running') return report;
  }
}

const pasteIn = (page: Page, text: string) => page.getByLabel('or paste the text').fill(text);
const tryIt = (page: Page) => page.getByRole('button', { name: 'See what it would do' }).click();
const verdict = async (page: Page) => (await page.locator('.verdict [role=status]').innerText()).trim();
const runOf = (page: Page) => new URL(page.url()).searchParams.get('run');
const rowsOf = (page: Page, name: string) =>
  page
    .getByRole('region', { name })
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) => [...(row as HTMLTableRowElement).cells].map((cell) => cell.textContent)),
    );
const shown = (value: unknown) =>
  value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);

test('by keyboard: a text is tried, shown as the API tells it, applied, and changes nothing again', async () => {
  const report = await trial(SHOP, 'application/yaml', '&source=pasted%20text');
  const before = (await api('/api/cis/shop')).status;
  await onImport(async (page) => {
    await page.getByLabel('or paste the text').focus();
    await page.keyboard.insertText(SHOP);
    await page.getByRole('button', { name: 'See what it would do' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'What it would do' }).waitFor();
    expect(await verdict(page)).toBe(
      'A dry run, nothing is written: 3 new records, 1 changed, 0 as before, 0 rejected.',
    );
    expect(report.counts).toMatchObject({ created: 3, changed: 1, unchanged: 0, rejected: 0 });
    expect(await rowsOf(page, 'New')).toEqual([
      ['shop', HOSTILE, 'application', 'production', '\u202eabc'],
      ['web-9', 'web-9', 'server', 'production', ''],
      ['shop runs on web-9', '', 'dependency', '', ''],
    ]);
    const [change] = report.changes.filter(({ id }: { id: string }) => id === 'payment-api');
    expect(await rowsOf(page, 'Changed')).toEqual([
      [
        'payment-api',
        `attributes.release: (none); owner: ${change.before.owner}; tags: ${change.before.tags.join(', ')}`,
        'attributes.release: 9; owner: Others; tags: a, b',
      ],
    ]);
    expect([before, (await api('/api/cis/shop')).status]).toEqual([404, 404]);
    expect(await axe(page)).toEqual([]);

    await page.getByRole('button', { name: 'Apply it' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('It is in:').waitFor();
    expect(await verdict(page)).toMatch(
      /^It is in: 3 new records, 1 changed, 0 as before, 0 rejected, at revision \d+\.$/,
    );
    expect(await axe(page)).toEqual([]);
    const links = await page
      .locator('.verdict')
      .getByRole('link')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    expect(links).toEqual([...['/ci/shop', '/ci/web-9', '/ci/payment-api', '/explore?focus=shop', '/']]);
    const { ci } = await api('/api/cis/shop');
    expect([ci.name, ci.source]).toEqual([HOSTILE, 'pasted text']);
    const { items } = await api('/api/history?record=shop');
    expect(items[0].reason).toBe('import of pasted text');

    // The address is that of the import: loaded again, it says the same.
    const said = await verdict(page);
    await page.reload();
    await page.getByText('It is in:').waitFor();
    expect(await verdict(page)).toBe(said);

    await pasteIn(page, SHOP);
    await tryIt(page);
    await page.getByText('There is nothing to apply.').waitFor();
    expect(await verdict(page)).toContain('0 new records, 0 changed, 4 as before, 0 rejected');
    await page.goBack();
    await page.getByText('It is in:').waitFor();
  });
});

test('what is rejected is told as the API tells it, and the rest can be applied', async () => {
  const { rejections, counts } = await trial(WRONG);
  await onImport(async (page) => {
    await pasteIn(page, WRONG);
    await tryIt(page);
    await page.getByRole('heading', { name: 'Rejected' }).waitFor();
    type Fault = Record<'line' | 'record' | 'field' | 'value' | 'reason', unknown>;
    expect(await rowsOf(page, 'Rejected')).toEqual(
      rejections.map(({ line, record, field, value, reason }: Fault) =>
        [line, record, field, value, reason].map(shown),
      ),
    );
    await page.getByText(`${rejections.length} of ${rejections.length} faults`).waitFor();
    expect(counts.rejected).toBe(3);
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 900 });
      expect([await axe(page), await smallTargets(page), await fitsItsWidth(page)]).toEqual([[], [], true]);
    }
    await page.getByRole('button', { name: 'Apply 1 right record' }).click();
    await page.getByText('It is in:').waitFor();
    expect((await api('/api/cis/right')).ci.id).toBe('right');
    await page.getByText('Mend these and import the same input again').waitFor();
  });
});

test('a file of CSV goes in with its mapping, and what it lacks is told without a loss', async () => {
  const csv = await readFile('examples/csv/servers.csv');
  const mapping = await readFile('examples/csv/servers.mapping.yaml', 'utf8');
  const { counts } = await trial(new Uint8Array(csv), 'text/csv', `&mapping=${encodeURIComponent(mapping)}`);
  await onImport(async (page) => {
    await page
      .locator('.drop')
      .getByLabel('Choose a file')
      .setInputFiles({ name: 'servers.csv', mimeType: 'text/csv', buffer: csv });
    await page.getByText('servers.csv', { exact: true }).waitFor();
    expect(await page.getByLabel('Format').inputValue()).toBe('csv');
    await page.getByText('Source, reason, and what is told twice').click();
    await page.getByLabel('Reason').fill('INC-17');
    await page.getByLabel('Mapping', { exact: false }).first().fill('cis: 3');
    await tryIt(page);
    await page.locator('.state.problem').waitFor();
    expect(await page.getByLabel('Reason').inputValue()).toBe('INC-17');
    await page.getByLabel('Mapping', { exact: false }).first().fill(mapping);
    await tryIt(page);
    await page.getByRole('heading', { name: 'What it would do' }).waitFor();
    await page.locator('.verdict').waitFor();
    const { report } = await api(`/api/imports/${runOf(page)}`);
    expect(report.counts).toEqual(counts);
    expect(await verdict(page)).toContain(
      `${counts.created} new records, 0 changed, ${counts.unchanged} as before, 0 rejected`,
    );
    expect((await rowsOf(page, 'New')).map(([, name]) => name)).toContain('Küchenplaner');
  });
});

test('a file that is dropped is taken, seen for what it is, and can be taken back', async () => {
  await onImport(async (page) => {
    const dropped = await page.evaluateHandle(() => {
      const data = new DataTransfer();
      data.items.add(new File(['{"kind":"ci","id":"dropped","class":"server"}\n'], 'estate.json'));
      return data;
    });
    await page.locator('.drop').dispatchEvent('drop', { dataTransfer: dropped });
    await page.getByText('estate.json', { exact: true }).waitFor();
    await page.getByText('46 bytes').waitFor();
    expect(await page.getByLabel('Format').inputValue()).toBe('ndjson');
    await tryIt(page);
    await page.locator('.verdict').waitFor();
    expect(await rowsOf(page, 'New')).toEqual([['dropped', 'dropped', 'server', 'production', '']]);
    await page.getByRole('button', { name: 'Take it back' }).click();
    await page.getByText('Choose the input again').waitFor();
    expect(await page.getByRole('button', { name: 'See what it would do' }).isDisabled()).toBe(true);
  });
});

test('a long list is paged; what is chosen since is tried before it is applied', async () => {
  const records = Array.from({ length: 120 }, (_, i) => `{"kind":"ci","id":"many-${i}","class":"server"}\n`);
  await onImport(async (page) => {
    await pasteIn(page, records.join(''));
    expect(await page.getByLabel('Format').inputValue()).toBe('ndjson');
    await tryIt(page);
    await page.getByText('1 to 50 of 120 new records').waitFor();
    const pages = page.getByRole('navigation', { name: 'Pages of new records' });
    await pages.getByRole('button', { name: 'Next' }).click();
    await pages.getByRole('button', { name: 'Next' }).click();
    await page.getByText('101 to 120 of 120 new records').waitFor();
    const rows = await rowsOf(page, 'New');
    expect([rows.length, rows[0]?.[0], rows.at(-1)?.[0]]).toEqual([20, 'many-100', 'many-119']);
    expect(await pages.getByRole('button', { name: 'Next' }).isDisabled()).toBe(true);

    await page.getByLabel('or paste the text').focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.insertText('{"kind":"ci","id":"one-more","class":"server"}');
    await page.getByText('no longer what was tried').waitFor();
    expect(await page.getByRole('button', { name: /^Apply/ }).count()).toBe(0);
    await tryIt(page);
    await page.getByRole('button', { name: 'Apply it' }).waitFor();
  });
});

test('an import under way says how far it is, and stops when it is told to', async () => {
  const file = join(tmpdir(), `faultline-many-${process.pid}.ndjson`);
  const records = Array.from(
    { length: 300_000 },
    (_, i) => `{"kind":"ci","id":"bulk-${i}","class":"server"}\n`,
  );
  await writeFile(file, records.join(''));
  await onImport(async (page) => {
    await page.locator('.drop').getByLabel('Choose a file').setInputFiles(file);
    await tryIt(page);
    await page.getByRole('progressbar').waitFor();
    await page.getByText(/^(Checking|Writing): [\d,]+/).waitFor();
    await page.getByRole('button', { name: 'Stop after this batch' }).click();
    await page.locator('.verdict').waitFor();
    expect(await verdict(page)).toBe(
      'Stopped before its end, nothing is written. Try it again to see what it would do.',
    );
    expect((await api(`/api/imports/${runOf(page)}`)).state).toBe('stopped');
    expect((await api('/api/cis/bulk-0')).status).toBe(404);
  });
});

test('a lost server loses nothing that was typed; an import that a new one does not know is told', async () => {
  await onImport(async (page) => {
    await pasteIn(page, WRONG);
    await tryIt(page);
    await page.locator('.verdict').waitFor();
    await own.site.kill();
    await tryIt(page);
    await page.getByRole('heading', { name: 'The server is not reached' }).waitFor();
    expect(await page.getByLabel('or paste the text').inputValue()).toBe(WRONG);
    await own.site.start();
    await page.getByText('It is asked again every 2 seconds.').waitFor({ state: 'hidden' });
    await tryIt(page);
    await page.locator('.verdict').waitFor();
    const address = page.url();
    await own.site.kill();
    await own.site.start();
    await page.goto(address);
    await page.getByRole('heading', { name: 'The server does not know this import' }).waitFor();
    expect(await page.getByLabel('or paste the text').inputValue()).toBe(WRONG);
    expect(await axe(page)).toEqual([]);
  });
});
