import type { ApplyReport, AuditEvent, ChangeSet } from '../../src/domain/change-set.ts';
import type { ConfigurationItem } from '../../src/domain/ci.ts';
import type { Dependency } from '../../src/domain/dependency.ts';
import type { CypherDriver } from '../../src/store/cypher-driver.ts';
import { openNeo4j } from '../../src/store/drivers/neo4j.ts';
import { GraphStore } from '../../src/store/graph-store.ts';
import { SCHEMA_NUMBER } from '../../src/store/schema.ts';
import { doctorSchema } from '../../src/use-cases/doctor.ts';
import { importReportSchema } from '../../src/use-cases/import-report.ts';
import { workplace } from '../cli/faultline.ts';
import { catalogue, ci, dependency, NOW } from '../contract/records.ts';
import { type CuttingProxy, cuttingProxy, type Fate } from '../support/cutting-proxy.ts';
import { describeOn, type Neo4jEngine, neo4jEngine } from '../support/engines.ts';
import { VERSIONS } from '../support/neo4j/releases.ts';

const SIZE = 120;
const BATCH = 20;
/** The COMMIT at which the store goes away: the migrations come before the batches. */
const MIDDLE = SCHEMA_NUMBER + 8;

let here: ReturnType<typeof workplace>;
let estate: string;
beforeAll(() => {
  here = workplace();
  estate = here.records('estate.ndjson', [
    ...Array.from({ length: SIZE }, (_, i) => ({ kind: 'ci', id: `ci-${i}`, class: 'server' })),
    ...Array.from({ length: SIZE }, (_, i) => ({
      kind: 'dependency',
      from: `ci-${i}`,
      type: 'uses',
      to: `ci-${(i + 1) % SIZE}`,
    })),
  ]);
});
afterAll(() => here.remove());

/** Each COMMIT fails once, in turns one way and the other. */
const disturbances = (): Fate[] =>
  Array.from(
    { length: 200 },
    (_, i) => (['unanswered', 'answered', 'lost', 'answered'] as const)[i % 4] ?? 'answered',
  );

for (const version of VERSIONS) {
  describeOn(`Neo4j ${version} over a way that is cut`, neo4jEngine(version), (start) => {
    let engine: Neo4jEngine;
    let proxy: CuttingProxy;
    beforeAll(async () => {
      engine = await start();
    }, 300_000);
    afterAll(() => engine?.stop());
    beforeEach(async () => {
      await engine.empty();
      proxy = await cuttingProxy(engine.settings.uri);
    });
    afterEach(() => proxy.close());

    const openCut = () => openNeo4j({ ...engine.settings, uri: proxy.uri });
    /** The fates of the COMMITs to come, then all are answered; counts those there were. */
    const foretell = (...fates: Fate[]) => {
      const told = { commits: 0 };
      proxy.fateOf = () => fates[told.commits++] ?? 'answered';
      return told;
    };

    test.each([
      ['unanswered', true],
      ['lost', false],
    ] as const)('a COMMIT that is %s: the change set is applied once', async (fate, repeated) => {
      const undisturbed = await writeEstate(await engine.open(), () => undefined);
      await engine.empty();
      let told = { commits: 0 };
      const disturbed = await writeEstate(await openCut(), () => {
        told = foretell(fate);
      });
      expect(told.commits).toBe(3); // the second write twice, and again
      expect(disturbed).toEqual({ ...undisturbed, second: { ...undisturbed.second, repeated } });
      expect(disturbed.again).toEqual({ ...undisturbed.second, repeated: true });
      expect(disturbed.events.map((e) => [e.sequence, e.revision, e.id, e.action])).toEqual([
        [1, 1, 'a', 'created'],
        [2, 1, 'b', 'created'],
        [3, 1, 'c', 'created'],
        [4, 1, '["a","uses","b"]', 'created'],
        [5, 2, 'a', 'changed'],
        [6, 2, 'd', 'created'],
        [7, 2, 'c', 'changed'],
        [8, 2, '["a","uses","d"]', 'created'],
        [9, 2, '["a","uses","b"]', 'deleted'],
      ]);
    });

    const environment = (uri: string) => {
      const { user, password } = engine.settings;
      const login = {
        ...(user ? { NEO4J_USER: user } : {}),
        ...(password ? { NEO4J_PASSWORD: password } : {}),
      };
      return { environment: { NEO4J_URI: uri, ...login } };
    };
    const run = (words: string[], uri = engine.settings.uri) => here.run(words, environment(uri));
    /** Cuts the connection at the COMMIT in the middle, and then leaves the proxy as `after` does. */
    const goesAway = (fate: Fate, after: () => void) => {
      foretell(...Array.from({ length: MIDDLE - 1 }, () => 'answered' as const), fate);
      proxy.afterCut = after;
    };
    const importInto = async (uri: string, file: string) => {
      const { code, out } = await run(['import', file, '--batch-size', String(BATCH), '--json'], uri);
      return { code, report: importReportSchema.parse(JSON.parse(out)) };
    };
    const stateOf = async () => {
      const { out } = await run(['doctor', '--json']);
      const { revision, counts, history } = doctorSchema.parse(JSON.parse(out));
      return { revision, cis: counts.cis, dependencies: counts.dependencies, ...history };
    };
    const all = {
      revision: (2 * SIZE) / BATCH,
      cis: SIZE,
      dependencies: SIZE,
      events: 2 * SIZE,
      brokenAt: null,
    };

    test('an import into a new graph: each COMMIT is lost or unanswered at first, all is in once', async () => {
      const told = foretell(...disturbances());
      const { code, report } = await importInto(proxy.uri, estate);
      expect(code).toBe(0);
      expect(told.commits).toBe(2 * (all.revision + SCHEMA_NUMBER));
      expect(report).toMatchObject({ revision: all.revision, counts: { created: 2 * SIZE, unchanged: 0 } });
      expect(await stateOf()).toEqual(all);
    });

    test('a history written with each COMMIT lost or unanswered at first is the same history', async () => {
      await importInto(engine.settings.uri, estate);
      const before = await run(['export', '--with-history']);
      const file = here.file('history.ndjson', before.out);
      await engine.empty();
      foretell(...disturbances());
      const { code, report } = await importInto(proxy.uri, file);
      expect([code, report.counts]).toMatchObject([0, { events: 2 * SIZE, created: 0, unchanged: 2 * SIZE }]);
      expect(await run(['export', '--with-history'])).toEqual(before);
    });

    test('a store that is away for three attempts is waited for', async () => {
      goesAway('lost', () => {
        proxy.turnAway = 3;
      });
      const { code, report } = await importInto(proxy.uri, estate);
      expect([code, report.counts.created, proxy.turnAway]).toEqual([0, 2 * SIZE, 0]);
      expect(await stateOf()).toEqual(all);
    });

    test.each([
      ['lost', 0],
      ['unanswered', BATCH],
    ] as const)(
      'a store that goes away, the last COMMIT %s: 3, and what is in; again completes it',
      async (fate, more) => {
        goesAway(fate, () => void proxy.close());
        const { code, out, err } = await run(['import', estate, '--batch-size', String(BATCH)], proxy.uri);
        expect([code, out]).toEqual([3, '']);
        const told = (MIDDLE - SCHEMA_NUMBER - 1) * BATCH;
        expect(err).toMatch(
          /^error: the graph at bolt:\S+ did not take the request in 10 attempts: .*ECONNREFUSED.*; in so far: .*\n$/,
        );
        expect(err).toContain(
          `; in so far: created ${told}, changed 0, unchanged 0, rejected 0; importing the same`,
        );
        const { cis, dependencies, events, brokenAt } = await stateOf();
        expect([cis + dependencies, events, brokenAt]).toEqual([told + more, told + more, null]);

        const { report } = await importInto(engine.settings.uri, estate);
        expect(report.counts).toMatchObject({ created: 2 * SIZE - told - more, unchanged: told + more });
        expect(await stateOf()).toEqual(all);
      },
    );
  });
}

interface Written {
  second: ApplyReport;
  /** the second write under its id once more */
  again: ApplyReport;
  cis: ConfigurationItem[];
  dependencies: Dependency[];
  events: AuditEvent[];
}

/** Two writes and all that they leave; `between` is called before the second. Closes the driver. */
async function writeEstate(driver: CypherDriver, between: () => void): Promise<Written> {
  try {
    const store = await GraphStore.open(driver, catalogue);
    const apply = (writeId: string, changeSet: ChangeSet) =>
      store.apply(changeSet, { actor: 'tester', reason: 'a test', writeId, now: NOW, source: 'test' });
    await apply('first', { cis: [ci('a'), ci('b'), ci('c')], dependencies: [dependency('a', 'b')] });
    between();
    const change = {
      cis: [ci('a', { owner: 'Ops' }), ci('b'), ci('d')],
      dependencies: [dependency('a', 'd'), dependency('a', 'nobody')],
      retire: ['c'],
      remove: ['["a","uses","b"]'],
    };
    const second = await apply('second', change);
    const again = await apply('second', change);
    const written: Written = { second, again, cis: [], dependencies: [], events: [] };
    await store.eachCi((each) => void written.cis.push(each));
    await store.eachDependency((each) => void written.dependencies.push(each));
    await store.eachEvent((each) => void written.events.push(each));
    return written;
  } finally {
    await driver.close();
  }
}
