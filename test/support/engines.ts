import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CypherDriver } from '../../src/store/cypher-driver.ts';
import { openEmbedded } from '../../src/store/drivers/embedded.ts';
import { type Neo4jSettings, openNeo4j } from '../../src/store/drivers/neo4j.ts';
import type { Neo4jVersion } from './neo4j/releases.ts';
import { startNeo4j } from './neo4j/start.ts';

/** A graph database that tests run on. */
export interface Engine {
  /** opens the graph, the same one until `empty` */
  open(): Promise<CypherDriver>;
  /** leaves an empty graph; no driver may be open */
  empty(): Promise<void>;
  stop(): Promise<void>;
}

export async function embeddedEngine(): Promise<Engine> {
  const parent = await mkdtemp(join(tmpdir(), 'faultline-contract-'));
  let graphs = 0;
  return {
    open: () => openEmbedded(join(parent, String(graphs))),
    empty: async () => {
      graphs++;
    },
    stop: () => rm(parent, { recursive: true, force: true }),
  };
}

/** One that others can reach too: what to open it with. */
export interface Neo4jEngine extends Engine {
  settings: Neo4jSettings;
}

/** How to have a Neo4j of a version here; undefined where there is none, and REQUIRE_NEO4J does not ask for one. */
export function neo4jEngine(version: Neo4jVersion): (() => Promise<Neo4jEngine>) | undefined {
  const { NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password, REQUIRE_NEO4J } = process.env;
  if (uri) {
    // It is one server, and has its turn as the current one.
    if (version === '5') return undefined;
    return () =>
      on({ uri, ...(user ? { user } : {}), ...(password ? { password } : {}) }, async () => undefined);
  }
  if (REQUIRE_NEO4J === '1') {
    return async () => {
      const server = await startNeo4j(version);
      return await on({ uri: server.uri }, () => server.stop());
    };
  }
  return hasDocker() ? () => container(version) : undefined;
}

/** Describes tests that need an engine; where there is none, they are skipped, and the reason is said. */
export function describeOn<E extends Engine>(
  name: string,
  start: (() => Promise<E>) | undefined,
  tests: (start: () => Promise<E>) => void,
): void {
  if (start) {
    describe(name, () => tests(start));
    return;
  }
  const why = whyThereIsNone();
  process.stderr.write(`${name}: skipped, it ${why}\n`);
  xdescribe(name, () => test(why, () => undefined));
}

/** Why neo4jEngine has none, and how to get one; to be read after the name of what was skipped and "it". */
function whyThereIsNone(): string {
  return process.env.NEO4J_URI
    ? 'is left out: NEO4J_URI names one server, which the suite of the current version runs on'
    : 'needs a Neo4j server: set NEO4J_URI (npm run neo4j prints one), or have Docker, or set REQUIRE_NEO4J=1 to ' +
        'start both versions from Maven';
}

async function container(version: Neo4jVersion): Promise<Neo4jEngine> {
  const { Neo4jContainer } = await import('@testcontainers/neo4j');
  const image = version === '5' ? 'neo4j:5.26.30' : 'neo4j:2026.09.0';
  const started = await new Neo4jContainer(image).start();
  const settings = { uri: started.getBoltUri(), user: 'neo4j', password: started.getPassword() };
  return await on(settings, async () => {
    await started.stop();
  });
}

function hasDocker(): boolean {
  try {
    execFileSync('docker', ['info'], { stdio: 'ignore', timeout: 5000 });
    return true;
  } catch {
    return false;
  }
}

async function on(settings: Neo4jSettings, stop: () => Promise<void>): Promise<Neo4jEngine> {
  const open = () => openNeo4j(settings);
  const using = async (work: (driver: CypherDriver) => Promise<void>) => {
    const driver = await open();
    try {
      await work(driver);
    } finally {
      await driver.close();
    }
  };
  await using((driver) => claim(driver, settings.uri));
  return {
    settings,
    open,
    empty: () => using((driver) => wipe(driver, 'MATCH (n) WHERE NOT n:ContractSuite')),
    stop: async () => {
      await using((driver) => wipe(driver, 'MATCH (n)'));
      await stop();
    },
  };
}

/**
 * A suite empties the graph it runs on, so it takes none that anybody else may have filled: only an empty one,
 * which it marks as its own, or one with that mark, left by a run that was interrupted.
 */
async function claim(driver: CypherDriver, uri: string): Promise<void> {
  const own = await single(driver, 'MATCH (n:ContractSuite) RETURN count(n) AS n');
  const found = await single(driver, 'MATCH (n) RETURN count(n) AS n');
  if (found > 0 && own === 0) {
    throw new Error(`the graph at ${uri} is not empty, and the tests would delete it: give another`);
  }
  await single(driver, 'MERGE (n:ContractSuite) RETURN count(n) AS n');
}

/** In batches: Neo4j runs out of transaction memory on a large graph. */
async function wipe(driver: CypherDriver, match: string): Promise<void> {
  for (let left = 1; left > 0; ) {
    left = await single(driver, `${match} WITH n LIMIT 10000 DETACH DELETE n RETURN count(*) AS n`);
  }
}

async function single(driver: CypherDriver, text: string): Promise<number> {
  return await driver.write(async (tx) => {
    let n = 0;
    await tx.each(text, {}, (row) => {
      n = row.n as number;
    });
    return n;
  });
}
