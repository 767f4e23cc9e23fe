import { setTimeout as sleep } from 'node:timers/promises';
import { CmdbError } from '../domain/errors.ts';

export type Row = Record<string, unknown>;
export type Parameters = Record<string, unknown>;

export interface CypherTransaction {
  /**
   * Runs a statement and hands over its rows one by one, without holding all of them where the engine allows.
   * Statements that are not waited for run in any order.
   */
  each(text: string, parameters: Parameters, onRow: (row: Row) => void): Promise<void>;
}

/** The port a graph database is used through: values are JSON values, integers lie within 2^53. */
export interface CypherDriver {
  readonly engine: { readonly name: 'embedded' | 'neo4j'; readonly version: string };
  /** where the graph is, as messages name it: a folder or a URI */
  readonly address: string;
  /**
   * Runs `work`, and after a transient error again: it must begin from nothing each time. STORE_UNAVAILABLE when it
   * has not ended after `limitMs`, 30 s unless said: Neo4j then breaks off the statement that runs, also one that
   * waits for a lock; the embedded engine has no way to, and refuses the next one.
   */
  read<T>(work: (tx: CypherTransaction) => Promise<T>, limitMs?: number): Promise<T>;
  /** As `read`; commits when `work` resolves, rolls back when it rejects. */
  write<T>(work: (tx: CypherTransaction) => Promise<T>, limitMs?: number): Promise<T>;
  /** Runs a schema statement, outside any transaction. */
  define(text: string): Promise<void>;
  close(): Promise<void>;
}

export const TRANSACTION_MS = 30_000;
/** For one that goes over all of the graph. */
export const WHOLE_GRAPH_MS = 600_000;

const ATTEMPTS = 10;
const FIRST_WAIT_MS = 20;
const LONGEST_WAIT_MS = 2000;

/**
 * Runs `attempt` until it succeeds, fails with an error that another run would not cure, or has failed 10 times:
 * then STORE_UNAVAILABLE. The waits grow exponentially with full jitter, 6.5 s in all at most.
 */
export async function withRetry<T>(
  address: string,
  isTransient: (error: unknown) => boolean,
  attempt: () => Promise<T>,
): Promise<T> {
  for (let failed = 1; ; failed++) {
    try {
      return await attempt();
    } catch (error) {
      if (!isTransient(error)) throw error;
      if (failed === ATTEMPTS) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new CmdbError(
          'STORE_UNAVAILABLE',
          `the graph at ${address} did not take the request in ${ATTEMPTS} attempts: ${reason}`,
          { address },
          error,
        );
      }
      await sleep(Math.random() * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failed - 1)));
    }
  }
}
