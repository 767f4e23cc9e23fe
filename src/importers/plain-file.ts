import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { CmdbError } from '../domain/errors.ts';

/** A small file of YAML or JSON as plain values; VALIDATION names the file, the place and what was expected. */
export function readPlainFile(what: string, file: string): unknown {
  try {
    const text = readFileSync(file, 'utf8').replace(/^\ufeff/, '');
    return file.endsWith('.json') ? JSON.parse(text) : parse(text);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    // The YAML library shows the lines in question below its message.
    const reason = code === 'ENOENT' ? 'there is no such file' : (message.split('\n')[0] as string);
    throw new CmdbError('VALIDATION', `${what} file ${file}: ${reason}`, { file }, error);
  }
}
