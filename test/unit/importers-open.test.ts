import { mkdirSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buildCatalogue } from '../../src/domain/catalogue.ts';
import { openSources } from '../../src/importers/open.ts';
import { inputFiles, told } from '../support/input-files.ts';

const files = inputFiles();
afterAll(files.remove);

const catalogue = buildCatalogue();
const NDJSON = '{"kind":"ci","id":"a","class":"server"}\n';
const YAML = 'cis:\n  - { id: a, class: server }\n';
const A = { id: 'a', class: 'server' };

const open = (paths: string[], stdin = '', mapping?: string) =>
  openSources(catalogue, paths, { stdin: Readable.from([stdin]), mapping });
const at = (name: string) => join(files.folder, name);

test('the extension names the format', async () => {
  files.put('a.ndjson', NDJSON);
  files.put('a.JSONL', NDJSON);
  files.put('a.yml', YAML);
  files.put('a.json', '{"cis":[{"id":"a","class":"server"}]}');
  files.put('a.csv', 'name\na\n');
  files.put('map.txt', 'cis: [{ id: "{name}", class: server }]');
  const names = ['a.ndjson', 'a.JSONL', 'a.yml', 'a.json', 'a.csv'].map(at);
  const { sources, close } = await open(names, '', at('map.txt'));
  expect(sources.map(({ name }) => name)).toEqual(names);
  for (const source of sources) expect(await told(source)).toEqual([[expect.any(Number), 'ci', A]]);
  await close();
});

test('a folder stands for its native and NDJSON files, by name', async () => {
  mkdirSync(at('folder/b.yaml'), { recursive: true });
  files.put('folder/c.ndjson', NDJSON);
  files.put('folder/a.yaml', YAML);
  files.put('folder/notes.txt', 'x');
  files.put('folder/b.csv', 'x');
  const { sources } = await open([at('folder')]);
  expect(sources.map(({ name }) => name)).toEqual([at('folder/a.yaml'), at('folder/c.ndjson')]);
});

describe('standard input is kept as long as it is open, and its format is found out', () => {
  test.each([
    ['NDJSON', NDJSON],
    ['NDJSON after a header and blank lines', `\ufeff\n{"kind":"faultline","format":1}\n${NDJSON}`],
    ['YAML', YAML],
    ['JSON in one line', '{"cis":[{"id":"a","class":"server"}]}'],
    ['JSON in several lines', '{\n"cis":[{"id":"a","class":"server"}]}'],
  ])('%s', async (_, text) => {
    const spools = () => readdirSync(tmpdir()).filter((name) => name.startsWith('faultline-stdin-'));
    const before = spools();
    const { sources, close } = await open(['-'], text);
    expect(sources.map(({ name, bytes }) => [name, bytes])).toEqual([['stdin', Buffer.byteLength(text)]]);
    for (let reading = 0; reading < 2; reading++) {
      expect(await told(sources[0] as (typeof sources)[0])).toEqual([[expect.any(Number), 'ci', A]]);
    }
    await close();
    expect(spools()).toEqual(before);
  });

  test('a first line longer than what is looked at', async () => {
    const { sources, close } = await open(
      ['-'],
      `{"kind":"ci","id":"${'x'.repeat(100_000)}","class":"server"}`,
    );
    expect(await told(sources[0] as (typeof sources)[0])).toEqual([[1, 'ci', expect.anything()]]);
    await close();
  });

  test('CSV, when there is a mapping', async () => {
    files.put('m.yaml', 'cis: [{ id: "{name}", class: server }]');
    const { sources, close } = await open(['-'], 'name\na\n', at('m.yaml'));
    expect(await told(sources[0] as (typeof sources)[0])).toEqual([[2, 'ci', A]]);
    await close();
  });
});

test.each([
  ['gone.yaml', 'does not exist'],
  ['empty', 'is a folder without a file that ends in .yaml, .yml, .json, .ndjson, .jsonl'],
  [
    'estate.xlsx',
    'is of no known format: expected a name that ends in .yaml, .yml, .json, .ndjson, .jsonl, .csv',
  ],
  ['b.csv', 'is CSV: name a mapping that says what its columns are'],
])('%s is refused', async (name, reason) => {
  mkdirSync(at('empty'), { recursive: true });
  files.put('estate.xlsx', 'x');
  files.put('b.csv', 'x');
  await expect(open([at(name)])).rejects.toMatchObject({
    code: 'VALIDATION',
    message: `${at(name)} ${reason}`,
  });
});

test('a mapping that is missing or wrong is refused', async () => {
  files.put('c.csv', 'x');
  await expect(open([at('c.csv')], '', at('none.yaml'))).rejects.toMatchObject({
    code: 'VALIDATION',
    message: `${at('none.yaml')} does not exist`,
  });
  files.put('bad.yaml', 'x: 1');
  await expect(open([at('c.csv')], '', at('bad.yaml'))).rejects.toMatchObject({
    code: 'VALIDATION',
    message: 'mapping bad.yaml: x: unknown field',
  });
});

describe('what is plainly no estate is told by its kind, whatever its name says', () => {
  const TABLE = 'save what it holds as CSV, which goes with a mapping';
  const EXPECTED = 'expected YAML or JSON with cis and dependencies, NDJSON, or CSV with a mapping';
  const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const excel = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]);
  test.each([
    ['%PDF-1.7\n%âãÏÓ\n1 0 obj', `a PDF: ${EXPECTED}`],
    [png, `a PNG picture: ${EXPECTED}`],
    [Buffer.from([0xff, 0xd8, 0xff, 0xe0]), `a JPEG picture: ${EXPECTED}`],
    ['GIF89a', `a GIF picture: ${EXPECTED}`],
    ['PK\x03\x04', `a ZIP archive, or a file of Excel or Word: unpack it, or ${TABLE}`],
    [excel, `a file of an older Excel or Word: ${TABLE}`],
    [Buffer.from([0x1f, 0x8b, 8, 0]), 'compressed by gzip: unpack it first'],
    ['SQLite format 3\0', `an SQLite database: ${TABLE}`],
    ['\ufeff \n<!DOCTYPE html><title>cis: []', `a page of HTML: ${EXPECTED}`],
    ['<?xml version="1.0"?><servers/>', `XML: ${EXPECTED}`],
  ])('%j', async (beginning, kind) => {
    files.put('columns.yaml', 'cis: [{ id: "{name}", class: server }]');
    for (const name of ['other.yaml', 'other.json', 'other.ndjson', 'other.csv']) {
      files.put(name, beginning);
      const { sources } = await open([at(name)], '', at('columns.yaml'));
      const rows = await told(sources[0] as (typeof sources)[0]);
      expect([name, rows]).toEqual([name, [[1, `the file looks like ${kind}`]]]);
    }
  });

  test.each(['a: "%PDF-1.7"\ncis: []\n', '# <html>\ncis: []\n', 'PK: 1\ncis: []\n', 'GIF: 1\ncis: []\n'])(
    '%j is read as it is named',
    async (text) => {
      files.put('own.yaml', text);
      const { sources } = await open([at('own.yaml')]);
      const rows = await told(sources[0] as (typeof sources)[0]);
      expect(rows.filter((row) => String(row).includes('looks like'))).toEqual([]);
    },
  );
});
