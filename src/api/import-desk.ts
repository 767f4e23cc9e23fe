import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { Logger } from 'pino';
import { z } from 'zod';
import { type Caller, checkRight, hasRight } from '../domain/access.ts';
import { CmdbError } from '../domain/errors.ts';
import type { Context } from '../use-cases/context.ts';
import { type ImportReport, importReportSchema } from '../use-cases/import-report.ts';
import { type ImportWords, type ReceivedImport, receiveImport } from '../use-cases/import-stream.ts';
import type { Metrics } from './metrics.ts';
import { problemOf, problemSchema } from './problem.ts';

export const importSchema = z.strictObject({
  id: z.string(),
  state: z
    .enum(['running', 'done', 'stopped', 'failed'])
    .describe('done: all was read; what was rejected is in the report, and whether it is complete'),
  started: z.string(),
  ended: z.string().nullable(),
  progress: z
    .strictObject({
      stage: z.enum(['checking', 'writing']),
      records: z.int(),
      total: z.int().nullable().describe('where it is known'),
      bytes: z.int(),
      totalBytes: z.int(),
    })
    .nullable()
    .describe('as of the last batch; null before the first'),
  report: importReportSchema.nullable().describe('once it is done; interrupted where it was stopped'),
  problem: problemSchema.nullable().describe('why it failed; the same again goes on from there'),
});
type Import = z.infer<typeof importSchema>;

interface Kept {
  own: Import;
  /** who started it */
  caller: Caller;
}

/** How many imports that have ended can still be looked at. */
const KEPT = 20;
/** Bytes of one input. */
export const MOST_BYTES = 16 * 2 ** 30;

/** The imports of this process: one at a time, the last ones kept for a look. */
export class ImportDesk {
  readonly #log: Logger;
  readonly #metrics: Metrics;
  readonly #imports = new Map<string, Kept>();
  #running: { id: string; caller: Caller; stop: AbortController; ended: Promise<void> } | undefined;
  #isReceiving = false;
  #hasEnded = false;

  constructor(log: Logger, metrics: Metrics) {
    this.#log = log;
    this.#metrics = metrics;
  }

  /** Takes an input in and starts to import it. CONFLICT while another import runs. */
  async start(
    context: Context,
    stream: Readable,
    format: 'ndjson' | 'document' | 'csv',
    words: ImportWords,
  ): Promise<Import> {
    checkRight(context.caller, 'import'); // who may not learns nothing of others' imports
    const known = words.importId === undefined ? undefined : this.#imports.get(words.importId);
    if (known && !isOpenTo(context, known.caller)) {
      const message = `an import of the id "${words.importId}" is another caller's`;
      throw new CmdbError('CONFLICT', message, { importId: words.importId });
    }
    this.#take(context);
    try {
      const received = await receiveImport(context, stream, { format, mostBytes: MOST_BYTES }, words);
      if (this.#hasEnded) {
        await received.drop();
        throw new CmdbError('CONFLICT', 'the server is stopping: nothing of this import was written');
      }
      const own: Import = {
        id: words.importId ?? `import-${randomUUID()}`,
        state: 'running',
        started: context.clock(),
        ended: null,
        progress: null,
        report: null,
        problem: null,
      };
      this.#keep(own, context.caller);
      const stop = new AbortController();
      const ended = this.#run(context, own, received, stop.signal);
      this.#running = { id: own.id, caller: context.caller, stop, ended };
      return own;
    } finally {
      this.#isReceiving = false;
    }
  }

  /** A short import, which its caller waits for. CONFLICT while another runs. */
  async atOnce(context: Context, run: () => Promise<ImportReport>): Promise<ImportReport> {
    checkRight(context.caller, 'import');
    this.#take(context);
    try {
      const report = await run();
      this.#count(report);
      return report;
    } finally {
      this.#isReceiving = false;
    }
  }

  /** The turn, where nobody has it. */
  #take(context: Context): void {
    const running = this.#running && (isOpenTo(context, this.#running.caller) ? this.#running.id : 'another');
    const busy = running ?? (this.#isReceiving ? 'one being received' : undefined);
    if (busy !== undefined) {
      throw new CmdbError('CONFLICT', `one import at a time, and ${busy} has not ended`, { running: busy });
    }
    this.#isReceiving = true;
  }

  /** One that the caller has started; an admin finds all. */
  find(context: Context, id: string): Import {
    const found = this.#imports.get(id);
    if (found && isOpenTo(context, found.caller)) return found.own;
    throw new CmdbError('NOT_FOUND', `no import ${id}: the last ${KEPT} of this process are kept`, { id });
  }

  /** Asks an import to end after its batch. */
  stop(context: Context, id: string): Import {
    const found = this.find(context, id);
    if (this.#running?.id === id) this.#running.stop.abort();
    return found;
  }

  /** Takes no more, ends the running import after its batch, and waits for that. */
  async end(): Promise<void> {
    this.#hasEnded = true;
    this.#running?.stop.abort();
    await this.#running?.ended;
  }

  async #run(context: Context, own: Import, received: ReceivedImport, signal: AbortSignal): Promise<void> {
    try {
      own.report = await received.run({
        signal,
        onBatch: ({ total = null, ...progress }) => {
          own.progress = { ...progress, total };
        },
      });
      own.state = own.report.interrupted ? 'stopped' : 'done';
      this.#count(own.report);
    } catch (error) {
      own.state = 'failed';
      own.problem = problemOf(error, this.#log).problem;
      if (own.problem.code === 'STORE_UNAVAILABLE') this.#metrics.storeFailed();
    }
    own.ended = context.clock();
    this.#running = undefined;
    this.#log.info({ import: own.id, state: own.state }, 'import ended');
  }

  #keep(own: Import, caller: Caller): void {
    this.#imports.delete(own.id);
    this.#imports.set(own.id, { own, caller });
    const [oldest] = this.#imports.keys();
    if (this.#imports.size > KEPT && oldest !== undefined) this.#imports.delete(oldest);
  }

  #count({ dryRun, counts }: ImportReport): void {
    if (dryRun) return;
    for (const [outcome, records] of Object.entries(counts)) this.#metrics.imported(outcome, records);
  }
}

/** Whether a caller may look at what another has started: themselves, with the same scope, or an admin. */
function isOpenTo({ caller }: Context, { name, scope }: Caller): boolean {
  const isSame = caller.name === name && JSON.stringify(caller.scope) === JSON.stringify(scope);
  return isSame || hasRight(caller, 'administer');
}
