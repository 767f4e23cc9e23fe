import { randomUUID } from 'node:crypto';
import { checkRight } from '../domain/access.ts';
import type { ApplyReport, ChangeSet, Refusal, WriteOptions } from '../domain/change-set.ts';
import { type Checked, type CiRecord, checkCi, type FieldError } from '../domain/ci.ts';
import { checkDependency, type DependencyRecord } from '../domain/dependency.ts';
import { CmdbError } from '../domain/errors.ts';
import { line } from '../domain/text.ts';
import type { Context } from './context.ts';

/** What to change, as it came in: records are checked here. Lists that are left out change nothing. */
export interface EstateChange {
  cis?: readonly unknown[] | undefined;
  dependencies?: readonly unknown[] | undefined;
  /** ids of CIs */
  retire?: readonly string[] | undefined;
  /** keys of dependencies */
  remove?: readonly string[] | undefined;
}

export interface EstateWrite {
  reason: string;
  /** names the write: the same again answers what the first did; default: a new one */
  writeId?: string | undefined;
  dryRun?: boolean | undefined;
  expectedVersions?: Readonly<Record<string, number>> | undefined;
}

/** A record that was not written, by the list of the change it stands in and its place there. */
export interface EstateRefusal extends FieldError {
  list: keyof EstateChange;
  at: number;
}

export interface EstateReport extends Omit<ApplyReport, 'refused'> {
  refused: EstateRefusal[];
}

const MOST_RECORDS = 5000;
/** Of records that name none. */
export const SOURCE = 'api';
const reasonText = line(1000);
const writeIdText = line(200);

/** Writes what is sound of a change in one transaction, with its audit events; what is not is in the answer. */
export async function changeEstate(
  context: Context,
  change: EstateChange,
  write: EstateWrite,
): Promise<EstateReport> {
  checkRight(context.caller, 'write');
  const { changeSet, refused, placed } = soundChange(context, change);
  const report = await context.store.apply(changeSet, writeOptions(context, write));
  return { ...report, refused: [...refused, ...report.refused.map(placed)] };
}

/** How a write of a person or a program is made. VALIDATION: its reason or its id cannot be one. */
export function writeOptions(context: Context, write: EstateWrite): WriteOptions {
  return {
    actor: context.actor,
    reason: checked('reason', reasonText.safeParse(write.reason)),
    writeId: checked('writeId', writeIdText.safeParse(write.writeId ?? `api-${randomUUID()}`)),
    now: context.clock(),
    source: SOURCE,
    expectedVersions: write.expectedVersions ?? {},
    dryRun: write.dryRun ?? false,
  };
}

/**
 * The sound records of a change as the store takes them, those that are not, and where one that the store refuses
 * stood. VALIDATION: there is none. LIMIT_EXCEEDED: there are too many.
 */
export function soundChange(
  { catalogue }: Context,
  { cis = [], dependencies = [], retire = [], remove = [] }: EstateChange,
): { changeSet: ChangeSet; refused: EstateRefusal[]; placed: (refusal: Refusal) => EstateRefusal } {
  const records = cis.length + dependencies.length + retire.length + remove.length;
  if (records === 0) throw new CmdbError('VALIDATION', 'the change holds no record');
  if (records > MOST_RECORDS) {
    const message = `a change holds at most ${MOST_RECORDS} records, not ${records}: send several`;
    throw new CmdbError('LIMIT_EXCEEDED', message, { most: MOST_RECORDS, records });
  }
  const ofCis = sift<CiRecord>('cis', cis, (record) => checkCi(catalogue, record));
  const ofDependencies = sift<DependencyRecord>('dependencies', dependencies, (record) =>
    checkDependency(catalogue, record),
  );
  const places = { cis: ofCis.places, dependencies: ofDependencies.places };
  return {
    changeSet: { cis: ofCis.records, dependencies: ofDependencies.records, retire, remove },
    refused: [...ofCis.refused, ...ofDependencies.refused],
    placed: (refusal) => placed(refusal, places),
  };
}

interface Sifted<T> {
  records: T[];
  /** by record: where it stood in the list it came in */
  places: number[];
  refused: EstateRefusal[];
}

function sift<T>(
  list: 'cis' | 'dependencies',
  given: readonly unknown[],
  check: (record: unknown) => Checked<T>,
): Sifted<T> {
  const sifted: Sifted<T> = { records: [], places: [], refused: [] };
  for (const [at, record] of given.entries()) {
    const result = check(record);
    if (result.ok) {
      sifted.records.push(result.record);
      sifted.places.push(at);
    } else {
      for (const error of result.errors) sifted.refused.push({ ...error, list, at });
    }
  }
  return sifted;
}

/** The store refuses ids only to retire CIs, and keys only to remove dependencies; the rest is to be written. */
function placed(
  { kind, at, ...error }: Refusal,
  places: Record<'cis' | 'dependencies', readonly number[]>,
): EstateRefusal {
  if (error.field === 'id') return { ...error, list: 'retire', at };
  if (error.field === 'key') return { ...error, list: 'remove', at };
  const list = kind === 'ci' ? 'cis' : 'dependencies';
  return { ...error, list, at: places[list][at] as number };
}

function checked(
  field: string,
  result: { success: true; data: string } | { success: false; error: { issues: { message: string }[] } },
): string {
  if (result.success) return result.data;
  throw new CmdbError('VALIDATION', `${field}: ${result.error.issues[0]?.message}`, { field });
}
