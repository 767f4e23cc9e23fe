import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { openBrowser } from '../test/browser/site.ts';
import { layoutTier } from '../web/graph/layout-tier.ts';
import type { GraphModel } from '../web/graph/model.ts';
import { layeredEstate } from './estate.ts';
import type { Graphs } from './graphs.ts';
import { Serving } from './serving.ts';
import { figure, type Table, whole } from './table.ts';

const DRAWN = 300;
const LAID_OUT = 1000;
const SECONDS = 3;
const TIERS = [
  'business_service',
  'application',
  'process',
  'virtual_machine',
  'server',
  'network_device',
  'rack',
];
const WEB = new URL('../dist/web/', import.meta.url);

/** The viewer: layout, frames of a drawing that is moved, the first answer, and what is loaded. */
export async function benchWeb(graphs: Graphs, sizes: readonly number[], runs: number): Promise<Table> {
  const rows: string[][] = [];
  const model = generatedModel(LAID_OUT);
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    layoutTier(model);
    return performance.now() - start;
  });
  const [first] = times;
  rows.push([
    `layout of ${whole(model.nodes.length)} CIs, ${whole(model.edges.length)} dependencies: the first, the middle of ${runs}`,
    `${figure(first as number)} ms, ${figure(middle(times))} ms`,
    '200 ms',
  ]);
  const browser = await openBrowser();
  try {
    for (const size of sizes) {
      await graphs.load('embedded', size);
      const server = await Serving.start(['--data', graphs.folder(size), '--log', 'error']);
      try {
        const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
        const host = `ci-${Math.round(size * 0.9)}`;
        const answers: number[] = [];
        for (let run = 0; run < runs; run++)
          answers.push(await untilShown(page, `${server.url}/impact?down=${host}`));
        rows.push([
          `from an address to its verdict, ${whole(size)} CIs: the first, the middle of ${runs}`,
          `${whole(answers[0] as number)} ms, ${whole(middle(answers))} ms`,
          '',
        ]);
        const rack = `ci-${Math.round(size * 0.97)}`;
        await page.goto(`${server.url}/explore?focus=${rack}&direction=up&depth=10&limit=1000`);
        await page.waitForLoadState('networkidle');
        const { boxes, frames } = await page.evaluate<{ boxes: number; frames: number }>(MOVED);
        rows.push([
          `${boxes} boxes panned and zoomed, ${whole(size)} CIs`,
          `${figure(frames)} frames/s`,
          '30 frames/s',
        ]);
      } finally {
        await server.stop();
      }
    }
  } finally {
    await browser.close();
  }
  for (const [what, bytes, goal] of bundle()) rows.push([what, `${(bytes / 1000).toFixed(1)} kB`, goal]);
  return {
    title: 'The viewer',
    columns: ['what', 'measured', 'goal'],
    rows,
    notes: [
      'Chromium headless, drawing in software. Sizes are after gzip; times in this process and in the page.',
    ],
  };
}

function generatedModel(size: number): GraphModel {
  const estate = [...layeredEstate(size)];
  return {
    nodes: estate.map(({ id, name, class: className }) => ({
      ...{ id, name, class: className, tier: TIERS.indexOf(className), standing: 'up' as const },
      ...{ owner: null, criticality: null, badge: null, isFocus: false, hidden: { up: 0, down: 0 } },
    })),
    edges: estate.flatMap(({ id, dependencies }) =>
      dependencies.map(([to, type]) => ({
        ...{ from: id, to, type, effect: 'hard' as const, group: null, weight: 'plain' as const },
      })),
    ),
  };
}

async function untilShown(page: Page, address: string): Promise<number> {
  await page.goto('about:blank');
  const start = performance.now();
  await page.goto(address, { waitUntil: 'commit' });
  await page.locator('.verdict').waitFor();
  return performance.now() - start;
}

/** Counts frames while the drawing is moved and zoomed at each of them; a text, as nothing here knows a document. */
const MOVED = `(async () => {
  const { cy } = document.querySelector('.canvas')._cyreg;
  // A page draws 250 boxes at most: copies of some make up the rest.
  for (const node of cy.nodes().slice(0, Math.max(0, ${DRAWN} - cy.nodes().length))) {
    const { x, y } = node.position();
    cy.add({ data: { ...node.data(), id: node.id() + ' again' }, position: { x: x + 20, y: y + 20 } });
  }
  let frames = 0;
  const start = performance.now();
  while (performance.now() - start < ${SECONDS * 1000}) {
    const turn = frames / 10;
    cy.panBy({ x: 6 * Math.sin(turn), y: 4 * Math.cos(turn) });
    cy.zoom(cy.zoom() * (1 + 0.01 * Math.sin(turn)));
    await new Promise((resolve) => requestAnimationFrame(resolve));
    frames++;
  }
  return { boxes: cy.nodes().length, frames: frames / ${SECONDS} };
})()`;

function bundle(): [what: string, bytes: number, goal: string][] {
  const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', WEB), 'utf8'));
  const filesOf = (name: string, into = new Set<string>()): Set<string> => {
    const { file, css = [], imports = [] } = manifest[name];
    if (into.has(file)) return into;
    for (const one of [file, ...css]) into.add(one);
    for (const next of imports) filesOf(next, into);
    return into;
  };
  const bytes = (files: Set<string>) =>
    [...files].reduce((sum, file) => sum + gzipSync(readFileSync(new URL(file, WEB))).length, 0);
  const page = (name: string) => filesOf(`pages/${name}.tsx`, filesOf('index.html'));
  return [
    ['loaded for the start page', bytes(page('start')), '60 kB'],
    ['loaded for What breaks if, before it draws', bytes(page('impact')), '60 kB'],
    ['loaded for What breaks if, with Cytoscape', bytes(filesOf('draw/canvas.ts', page('impact'))), '220 kB'],
  ];
}

function middle(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[times.length >> 1] as number;
}
