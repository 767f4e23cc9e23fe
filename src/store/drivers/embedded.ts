import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import grafeo, { type GrafeoDB, type Transaction } from '@grafeo-db/js';
import { CmdbError } from '../../domain/errors.ts';
import { type CypherDriver, type CypherTransaction, TRANSACTION_MS, withRetry } from '../cypher-driver.ts';
import { describeHolder, forgetHolder, recordHolder } from './holder.ts';

/** A write-ahead log longer than this is folded into the graph file, so that opening stays fast. */
const CHECKPOINT_WAL_BYTES = 64 * 1024 * 1024;

/** Commands of a script follow each other closely: the one before may be about to close the graph. */
const LOCK_WAIT_MS = 2000;
const LOCK_POLL_MS = 20;

interface EmbeddedOptions {
  /** any number of processes can read a graph at once while none has it open for writing */
  readOnly?: boolean;
  /** how long to wait while others have the graph open, in milliseconds */
  lockWaitMs?: number;
}

/**
 * Opens the graph in a folder, made when missing and not for reading only. STORE_UNAVAILABLE says what is wrong
 * with the folder, or which process has the graph open.
 */
export async function openEmbedded(
  folder: string,
  { readOnly = false, lockWaitMs = LOCK_WAIT_MS }: EmbeddedOptions = {},
): Promise<CypherDriver> {
  const address = resolve(folder);
  if (!readOnly) makeFolder(address);
  const db = await openDatabase(address, readOnly, lockWaitMs);
  if (!readOnly) recordHolder(address);

  // Writers of this process take turns: the engine would refuse all but one of them as conflicts.
  let lastWrite: Promise<unknown> = Promise.resolve();
  let isFolding = false;
  const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
    if (readOnly) throw unavailable(address, 'is open for reading only');
    // Only where something is written: closing waits 100 ms for the thread that this starts.
    if (!isFolding) db.setCheckpointTriggers({ walBytes: CHECKPOINT_WAL_BYTES });
    isFolding = true;
    const turn = lastWrite.then(work, work);
    lastWrite = turn.catch(() => undefined);
    return await turn;
  };
  let isOpen = true;

  return {
    engine: { name: 'embedded', version: db.version() },
    address,
    read: (work, limitMs) =>
      translated(address, () => inTransaction(db, limited(address, work, limitMs), 'rollback')),
    write: (work, limitMs) =>
      inTurn(() =>
        translated(address, () => {
          const own = limited(address, work, limitMs);
          return withRetry(address, isTransient, () => inTransaction(db, own, 'commit'));
        }),
      ),
    define: (text) =>
      inTurn(() =>
        translated(address, () =>
          withRetry(address, isTransient, async () => {
            await db.executeCypher(text);
          }),
        ),
      ),
    close: async () => {
      if (!isOpen) return;
      isOpen = false;
      await lastWrite;
      if (!readOnly) forgetHolder(address);
      try {
        db.close();
      } catch (error) {
        // Without room to fold the log into the graph file, the log stays, and holds all that was written.
        if (!isFullDisk(error)) throw storeError(address, error) ?? error;
      }
    },
  };
}

async function inTransaction<T>(
  db: GrafeoDB,
  work: (tx: CypherTransaction) => Promise<T>,
  end: 'commit' | 'rollback',
): Promise<T> {
  const tx = db.beginTransaction();
  const running = new Set<Promise<unknown>>();
  try {
    const answer = await work(transactionOf(tx, running));
    if (end === 'commit') tx.commit();
    else tx.rollback();
    return answer;
  } catch (error) {
    // Statements that were handed over together with the one that failed end first; none is begun any more.
    while (running.size > 0) await Promise.allSettled(running);
    try {
      tx.rollback();
    } catch {
      // a commit that failed has ended the transaction already: its error is the one to tell
    }
    throw error;
  }
}

/** The same work, whose statements are refused once it has taken too long: the engine cannot break one off. */
function limited<T>(
  folder: string,
  work: (tx: CypherTransaction) => Promise<T>,
  limitMs = TRANSACTION_MS,
): (tx: CypherTransaction) => Promise<T> {
  return async (tx) => {
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
    }, limitMs).unref();
    try {
      return await work({
        each(...statement) {
          if (!isLate) return tx.each(...statement);
          throw unavailable(folder, `did not do what was asked within ${limitMs / 1000} s`);
        },
      });
    } finally {
      clearTimeout(timer);
    }
  };
}

function transactionOf(tx: Transaction, running: Set<Promise<unknown>>): CypherTransaction {
  let failure: { error: unknown } | undefined;
  return {
    async each(text, parameters, onRow) {
      if (failure) throw failure.error;
      const executed = tx.executeCypher(text, parameters);
      running.add(executed);
      const result = await executed
        .catch((error) => {
          failure = { error };
          throw error;
        })
        .finally(() => running.delete(executed));
      for (let i = 0; i < result.length; i++) onRow(result.get(i));
    },
  };
}

const fileOf = (folder: string) => join(folder, 'graph.grafeo');

/** Whether a folder holds a graph; true also for what this user may not see: opening it tells why. */
export function holdsGraph(folder: string): boolean {
  try {
    statSync(fileOf(folder));
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOTDIR') throw noFolder(resolve(folder));
    return code !== 'ENOENT';
  }
}

async function openDatabase(folder: string, readOnly: boolean, lockWaitMs: number): Promise<GrafeoDB> {
  const file = fileOf(folder);
  const giveUpAt = performance.now() + lockWaitMs;
  for (;;) {
    try {
      return readOnly ? grafeo.GrafeoDB.openReadOnly(file) : grafeo.GrafeoDB.create(file);
    } catch (error) {
      const reason = reasonOf(error);
      if (!/locked/.test(reason)) {
        throw (
          storeError(folder, error, readOnly ? 'read' : 'written') ??
          unavailable(folder, `cannot be opened: ${reason}`, error)
        );
      }
      if (performance.now() >= giveUpAt) {
        const { words, url } = describeHolder(folder);
        throw unavailable(folder, `is open in ${words}`, error, url);
      }
    }
    await sleep(LOCK_POLL_MS);
  }
}

function makeFolder(folder: string): void {
  try {
    makeWithParents(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOTDIR') throw noFolder(folder);
    // Another process may have made it in the meantime.
    if (code !== 'EEXIST') throw unavailable(folder, `cannot be made: ${reasonOf(error)}`, error);
  }
  if (!statSync(folder).isDirectory()) throw noFolder(folder);
}

/** One folder after the other: Node's own recursive way never ends under /proc. */
function makeWithParents(folder: string): void {
  if (existsSync(folder)) return;
  makeWithParents(dirname(folder));
  mkdirSync(folder, { mode: 0o700 }); // it holds the whole estate, and the hashes of tokens
}

function noFolder(folder: string): CmdbError {
  return unavailable(folder, 'is a file, or lies under one: a folder was expected');
}

async function translated<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw storeError(folder, error) ?? error;
  }
}

function isTransient(error: unknown): boolean {
  if (/os error \d/.test(reasonOf(error))) return false; // the disk's: another attempt meets the same
  const { gqlStatus } = error as { gqlStatus?: string };
  return gqlStatus === '40000' || /GRAFEO-T001|UNIQUE constraint violation/.test(reasonOf(error));
}

/** The STORE_UNAVAILABLE of an error of the disk or the folder, or undefined for any other error. */
function storeError(
  folder: string,
  error: unknown,
  what: 'read' | 'written' = 'written',
): CmdbError | undefined {
  const reason = reasonOf(error);
  if (isFullDisk(error)) {
    return unavailable(
      folder,
      'is on a full disk: make room and try again; what was acknowledged is safe',
      error,
    );
  }
  if (/os error 13|os error 1\)|os error 30|Permission denied|Read-only/i.test(reason)) {
    return unavailable(folder, `cannot be ${what} by this user: ${reason}`, error);
  }
  return undefined;
}

function isFullDisk(error: unknown): boolean {
  return /os error 28|No space left/i.test(reasonOf(error));
}

function unavailable(folder: string, what: string, cause?: unknown, url?: string): CmdbError {
  return new CmdbError(
    'STORE_UNAVAILABLE',
    `the graph in ${folder} ${what}`,
    { address: folder, ...(url && { url }) },
    cause,
  );
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
