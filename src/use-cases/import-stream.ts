import type { Readable } from 'node:stream';
import { z } from 'zod';
import { checkRight } from '../domain/access.ts';
import { CmdbError } from '../domain/errors.ts';
import { firstBytes } from '../importers/first-bytes.ts';
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
  mappingBytes: z
    .int()
    .min(1)
    .max(1_000_000)
    .optional()
    .describe(
      'for CSV: the body begins with its mapping, which has so many bytes: no address holds a long one',
    ),
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
  { mapping: said, mappingBytes, ...words }: ImportWords,
): Promise<ReceivedImport> {
  checkRight(context.caller, 'import'); // before all is received
  if (mappingBytes !== undefined && (said !== undefined || options.format !== 'csv')) {
    throw new CmdbError('VALIDATION', 'mappingBytes: expected for CSV only, and without mapping');
  }
  const mapping = mappingBytes === undefined ? said : await mappingIn(stream, mappingBytes);
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

/** The mapping that a body begins with. */
async function mappingIn(stream: Readable, bytes: number): Promise<string> {
  const own = await firstBytes(stream, bytes);
  if (own.length < bytes) {
    throw new CmdbError('VALIDATION', `mappingBytes: the body has ${own.length} bytes, not ${bytes}`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(own);
  } catch (error) {
    const told = `mappingBytes: the first ${bytes} bytes of the body are not UTF-8`;
    throw new CmdbError('VALIDATION', told, {}, error);
  }
}
