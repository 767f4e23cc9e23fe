import { hash, randomUUID } from 'node:crypto';
import { checkRight } from '../domain/access.ts';
import type { ApplyReport, AuditEvent, Change, ChangeSet } from '../domain/change-set.ts';
import type { CiRecord } from '../domain/ci.ts';
import type { DependencyRecord } from '../domain/dependency.ts';
import { CmdbError, errorCode } from '../domain/errors.ts';
import { fewOf } from '../domain/few-of.ts';
import { type CheckedRow, checkedRows } from '../importers/checked-rows.ts';
import { explained } from '../importers/conflicts.ts';
import type { KeySet } from '../importers/facts.ts';
import { ProblemList } from '../importers/problem-list.ts';
import { type Conflict, ciKey, Repeats } from '../importers/repeats.ts';
import type { Context } from './context.ts';
import type { ImportCounts, ImportInput, ImportReport, Prunable } from './import-report.ts';

const BATCH_SIZE = 5000;
const CHANGES_KEPT = 10_000;

/**
 * Imports records: all are checked first, then the CIs are written, then the dependencies, in batches of one
 * transaction each. What is wrong is reported and the rest goes in. A store that fails in the middle is its
 * CmdbError, whose details say what is in; importing the same input again is safe.
 */
export async function importEstate(context: Context, input: ImportInput): Promise<ImportReport> {
  checkRight(context.caller, 'import');
  const run = new ImportRun(context, input);
  try {
    await run.check();
    await run.write();
    await run.prune();
    return await run.report();
  } catch (error) {
    throw run.withWhatIsIn(error);
  } finally {
    run.close();
  }
}

type SoundRow = Exclude<CheckedRow, { kind: 'fault' }>;

/** One import under way. */
class ImportRun {
  readonly #context: Context;
  readonly #input: ImportInput;
  readonly #importId: string;
  readonly #unsaid: { source: string | undefined; lastSeen: string };
  readonly #batchSize: number;
  readonly #repeats = new Repeats();
  readonly #rejections = new ProblemList();
  /** records that another of the same id was chosen over */
  readonly #overruled = new ProblemList();
  readonly #sourceNames = new Set<string>();
  readonly #kinds = { event: 0, ci: 0, dependency: 0 };
  readonly #counts: ImportCounts = {
    read: 0,
    created: 0,
    changed: 0,
    unchanged: 0,
    repeated: 0,
    overruled: 0,
    rejected: 0,
    pruned: 0,
    events: 0,
  };
  readonly #changes: Change[] = [];
  #changesLeftOut = 0;
  #batches = 0;
  #written = 0;
  #interrupted = false;
  #isChecked = false;
  #keys: KeySet | undefined;
  #prunable: Prunable | undefined;
  #pruneSkipped: string | undefined;

  constructor(context: Context, input: ImportInput) {
    this.#context = context;
    this.#input = input;
    this.#importId = input.importId ?? `import-${randomUUID()}`;
    this.#unsaid = { source: input.source, lastSeen: context.clock() };
    this.#batchSize = input.batchSize ?? BATCH_SIZE;
  }

  close(): void {
    this.#repeats.close();
  }

  /** First reading: what is wrong with each record, and which records tell the same. */
  async check(): Promise<void> {
    for await (const row of this.#rows(() => true)) {
      this.#counts.read++;
      if (row.kind === 'fault') this.#rejections.add(row, row.problems);
      else {
        this.#kinds[row.kind]++;
        if (row.kind !== 'event') this.#sourceNames.add(row.record.source ?? row.source);
        this.#repeats.note(row);
      }
      if (this.#counts.read % this.#batchSize !== 0) continue;
      this.#progress('checking', this.#counts.read, row.read);
      if (this.#stops()) return;
    }
    const { onConflict = 'fail' } = this.#input;
    // A record that another of its key was chosen over is in by that one; one whose group needs differ is not in.
    const listOf = ({ about }: Conflict) =>
      onConflict !== 'fail' && about === 'record' ? this.#overruled : this.#rejections;
    const conflicts: Conflict[] = [];
    for (const conflict of this.#repeats.settle(onConflict)) {
      const list = listOf(conflict);
      list.records++;
      if (conflicts.length < CHANGES_KEPT) conflicts.push(conflict);
      else list.leftOut++;
    }
    this.#counts.repeated = this.#repeats.repeated;
    if (conflicts.length > 0) {
      const rowsAt = (ordinals: ReadonlySet<number>) => this.#rows((_, ordinal) => ordinals.has(ordinal));
      for (const { conflict, row, problems } of await explained(conflicts, rowsAt)) {
        listOf(conflict).explain(row, problems);
      }
    }
    if (this.#input.dryRun || this.#input.prune) this.#keys = this.#repeats.acceptedKeys();
    this.#isChecked = true;
  }

  /** Further readings: another graph's history, the CIs, the dependencies. */
  async write(): Promise<void> {
    // A history says who did what: whoever may write one may speak for everybody.
    if (this.#kinds.event > 0) checkRight(this.#context.caller, 'administer');
    for (const kind of ['event', 'ci', 'dependency'] as const) {
      if (this.#interrupted) return;
      if (this.#kinds[kind] === 0) continue;
      let seen = 0;
      const wanted = (k: CheckedRow['kind'], ordinal: number) => {
        seen++;
        return k === kind && this.#repeats.accepts(ordinal);
      };
      let batch: SoundRow[] = [];
      for await (const row of this.#rows(wanted)) {
        if (row.kind === 'fault') continue;
        // One source a batch: a write says once who tells what it brings.
        if (batch.length === this.#batchSize || (batch[0] && batch[0].source !== row.source)) {
          if (this.#stops()) return;
          await this.#writeBatch(batch);
          batch = [];
        }
        batch.push(row);
      }
      if (seen !== this.#counts.read) {
        throw new CmdbError('CONFLICT', 'the input changed while it was read: import it again');
      }
      if (batch.length === 0) continue;
      if (this.#stops()) return;
      await this.#writeBatch(batch);
    }
  }

  /** Finds what the sources no longer list, and takes it out when that is wanted. */
  async prune(): Promise<void> {
    const { prune, dryRun } = this.#input;
    if (!prune) return;
    this.#pruneSkipped = this.#reasonNotToPrune();
    if (this.#pruneSkipped !== undefined) return;
    const keys = this.#keys;
    const prunable: Prunable = { cis: [], dependencies: [] };
    for (const source of this.#sourceNames) {
      const { cis, dependencies } = await this.#context.store.ofSource(
        source,
        (kind, id) => !keys?.has(kind === 'ci' ? ciKey(id) : id),
      );
      prunable.cis = prunable.cis.concat(cis);
      prunable.dependencies = prunable.dependencies.concat(dependencies);
    }
    this.#prunable = prunable;
    if (prunable.cis.length + prunable.dependencies.length === 0) return;
    if (dryRun || !(await prune(prunable))) return;
    for (const [list, name] of [
      [prunable.dependencies, 'remove'],
      [prunable.cis, 'prune'],
    ] as const) {
      for (let at = 0; at < list.length; at += this.#batchSize) {
        if (this.#stops()) return;
        const report = await this.#apply({ [name]: list.slice(at, at + this.#batchSize) }, 'prune');
        this.#counts.pruned += report.changes.length;
      }
    }
  }

  async report(): Promise<ImportReport> {
    const files = this.#input.sources.map((source) => source.name);
    const [rejections, overruled] = [this.#rejections, this.#overruled];
    return {
      importId: this.#importId,
      revision: await this.#context.store.revision(),
      dryRun: this.#input.dryRun ?? false,
      interrupted: this.#interrupted,
      complete: !this.#interrupted && rejections.records === 0,
      counts: this.#countsSoFar(),
      rejections: rejections.sorted(files),
      rejectionsLeftOut: rejections.leftOut,
      overruled: overruled.sorted(files),
      overruledLeftOut: overruled.leftOut,
      changes: this.#changes,
      changesLeftOut: this.#changesLeftOut,
      ...(this.#prunable ? { prunable: this.#prunable } : {}),
      ...(this.#pruneSkipped === undefined ? {} : { pruneSkipped: this.#pruneSkipped }),
    };
  }

  /** An error that ended the import, and once it was writing, in its details what was written before. */
  withWhatIsIn(error: unknown): unknown {
    if (!this.#isChecked || !errorCode(error)) return error;
    const { code, message, details } = error as CmdbError;
    return new CmdbError(code, message, { ...details, imported: this.#countsSoFar() }, error);
  }

  #countsSoFar(): ImportCounts {
    return { ...this.#counts, rejected: this.#rejections.records, overruled: this.#overruled.records };
  }

  #rows(wanted: (kind: CheckedRow['kind'], ordinal: number) => boolean): AsyncGenerator<CheckedRow> {
    return checkedRows(this.#context.catalogue, this.#input.sources, this.#unsaid, wanted);
  }

  async #writeBatch(batch: readonly SoundRow[]): Promise<void> {
    const kind = batch[0]?.kind;
    if (kind === 'event') {
      const events = batch.map((row) => row.record as AuditEvent);
      this.#counts.events += this.#input.dryRun ? events.length : await this.#context.store.replay(events);
    } else {
      const report = await this.#apply(
        kind === 'ci'
          ? { cis: batch.map((row) => row.record as CiRecord) }
          : { dependencies: batch.map((row) => row.record as DependencyRecord) },
        batch[0]?.source as string,
      );
      this.#note(report, batch);
    }
    this.#written += batch.length;
    this.#progress('writing', this.#written, batch.at(-1)?.read ?? 0);
  }

  #apply(changeSet: ChangeSet, source: string): Promise<ApplyReport> {
    const { dryRun = false, reason, sources } = this.#input;
    const names = sources.map(({ name }) => name);
    const listed = fewOf(names, 3);
    const keys = this.#keys;
    return this.#context.store.apply(changeSet, {
      actor: this.#context.actor,
      reason: reason ?? `import of ${listed}`,
      writeId: `${this.#importId}:${this.#input.importId === undefined ? ++this.#batches : this.#contentId(changeSet)}`,
      now: this.#context.clock(),
      source,
      dryRun,
      ...(dryRun && keys ? { alsoKnown: (id: string) => keys.has(ciKey(id)) } : {}),
    });
  }

  /** Names a batch by what it holds: under the same import id, what was corrected is written, and the rest is not again. */
  #contentId(changeSet: ChangeSet): string {
    const { lastSeen } = this.#unsaid;
    const text = JSON.stringify(changeSet, (key, value) =>
      key === 'lastSeen' && value === lastSeen ? undefined : value,
    );
    return hash('sha256', text).slice(0, 32);
  }

  #note({ changes, unchanged, refused }: ApplyReport, batch: readonly SoundRow[]): void {
    this.#counts.unchanged += unchanged;
    for (const change of changes) {
      if (change.action === 'created') this.#counts.created++;
      else this.#counts.changed++;
      if (!this.#input.dryRun) continue;
      if (this.#changes.length < CHANGES_KEPT) this.#changes.push(change);
      else this.#changesLeftOut++;
    }
    let last: SoundRow | undefined;
    for (const { at, record, field, value, reason } of refused) {
      const row = batch[at];
      if (!row) continue;
      const problems = [{ record, field, value, reason }];
      if (row === last) this.#rejections.explain(row, problems);
      else this.#rejections.add(row, problems);
      last = row;
    }
  }

  #stops(): boolean {
    if (this.#input.signal?.aborted) this.#interrupted = true;
    return this.#interrupted;
  }

  #progress(stage: 'checking' | 'writing', records: number, bytes: number): void {
    const { event, ci, dependency } = this.#kinds;
    const left = event + ci + dependency - this.#repeats.repeated - this.#repeats.conflicting;
    const totalBytes = this.#input.sources.reduce((sum, source) => sum + source.bytes, 0);
    const total = stage === 'writing' ? left : undefined;
    this.#input.onBatch?.({ stage, records, total, bytes, totalBytes });
  }

  #reasonNotToPrune(): string | undefined {
    if (this.#interrupted) return 'the import was interrupted: what it did not reach would seem to be gone';
    const { records } = this.#rejections;
    if (records > 0) return `${records} records were rejected: what they stand for would seem to be gone`;
    if (this.#kinds.ci + this.#kinds.dependency === 0)
      return 'the input lists nothing: all would seem to be gone';
    return undefined;
  }
}
