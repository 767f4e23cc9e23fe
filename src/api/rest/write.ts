import { z } from 'zod';

/** The parameters of a write to one record. */
export const write = {
  reason: z.string().min(1).max(1000).describe('why; it goes into the history'),
  writeId: z.string().min(1).max(200).optional().describe('names the write: the same again writes nothing'),
  dryRun: z.boolean().default(false).describe('tell what would be done, and write nothing'),
};
