import { readFileSync } from 'node:fs';
import { PAGES, pageAt } from '../../web/app/pages.ts';
import { VIEWS } from '../browser/views.ts';

// Each page of the viewer is told of, and looked at by tests and pictures.

const NAMES = PAGES.map(({ name }) => name).sort();
const namesAt = (paths: readonly string[]) =>
  [
    ...new Set(paths.map((path) => pageAt(path.split('?')[0] as string)?.page.name ?? `none at ${path}`)),
  ].sort();

test('tests and pictures look at every page, and at an address without one', () => {
  expect(namesAt(Object.values(VIEWS))).toEqual([...NAMES, 'none at /nothing/here'].sort());
});

test('docs/viewer.md has every page in its table, and no other', () => {
  const rows = readFileSync('docs/viewer.md', 'utf8').matchAll(/^\| (`.*?`) \|/gm);
  const paths = [...rows].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`(.*?)`/g)].map(([, path = '']) => path),
  );
  expect(namesAt(paths)).toEqual(NAMES);
});
