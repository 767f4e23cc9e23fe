import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { CmdbError } from '../domain/errors.ts';

/** A small file of YAML or JSON as plain values; VALIDATION names the file, the place and what was expected. */
export function readPlainFile(what: string, file: string): unknown {
  try {
    const text = readFileSync(file, 'utf8');
    return file.endsWith('.json') ? JSON.parse(text) : parse(text);
  } catch (error) {
    throw new CmdbError('VALIDATION', `${what} file ${file}: ${(error as Error).message}`, { file }, error);
  }
}
