import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Catalogue } from '../domain/catalogue.ts';
import { CmdbError, errorCode } from '../domain/errors.ts';
import { csvSource } from './csv.ts';
import { type Mapping, readMapping } from './mapping.ts';
import { nativeSource } from './native.ts';
import { ndjsonSource } from './ndjson.ts';
import { unlessOtherKind } from './other-kind.ts';
import type { InputFile, RowSource } from './row.ts';

const DOCUMENTS = ['.yaml', '.yml', '.json'];
const LINES = ['.ndjson', '.jsonl'];
const SNIFFED = 64 * 1024;

/** What a stream can bring; `csv` goes with a mapping. */
export type StreamFormat = 'ndjson' | 'document' | 'csv';

/** Inputs that are open; `close` removes what a stream was kept in. */
export interface OpenSources {
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
        const folder = await spoolFolder();
        folders.push(folder);
        const file = await spooled('standard input', options.stdin, join(folder, 'stdin'));
        const format = mapping ? 'csv' : (await startsAsNdjson(file.path)) ? 'ndjson' : 'document';
        sources.push(await unlessOtherKind(file, streamSource(catalogue, file, format, mapping)));
      } else {
        for (const file of await filesAt(path)) {
          sources.push(await unlessOtherKind(file, sourceOf(catalogue, file, mapping)));
        }
      }
    }
    return { sources, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Opens a stream of a known format, read whole first; LIMIT_EXCEEDED where it brings more than `mostBytes`. */
export async function openStream(
  catalogue: Catalogue,
  stream: Readable,
  options: { format: StreamFormat; mapping?: string | undefined; mostBytes: number },
): Promise<OpenSources> {
  const { format, mapping: text, mostBytes } = options;
  const mapping = text === undefined ? undefined : readMapping(text, 'mapping');
  if (format === 'csv' && !mapping) throw invalid('CSV', 'needs a mapping that says what its columns are');
  const folder = await spoolFolder();
  const close = () => rm(folder, { recursive: true, force: true });
  try {
    const file = await spooled('input', stream, join(folder, 'input'), mostBytes);
    return { sources: [await unlessOtherKind(file, streamSource(catalogue, file, format, mapping))], close };
  } catch (error) {
    await close();
    throw error;
  }
}

function spoolFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'faultline-input-'));
}

function streamSource(
  catalogue: Catalogue,
  file: InputFile,
  format: StreamFormat,
  mapping: Mapping | undefined,
): RowSource {
  if (format === 'csv') return csvSource(catalogue, file, mapping as Mapping);
  return format === 'ndjson' ? ndjsonSource(file) : nativeSource(catalogue, file);
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

/** Keeps a stream in a file, since an import reads its input more than once. */
async function spooled(
  name: string,
  stream: Readable,
  path: string,
  mostBytes = Infinity,
): Promise<InputFile> {
  let bytes = 0;
  try {
    await pipeline(
      stream,
      async function* (chunks: AsyncIterable<Buffer | string>) {
        for await (const chunk of chunks) {
          bytes += Buffer.byteLength(chunk);
          if (bytes > mostBytes) {
            throw new CmdbError('LIMIT_EXCEEDED', `${name} is larger than ${mostBytes} bytes`, { mostBytes });
          }
          yield chunk;
        }
      },
      createWriteStream(path),
    );
  } catch (error) {
    if (errorCode(error)) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    const told = `${name} cannot be kept in ${tmpdir()}: ${reason}`;
    throw new CmdbError('LIMIT_EXCEEDED', told, {}, error);
  }
  return { name: basename(path), path, bytes };
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
