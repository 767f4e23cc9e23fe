import { buildCatalogue } from '../../src/domain/catalogue.ts';
import { nativeSource } from '../../src/importers/native.ts';
import { inputFiles, rowsOf, told } from '../support/input-files.ts';

const files = inputFiles();
afterAll(files.remove);

const catalogue = buildCatalogue();
const read = (content: string | Buffer) => told(nativeSource(catalogue, files.put('in.yaml', content)));

test('CIs and dependencies with their lines; defaults below each CI, one dependency for each end listed', async () => {
  const text = `source: hand
defaults:
  environment: staging
  attributes: { os: Debian, cpus: 2 }
cis:
  - id: web-1
    class: server
    attributes: { cpus: 4 }

  - { id: app, class: server, environment: production }
dependencies:
  - from: app
    type: runs_on
    to: [web-1, web-2]
    group: web
    needs: 50%
`;
  const rows = await rowsOf(nativeSource(catalogue, files.put('in.yaml', text)));
  expect(rows.map((row) => 'source' in row && row.source)).toEqual(['hand', 'hand', 'hand', 'hand']);
  const group = { from: 'app', type: 'runs_on', group: 'web', needs: '50%' };
  expect(await read(text)).toEqual([
    [
      6,
      'ci',
      { id: 'web-1', class: 'server', environment: 'staging', attributes: { os: 'Debian', cpus: 4 } },
    ],
    [
      10,
      'ci',
      { id: 'app', class: 'server', environment: 'production', attributes: { os: 'Debian', cpus: 2 } },
    ],
    [12, 'dependency', { ...group, to: 'web-1' }],
    [12, 'dependency', { ...group, to: 'web-2' }],
  ]);
});

test('an unquoted text stays as it is written where a text is expected', async () => {
  const text = `cis:
  - id: 012
    class: server
    name: 123456789012345678901
    owner: yes
    criticality: 4
    tags: [007, true, 1.10, 2022-11-14]
    externalIds: { asset: 0x1F }
    outageCostPerHour: { amount: 12.50, currency: EUR }
    attributes: { serial: 1e3, installed: 2022-11-14, cpus: 8, release: 7.10 }
  - { id: app, class: application, attributes: { release: 7.10 } }
`;
  expect(await read(text)).toEqual([
    [
      2,
      'ci',
      {
        id: '012',
        class: 'server',
        name: '123456789012345678901',
        owner: 'yes',
        criticality: 4,
        tags: ['007', 'true', '1.10', '2022-11-14'],
        externalIds: { asset: '0x1F' },
        outageCostPerHour: { amount: 12.5, currency: 'EUR' },
        // A server has no release: the value is no text of ours, and the check will say so.
        attributes: { serial: '1e3', installed: '2022-11-14', cpus: 8, release: 7.1 },
      },
    ],
    [11, 'ci', { id: 'app', class: 'application', attributes: { release: '7.10' } }],
  ]);
});

test('JSON is read the same way', async () => {
  const text = '{\n  "cis": [\n    {"id": "a", "class": "server", "name": "\\ud83d\\ude00 \\/"}\n  ]\n}\n';
  expect(await read(`\ufeff${text}`)).toEqual([[3, 'ci', { id: 'a', class: 'server', name: '😀 /' }]]);
});

test('aliases stand for what they name, within bounds', async () => {
  expect(await read('cis:\n  - &a { id: a, class: server }\n  - *a\n')).toEqual([
    [2, 'ci', { id: 'a', class: 'server' }],
    [3, 'ci', { id: 'a', class: 'server' }],
  ]);
  const levels = Array.from({ length: 9 }, (_, i) => {
    const inner = i === 0 ? 'x' : `*l${i - 1}`;
    return `  - &l${i} [${Array(9).fill(inner).join(', ')}]`;
  });
  const answer = await read(`cis:\n${levels.join('\n')}\n`);
  expect(answer.at(-1)).toEqual([10, 'the aliases of this document stand for too much']);
  expect(await read('cis:\n  - &a { id: a, tags: *a }\n')).toEqual([
    [2, expect.stringMatching(/alias|nested/)],
  ]);
});

describe('what is wrong is told with its line', () => {
  test.each<[string, string, unknown[]]>([
    [
      'a malformed document',
      'cis:\n  - id: [a\n',
      [
        [
          3,
          'not valid YAML or JSON: Flow sequence in block collection must be sufficiently indented and end with a ] (column 1)',
        ],
      ],
    ],
    [
      'a key twice',
      'cis:\n  - id: a\n    id: b\n',
      [[3, 'not valid YAML or JSON: Map keys must be unique (column 5)']],
    ],
    ['an empty document', '', [[1, 'the file is empty']]],
    ['a comment only', '# nothing\n', [[1, 'the file is empty']]],
    ['no section with records', 'source: x\n', [[1, 'expected a document with cis and dependencies']]],
    ['a text', 'hello\n', [[1, 'expected a document with cis and dependencies']]],
    [
      'an unknown section',
      'cis: []\ndependancies: []\n',
      [
        [
          2,
          'dependancies: unknown field (did you mean dependencies?); expected source, defaults, cis, dependencies',
        ],
      ],
    ],
    ['a section that is no list', 'cis:\n  id: a\n', [[2, 'cis: expected a list']]],
    ['defaults that are none', 'defaults: x\ncis: []\n', [[1, 'defaults: expected fields and their values']]],
    ['no source', 'source:\ncis: []\n', [[1, 'source: expected the name of the source, a text']]],
    ['a prototype', 'cis:\n  - { id: a, __proto__: { x: 1 } }\n', [[2, 'no field may be called __proto__']]],
    [
      'a number that would change',
      'cis:\n  - { id: a, class: server, attributes: { cpus: 9007199254740993 } }\n',
      [[2, 'the number 9007199254740993 cannot be kept exactly; write it as a text in quotes']],
    ],
    ['a key that is no text', 'cis:\n  - { [a]: b }\n', [[2, 'expected a plain text as key']]],
    ['two documents', 'cis: []\n---\ncis: []\n', [[2, expect.stringContaining('multiple documents')]]],
  ])('%s', async (_, content, expected) => {
    expect(await read(content)).toEqual(expected);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  test('nesting without end', async () => {
    const answer = await read(`cis: ${'['.repeat(50_000)}`);
    expect(answer[0]).toEqual([1, expect.stringContaining('not valid YAML or JSON')]);
    expect(await read(`cis: [${'['.repeat(30)}${']'.repeat(30)}]`)).toEqual([
      [1, 'nested deeper than 20 levels'],
    ]);
  });

  test('another encoding', async () => {
    expect(await read(Buffer.from('cis: []\n# M\xfcller\n', 'latin1'))).toEqual([[2, 'not valid UTF-8']]);
    expect(await read(Buffer.from('\ufeffcis: []', 'utf16le'))).toEqual([
      [1, 'the file is UTF-16 (little-endian, byte order mark FF FE); expected UTF-8'],
    ]);
  });

  test('a document too large for memory', async () => {
    const file = { ...files.put('large.yaml', ''), bytes: 2 ** 30 };
    expect(await told(nativeSource(catalogue, file))).toEqual([
      [1, 'a YAML or JSON document may have 16 MB at most; NDJSON has no such limit'],
    ]);
  });
});
