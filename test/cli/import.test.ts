import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import { readMapping } from '../../src/importers/mapping.ts';
import { blastRadiusSchema } from '../../src/use-cases/blast-radius.ts';
import { importReportSchema } from '../../src/use-cases/import-report.ts';
import { ciListSchema } from '../../src/use-cases/list-cis.ts';
import { ciAnswerSchema } from '../../src/use-cases/show-ci.ts';
import { SHOP } from './estate.ts';
import { workplace } from './faultline.ts';

let here: ReturnType<typeof workplace>;
beforeEach(() => {
  here = workplace();
});
afterEach(() => here.remove());

const web = (id: string, more: object = {}) => ({ kind: 'ci', id, class: 'server', ...more });
const uses = (from: string, to: string) => ({ kind: 'dependency', from, type: 'uses', to });
const found = async (...words: string[]) => await here.answer(ciListSchema, ['list', ...words]);

const EXAMPLES = fileURLToPath(new URL('../../examples/', import.meta.url));

test('the CSV example loads by its mapping, and its group holds by half of its nodes', async () => {
  const [csv, mapping] = [`${EXAMPLES}csv/servers.csv`, `${EXAMPLES}csv/servers.mapping.yaml`];
  expect(await here.run(['import', csv, '--mapping', mapping])).toEqual({
    code: 0,
    out: '118 records read: created 51, changed 0, unchanged 0, repeated 67, rejected 0. Graph revision 2.\n',
    err: '',
  });
  const { ci } = await here.answer(ciAnswerSchema, ['show', 'server:bk-nue-01']);
  expect(ci).toMatchObject({
    class: 'server',
    name: 'bk-nue-01',
    environment: 'production',
    source: 'servers.csv',
  });
  const { impacted } = await here.answer(blastRadiusSchema, ['impact', 'site:NUE1']);
  expect(impacted.find(({ id }) => id === 'service:Auftragsabwicklung')).toMatchObject({ level: 'down' });
});

test('every mapping of the examples can be read', () => {
  const mappings = readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.mapping.yaml'),
  );
  expect(mappings).toHaveLength(7);
  for (const name of mappings) {
    expect(readMapping(readFileSync(EXAMPLES + name, 'utf8'), name).cis.length).toBeGreaterThan(0);
  }
});

test('the same file again: all unchanged, the same revision', async () => {
  const file = here.records('shop.ndjson', SHOP);
  expect(await here.run(['import', file])).toEqual({
    code: 0,
    out: '18 records read: created 18, changed 0, unchanged 0, rejected 0. Graph revision 2.\n',
    err: '',
  });
  expect(await here.run(['import', file])).toEqual({
    code: 0,
    out: '18 records read: created 0, changed 0, unchanged 18, rejected 0. Graph revision 2.\n',
    err: '',
  });
});

test('what is wrong is told with file, line, record, field, value and reason; the rest goes in', async () => {
  const file = here.file(
    'in.ndjson',
    [
      '{"kind":"ci","id":"web-1","class":"servr"}',
      '{"kind":"ci","id":"web-2","class":"server","criticality":9}',
      '{"kind":"ci","id":"bad\\u001b[31m","class":"server"}',
      '{"kind":"ci","id":"web-3","class":"server","name":"two\\nlines"}',
      'not json',
      '{"kind":"ci","id":"<script>alert(1)</script>","class":"server"}',
      '{"kind":"dependency","from":"<script>alert(1)</script>","type":"uses","to":"web-9"}',
    ].join('\n'),
  );
  const { code, out, err } = await here.run(['import', file]);
  expect([code, err]).toEqual([1, '']);
  const plain = 'expected no control characters, line breaks or lone surrogates';
  expect(out.replaceAll(here.folder, '.')).toBe(`\
rejected ./in.ndjson:1 web-1 class: unknown class (did you mean server?) (found "servr")
rejected ./in.ndjson:2 web-2 criticality: expected number to be <=5 (found 9)
rejected ./in.ndjson:3 bad\\u001b[31m id: ${plain} (found "bad\\u001b[31m")
rejected ./in.ndjson:4 web-3 name: ${plain} (found "two\\nlines")
rejected ./in.ndjson:5: not valid JSON: Unexpected token 'o'
rejected ./in.ndjson:7 <script>alert(1)</script> -> web-9 to: no such CI (found "web-9")

7 records read: created 1, changed 0, unchanged 0, rejected 6. Graph revision 1.
`);
  const report = importReportSchema.parse(JSON.parse((await here.run(['import', file, '--json'])).out));
  expect(report.rejections).toHaveLength(6);
  expect(report.complete).toBe(false);
});

test('--dry-run shows what would change, field by field, and writes nothing', async () => {
  await here.run(['import', here.records('a.ndjson', [web('web-1'), web('web-2'), uses('web-1', 'web-2')])]);
  const next = here.records('b.ndjson', [web('web-1', { name: 'Front', owner: 'Web' }), web('web-3')]);
  expect((await here.run(['import', next, '--dry-run'])).out).toBe(`\
changed ci web-1
    name: "web-1" -> "Front"
    owner: - -> "Web"
created ci web-3

2 records read: would create 1, would change 1, unchanged 0, rejected 0. Graph revision 2.
Dry run: nothing was written.
`);
  const { items } = await found();
  expect(items.map((ci) => [ci.id, ci.name])).toEqual([
    ['web-1', 'web-1'],
    ['web-2', 'web-2'],
  ]);
});

test('--prune retires and removes what the source no longer lists, after showing it', async () => {
  const all = here.records('a.ndjson', [web('web-1'), web('web-2'), uses('web-1', 'web-2')]);
  const left = here.records('b.ndjson', [web('web-1')]);
  await here.run(['import', all, '--source', 'scan']);
  await here.run(['import', here.records('c.ndjson', [web('other')]), '--source', 'by-hand']);

  const shown =
    'No longer listed: 1 CI to retire\n  web-2\nand 1 dependency to remove\n  ["web-1","uses","web-2"]\n';
  const dry = await here.answer(importReportSchema, [
    'import',
    left,
    '--source',
    'scan',
    '--prune',
    '--dry-run',
  ]);
  expect(dry.prunable).toEqual({ cis: ['web-2'], dependencies: ['["web-1","uses","web-2"]'] });
  expect((await found('--status', 'retired')).total).toBe(0);

  const unasked = await here.run(['import', left, '--source', 'scan', '--prune']);
  expect([unasked.code, unasked.err]).toEqual([2, expect.stringContaining('there is no terminal to ask on')]);
  expect(await here.run(['import', left, '--source', 'scan', '--prune', '--yes'])).toEqual({
    code: 0,
    out: '1 record read: created 0, changed 0, unchanged 1, pruned 2, rejected 0. Graph revision 5.\n',
    err: shown,
  });
  expect((await found('--status', 'retired')).items.map((ci) => ci.id)).toEqual(['web-2']);
  expect((await here.answer(ciAnswerSchema, ['show', 'web-1'])).dependencies.total).toBe(0);
});

test('--prune does nothing after a rejection', async () => {
  await here.run(['import', here.records('a.ndjson', [web('web-1'), web('web-2')]), '--source', 'scan']);
  const left = here.records('b.ndjson', [web('web-1'), { kind: 'ci', id: 'web-2', class: 'sever' }]);
  const { code, out } = await here.run(['import', left, '--source', 'scan', '--prune', '--yes']);
  expect(code).toBe(1);
  expect(out).toContain('Nothing was pruned: 1 records were rejected');
  expect((await found('--status', 'retired')).total).toBe(0);
});

test('--on-conflict: one id told with two values', async () => {
  const file = here.records('a.ndjson', [web('web-1', { owner: 'A' }), web('web-1', { owner: 'B' })]);
  const failed = await here.run(['import', file]);
  expect(failed.code).toBe(1);
  expect(failed.out).toContain(`${file}:1 web-1 owner`);
  expect(failed.out).toContain(`${file}:2 web-1 owner`);
  expect((await found()).total).toBe(0);
  for (const [choice, owner] of [
    ['first', 'A'],
    ['last', 'B'],
  ] as const) {
    const { code, out } = await here.run(['import', file, '--on-conflict', choice]);
    expect([code, out]).toEqual([
      0,
      expect.stringContaining(`overruled ${file}:${choice === 'first' ? 2 : 1} web-1`),
    ]);
    expect((await here.answer(ciAnswerSchema, ['show', 'web-1'])).ci.owner).toBe(owner);
  }
  const wrong = await here.run(['import', file, '--on-conflict', 'best']);
  expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('expected one of first, last, fail')]);
});

test('--import-id: the same again writes nothing twice', async () => {
  const first = here.records('a.ndjson', [web('web-1', { owner: 'A' })]);
  await here.run(['import', first, '--import-id', 'monday', '--reason', 'weekly scan']);
  await here.run(['import', here.records('b.ndjson', [web('web-1', { owner: 'B' })])]);
  const { code } = await here.run(['import', first, '--import-id', 'monday']);
  expect(code).toBe(0);
  expect((await here.answer(ciAnswerSchema, ['show', 'web-1'])).ci.owner).toBe('B');
  expect((await here.run(['history', 'web-1'])).out).toContain('weekly scan');
});

test('--import-id: what was corrected is written under the same id', async () => {
  const wrong = here.records('a.ndjson', [web('web-1'), { kind: 'ci', id: 'web-2', class: 'sever' }]);
  expect((await here.run(['import', wrong, '--import-id', 'nightly'])).code).toBe(1);
  const right = here.records('a.ndjson', [web('web-1'), web('web-2')]);
  const report = await here.answer(importReportSchema, ['import', right, '--import-id', 'nightly']);
  expect(report.counts).toMatchObject({ created: 1, unchanged: 1, rejected: 0 });
  const again = await here.answer(importReportSchema, ['import', right, '--import-id', 'nightly']);
  expect(again.revision).toBe(report.revision);
  expect((await found()).total).toBe(2);
});

test('what was pruned comes back as it was when its source lists it again', async () => {
  const all = here.records('a.ndjson', [web('web-1', { status: 'maintenance' }), web('web-2')]);
  const cut = here.records('b.ndjson', [web('web-2')]);
  const load = (file: string, ...more: string[]) => here.run(['import', file, '--source', 'scan', ...more]);
  const status = async () => (await here.answer(ciAnswerSchema, ['show', 'web-1'])).ci.status;
  await load(all);
  await load(cut, '--prune', '--yes');
  expect(await status()).toBe('retired');
  await here.run(['import', here.records('c.ndjson', [web('web-1')]), '--source', 'another']);
  expect(await status()).toBe('retired');
  expect((await load(here.records('d.ndjson', [web('web-1')]))).out).toContain('changed 1');
  expect(await status()).toBe('maintenance');
});

test('a document, lines and CSV with a mapping, in one command', async () => {
  const document = here.file('a.yaml', stringify({ cis: [{ id: 'app', class: 'application' }] }));
  const lines = here.records('b.ndjson', [{ ...uses('app', 'server:web-1') }]);
  const csv = here.file('c.csv', 'name;cpus\nweb-1;8\n');
  const mapping = here.file(
    'm.yaml',
    stringify({
      delimiter: ';',
      cis: [{ id: 'server:{name}', class: 'server', attributes: { cpus: '{cpus}' } }],
    }),
  );
  const { code } = await here.run(['import', document, lines, csv, '--mapping', mapping]);
  expect(code).toBe(0);
  const { ci, dependents } = await here.answer(ciAnswerSchema, ['show', 'server:web-1']);
  expect([ci.attributes, dependents.items.map((d) => d.ci.id)]).toEqual([{ cpus: 8 }, ['app']]);
});

test('a model of its own adds classes', async () => {
  const model = here.file('model.yaml', stringify({ classes: [{ name: 'robot', extends: 'server' }] }));
  const file = here.records('a.ndjson', [{ kind: 'ci', id: 'r-1', class: 'robot' }]);
  expect((await here.run(['import', file])).code).toBe(1);
  expect((await here.run(['import', file, '--model', model])).code).toBe(0);
  expect((await found('--class', 'server', '--model', model)).total).toBe(1);
});
