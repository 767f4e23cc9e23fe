import { mkdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { openBrowser, site } from '../test/browser/site.ts';
import { VIEWS } from '../test/browser/views.ts';

// Writes a picture of each page of the viewer, on the sample estate: npm run screenshots [folder]. Without a folder
// three of them, those in the README, to docs/pictures.

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const [folder] = process.argv.slice(2);
const out = folder ?? `${ROOT}docs/pictures`;

const mail = await readFile(`${ROOT}examples/incidents/firmware.mail.txt`, 'utf8');
const README = ['impact', 'incident', 'explore'];

const own = await site();
const empty = await site({ estate: [] });
const PAGES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(VIEWS).map(([name, path]) => [name, own.url + path])),
  empty: empty.url,
  incident: `${own.url}/incidents`, // its alarms are pasted there
};
const LOOKS: Readonly<Record<string, BrowserContextOptions>> = {
  light: { colorScheme: 'light', viewport: { width: 1280, height: 900 } },
  dark: { colorScheme: 'dark', viewport: { width: 1280, height: 900 } },
  narrow: { colorScheme: 'light', viewport: { width: 320, height: 800 } },
};

await mkdir(out, { recursive: true });
const browser = await openBrowser();
try {
  for (const [look, options] of Object.entries(folder ? LOOKS : { light: LOOKS.light })) {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    for (const [name, address] of Object.entries(PAGES)) {
      if (!folder && !README.includes(name)) continue;
      await page.goto(address);
      await settled(page);
      if (name === 'incident') {
        await page.getByRole('textbox', { name: /^A mail/ }).fill(mail);
        await page.getByRole('button', { name: 'Find the CIs' }).click();
        await settled(page);
        await page.getByRole('button', { name: 'What broke?' }).click();
        await settled(page);
        if (!folder) await page.getByRole('heading', { name: 'From the suspects' }).scrollIntoViewIfNeeded();
      }
      const file = `${out}/${name}${folder ? `-${look}` : ''}.png`;
      await page.screenshot({ path: file, fullPage: folder !== undefined });
      if (look === 'light' && folder) await page.pdf({ path: `${out}/${name}.pdf`, format: 'A4' });
    }
    await context.close();
  }
} finally {
  await browser.close();
  await Promise.all([own.stop(), empty.stop()]);
}

/** Nothing is being asked, and the canvas has drawn what came. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(300);
}
