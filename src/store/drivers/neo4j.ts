import neo4j, { type Driver, Neo4jError, type Transaction } from 'neo4j-driver';
import { CmdbError } from '../../domain/errors.ts';
import { type CypherDriver, type CypherTransaction, TRANSACTION_MS, withRetry } from '../cypher-driver.ts';
import { greet } from './bolt-greeting.ts';

export interface Neo4jSettings {
  /** bolt://, neo4j:// (routing in a cluster), or either with +s for TLS */
  uri: string;
  user?: string | undefined;
  password?: string | undefined;
  /** without one, the user's home database */
  database?: string | undefined;
}

/** How long a server may take to accept a connection and to answer its greeting. */
const CONNECT_MS = 5000;
/** How long a request may wait for one of the driver's connections to be free. */
const ACQUIRE_MS = 15_000;

/**
 * Connects to a Neo4j server and waits, 5 s at most, until it answers. STORE_UNAVAILABLE says what is wrong with
 * the address, the password or the database.
 */
export async function openNeo4j({ uri, user, password, database }: Neo4jSettings): Promise<CypherDriver> {
  const driver = connect(uri, user, password);
  const server = await firstAnswer(driver, uri, database).catch(async (error) => {
    await driver.close();
    throw error;
  });
  // The bookmarks of one manager chain the sessions: a process reads its own writes on every member of a cluster.
  const bookmarkManager = neo4j.bookmarkManager();

  const inTransaction = async <T>(
    mode: 'READ' | 'WRITE',
    work: (tx: CypherTransaction) => Promise<T>,
    timeout: number,
  ): Promise<T> => {
    const session = driver.session({
      defaultAccessMode: mode,
      bookmarkManager,
      ...(database === undefined ? {} : { database }),
    });
    try {
      // Not a managed transaction: those retry in their own way, this store retries in one way on every engine.
      const tx = await session.beginTransaction({ timeout });
      try {
        const answer = await work(transactionOf(tx));
        await tx.commit();
        return answer;
      } finally {
        await tx.close();
      }
    } finally {
      await session.close();
    }
  };
  const retried = async <T>(
    attempt: (leftMs: number) => Promise<T>,
    limitMs = TRANSACTION_MS,
  ): Promise<T> => {
    const end = performance.now() + limitMs;
    const isWorthARetry = (error: unknown) => isTransient(error) && performance.now() < end;
    try {
      return await withRetry(uri, isWorthARetry, () =>
        attempt(Math.ceil(Math.max(1, end - performance.now()))),
      );
    } catch (error) {
      if (isBrokenOff(error) || (isTransient(error) && performance.now() >= end)) {
        throw unavailable(uri, `did not do what was asked within ${limitMs / 1000} s`, error);
      }
      throw storeError(uri, error) ?? error;
    }
  };

  return {
    engine: { name: 'neo4j', version: server },
    address: uri,
    read: (work, limitMs) => retried((leftMs) => inTransaction('READ', work, leftMs), limitMs),
    write: (work, limitMs) => retried((leftMs) => inTransaction('WRITE', work, leftMs), limitMs),
    define: (text) =>
      retried(async () => {
        const session = driver.session({ bookmarkManager, ...(database === undefined ? {} : { database }) });
        try {
          await session.run(text);
        } finally {
          await session.close();
        }
      }),
    close: () => driver.close(),
  };
}

function connect(uri: string, user: string | undefined, password: string | undefined): Driver {
  const auth = user === undefined && password === undefined ? undefined : [user ?? 'neo4j', password ?? ''];
  try {
    return neo4j.driver(uri, auth && neo4j.auth.basic(auth[0] ?? '', auth[1] ?? ''), {
      disableLosslessIntegers: true,
      connectionTimeout: CONNECT_MS,
      connectionAcquisitionTimeout: ACQUIRE_MS,
      userAgent: 'faultline',
    });
  } catch (error) {
    const expected =
      'expected bolt://, neo4j://, bolt+s:// or neo4j+s:// with a host, such as bolt://localhost:7687';
    throw unavailable(uri, `is not an address of a Neo4j server: ${reasonOf(error)}; ${expected}`, error);
  }
}

/** Waits until the server answers a request to the database; answers its version. */
async function firstAnswer(driver: Driver, uri: string, database: string | undefined): Promise<string> {
  await greet(uri, CONNECT_MS).catch((error) => {
    throw unavailable(uri, `cannot be reached: ${reasonOf(error)}; is the server running?`, error);
  });
  try {
    const { agent } = await driver.getServerInfo(database === undefined ? {} : { database });
    return agent?.replace('Neo4j/', '') ?? 'unknown';
  } catch (error) {
    throw storeError(uri, error) ?? error;
  }
}

function transactionOf(tx: Transaction): CypherTransaction {
  return {
    async each(text, parameters, onRow) {
      for await (const record of tx.run(text, withIntegers(parameters))) onRow(record.toObject());
    },
  };
}

/** JS numbers reach Neo4j as floats, which LIMIT, SKIP and integer properties refuse: whole ones go as integers. */
function withIntegers<T>(value: T): T;
function withIntegers(value: unknown): unknown {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? neo4j.int(value) : value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => withIntegers(item));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withIntegers(item)]));
}

/** A record or an index that another program made in between: tried again, it is there. */
const MADE_BY_ANOTHER = [
  'Neo.ClientError.Schema.ConstraintValidationFailed',
  'Neo.ClientError.Schema.EquivalentSchemaRuleAlreadyExists',
];

function isTransient(error: unknown): boolean {
  if (!(error instanceof Neo4jError)) return false;
  return error.retriable || MADE_BY_ANOTHER.includes(error.code);
}

/** Whether the server broke a transaction off: it took too long, alone or while it waited for a lock. */
function isBrokenOff(error: unknown): boolean {
  return (
    error instanceof Neo4jError &&
    /^Neo\.ClientError\.Transaction\.(TransactionTimedOut|LockClientStopped|Terminated)/.test(error.code)
  );
}

/** The STORE_UNAVAILABLE of an error of connection, login or database, or undefined for any other error. */
function storeError(uri: string, error: unknown): CmdbError | undefined {
  if (!(error instanceof Neo4jError)) return undefined;
  const { code } = error;
  if (code === 'Neo.ClientError.Security.Unauthorized') {
    return unavailable(uri, 'refused the user or the password: check NEO4J_USER and NEO4J_PASSWORD', error);
  }
  if (code.startsWith('Neo.ClientError.Security.')) {
    return unavailable(uri, `refused the login: ${error.message}`, error);
  }
  if (code.startsWith('Neo.ClientError.Database.')) {
    return unavailable(uri, `has no such database: ${error.message}; check NEO4J_DATABASE`, error);
  }
  if (code === 'ServiceUnavailable' || code === 'SessionExpired') {
    return unavailable(uri, `cannot be reached: ${error.message}; is the server running?`, error);
  }
  return undefined;
}

function unavailable(uri: string, what: string, cause?: unknown): CmdbError {
  return new CmdbError('STORE_UNAVAILABLE', `the graph at ${uri} ${what}`, { address: uri }, cause);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
