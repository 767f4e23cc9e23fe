import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { parse } from 'yaml';
import { CmdbError } from '../domain/errors.ts';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a directory, a file was expected',
  EACCES: 'this user may not read it',
};

/**
 * A small file of YAML or JSON as plain values, "-" for standard input; VALIDATION names the file, the place and what
 * was expected.
 */
export async function readPlainFile(what: string, file: string): Promise<unknown> {
  try {
    const content = file === '-' ? await text(process.stdin) : await readFile(file, 'utf8');
    const unmarked = content.replace(/^\ufeff/, '');
    return file.endsWith('.json') ? JSON.parse(unmarked) : parse(unmarked);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    // The YAML library shows the lines in question below its message.
    const reason = REASONS[code ?? ''] ?? (message.split('\n')[0] as string);
    throw new CmdbError('VALIDATION', `${what} file ${file}: ${reason}`, { file }, error);
  }
}
