import type { Change } from '../domain/change-set.ts';
import type { Rejection } from '../importers/rejections.ts';
import type { OnConflict } from '../importers/repeats.ts';
import type { RowSource } from '../importers/row.ts';

export interface ImportInput {
  sources: readonly RowSource[];
  /** of records whose record and document name none; default: the base name of their file */
  source?: string | undefined;
  onConflict?: OnConflict | undefined;
  dryRun?: boolean | undefined;
  /** asked, once all is in, whether what the sources no longer list is to be retired or removed; not in a dry run */
  prune?: ((prunable: Prunable) => boolean | Promise<boolean>) | undefined;
  batchSize?: number | undefined;
  /** names the writes; default: a new one. The same again, of the same input, writes nothing twice. */
  importId?: string | undefined;
  reason?: string | undefined;
  /** ends the import after the running batch */
  signal?: AbortSignal | undefined;
  onBatch?: ((progress: ImportProgress) => void) | undefined;
}

/** How far an import is: the input is checked as a whole, then written. `records` of `total`, where it is known. */
export interface ImportProgress {
  stage: 'checking' | 'writing';
  records: number;
  total: number | undefined;
  bytes: number;
  totalBytes: number;
}

/** What the graph holds of the imported sources that the input does not list. */
export interface Prunable {
  /** ids of CIs, to be retired */
  cis: string[];
  /** keys of dependencies, to be removed */
  dependencies: string[];
}

/**
 * `complete`: all of the input is in (in a dry run: would be). `rejections` and `changes` are cut at 10,000;
 * `...LeftOut` say how many more there were. `changes` are kept in a dry run only.
 */
export interface ImportReport {
  importId: string;
  revision: number;
  dryRun: boolean;
  interrupted: boolean;
  complete: boolean;
  counts: ImportCounts;
  rejections: Rejection[];
  rejectionsLeftOut: number;
  changes: Change[];
  changesLeftOut: number;
  /** present when pruning was asked for and possible */
  prunable?: Prunable;
  /** why pruning was asked for and not possible */
  pruneSkipped?: string;
}

/** In records; `events` are those of another graph's history that were new here. */
export interface ImportCounts {
  read: number;
  created: number;
  changed: number;
  unchanged: number;
  repeated: number;
  rejected: number;
  pruned: number;
  events: number;
}
