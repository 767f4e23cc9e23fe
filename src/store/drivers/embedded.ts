import { mkdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import grafeo, { type GrafeoDB, type Transaction } from '@grafeo-db/js';
import { CmdbError } from '../../domain/errors.ts';
import { type CypherDriver, type CypherTransaction, withRetry } from '../cypher-driver.ts';
import { describeHolder, forgetHolder, recordHolder } from './holder.ts';

/** A write-ahead log longer than this is folded into the graph file, so that opening stays fast. */
const CHECKPOINT_WAL_BYTES = 64 * 1024 * 1024;

/**
 * Opens the graph in a folder, made when missing; one process holds it at a time. STORE_UNAVAILABLE says what is
 * wrong with the folder, or which process has the graph open.
 */
export async function openEmbedded(folder: string): Promise<CypherDriver> {
  const address = resolve(folder);
  makeFolder(address);
  const db = openDatabase(address);
  recordHolder(address);

  // Writers of this process take turns: the engine would refuse all but one of them as conflicts.
  let lastWrite: Promise<unknown> = Promise.resolve();
  let isFolding = false;
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    // Only where something is written: closing waits 100 ms for the thread that this starts.
    if (!isFolding) db.setCheckpointTriggers({ walBytes: CHECKPOINT_WAL_BYTES });
    isFolding = true;
    const turn = lastWrite.then(work, work);
    lastWrite = turn.catch(() => undefined);
    return turn;
  };
  let isOpen = true;

  return {
    engine: { name: 'embedded', version: db.version() },
    address,
    read: (work) => translated(address, () => inTransaction(db, work, 'rollback')),
    write: (work) =>
      inTurn(() =>
        translated(address, () => withRetry(address, isTransient, () => inTransaction(db, work, 'commit'))),
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
      forgetHolder(address);
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
  try {
    const answer = await work(transactionOf(tx));
    if (end === 'commit') tx.commit();
    else tx.rollback();
    return answer;
  } catch (error) {
    try {
      tx.rollback();
    } catch {
      // a commit that failed has ended the transaction already: its error is the one to tell
    }
    throw error;
  }
}

function transactionOf(tx: Transaction): CypherTransaction {
  return {
    async each(text, parameters, onRow) {
      const result = await tx.executeCypher(text, parameters);
      for (let i = 0; i < result.length; i++) onRow(result.get(i));
    },
  };
}

function openDatabase(folder: string): GrafeoDB {
  try {
    return grafeo.GrafeoDB.create(join(folder, 'graph.grafeo'));
  } catch (error) {
    const reason = reasonOf(error);
    if (/cannot be locked/.test(reason)) {
      throw unavailable(
        folder,
        `is open in ${describeHolder(folder)}: end that process, or use a Neo4j server for several`,
        error,
      );
    }
    throw storeError(folder, error) ?? unavailable(folder, `cannot be opened: ${reason}`, error);
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    if (statSync(folder).isDirectory()) return;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'EEXIST' && code !== 'ENOTDIR') {
      throw unavailable(folder, `cannot be made: ${reasonOf(error)}`, error);
    }
  }
  throw unavailable(folder, 'is a file, or lies under one: a folder was expected');
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
function storeError(folder: string, error: unknown): CmdbError | undefined {
  const reason = reasonOf(error);
  if (isFullDisk(error)) {
    return unavailable(
      folder,
      'is on a full disk: make room and try again; what was acknowledged is safe',
      error,
    );
  }
  if (/os error 13|os error 1\)|os error 30|Permission denied|Read-only/i.test(reason)) {
    return unavailable(folder, `cannot be read and written by this user: ${reason}`, error);
  }
  return undefined;
}

function isFullDisk(error: unknown): boolean {
  return /os error 28|No space left/i.test(reasonOf(error));
}

function unavailable(folder: string, what: string, cause?: unknown): CmdbError {
  return new CmdbError('STORE_UNAVAILABLE', `the graph in ${folder} ${what}`, { address: folder }, cause);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
