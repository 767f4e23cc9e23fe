import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { buildCatalogue } from '../../src/domain/catalogue.ts';
import { CmdbError } from '../../src/domain/errors.ts';
import { ndjsonSource } from '../../src/importers/ndjson.ts';
import type { RowSource } from '../../src/importers/row.ts';
import { openEmbedded } from '../../src/store/drivers/embedded.ts';
import { GraphStore } from '../../src/store/graph-store.ts';
import type { Context } from '../../src/use-cases/context.ts';
import { importEstate } from '../../src/use-cases/import-estate.ts';
import type { ImportInput, ImportReport, Prunable } from '../../src/use-cases/import-report.ts';
import { contextOn } from '../support/context.ts';
import { inputFiles } from '../support/input-files.ts';
import { dependenciesOf } from '../support/neighbours.ts';

const files = inputFiles();
const catalogue = buildCatalogue();
let context: Context;
let graphs = 0;
let seconds = 0;

beforeEach(async () => {
  const store = await GraphStore.open(await openEmbedded(join(files.folder, `graph-${graphs++}`)), catalogue);
  const clock = () => new Date(Date.UTC(2026, 10, 24) + 1000 * seconds++).toISOString();
  context = contextOn(store, catalogue, clock);
});
afterEach(() => context.store.close());
afterAll(files.remove);

type Line = Record<string, unknown> | string;
const ci = (id: string, more: Record<string, unknown> = {}) => ({ kind: 'ci', id, class: 'server', ...more });
const dependency = (from: string, to: string, more: Record<string, unknown> = {}) => ({
  kind: 'dependency',
  from,
  type: 'uses',
  to,
  ...more,
});

function source(lines: readonly Line[], name = 'in.ndjson'): RowSource {
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  return ndjsonSource(files.put(name, text));
}

const load = (lines: readonly Line[], more: Partial<ImportInput> = {}): Promise<ImportReport> =>
  importEstate(context, { sources: [source(lines)], ...more });

const told = (problems: ImportReport['rejections']) =>
  problems.map(({ line, field, reason }) => [line, field ?? '', reason]);
const rejected = ({ rejections }: ImportReport) => told(rejections);
const overruled = ({ overruled: problems }: ImportReport) => told(problems);

const ESTATE: Line[] = [
  dependency('app', 'web-1', { group: 'web', needs: 1 }),
  dependency('app', 'web-2', { group: 'web', needs: 1 }),
  { kind: 'ci', id: 'app', class: 'application', name: 'App' },
  ci('web-1'),
  ci('web-2'),
];

test('dependencies may precede their CIs; the same input again changes nothing', async () => {
  const first = await load(ESTATE);
  expect(first).toMatchObject({
    complete: true,
    interrupted: false,
    counts: { read: 5, created: 5, changed: 0, unchanged: 0, repeated: 0, rejected: 0 },
    rejections: [],
  });
  expect(await context.store.ci('web-1')).toMatchObject({ source: 'in.ndjson' });
  const { sequence } = await context.store.status();
  const again = await load(ESTATE);
  expect(again.counts).toMatchObject({ created: 0, changed: 0, unchanged: 5 });
  expect(again.revision).toBe(first.revision);
  expect((await context.store.status()).sequence).toBe(sequence);
});

test('a second source that tells the same CI changes nothing and does not take it over', async () => {
  await load([ci('web-1', { criticality: 4 })], { source: 'cmdb' });
  const again = await load([ci('web-1', { criticality: 4 })], { source: 'scanner' });
  expect(again.counts).toMatchObject({ created: 0, changed: 0, unchanged: 1 });
  expect(await context.store.ci('web-1')).toMatchObject({ source: 'cmdb', version: 1 });
  const moved = await load([ci('web-1', { source: 'scanner' })], { source: 'cmdb' });
  expect(moved.counts).toMatchObject({ changed: 1 });
  expect(await context.store.ci('web-1')).toMatchObject({ source: 'scanner', version: 2 });
});

test('lastSeen is one time for the whole import, and moves when it is repeated', async () => {
  await load(ESTATE, { batchSize: 1 });
  const seen = async (id: string) => (await context.store.ci(id))?.lastSeen ?? '';
  const first = await seen('web-1');
  expect(await seen('app')).toBe(first);
  await load(ESTATE);
  expect((await seen('web-1')) > first).toBe(true);
});

test('what is wrong is told all at once, and the rest goes in', async () => {
  const report = await load([
    ...ESTATE,
    ci('x', { clss: 1 }),
    { kind: 'ci', id: 'y', class: 'sever' },
    ci('z', { criticality: 9, attributes: { cpus: 'many' } }),
    ci('<script>\u001b[31m'),
    'nonsense',
    dependency('app', 'app'),
    dependency('app', 'gone'),
    dependency('lost', 'gone'),
    { ...dependency('app', 'web-1'), type: 'usess' },
    { ...dependency('app', 'web-1'), effect: 'hrad' },
  ]);
  expect(report.counts).toMatchObject({ read: 15, created: 5, rejected: 10 });
  expect(report.complete).toBe(false);
  expect(rejected(report)).toEqual([
    [6, 'clss', 'unknown field (did you mean class?)'],
    [7, 'class', 'unknown class (did you mean server?)'],
    [8, 'criticality', expect.any(String)],
    [9, 'id', 'expected no control characters, line breaks or lone surrogates'],
    [10, '', "not valid JSON: Unexpected token 'o'"],
    [11, 'to', 'a CI cannot depend on itself'],
    [12, 'to', 'no such CI'],
    [13, 'from', 'no such CI'],
    [13, 'to', 'no such CI'],
    [14, 'type', expect.stringMatching(/^unknown relation type \(did you mean uses/)],
    [15, 'effect', 'expected one of hard, soft, degrade-only, info'],
  ]);
});

test('hostile texts that are legal go in as they are', async () => {
  const name = `=cmd|'/c calc'!A0 <b onload="x"> ${'long '.repeat(190)}\u202e__proto__`;
  const report = await load([ci('__proto__', { name, tags: ['constructor', '__proto__'] })]);
  expect(report.complete).toBe(true);
  expect(await context.store.ci('__proto__')).toMatchObject({ name, tags: ['__proto__', 'constructor'] });
});

test('equal records are one; who tells it and in what order of fields makes no difference', async () => {
  const report = await importEstate(context, {
    sources: [
      source([ci('a', { owner: 'ops', attributes: { cpus: 1, os: 'x' } }), ci('b')], 'one.ndjson'),
      source(
        ['{"owner":"ops","class":"server","kind":"ci","attributes":{"os":"x","cpus":1},"id":"a"}'],
        'two.ndjson',
      ),
    ],
  });
  expect(report.counts).toMatchObject({ read: 3, created: 2, repeated: 1, rejected: 0 });
  expect(await context.store.ci('a')).toMatchObject({ source: 'one.ndjson' });
});

describe('one record with different values', () => {
  const lines = [ci('a', { owner: 'x' }), ci('b'), ci('a', { owner: 'y' }), ci('a', { owner: 'x' })];
  const same = (value: string, line: number) =>
    `the same record has ${JSON.stringify(value)} on line ${line} of in.ndjson`;

  test('fail: none goes in, each is told with the other', async () => {
    const report = await load(lines);
    expect(report.counts).toMatchObject({ created: 1, repeated: 0, rejected: 3 });
    expect(report.rejections).toEqual([
      { file: 'in.ndjson', line: 1, record: 'a', field: 'owner', value: 'x', reason: same('y', 3) },
      { file: 'in.ndjson', line: 3, record: 'a', field: 'owner', value: 'y', reason: same('x', 1) },
      { file: 'in.ndjson', line: 4, record: 'a', field: 'owner', value: 'x', reason: same('y', 3) },
    ]);
    expect(await context.store.ci('a')).toBeUndefined();
  });

  test('first', async () => {
    const report = await load(lines, { onConflict: 'first' });
    expect(report.counts).toMatchObject({ created: 2, repeated: 1, overruled: 1, rejected: 0 });
    expect(report.complete).toBe(true);
    expect(overruled(report)).toEqual([[3, 'owner', same('x', 1)]]);
    expect(await context.store.ci('a')).toMatchObject({ owner: 'x' });
  });

  test('last', async () => {
    const report = await load(lines.slice(0, 3), { onConflict: 'last' });
    expect(report.counts).toMatchObject({ created: 2, repeated: 0, overruled: 1, rejected: 0 });
    expect(overruled(report)).toEqual([[1, 'owner', same('y', 3)]]);
    expect(await context.store.ci('a')).toMatchObject({ owner: 'y' });
  });
});

describe('one group with different needs', () => {
  const lines = [
    ...['a', 'b', 'c', 'd'].map((id) => ci(id)),
    dependency('a', 'b', { group: 'g', needs: 1 }),
    dependency('a', 'c', { group: 'g', needs: '50%' }),
    dependency('a', 'd', { group: 'g' }),
  ];

  test('fail: none that says so goes in', async () => {
    const report = await load(lines);
    expect(rejected(report)).toEqual([
      [5, 'needs', 'group g needs "50%" on line 6 of in.ndjson'],
      [6, 'needs', 'group g needs "1" on line 5 of in.ndjson'],
    ]);
    expect(report.counts).toMatchObject({ created: 5, rejected: 2 });
  });

  test.each([
    ['first', [6, 'needs', 'group g needs "1" on line 5 of in.ndjson'], '1'],
    ['last', [5, 'needs', 'group g needs "50%" on line 6 of in.ndjson'], '50%'],
  ] as const)('%s', async (onConflict, rejection, needs) => {
    expect(rejected(await load(lines, { onConflict }))).toEqual([rejection]);
    const { items } = await dependenciesOf(context.store, 'a', { limit: 10 });
    expect(items.map(({ dependency: d }) => d.needs)).toEqual([needs, needs]);
  });
});

test('a dry run says what a run would do, over batches, and writes nothing', async () => {
  await load(ESTATE);
  const { revision, sequence } = await context.store.status();
  const lines = [
    dependency('new-2', 'new-1'),
    dependency('new-2', 'gone'),
    ci('new-1'),
    ci('new-2'),
    ci('web-1', { owner: 'ops' }),
    ci('web-2'),
  ];
  const dry = await load(lines, { dryRun: true, batchSize: 1 });
  expect(dry).toMatchObject({
    dryRun: true,
    revision,
    counts: { created: 3, changed: 1, unchanged: 1, rejected: 1 },
  });
  expect(rejected(dry)).toEqual([[2, 'to', 'no such CI']]);
  expect(dry.changes.map(({ id, action }) => [id, action])).toEqual([
    ['new-1', 'created'],
    ['new-2', 'created'],
    ['web-1', 'changed'],
    ['["new-2","uses","new-1"]', 'created'],
  ]);
  expect(dry.changes[2]?.after).toMatchObject({ owner: 'ops' });
  expect(await context.store.status()).toMatchObject({ revision, sequence });
  const { counts, rejections } = await load(lines, { batchSize: 1 });
  expect({ counts, rejections }).toEqual({ counts: dry.counts, rejections: dry.rejections });
});

describe('pruning', () => {
  const RETIRED = { cis: ['web-2'], dependencies: ['["app","uses","web-2","web"]'] };
  const rest = ESTATE.filter((line) => !JSON.stringify(line).includes('web-2'));

  test('shows what the source no longer lists, then retires and removes it', async () => {
    await load(ESTATE);
    await load([ci('other')], { source: 'elsewhere' });
    const shown: Prunable[] = [];
    const dry = await load(rest, { dryRun: true, prune: () => true });
    expect(dry).toMatchObject({ prunable: RETIRED, counts: { pruned: 0 } });
    const kept = await load(rest, { prune: (prunable) => shown.push(prunable) === 0 });
    expect(kept).toMatchObject({ prunable: RETIRED, counts: { pruned: 0 } });
    expect(shown).toEqual([RETIRED]);
    const pruned = await load(rest, { prune: () => true, batchSize: 1 });
    expect(pruned).toMatchObject({ prunable: RETIRED, counts: { pruned: 2 } });
    expect(await context.store.ci('web-2')).toMatchObject({ status: 'retired' });
    expect(await context.store.ci('other')).toMatchObject({ status: 'in_use' });
    expect((await dependenciesOf(context.store, 'app', { limit: 10 })).total).toBe(1);
    const again = await load(rest, { prune: () => true });
    expect(again).toMatchObject({ prunable: { cis: [], dependencies: [] }, revision: pruned.revision });
  });

  test('is left when something was rejected, or nothing was listed', async () => {
    await load(ESTATE);
    const never = () => {
      throw new Error('must not be asked');
    };
    const faulty = await load([...rest, 'nonsense'], { prune: never });
    expect(faulty.pruneSkipped).toBe('1 records were rejected: what they stand for would seem to be gone');
    const bare = await load(['{"kind":"faultline","format":1}'], { prune: never });
    expect(bare.pruneSkipped).toBe('the input lists nothing: all would seem to be gone');
    expect(await context.store.ci('web-2')).toMatchObject({ status: 'in_use' });
  });
});

test('an abort ends after the running batch; importing again completes it', async () => {
  const stop = new AbortController();
  const lines = Array.from({ length: 10 }, (_, i) => ci(`s-${i}`));
  const stages: string[] = [];
  const report = await load(lines, {
    batchSize: 4,
    signal: stop.signal,
    onBatch: ({ stage, records, total }) => {
      stages.push(`${stage} ${records}/${total ?? '?'}`);
      if (stage === 'writing') stop.abort();
    },
  });
  expect(stages).toEqual(['checking 4/?', 'checking 8/?', 'writing 4/10']);
  expect(report).toMatchObject({ interrupted: true, complete: false, counts: { created: 4 } });
  expect((await load(lines)).counts).toMatchObject({ created: 6, unchanged: 4 });
});

test('the same import id writes nothing twice and answers as before', async () => {
  const first = await load(ESTATE, { importId: 'nightly-1', batchSize: 2 });
  const again = await load(ESTATE, { importId: 'nightly-1', batchSize: 2 });
  expect(again).toEqual(first);
});

test('input that changes while it is read is told', async () => {
  const lines = Array.from({ length: 10 }, (_, i) => ci(`s-${i}`));
  const shorten = ({ stage }: { stage: string }) => {
    if (stage === 'checking') files.put('in.ndjson', JSON.stringify(ci('s-0')));
  };
  await expect(load(lines, { batchSize: 10, onBatch: shorten })).rejects.toMatchObject({
    code: 'CONFLICT',
    message: 'the input changed while it was read: import it again',
  });
});

test('a history moves from one graph to another, with what comes after it', async () => {
  await load(ESTATE);
  await load([ci('web-1', { owner: 'ops' })]);
  const lines: Line[] = [{ kind: 'faultline', format: 1, history: true }];
  await context.store.eachEvent((event) => {
    lines.push({ kind: 'event', event });
  });
  // When a CI was last seen is no event: the CIs themselves say it, behind the events.
  const { lastSeen } = (await context.store.ci('web-1')) ?? {};
  lines.push(ci('web-1', { source: 'in.ndjson', lastSeen }));
  const { revision, sequence, lastHash } = await context.store.status();
  const there = await GraphStore.open(await openEmbedded(join(files.folder, 'there')), catalogue);
  const move = (dryRun: boolean) =>
    importEstate({ ...context, store: there }, { sources: [source(lines)], batchSize: 2, dryRun });
  try {
    expect(await move(true)).toMatchObject({ complete: true, counts: { events: 6 } });
    expect(await move(false)).toMatchObject({
      complete: true,
      revision,
      counts: { read: 7, events: 6, unchanged: 1 },
    });
    expect(await there.status()).toMatchObject({ revision, sequence, lastHash });
    expect(await there.ci('web-1')).toEqual(await context.store.ci('web-1'));
    expect((await move(false)).counts).toMatchObject({ events: 0 });
  } finally {
    await there.close();
  }
});

test('a store that fails in the middle is its error, with what is in; importing again is safe', async () => {
  const lines = Array.from({ length: 10 }, (_, i) => ci(`s-${i}`));
  const driver = await openEmbedded(join(files.folder, 'failing'));
  let isDown = false;
  const write: typeof driver.write = (work) => {
    if (isDown) throw new CmdbError('STORE_UNAVAILABLE', 'the disk is gone', { address: 'here' });
    return driver.write(work);
  };
  const store = await GraphStore.open({ ...driver, write }, catalogue);
  const onBatch = ({ stage }: { stage: string }) => {
    isDown = stage === 'writing';
  };
  const input = { sources: [source(lines)], batchSize: 4, onBatch };
  await expect(importEstate({ ...context, store }, input)).rejects.toMatchObject({
    code: 'STORE_UNAVAILABLE',
    message: 'the disk is gone',
    details: { address: 'here', imported: { read: 10, created: 4 } },
  });
  isDown = false;
  const { counts } = await importEstate({ ...context, store }, { sources: input.sources });
  expect(counts).toMatchObject({ created: 6, unchanged: 4 });
  await store.close();
});

test('a store that fails after the last batch is its error, with what is in', async () => {
  const driver = await openEmbedded(join(files.folder, 'failing-late'));
  let isDown = false;
  const read: typeof driver.read = (work) => {
    if (isDown) throw new CmdbError('STORE_UNAVAILABLE', 'the disk is gone', { address: 'here' });
    return driver.read(work);
  };
  const store = await GraphStore.open({ ...driver, read }, catalogue);
  const onBatch = ({
    stage,
    records,
    total,
  }: {
    stage: string;
    records: number;
    total: number | undefined;
  }) => {
    isDown = stage === 'writing' && records === total;
  };
  const input = { sources: [source([ci('s-1'), ci('s-2')])], batchSize: 1, onBatch };
  await expect(importEstate({ ...context, store }, input)).rejects.toMatchObject({
    code: 'STORE_UNAVAILABLE',
    details: { address: 'here', imported: { read: 2, created: 2 } },
  });
  await store.close();
});

test('memory does not grow with the input', async () => {
  const path = join(files.folder, 'large.ndjson');
  const records = 300_000;
  const owner = 'x'.repeat(200);
  const name = 'y'.repeat(500);
  const blocks = function* () {
    for (let from = 0; from < records; from += 1000) {
      const lines = Array.from({ length: 1000 }, (_, i) =>
        JSON.stringify(ci(`server:${from + i}`, { owner, name })),
      );
      yield `${lines.join('\n')}\n`;
    }
  };
  await pipeline(Readable.from(blocks()), createWriteStream(path));
  const { size: bytes } = await stat(path);
  const stop = new AbortController();
  const before = process.memoryUsage().rss;
  let most = 0;
  const report = await importEstate(context, {
    sources: [ndjsonSource({ name: 'large', path, bytes })],
    dryRun: true,
    signal: stop.signal,
    onBatch: ({ stage }) => {
      most = Math.max(most, process.memoryUsage().rss);
      if (stage === 'writing') stop.abort();
    },
  });
  expect(report.counts).toMatchObject({ read: records, created: 5000, rejected: 0 });
  // The records themselves would be more than 300 MB.
  expect(most - before).toBeLessThan(220 * 2 ** 20);
}, 30_000);
