import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Catalogue } from '../domain/catalogue.ts';
import { CmdbError } from '../domain/errors.ts';
import { csvSource } from './csv.ts';
import { type Mapping, readMapping } from './mapping.ts';
import { nativeSource } from './native.ts';
import { ndjsonSource } from './ndjson.ts';
import type { InputFile, RowSource } from './row.ts';

const DOCUMENTS = ['.yaml', '.yml', '.json'];
const LINES = ['.ndjson', '.jsonl'];
const SNIFFED = 64 * 1024;

/** Inputs that are open; `close` removes what standard input was kept in. */
interface OpenSources {
  sources: RowSource[];
  close: () => Promise<void>;
}

/**
 * Opens what a person named: files by their extension, folders for all the native and NDJSON files in them, in
 * order of name, `-` for standard input. VALIDATION names a path that cannot be read, or is of no known format.
 */
export async function openSources(
  catalogue: Catalogue,
  paths: readonly string[],
  options: { mapping?: string | undefined; stdin: Readable },
): Promise<OpenSources> {
  const mapping = options.mapping === undefined ? undefined : await mappingAt(options.mapping);
  const folders: string[] = [];
  const close = async () => {
    for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
  };
  try {
    const sources: RowSource[] = [];
    for (const path of paths) {
      if (path === '-') {
        const folder = await mkdtemp(join(tmpdir(), 'faultline-stdin-'));
        folders.push(folder);
        sources.push(await spooled(catalogue, options.stdin, join(folder, 'stdin'), mapping));
      } else {
        for (const file of await filesAt(path)) sources.push(sourceOf(catalogue, file, mapping));
      }
    }
    return { sources, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function sourceOf(catalogue: Catalogue, file: InputFile, mapping: Mapping | undefined): RowSource {
  const extension = extname(file.path).toLowerCase();
  if (DOCUMENTS.includes(extension)) return nativeSource(catalogue, file);
  if (LINES.includes(extension)) return ndjsonSource(file);
  if (extension !== '.csv') {
    const known = [...DOCUMENTS, ...LINES, '.csv'].join(', ');
    throw invalid(file.name, `is of no known format: expected a name that ends in ${known}`);
  }
  if (!mapping) throw invalid(file.name, 'is CSV: name a mapping that says what its columns are');
  return csvSource(catalogue, file, mapping);
}

async function filesAt(path: string): Promise<InputFile[]> {
  const found = await statOf(path);
  if (!found.isDirectory()) return [{ name: path, path, bytes: found.size }];
  const names = await readable(path, () => readdir(path));
  const files: InputFile[] = [];
  for (const name of names.sort()) {
    if (![...DOCUMENTS, ...LINES].includes(extname(name).toLowerCase())) continue;
    const inner = join(path, name);
    const { size, isFile } = await statOf(inner).then((s) => ({ size: s.size, isFile: s.isFile() }));
    if (isFile) files.push({ name: inner, path: inner, bytes: size });
  }
  if (files.length > 0) return files;
  throw invalid(path, `is a folder without a file that ends in ${[...DOCUMENTS, ...LINES].join(', ')}`);
}

/** Keeps standard input in a file, since an import reads its input more than once. */
async function spooled(
  catalogue: Catalogue,
  stdin: Readable,
  path: string,
  mapping: Mapping | undefined,
): Promise<RowSource> {
  try {
    await pipeline(stdin, createWriteStream(path));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CmdbError(
      'LIMIT_EXCEEDED',
      `standard input cannot be kept in ${tmpdir()}: ${reason}`,
      {},
      error,
    );
  }
  const file: InputFile = { name: 'stdin', path, bytes: (await stat(path)).size };
  if (mapping) return csvSource(catalogue, file, mapping);
  return (await startsAsNdjson(path)) ? ndjsonSource(file) : nativeSource(catalogue, file);
}

/** Whether the first line that is not blank is an object with a kind, or is cut off as none of YAML's would be. */
async function startsAsNdjson(path: string): Promise<boolean> {
  let start = '';
  for await (const chunk of createReadStream(path, { encoding: 'utf8', end: SNIFFED })) start += chunk;
  const line = start.replace(/^\ufeff?\s*/, '').split('\n', 1)[0] ?? '';
  if (!line.startsWith('{')) return false;
  try {
    const value = JSON.parse(line) as Record<string, unknown>;
    return 'kind' in value;
  } catch {
    return /^\{\s*"kind"\s*:/.test(line);
  }
}

async function mappingAt(path: string): Promise<Mapping> {
  const text = await readable(path, () => readFile(path, 'utf8'));
  return readMapping(text, basename(path));
}

function statOf(path: string) {
  return readable(path, () => stat(path));
}

async function readable<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw invalid(path, 'does not exist', error);
    if (code === 'EACCES' || code === 'EPERM') throw invalid(path, 'may not be read by this user', error);
    throw invalid(path, `cannot be read: ${message}`, error);
  }
}

function invalid(path: string, what: string, cause?: unknown): CmdbError {
  return new CmdbError('VALIDATION', `${path} ${what}`, { file: path }, cause);
}
