import { join } from 'node:path';
import fc from 'fast-check';
import { buildCatalogue } from '../../src/domain/catalogue.ts';
import { checkCi } from '../../src/domain/ci.ts';
import { EFFECTS } from '../../src/domain/level.ts';
import { ndjsonSource } from '../../src/importers/ndjson.ts';
import { openEmbedded } from '../../src/store/drivers/embedded.ts';
import { GraphStore } from '../../src/store/graph-store.ts';
import type { Context } from '../../src/use-cases/context.ts';
import { exportEstate } from '../../src/use-cases/export-estate.ts';
import { importEstate } from '../../src/use-cases/import-estate.ts';
import { inputFiles } from '../support/input-files.ts';

const files = inputFiles();
const catalogue = buildCatalogue();
let graphs = 0;
afterAll(files.remove);

const emptyGraph = async (now: string): Promise<Context> => {
  const store = await GraphStore.open(await openEmbedded(join(files.folder, `graph-${graphs++}`)), catalogue);
  return { store, catalogue, version: '0.0.0', actor: 'tester', clock: () => now };
};

const load = async (into: Context, lines: readonly string[]) =>
  (await importEstate(into, { sources: [ndjsonSource(files.put('in.ndjson', lines.join('\n')))] })).counts;

/** The lines of an export, without the header, which names the revision. */
async function linesOf(from: Context): Promise<string[]> {
  let text = '';
  await exportEstate(from, { format: 'ndjson' }, async (piece) => {
    text += piece;
  });
  return text.trim().split('\n').slice(1);
}

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
