import { join } from 'node:path';
import { buildCatalogue } from '../../src/domain/catalogue.ts';
import { ndjsonSource } from '../../src/importers/ndjson.ts';
import { openEmbedded } from '../../src/store/drivers/embedded.ts';
import { GraphStore } from '../../src/store/graph-store.ts';
import type { Context } from '../../src/use-cases/context.ts';
import { type ExportQuestion, exportEstate } from '../../src/use-cases/export-estate.ts';
import { importEstate } from '../../src/use-cases/import-estate.ts';
import { contextOn } from '../support/context.ts';
import { inputFiles } from '../support/input-files.ts';

const files = inputFiles();
const catalogue = buildCatalogue();
const NOW = '2026-11-24T08:00:00.000Z';
const LATER = '2026-11-25T08:00:00.000Z';
let context: Context;
let graphs = 0;

const emptyGraph = async (clock = () => NOW): Promise<Context> => {
  const store = await GraphStore.open(await openEmbedded(join(files.folder, `graph-${graphs++}`)), catalogue);
  return contextOn(store, catalogue, clock);
};

beforeEach(async () => {
  context = await emptyGraph();
});
afterEach(() => context.store.close());
afterAll(files.remove);

const asText = (records: readonly object[]) => records.map((r) => `${JSON.stringify(r)}\n`).join('');
const load = (into: Context, text: string) =>
  importEstate(into, { sources: [ndjsonSource(files.put('in.ndjson', text))], source: 'cmdb' });

async function exported(from: Context, question: ExportQuestion) {
  let text = '';
  const answer = await exportEstate(from, question, async (piece) => {
    text += piece;
  });
  return { answer, text };
}

const WEB = { group: 'web', needs: '50%' };
const SHOP: readonly object[] = [
  {
    kind: 'ci',
    id: 'shop',
    class: 'business_service',
    name: 'Web shop',
    owner: 'Shop team',
    criticality: 5,
    outageCostPerHour: { amount: 1200.5, currency: 'EUR' },
    minimumMargin: 1,
    tags: ['public', 'gold'],
    externalIds: { vcenter: 'vm-17', aws: 'i-1' },
  },
  { kind: 'ci', id: 'web-1', class: 'virtual_machine', attributes: { os: '=Linux', cpus: 8, memoryGb: 1.5 } },
  { kind: 'ci', id: 'web-2', class: 'virtual_machine' },
  { kind: 'ci', id: 'host', class: 'server' },
  { kind: 'ci', id: 'site', class: 'site', attributes: { city: 'Oslo', latitude: -59.5 } },
  { kind: 'ci', id: 'plan', class: 'server', status: 'planned' },
  { kind: 'ci', id: 'guide', class: 'document' },
  { kind: 'dependency', from: 'shop', type: 'runs_on', to: 'web-1', ...WEB },
  { kind: 'dependency', from: 'shop', type: 'runs_on', to: 'web-2', ...WEB, effect: 'soft', confidence: 0.5 },
  { kind: 'dependency', from: 'shop', type: 'documented_by', to: 'guide' },
  { kind: 'dependency', from: 'host', type: 'hosts', to: 'web-1' },
  { kind: 'dependency', from: 'host', type: 'located_in', to: 'site' },
  { kind: 'dependency', from: 'web-2', type: 'runs_on', to: 'plan' },
];

const told = { source: 'cmdb', lastSeen: NOW };
const unsaid = { environment: 'production', status: 'in_use', criticality: 3 };
const plain = (id: string, ciClass: string, attributes: object = {}) => ({
  kind: 'ci',
  id,
  class: ciClass,
  name: id,
  ...unsaid,
  tags: [],
  attributes,
  externalIds: {},
  ...told,
});
const GUIDE = plain('guide', 'document');
const HOST = plain('host', 'server');
const SITE = plain('site', 'site', { city: 'Oslo', latitude: -59.5 });
const WEB_1 = plain('web-1', 'virtual_machine', { cpus: 8, memoryGb: 1.5, os: '=Linux' });
const WEB_2 = plain('web-2', 'virtual_machine');
const RECORDS: readonly object[] = [
  GUIDE,
  HOST,
  { ...plain('plan', 'server'), status: 'planned' },
  {
    kind: 'ci',
    id: 'shop',
    class: 'business_service',
    name: 'Web shop',
    ...unsaid,
    criticality: 5,
    owner: 'Shop team',
    outageCostPerHour: { amount: 1200.5, currency: 'EUR' },
    minimumMargin: 1,
    tags: ['gold', 'public'],
    attributes: {},
    externalIds: { aws: 'i-1', vcenter: 'vm-17' },
    ...told,
  },
  SITE,
  WEB_1,
  WEB_2,
  { kind: 'dependency', from: 'host', type: 'located_in', to: 'site', effect: 'hard', ...told },
  { kind: 'dependency', from: 'shop', type: 'documented_by', to: 'guide', effect: 'info', ...told },
  { kind: 'dependency', from: 'shop', type: 'runs_on', to: 'web-1', ...WEB, effect: 'hard', ...told },
  {
    kind: 'dependency',
    from: 'shop',
    type: 'runs_on',
    to: 'web-2',
    ...WEB,
    effect: 'soft',
    confidence: 0.5,
    ...told,
  },
  { kind: 'dependency', from: 'web-1', type: 'runs_on', to: 'host', effect: 'hard', ...told },
  { kind: 'dependency', from: 'web-2', type: 'runs_on', to: 'plan', effect: 'hard', ...told },
];
const header = (revision: number, history = false) => ({ kind: 'faultline', format: 1, revision, history });

test('NDJSON holds every record as import takes it, in order', async () => {
  await load(context, asText(SHOP));
  expect(await exported(context, { format: 'ndjson' })).toEqual({
    text: asText([header(2), ...RECORDS]),
    answer: { revision: 2, cis: 7, dependencies: 6, events: 0, complete: true },
  });
});

test('NDJSON imported again changes nothing; into an empty graph it gives the same bytes', async () => {
  await load(context, asText(SHOP));
  const { text } = await exported(context, { format: 'ndjson' });
  expect(await load(context, text)).toMatchObject({
    complete: true,
    revision: 2,
    counts: { read: 13, created: 0, changed: 0, unchanged: 13 },
  });
  const there = await emptyGraph(() => LATER);
  try {
    expect(await load(there, text)).toMatchObject({ complete: true, counts: { created: 13 } });
    expect((await exported(there, { format: 'ndjson' })).text).toBe(text);
  } finally {
    await there.store.close();
  }
});

test('with its history a graph moves as it is: versions, times, hashes and when each record was last seen', async () => {
  await load(context, asText(SHOP));
  await load(context, asText([{ kind: 'ci', id: 'host', class: 'server', owner: 'ops' }]));
  await load({ ...context, clock: () => LATER }, asText([{ kind: 'ci', id: 'host', class: 'server' }]));
  const { text, answer } = await exported(context, { format: 'ndjson', withHistory: true });
  expect(answer).toEqual({ revision: 3, cis: 7, dependencies: 6, events: 14, complete: true });
  expect(text.split('\n')[0]).toBe(JSON.stringify(header(3, true)));
  const there = await emptyGraph(() => LATER);
  try {
    expect(await load(there, text)).toMatchObject({
      complete: true,
      revision: 3,
      counts: { events: 14, created: 0, changed: 0, unchanged: 13 },
    });
    expect((await exported(there, { format: 'ndjson', withHistory: true })).text).toBe(text);
    expect(await there.store.ci('host')).toEqual(await context.store.ci('host'));
    expect(await there.store.ci('host')).toMatchObject({ version: 2, updated: NOW, lastSeen: LATER });
  } finally {
    await there.store.close();
  }
});

test('a selection holds what takes part within so many steps, and what lies between', async () => {
  await load(context, asText(SHOP));
  const ids = async (selection: NonNullable<ExportQuestion['selection']>) => {
    const { text, answer } = await exported(context, { format: 'ndjson', selection });
    const records = text
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => JSON.parse(line));
    expect(records.length).toBe(answer.cis + answer.dependencies);
    return records.map((r) => r.id ?? `${r.from} > ${r.to}`);
  };
  const all = { direction: 'both', around: ['web-1'] } as const;
  expect(await ids(all)).toEqual([
    'host',
    'shop',
    'site',
    'web-1',
    'host > site',
    'shop > web-1',
    'web-1 > host',
  ]);
  expect(await ids({ ...all, depth: 1 })).toEqual(['host', 'shop', 'web-1', 'shop > web-1', 'web-1 > host']);
  expect(await ids({ ...all, depth: 0 })).toEqual(['web-1']);
  expect(await ids({ around: ['host'], direction: 'up', depth: 1 })).toEqual([
    'host',
    'web-1',
    'web-1 > host',
  ]);
  expect(await ids({ around: ['guide'], direction: 'up' })).toEqual(['guide', 'shop', 'shop > guide']);
  expect(await ids({ around: ['shop'], direction: 'down', classes: ['server', 'site'] })).toEqual([
    'host',
    'site',
    'web-1',
    'web-2',
    'host > site',
    'web-1 > host',
  ]);
  expect(await ids({ classes: ['server'] })).toEqual(['host', 'web-1', 'web-2', 'web-1 > host']);
});

test.each([
  [{ around: ['web-l'] }, 'NOT_FOUND', 'no CI has the id or name "web-l"; near: web-1, web-2'],
  [{ around: ['plan'] }, 'VALIDATION', 'plan is planned: it takes no part, so there is nothing around it'],
  [{ classes: ['sever'] }, 'VALIDATION', 'unknown class "sever" (did you mean server?)'],
])('a selection that cannot be made: %j', async (selection, code, message) => {
  await load(context, asText(SHOP));
  await expect(exported(context, { format: 'csv', selection })).rejects.toMatchObject({ code, message });
});

test('a history goes with the whole estate as NDJSON', async () => {
  const refused = { code: 'VALIDATION', message: 'a history goes with the whole estate as NDJSON' };
  const selection = { classes: ['server'] };
  for (const question of [{ format: 'csv' }, { format: 'ndjson', selection }] as const) {
    await expect(exported(context, { ...question, withHistory: true })).rejects.toMatchObject(refused);
  }
});

test('CSV of the CIs: the columns are those that have values', async () => {
  await load(context, asText(SHOP));
  const { text, answer } = await exported(context, { format: 'csv' });
  const when = `cmdb,,1,${NOW},${NOW},${NOW}`;
  expect(text.split('\n')).toEqual([
    'id,class,name,environment,status,criticality,owner,outageCostPerHour.amount,outageCostPerHour.currency,' +
      'minimumMargin,tags,source,prunedFrom,version,created,updated,lastSeen,attributes.city,attributes.cpus,' +
      'attributes.latitude,attributes.memoryGb,attributes.os,externalIds.aws,externalIds.vcenter',
    `guide,document,guide,production,in_use,3,,,,,,${when},,,,,,,`,
    `host,server,host,production,in_use,3,,,,,,${when},,,,,,,`,
    `plan,server,plan,production,planned,3,,,,,,${when},,,,,,,`,
    `shop,business_service,Web shop,production,in_use,5,Shop team,1200.5,EUR,1,gold|public,${when},,,,,,i-1,vm-17`,
    `site,site,site,production,in_use,3,,,,,,${when},Oslo,,-59.5,,,,`,
    `web-1,virtual_machine,web-1,production,in_use,3,,,,,,${when},,8,,1.5,'=Linux,,`,
    `web-2,virtual_machine,web-2,production,in_use,3,,,,,,${when},,,,,,,`,
    '',
  ]);
  expect(answer).toEqual({ revision: 2, cis: 7, dependencies: 0, events: 0, complete: true });
});

test('CSV of the dependencies, of a selection', async () => {
  await load(context, asText(SHOP));
  const selection = { around: ['web-2'], direction: 'up' } as const;
  const { text, answer } = await exported(context, { format: 'csv', dependencies: true, selection });
  expect(text.split('\n')).toEqual([
    'from,type,to,group,needs,effect,confidence,source,version,created,updated,lastSeen',
    `shop,runs_on,web-2,web,50%,soft,0.5,cmdb,1,${NOW},${NOW},${NOW}`,
    '',
  ]);
  expect(answer).toEqual({ revision: 2, cis: 0, dependencies: 1, events: 0, complete: true });
});

test('a drawing holds what takes part, with the tiers of the catalogue', async () => {
  await load(context, asText(SHOP));
  const { text, answer } = await exported(context, {
    format: 'mermaid',
    selection: { classes: ['server', 'site'] },
  });
  expect(text).toBe(
    [
      'flowchart TB',
      '  n0["host<br/>server"]',
      '  n1["site<br/>site"]',
      '  n2["web-1<br/>virtual#95;machine"]',
      '  n3["web-2<br/>virtual#95;machine"]',
      '  n0 -->|"located#95;in"| n1',
      '  n2 -->|"runs#95;on"| n0',
      '',
    ].join('\n'),
  );
  expect(answer).toEqual({ revision: 2, cis: 4, dependencies: 2, events: 0, complete: true });
  const whole = await exported(context, { format: 'dot' });
  expect(whole.answer).toEqual({ revision: 2, cis: 6, dependencies: 5, events: 0, complete: true });
  expect(whole.text.match(/rank=same;\n {4}n\d/g)).toEqual(
    [2, 0, 4, 1, 3].map((first) => `rank=same;\n    n${first}`),
  );
});

test.each([
  ['mermaid', 501, '501 CIs are too many to draw as mermaid (500 at most)'],
  ['dot', 2001, '2001 CIs are too many to draw as dot (2000 at most)'],
] as const)('%s of %i CIs is refused; GraphML takes it', async (format, size, message) => {
  await load(
    context,
    asText(Array.from({ length: size }, (_, i) => ({ kind: 'ci', id: `s-${i}`, class: 'server' }))),
  );
  await expect(exported(context, { format })).rejects.toMatchObject({
    code: 'LIMIT_EXCEEDED',
    message: `${message}: choose some with --around and --depth, or --class`,
  });
  expect((await exported(context, { format: 'graphml' })).answer.cis).toBe(size);
});

test('Mermaid of more than 500 dependencies is refused', async () => {
  const cis = Array.from({ length: 24 }, (_, i) => ({ kind: 'ci', id: `s-${i}`, class: 'server' }));
  const links = cis.flatMap(({ id: from }) =>
    cis
      .filter(({ id }) => id < from)
      .flatMap(({ id: to }) => [
        { kind: 'dependency', from, type: 'uses', to, group: 'a', needs: 1 },
        { kind: 'dependency', from, type: 'uses', to, group: 'b', needs: 1 },
      ]),
  );
  await load(context, asText([...cis, ...links]));
  await expect(exported(context, { format: 'mermaid' })).rejects.toMatchObject({
    code: 'LIMIT_EXCEEDED',
    details: { found: 552, most: 500 },
  });
});

test('a slow reader is waited for, and a graph that changes meanwhile is told', async () => {
  const cis = Array.from({ length: 3000 }, (_, i) => ({ kind: 'ci', id: `s-${i}`, class: 'server' }));
  await load(context, asText(cis));
  const pieces: string[] = [];
  let writing = 0;
  const answer = await exportEstate(context, { format: 'ndjson' }, async (piece) => {
    expect(writing++).toBe(0);
    if (pieces.length === 0)
      await load(context, asText([{ kind: 'ci', id: 's-0', class: 'server', owner: 'ops' }]));
    else await new Promise(setImmediate);
    pieces.push(piece);
    writing--;
  });
  expect(answer).toMatchObject({ cis: 3000, revision: 1, complete: false });
  expect(pieces.length).toBeGreaterThan(5);
  expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(70_000);
  expect((await exported(context, { format: 'ndjson' })).answer.complete).toBe(true);
});
