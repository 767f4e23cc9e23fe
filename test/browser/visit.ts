import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A page of the viewer with an eye on what it must never do. */
export interface Visit {
  page: Page;
  /** errors of scripts, violations of the policy, and requests that left the origin */
  faults: string[];
  close(): Promise<void>;
}

export async function visit(
  browser: Browser,
  address: string,
  options: BrowserContextOptions & { token?: string } = {},
): Promise<Visit> {
  const { token, ...rest } = options;
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...rest });
  const faults: string[] = [];
  const { origin } = new URL(address);
  await context.addInitScript((text) => {
    if (text !== null) sessionStorage.setItem('faultline-token', text);
    addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
    });
  }, token ?? null);
  const page = await context.newPage();
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    // The browser tells of every answer that is no 200: those are answers.
    const isAnswer = /^Failed to load resource/.test(message.text());
    if (message.type() === 'error' && !isAnswer) faults.push(message.text());
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (!['data:', 'blob:'].includes(url.protocol) && url.origin !== origin) faults.push(`asked ${url.href}`);
  });
  await page.goto(address);
  await settled(page);
  return { page, faults, close: () => context.close() };
}

/** Nothing is being asked any more. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  // What was just done may ask anew, and shows that it does with the next frame.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await page.waitForFunction(() => !document.querySelector('.state.loading, [aria-busy="true"]'));
}

/** What axe-core finds wrong once nothing is being asked, each as rule and place. */
export async function axe(page: Page): Promise<string[]> {
  await settled(page);
  return await axeNow(page);
}

/** What it finds wrong as the page is, though a question may never be answered. */
export async function axeNow(page: Page): Promise<string[]> {
  // What fades in has another contrast on the way.
  await page.waitForFunction(() =>
    document.getAnimations().every(({ playState }) => playState !== 'running'),
  );
  await page.evaluate(AXE);
  return await page.evaluate(async () => {
    // biome-ignore lint/suspicious/noExplicitAny: axe has just put itself there
    const { violations } = await (globalThis as any).axe.run(document, { resultTypes: ['violations'] });
    return violations.flatMap((one: { id: string; nodes: { html: string; failureSummary: string }[] }) =>
      one.nodes.map(({ html, failureSummary }) => `${one.id}: ${html} ${failureSummary}`),
    );
  });
}

/** Whether the page is no wider than its window. */
export async function fitsItsWidth(page: Page): Promise<boolean> {
  return await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
}

/** Controls smaller than 24 pixels a side, but links within a line of text (WCAG 2.2, 2.5.8). */
export async function smallTargets(page: Page): Promise<string[]> {
  return await page.evaluate(() =>
    [
      ...document.querySelectorAll(
        'button, select, input, textarea, summary, [role="option"], nav a, .actions a',
      ),
    ]
      .filter((one) => {
        const { width, height } = one.getBoundingClientRect();
        return width > 0 && (width < 24 || height < 24);
      })
      .map((one) => one.outerHTML.slice(0, 120)),
  );
}
