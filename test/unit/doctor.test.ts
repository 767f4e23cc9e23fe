import { join } from 'node:path';
import { buildCatalogue } from '../../src/domain/catalogue.ts';
import { ndjsonSource } from '../../src/importers/ndjson.ts';
import type { CypherDriver } from '../../src/store/cypher-driver.ts';
import { openEmbedded } from '../../src/store/drivers/embedded.ts';
import { GraphStore } from '../../src/store/graph-store.ts';
import { SCHEMA_NUMBER } from '../../src/store/schema.ts';
import type { Context } from '../../src/use-cases/context.ts';
import { doctor, doctorSchema } from '../../src/use-cases/doctor.ts';
import { importEstate } from '../../src/use-cases/import-estate.ts';
import { contextOn } from '../support/context.ts';
import { inputFiles } from '../support/input-files.ts';

const files = inputFiles();
const catalogue = buildCatalogue();
const NOW = '2026-11-24T08:00:00.000Z';
let driver: CypherDriver;
let context: Context;
let graphs = 0;

beforeEach(async () => {
  driver = await openEmbedded(join(files.folder, `graph-${graphs++}`));
  const store = await GraphStore.open(driver, catalogue);
  context = contextOn(store, catalogue, () => NOW);
});
afterEach(() => context.store.close());
afterAll(files.remove);

const load = (records: readonly object[], into: Context = context) => {
  const text = records.map((record) => `${JSON.stringify(record)}\n`).join('');
  return importEstate(into, { sources: [ndjsonSource(files.put('in.ndjson', text))], source: 'cmdb' });
};
const cost = { amount: 10, currency: 'EUR' };
const service = (id: string, more: object = {}) => ({
  kind: 'ci',
  id,
  class: 'business_service',
  owner: 'shop',
  outageCostPerHour: cost,
  ...more,
});
const server = (id: string, more: object = {}) => ({
  kind: 'ci',
  id,
  class: 'server',
  owner: 'ops',
  ...more,
});
const uses = (from: string, to: string, more: object = {}) => ({
  kind: 'dependency',
  from,
  type: 'uses',
  to,
  ...more,
});

/** The findings of an estate, by code: how grave, how many, which. */
async function findings(at: Context = context, staleAfterDays = 30) {
  const answer = doctorSchema.parse(await doctor(at, { staleAfterDays }));
  return answer.findings.map(({ code, severity, count, examples }) => [code, severity, count, examples]);
}

test('a sound estate: what the graph is and holds, and nothing to do', async () => {
  await load([service('shop'), server('a'), uses('shop', 'a')]);
  expect(await doctor(context, { staleAfterDays: 30 })).toEqual({
    program: '0.0.0',
    engine: driver.engine,
    address: driver.address,
    schema: { found: SCHEMA_NUMBER, known: SCHEMA_NUMBER },
    revision: 2,
    counts: {
      cis: 2,
      dependencies: 1,
      events: 3,
      byClass: [
        { class: 'business_service', cis: 1 },
        { class: 'server', cis: 1 },
      ],
      byStatus: [{ status: 'in_use', cis: 2 }],
      bySource: [{ source: 'cmdb', cis: 2, retired: 0, dependencies: 1, lastSeen: NOW }],
    },
    history: { events: 3, brokenAt: null },
    findings: [],
  });
});

test('an empty graph has nothing to do', async () => {
  expect(await doctor(context, { staleAfterDays: 30 })).toMatchObject({
    revision: 0,
    counts: { cis: 0, dependencies: 0, events: 0 },
    history: { events: 0, brokenAt: null },
    findings: [],
  });
});

test('groups that need more than they have, and groups that need nothing', async () => {
  await load([
    service('shop'),
    server('a'),
    server('b'),
    server('c', { status: 'planned' }),
    uses('shop', 'a', { group: 'web', needs: 3 }),
    uses('shop', 'b', { group: 'web', needs: 3 }),
    uses('shop', 'c', { group: 'web', needs: 3 }),
    uses('shop', 'a', { group: 'idle', needs: 0 }),
    uses('a', 'b', { group: 'all', needs: '100%' }),
  ]);
  expect(await findings()).toEqual([
    ['needs-too-many', 'warning', 1, ['shop: web needs 3 of 2']],
    ['needs-none', 'warning', 1, ['shop: idle needs 0 of 1']],
    ['planned-provider', 'note', 1, ['shop uses c']],
  ]);
});

test('cycles of hard dependencies, alone or in a group; not those that a soft one closes', async () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'p', 'q', 'x', 'y'];
  await load([
    ...ids.map((id) => server(id)),
    ...['ab', 'bc', 'cd', 'de', 'ea', 'pq', 'xy'].map(([from, to]) => uses(from as string, to as string)),
    uses('q', 'p', { group: 'pair', needs: 1 }),
    uses('q', 'x', { group: 'pair', needs: 1 }),
    uses('y', 'x', { effect: 'soft' }),
  ]);
  const found = await findings();
  expect(found.map(([code]) => code)).toEqual(['cycle']);
  expect(found[0]?.slice(2)).toEqual([2, expect.arrayContaining(['p, q', 'a, b, c, d and 1 more'])]);
});

test('CIs alone, without an owner, and services that nothing reaches or that cost nothing', async () => {
  await load([
    service('shop'),
    service('bank', { outageCostPerHour: null }),
    service('help'),
    server('alone'),
    { kind: 'ci', id: 'guide', class: 'document' },
    server('a', { owner: null }),
    uses('shop', 'a'),
    uses('help', 'guide', { type: 'documented_by' }),
  ]);
  expect(await findings()).toEqual([
    ['service-on-nothing', 'warning', 2, ['bank', 'help']],
    ['orphan', 'note', 1, ['alone']],
    ['no-owner', 'note', 2, ['a', 'guide']],
    ['service-without-cost', 'note', 1, ['bank']],
  ]);
});

test('dependencies on what is not there any more, or not yet', async () => {
  await load([
    service('shop'),
    server('old', { status: 'retired' }),
    server('older', { status: 'retired' }),
    server('new', { status: 'planned' }),
    server('a'),
    uses('shop', 'a'),
    uses('a', 'old'),
    uses('a', 'new'),
    uses('old', 'older'),
  ]);
  expect(await findings()).toEqual([
    ['retired-provider', 'warning', 1, ['a uses old']],
    ['planned-provider', 'note', 1, ['a uses new']],
  ]);
});

test('sources that were not imported for long, and classes whose model file is left out', async () => {
  const own = buildCatalogue({ classes: [{ name: 'robot', extends: 'server' }] });
  const withRobots = { ...context, catalogue: own };
  await load([service('shop'), server('a', { class: 'robot' }), uses('shop', 'a')], withRobots);
  const at = (now: string) => ({ ...withRobots, clock: () => now });
  expect(await findings(at('2026-12-24T08:00:00.000Z'))).toEqual([]);
  expect(await findings(at('2026-12-24T08:00:00.001Z'))).toEqual([
    ['stale-source', 'warning', 1, ['cmdb (last seen 2026-11-24)']],
  ]);
  expect(await findings(at('2026-12-24T08:00:00.001Z'), 31)).toEqual([]);
  // Nothing is left to import of a source whose CIs are all retired.
  await load([server('old', { status: 'retired', source: 'former' })], at('2026-10-01T08:00:00.000Z'));
  expect(await findings(withRobots, 30)).toEqual([]);
  expect(await findings()).toEqual([['unknown-class', 'warning', 1, ['robot (1 CI)']]]);
});

test('of many findings of a kind the first five are named, and each says what to do', async () => {
  await load(Array.from({ length: 7 }, (_, i) => server(`s-${i}`)));
  expect((await doctor(context, { staleAfterDays: 30 })).findings).toEqual([
    {
      code: 'orphan',
      severity: 'note',
      count: 7,
      examples: ['s-0', 's-1', 's-2', 's-3', 's-4'],
      whatToDo:
        'Nothing hangs on these CIs and they hang on nothing: import what is missing, or retire them.',
    },
  ]);
});

// Someone at the database itself, behind Faultline.
test.each([
  ['altered', "MATCH (e:AuditEvent {sequence: 2}) SET e.actor = 'someone else'", 2],
  ['taken out in the middle', 'MATCH (e:AuditEvent {sequence: 2}) DETACH DELETE e', 2],
  ['taken out at the end', 'MATCH (e:AuditEvent {sequence: 3}) DETACH DELETE e', 3],
  ['not what the graph remembers', "MATCH (g:Graph {id: 'graph'}) SET g.lastHash = 'other'", 3],
])('a history with an event %s', async (_, statement, brokenAt) => {
  await load([service('shop'), server('a'), uses('shop', 'a')]);
  await driver.write((tx) => tx.each(statement, {}, () => undefined));
  const answer = await doctor(context, { staleAfterDays: 30 });
  expect(answer.history).toEqual({ events: 3, brokenAt });
  expect(answer.findings).toEqual([
    {
      code: 'history-broken',
      severity: 'error',
      count: 1,
      examples: [`event ${brokenAt}`],
      whatToDo:
        'An audit event was altered or taken out behind Faultline: restore a backup, and see who can write.',
    },
  ]);
});

test('a write that comes while the history is read does not break it', async () => {
  await load([service('shop'), server('a'), uses('shop', 'a')]);
  let isWritten = false;
  const store = new Proxy(context.store, {
    get(target, name) {
      const member = Reflect.get(target, name, target) as unknown;
      if (typeof member !== 'function') return member;
      if (name !== 'eachEvent') return member.bind(target);
      return async (...given: Parameters<GraphStore['eachEvent']>) => {
        if (!isWritten) await load([server('a', { owner: 'new' })]);
        isWritten = true;
        return target.eachEvent(...given);
      };
    },
  });
  const answer = await doctor({ ...context, store }, { staleAfterDays: 30 });
  expect(isWritten).toBe(true);
  expect(answer.history).toEqual({ events: 3, brokenAt: null });
});
