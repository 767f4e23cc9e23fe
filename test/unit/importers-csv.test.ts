import iconv from 'iconv-lite';
import { buildCatalogue } from '../../src/domain/catalogue.ts';
import { csvSource } from '../../src/importers/csv.ts';
import { readMapping } from '../../src/importers/mapping.ts';
import { inputFiles, told } from '../support/input-files.ts';

const files = inputFiles();
afterAll(files.remove);

const catalogue = buildCatalogue();
const read = (content: string | Buffer, mapping: string) =>
  told(csvSource(catalogue, files.put('in.csv', content), readMapping(mapping, 'map.yaml')));

const SERVERS = `
cis:
  - id: "server:{name}"
    class: server
    name: "{name}"
`;

test('a row makes several records; conditions choose, defaults fill in, empty columns leave their field out', async () => {
  const mapping = `
file: servers.csv
delimiter: ";"
dateFormat: M/D/YYYY
defaults: { environment: staging, attributes: { os: Debian } }
cis:
  - id: "server:{name}"
    class: server
    name: "{name} ({site})"
    owner: "{owner}"
    criticality: 4
    tags: ["{site}", imported, "{owner}"]
    outageCostPerHour: { amount: "{cost}", currency: EUR }
    attributes: { installed: "{since}", cpus: "{cpus}", os: "{os}" }
  - when: "{cluster}"
    id: "cluster:{cluster}"
    class: cluster
  - when: { column: site, in: [012, B] }
    id: "site:{site}"
    class: site
dependencies:
  - { when: "{cluster}", from: "server:{name}", type: member_of, to: "cluster:{cluster}", group: nodes, needs: "50%" }
`;
  const csv = `name;site;owner;cost;since;cpus;cluster;os;
a;012;ops;"1,200.50";2/9/2024;8;c1;;
b;C;;;;;;Alpine
`;
  expect(await read(csv, mapping)).toEqual([
    [
      2,
      'ci',
      {
        id: 'server:a',
        class: 'server',
        name: 'a (012)',
        environment: 'staging',
        owner: 'ops',
        criticality: 4,
        tags: ['012', 'imported', 'ops'],
        outageCostPerHour: { amount: 1200.5, currency: 'EUR' },
        attributes: { installed: '2024-02-09', cpus: 8, os: 'Debian' },
      },
    ],
    [2, 'ci', { id: 'cluster:c1', class: 'cluster', environment: 'staging', attributes: { os: 'Debian' } }],
    [2, 'ci', { id: 'site:012', class: 'site', environment: 'staging', attributes: { os: 'Debian' } }],
    [
      2,
      'dependency',
      { from: 'server:a', type: 'member_of', to: 'cluster:c1', group: 'nodes', needs: '50%' },
    ],
    [
      3,
      'ci',
      {
        id: 'server:b',
        class: 'server',
        name: 'b (C)',
        environment: 'staging',
        criticality: 4,
        tags: ['C', 'imported'],
        attributes: { os: 'Alpine' },
      },
    ],
  ]);
});

test('numbers, dates, lists and yes/no as the file writes them', async () => {
  const mapping = `
delimiter: ";"
decimalComma: true
dateFormat: DD.MM.YYYY
listSeparator: ","
cis:
  - id: "{n}"
    class: server
    tags: "{tags}"
    criticality: "{level}"
    attributes: { memoryGb: "{memory}", installed: "{day}" }
`;
  const csv = "n;tags;level;memory;day\n1;a, b,,c;3;1.024,5;1.12.2023\n2;;2;1'024;29.02.2024\n";
  expect(await read(csv, mapping)).toEqual([
    [
      2,
      'ci',
      {
        id: '1',
        class: 'server',
        tags: ['a', 'b', 'c'],
        criticality: 3,
        attributes: { memoryGb: 1024.5, installed: '2023-12-01' },
      },
    ],
    [
      3,
      'ci',
      { id: '2', class: 'server', criticality: 2, attributes: { memoryGb: 1024, installed: '2024-02-29' } },
    ],
  ]);
  expect(await read('n;tags;level;memory;day\n1;;x;1.02;29.2.2023\n', mapping)).toEqual([
    [2, 'criticality: expected a number such as 1.234,5'],
    [2, 'attributes.memoryGb: expected a number such as 1.234,5'],
    [2, 'attributes.installed: expected a date as DD.MM.YYYY'],
  ]);
});

test('quotes, line breaks within them, byte order mark, blank lines, CRLF and LF mixed', async () => {
  const csv = '\ufeffname,note\r\n"a ""b"", c","two\nlines"\r\n\r\n d ,x\ne,y';
  expect(await read(csv, SERVERS)).toEqual([
    [2, 'ci', { id: 'server:a "b", c', class: 'server', name: 'a "b", c' }],
    [5, 'ci', { id: 'server:d', class: 'server', name: 'd' }],
    [6, 'ci', { id: 'server:e', class: 'server', name: 'e' }],
  ]);
});

test.each(['windows-1252', 'utf-16le', 'UTF-8', 'iso-8859-15', 'utf-16'])('read as %s', async (encoding) => {
  const bytes = iconv.encode('name\nMüller\n', encoding as 'utf-8', { addBOM: encoding === 'utf-16' });
  expect(await read(bytes, `encoding: ${encoding}\n${SERVERS}`)).toEqual([
    [2, 'ci', { id: 'server:Müller', class: 'server', name: 'Müller' }],
  ]);
});

describe('what is wrong in a file is told with its line', () => {
  test.each<[string, string | Buffer, unknown[]]>([
    ['an empty file', '', [[1, 'the file is empty']]],
    [
      'a column that is not there',
      'nmae,site\na,b\n',
      [
        [
          1,
          'name: the mapping names a column that the file has not (did you mean nmae?); its columns are nmae, site',
        ],
      ],
    ],
    ['a column twice', 'name,name\na,b\n', [[1, 'name: two columns have this name']]],
    [
      'a row too long or too short',
      'name,site\na,b,c\nd\ne,f\n',
      [
        [2, '3 cells where the first line names 2 columns'],
        [3, '1 cells where the first line names 2 columns'],
        [4, 'ci', { id: 'server:e', class: 'server', name: 'e' }],
      ],
    ],
    [
      'an empty column in an id',
      'name,site\n,b\n',
      [[2, 'id: column name is empty; a mapping may say "when" for rows without it']],
    ],
    [
      'bytes of another encoding',
      Buffer.from('name\na\nM\xfcller\n', 'latin1'),
      [
        [2, 'ci', { id: 'server:a', class: 'server', name: 'a' }],
        [
          3,
          'not valid UTF-8: name the encoding in the mapping, such as encoding: windows-1252; the rest of the file was not read',
        ],
      ],
    ],
    [
      'UTF-16',
      Buffer.from('\ufeffname\na\n', 'utf16le'),
      [
        [
          1,
          'the file is UTF-16 (little-endian, byte order mark FF FE): name it in the mapping, as in encoding: utf-16; the rest of the file was not read',
        ],
      ],
    ],
  ])('%s', async (_, content, expected) => {
    expect(await read(content, SERVERS)).toEqual(expected);
  });

  test('a quote left open ends the file; a quote within a text is part of it', async () => {
    expect(await read('name,b\na"b,1\n"c"d,2\ne,3\nf,"4\ng,5\n', SERVERS)).toEqual([
      [2, 'ci', { id: 'server:a"b', class: 'server', name: 'a"b' }],
      [3, 'ci', { id: 'server:"c"d', class: 'server', name: '"c"d' }],
      [4, 'ci', { id: 'server:e', class: 'server', name: 'e' }],
      [5, 'a quote opened in this record is not closed; the rest of the file was not read'],
    ]);
  });

  test('a record longer than can be is told, and nothing behind it is taken for a row', async () => {
    expect(await read(`name\na\n"${'x\n'.repeat(600_000)}"\nb\n`, SERVERS)).toEqual([
      [2, 'ci', { id: 'server:a', class: 'server', name: 'a' }],
      [3, 'longer than 1,048,576 bytes: is a quote not closed?; the rest of the file was not read'],
    ]);
  });

  test('a byte that has no meaning in the encoding named', async () => {
    expect(await read(Buffer.from('name\na\n\x81\n', 'latin1'), `encoding: shift_jis\n${SERVERS}`)).toEqual([
      [2, 'ci', { id: 'server:a', class: 'server', name: 'a' }],
      [3, 'not valid shift_jis; the rest of the file was not read'],
    ]);
  });
});

describe('a mapping that is wrong is VALIDATION and names each thing', () => {
  test.each([
    ['', 'mapping map.yaml: expected a mapping with cis or dependencies'],
    ['cis: []', 'mapping map.yaml: expected cis or dependencies'],
    ['cis: [{ id: a }]', 'mapping map.yaml: cis.0.class: missing'],
    ['cis: [', /mapping map\.yaml: line \d, column \d: /],
    [`delimeter: ";"${SERVERS}`, 'mapping map.yaml: delimeter: unknown field (did you mean delimiter?)'],
    [
      `encoding: utf-9\ndateFormat: YY\ndelimiter: "||"${SERVERS}`,
      'mapping map.yaml: delimiter: expected one character, such as ";"; ' +
        'encoding: unknown encoding; expected one such as utf-8 or windows-1252; ' +
        'dateFormat: expected D, M and YYYY with separators, such as DD.MM.YYYY',
    ],
    [`decimalComma: yes${SERVERS}`, 'mapping map.yaml: decimalComma: expected one of true, false'],
    [
      'cis: [{ id: a, class: server, nmae: b }]\ndependencies: [{ from: a, to: b }]',
      'mapping map.yaml: cis.0.nmae: unknown field; dependencies.0.type: missing: expected string',
    ],
  ])('%j', (mapping, message) => {
    expect(() => readMapping(mapping, 'map.yaml')).toThrow(
      expect.objectContaining({
        code: 'VALIDATION',
        message:
          typeof message === 'string' ? expect.stringContaining(message) : expect.stringMatching(message),
      }),
    );
  });
});
