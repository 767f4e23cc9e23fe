import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

// What a browser loads of the built viewer, in bytes after gzip.
const FOLDER = new URL('../../dist/web/', import.meta.url);
const FIRST_LOAD = 60_000;
const WITH_CYTOSCAPE = 220_000;

interface Chunk {
  file: string;
  src?: string;
  imports?: string[];
  dynamicImports?: string[];
  css?: string[];
}

const manifest: Record<string, Chunk> = JSON.parse(
  readFileSync(new URL('.vite/manifest.json', FOLDER), 'utf8'),
);
const pages = Object.keys(manifest).filter((name) => /^pages\/\w+\.tsx$/.test(name));
const ENTRY = 'index.html';
const CANVAS = 'draw/canvas.ts';

/** Bytes of these chunks with all that they import at once. */
function bytesOf(...names: string[]): number {
  const files = new Set<string>();
  const seen = new Set<string>();
  const take = (name: string) => {
    const chunk = manifest[name];
    if (!chunk || seen.has(name)) return;
    seen.add(name);
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
    for (const next of chunk.imports ?? []) take(next);
  };
  for (const name of names) take(name);
  return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(new URL(file, FOLDER))).length, 0);
}

test('there is a page for each file of web/pages', () => {
  expect(pages.length).toBeGreaterThanOrEqual(10);
  expect(manifest[CANVAS]).toBeDefined();
});

test.each(pages)('%s is shown after at most 60 kB, and drawn after at most 220 kB', (page) => {
  expect(bytesOf(ENTRY, page)).toBeLessThan(FIRST_LOAD);
  expect(bytesOf(ENTRY, page, CANVAS)).toBeLessThan(WITH_CYTOSCAPE);
});

test('cytoscape is loaded by what draws, and by nothing before', () => {
  const early = [ENTRY, ...pages].map((name) => manifest[name] as Chunk);
  expect(early.filter(({ imports = [] }) => imports.includes(CANVAS))).toEqual([]);
});
