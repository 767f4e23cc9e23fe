import { jest } from '@jest/globals';
import { desk } from './desk.ts';
import { site } from './site.ts';
import { settled } from './visit.ts';

// From nothing to a sheet of paper: a file is imported, a CI is found and marked, the answer is read and printed.

jest.setTimeout(60_000);

const ESTATE = `
cis:
  - { id: shop, class: business_service, name: Shop, criticality: 5, outageCostPerHour: { amount: 900, currency: EUR } }
  - { id: site, class: business_service, name: Company site }
  - { id: db-1, class: database, name: Database 1 }
  - { id: db-2, class: database, name: Database 2 }
  - { id: web-1, class: server, name: Web server 1 }
  - { id: web-2, class: server, name: Web server 2 }
  - { id: rack, class: rack, name: Rack in the cellar }
dependencies:
  - { from: shop, type: uses, to: db-1, group: databases, needs: 1 }
  - { from: shop, type: uses, to: db-2, group: databases, needs: 1 }
  - { from: site, type: runs_on, to: web-1, group: web servers, needs: 1 }
  - { from: site, type: runs_on, to: web-2, group: web servers, needs: 1 }
  - { from: db-1, type: located_in, to: rack }
  - { from: db-2, type: located_in, to: rack }
  - { from: web-1, type: located_in, to: rack }
`;

const own = desk(() => site({ estate: [] }));

test('import a file, find a CI, mark it as failed, read and print what breaks', async () => {
  const page = await own.at('/');
  await page.getByRole('link', { name: 'Import your own estate' }).click();
  await page.locator('input[type="file"]').setInputFiles({
    ...{ name: 'estate.yaml', mimeType: 'application/yaml', buffer: Buffer.from(ESTATE) },
  });
  await page.getByRole('button', { name: 'See what it would do' }).click();
  await page.getByRole('button', { name: 'Apply it' }).click();
  await page.getByText('It is in:').waitFor();

  await page.getByRole('combobox', { name: 'Find a CI' }).fill('celar'); // misspelt
  await page.getByRole('option', { name: /Rack in the cellar/ }).click();
  await page.getByRole('link', { name: 'What breaks if it fails' }).click();
  await settled(page);

  const told = await (await fetch(`${own.url}/api/impact?seed=rack`)).json();
  expect(told.counts).toMatchObject({ down: 5, degraded: 0, atRisk: 1 });
  expect(await page.locator('.verdict').innerText()).toBe(
    '1 service stops (Shop): Shop needs 1 of 2 in databases, lost db-1, db-2 and has none left; Database 1 is located in Rack in the cellar, which failed.',
  );
  expect(await page.locator('.counts dd').allInnerTexts()).toEqual([
    ...['1', String(told.counts.down), String(told.counts.degraded), String(told.counts.atRisk)],
    '900 EUR',
  ]);
  expect(await page.locator('section[aria-labelledby="saved"] tbody').innerText()).toMatch(
    /site\s+web servers\s+1 of 2, needs 1\s+web-2\s+none left/,
  );
  const pdf = await page.pdf({ format: 'A4' });
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
});
