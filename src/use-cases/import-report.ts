import { z } from 'zod';
import { changeSchema } from '../domain/change-set.ts';
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

const n = z.int();

const problemSchema = z.strictObject({
  file: z.string(),
  line: n,
  record: z.string().optional(),
  field: z.string().optional(),
  value: z.unknown().optional(),
  reason: z.string(),
});

/** What an import did, or in a dry run would do. Lists are cut at 10,000 and say how many more there were. */
export const importReportSchema = z.strictObject({
  importId: z.string().describe('names the writes: --import-id with it writes nothing twice'),
  revision: n.describe('of the graph, afterwards'),
  dryRun: z.boolean(),
  interrupted: z.boolean(),
  complete: z.boolean().describe('all of the input is in, or in a dry run would be'),
  counts: z
    .strictObject({
      read: n,
      created: n,
      changed: n,
      unchanged: n,
      repeated: n.describe('told again with equal values'),
      overruled: n.describe('told with other values, and left out as --on-conflict says'),
      rejected: n,
      pruned: n,
      events: n.describe("of another graph's history, new here"),
    })
    .describe('in records'),
  rejections: z.array(problemSchema),
  rejectionsLeftOut: n,
  overruled: z.array(problemSchema).describe('how records differ from the one that --on-conflict chose'),
  overruledLeftOut: n,
  changes: z.array(changeSchema).describe('kept in a dry run only'),
  changesLeftOut: n,
  prunable: z
    .strictObject({
      cis: z.array(z.string()).describe('ids of CIs, to be retired'),
      dependencies: z.array(z.string()).describe('keys of dependencies, to be removed'),
    })
    .optional()
    .describe('what the graph holds of the imported sources and the input does not list, when asked for'),
  pruneSkipped: z.string().optional().describe('why pruning was asked for and not possible'),
});
export type ImportReport = z.infer<typeof importReportSchema>;
export type ImportCounts = ImportReport['counts'];
export type Prunable = NonNullable<ImportReport['prunable']>;
