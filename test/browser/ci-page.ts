import type { Page } from 'playwright-core';
import { settled } from './visit.ts';

// What is done and read on the page of a CI.

export const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });
export const editor = (page: Page) => page.locator('.editor');
export const rowsUnder = (page: Page, section: string) =>
  page.locator(`section[aria-labelledby="${section}"] tbody tr:not(.group)`);

export async function look(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'See what it does' }).click();
}

/** Saves what was looked at; what the page then says. */
export async function save(page: Page, verb: string): Promise<string> {
  await page.getByRole('button', { name: verb, exact: true }).click();
  return await told(page);
}

/** What the page says of what was saved. */
export async function told(page: Page): Promise<string> {
  await page.locator('.saved:not(:empty)').waitFor();
  await settled(page);
  return await page.locator('.saved').innerText();
}
