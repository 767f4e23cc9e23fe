import type { Readable } from 'node:stream';
import { z } from 'zod';
import { checkRight } from '../domain/access.ts';
import { type OpenSources, openStream, type StreamFormat } from '../importers/open.ts';
import { ON_CONFLICT } from '../importers/repeats.ts';
import type { Context } from './context.ts';
import { importEstate } from './import-estate.ts';
import type { ImportInput, ImportReport } from './import-report.ts';

/** The question as it is asked from outside. */
export const importQuestionSchema = z.strictObject({
  dryRun: z.boolean().default(false).describe('show what would change and write nothing'),
  importId: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/, 'expected letters, digits, . _ -, at most 100')
    .optional()
    .describe('names this import: the same again writes nothing twice'),
  onConflict: z
    .enum(ON_CONFLICT)
    .default('fail')
    .describe('one id told with different values: first, last or fail'),
  source: z.string().min(1).max(200).default('api').describe('source of records that name none'),
  reason: z.string().min(1).max(1000).optional().describe('why, for the history'),
  mapping: z
    .string()
    .min(1)
    .max(8000)
    .optional()
    .describe('for CSV: the YAML that says what its columns are'),
});
export type ImportWords = z.infer<typeof importQuestionSchema>;

export interface ReceivedImport {
  run(hooks: Pick<ImportInput, 'signal' | 'onBatch'>): Promise<ImportReport>;
  drop(): Promise<void>;
}

/** Takes a stream in, so that it can be read more than once; `run` imports it, once, and lets it go, `drop` only that. */
export async function receiveImport(
  context: Context,
  stream: Readable,
  options: { format: StreamFormat; mostBytes: number },
  { mapping, ...words }: ImportWords,
): Promise<ReceivedImport> {
  checkRight(context.caller, 'import'); // before all is received
  const inputs: OpenSources = await openStream(context.catalogue, stream, { ...options, mapping });
  return {
    async run(hooks) {
      try {
        return await importEstate(context, { sources: inputs.sources, ...words, ...hooks });
      } finally {
        await inputs.close();
      }
    },
    drop: inputs.close,
  };
}
