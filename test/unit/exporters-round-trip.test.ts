import { join } from 'node:path';
import fc from 'fast-check';
import { buildCatalogue } from '../../src/domain/catalogue.ts';
import { type CiRecord, checkCi, ciRecordSchema } from '../../src/domain/ci.ts';
import { type DependencyRecord, dependencyRecordSchema } from '../../src/domain/dependency.ts';
import { EFFECTS } from '../../src/domain/level.ts';
import { csvSource } from '../../src/importers/csv.ts';
import { readMapping } from '../../src/importers/mapping.ts';
import { ndjsonSource } from '../../src/importers/ndjson.ts';
import { openEmbedded } from '../../src/store/drivers/embedded.ts';
import { GraphStore } from '../../src/store/graph-store.ts';
import type { Context } from '../../src/use-cases/context.ts';
import { exportEstate } from '../../src/use-cases/export-estate.ts';
import { importEstate } from '../../src/use-cases/import-estate.ts';
import { contextOn } from '../support/context.ts';
import { inputFiles } from '../support/input-files.ts';
import { dependenciesOf } from '../support/neighbours.ts';

const files = inputFiles();
const catalogue = buildCatalogue();
let graphs = 0;
afterAll(files.remove);

const emptyGraph = async (now: string): Promise<Context> => {
  const store = await GraphStore.open(await openEmbedded(join(files.folder, `graph-${graphs++}`)), catalogue);
  return contextOn(store, catalogue, () => now);
};

const load = async (into: Context, lines: readonly string[]) =>
  (await importEstate(into, { sources: [ndjsonSource(files.put('in.ndjson', lines.join('\n')))] })).counts;

async function exported(from: Context, format: 'ndjson' | 'csv'): Promise<string> {
  let text = '';
  await exportEstate(from, { format }, async (piece) => {
    text += piece;
  });
  return text;
}

/** The lines of an export, without the header, which names the revision. */
const linesOf = async (from: Context) => (await exported(from, 'ndjson')).trim().split('\n').slice(1);

const oneLine = fc
  .oneof(
    { weight: 3, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }) },
    fc.constantFrom(
      '=1+1',
      '<script>alert(1)</script>',
      '__proto__',
      '"',
      '\\',
      '\u202eabc',
      'a\u00a0b',
      'x'.repeat(200),
    ),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 6 }),
  )
  .filter((name) => checkCi(catalogue, { id: name, class: 'other', owner: name, tags: [name] }).ok);
const number = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.maxSafeInteger(),
);
const estate = fc
  .uniqueArray(oneLine, { minLength: 2, maxLength: 6 })
  .chain((ids) =>
    fc.record({
      cis: fc.tuple(
        ...ids.map((id) =>
          fc.record(
            {
              kind: fc.constant('ci'),
              id: fc.constant(id),
              class: fc.constant('server'),
              name: oneLine,
              environment: oneLine,
              owner: oneLine,
              tags: fc.array(oneLine, { maxLength: 3 }),
              outageCostPerHour: fc.constantFrom({ amount: 0.01, currency: 'EUR' }),
              attributes: fc.record({ os: oneLine, memoryGb: number }, { requiredKeys: [] }),
              externalIds: fc.dictionary(fc.constantFrom('a', 'Z.b_c-d', 'constructor'), oneLine),
              source: oneLine,
            },
            { requiredKeys: ['kind', 'id', 'class'] },
          ),
        ),
      ),
      dependencies: fc.array(
        fc.record({
          kind: fc.constant('dependency'),
          from: fc.constantFrom(...ids),
          type: fc.constantFrom('uses', 'hosts', 'member_of'),
          to: fc.constantFrom(...ids),
          effect: fc.constantFrom(...EFFECTS),
          group: oneLine,
          needs: fc.constantFrom('1', '50%', '0'),
        }),
        { maxLength: 6 },
      ),
    }),
  )
  .map(({ cis, dependencies }) => [...cis, ...dependencies] as object[]);

test('any estate, whatever its names, goes through NDJSON unchanged', async () => {
  await fc.assert(
    fc.asyncProperty(estate, async (records) => {
      const here = await emptyGraph('2026-11-24T08:00:00.000Z');
      const there = await emptyGraph('2026-11-25T08:00:00.000Z');
      try {
        const { created } = await load(
          here,
          records.map((record) => JSON.stringify(record)),
        );
        const lines = await linesOf(here);
        expect(lines.length).toBe(created);
        expect(created).toBeGreaterThan(1);
        const none = { created: 0, changed: 0, rejected: 0, repeated: 0 };
        expect(await load(here, lines)).toMatchObject({ ...none, unchanged: created });
        expect(await load(there, lines)).toMatchObject({ ...none, created });
        expect(await linesOf(there)).toEqual(lines);
      } finally {
        await here.store.close();
        await there.store.close();
      }
    }),
    { numRuns: 15 },
  );
}, 60_000);

// A field added to a record and forgotten on its way through the program would be lost without a word.
const ALL_OF_CI: Required<CiRecord> = {
  id: 'web',
  class: 'server',
  name: 'Web node',
  environment: 'test',
  status: 'maintenance',
  criticality: 5,
  owner: 'Team A',
  outageCostPerHour: { amount: 12.5, currency: 'EUR' },
  minimumMargin: 2,
  tags: ['a', 'b'],
  attributes: { os: 'Debian', memoryGb: 64 },
  externalIds: { scan: '17' },
  source: 'somebody',
  lastSeen: '2026-11-20T08:00:00.000Z',
};
const ALL_OF_DEPENDENCY: Required<DependencyRecord> = {
  from: 'web',
  type: 'uses',
  to: 'db',
  group: 'databases',
  needs: '50%',
  effect: 'soft',
  confidence: 0.5,
  source: 'somebody',
  lastSeen: '2026-11-20T08:00:00.000Z',
};

/** Templates that take each field from the column of its name. */
const columnsOf = (record: object) =>
  Object.fromEntries(Object.keys(record).map((field) => [field, `{${field}}`]));

test('every field of a record is kept by the graph, by NDJSON and by CSV, and told again changes nothing', async () => {
  expect(Object.keys(ALL_OF_CI)).toEqual(Object.keys(ciRecordSchema.shape));
  expect(Object.keys(ALL_OF_DEPENDENCY)).toEqual(Object.keys(dependencyRecordSchema.shape));
  const here = await emptyGraph('2026-11-24T08:00:00.000Z');
  const there = await emptyGraph('2026-11-25T08:00:00.000Z');
  try {
    const records = [
      { kind: 'ci', ...ALL_OF_CI },
      { kind: 'ci', id: 'db', class: 'database' },
      { kind: 'dependency', ...ALL_OF_DEPENDENCY },
    ].map((record) => JSON.stringify(record));
    expect(await load(here, records)).toMatchObject({ created: 3, rejected: 0 });
    expect(await load(here, records)).toMatchObject({ created: 0, changed: 0, unchanged: 3 });

    const ownTimes = { version: 1, created: '2026-11-24T08:00:00.000Z', updated: '2026-11-24T08:00:00.000Z' };
    expect(await here.store.ci('web')).toEqual({ ...ALL_OF_CI, ...ownTimes });
    const [stored] = (await dependenciesOf(here.store, 'web', { limit: 1 })).items;
    const key = JSON.stringify(['web', 'uses', 'db', 'databases']);
    expect(stored?.dependency).toEqual({ key, ...ALL_OF_DEPENDENCY, ...ownTimes });

    const lines = await linesOf(here);
    expect(lines.map((line) => JSON.parse(line))).toContainEqual({ kind: 'ci', ...ALL_OF_CI });
    expect(lines.map((line) => JSON.parse(line))).toContainEqual({
      kind: 'dependency',
      ...ALL_OF_DEPENDENCY,
    });
    expect(await load(there, lines)).toMatchObject({ created: 3, rejected: 0 });
    expect(await linesOf(there)).toEqual(lines);

    const table = files.put('cis.csv', await exported(here, 'csv'));
    const mapping = readMapping(
      JSON.stringify({
        cis: [
          {
            ...columnsOf(ALL_OF_CI),
            outageCostPerHour: {
              amount: '{outageCostPerHour.amount}',
              currency: '{outageCostPerHour.currency}',
            },
            attributes: { os: '{attributes.os}', memoryGb: '{attributes.memoryGb}' },
            externalIds: { scan: '{externalIds.scan}' },
          },
        ],
      }),
      'mapping',
    );
    const { counts } = await importEstate(here, { sources: [csvSource(catalogue, table, mapping)] });
    expect(counts).toMatchObject({ created: 0, changed: 0, unchanged: 2, rejected: 0 });
  } finally {
    await here.store.close();
    await there.store.close();
  }
});
