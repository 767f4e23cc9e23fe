import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { CmdbError } from '../domain/errors.ts';
import type { InputFile } from './row.ts';

const NEWLINE = 10;
const CHUNK = 256 * 1024;

/** A line longer than this is not taken into memory. Bytes. */
export const LINE_LIMIT = 16 * 1024 * 1024;

/** The bytes of a file, in chunks; VALIDATION when it cannot be read. */
export async function* chunksOf(file: InputFile): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(file.path, { highWaterMark: CHUNK });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CmdbError('VALIDATION', `${file.name} cannot be read: ${reason}`, { file: file.name }, error);
  }
}

/**
 * A file in blocks of whole lines, each with the bytes read so far; the last may lack its line end. A line
 * over LINE_LIMIT comes as a block without `lines`.
 */
export async function* wholeLines(file: InputFile): AsyncGenerator<{ lines?: Buffer; read: number }> {
  let carry: Buffer[] = [];
  let carried = 0;
  let skipping = false;
  let read = 0;
  for await (const chunk of chunksOf(file)) {
    read += chunk.length;
    let start = 0;
    if (skipping) {
      const lineEnd = chunk.indexOf(NEWLINE);
      if (lineEnd < 0) continue;
      start = lineEnd + 1;
      skipping = false;
    }
    const end = chunk.lastIndexOf(NEWLINE) + 1;
    if (end > start) {
      yield { lines: Buffer.concat([...carry, chunk.subarray(start, end)]), read };
      carry = [];
      carried = 0;
      start = end;
    }
    if (start < chunk.length) {
      carry.push(chunk.subarray(start));
      carried += chunk.length - start;
    }
    if (carried > LINE_LIMIT) {
      yield { read };
      carry = [];
      carried = 0;
      skipping = true;
    }
  }
  if (carried > 0) yield { lines: Buffer.concat(carry), read };
}

/** What the first bytes of a file say against reading it as UTF-8, if anything. */
export function otherEncoding(first: Buffer): string | undefined {
  const [a, b] = first;
  if (a === 0xff && b === 0xfe) return 'the file is UTF-16 (little-endian, byte order mark FF FE)';
  if (a === 0xfe && b === 0xff) return 'the file is UTF-16 (big-endian, byte order mark FE FF)';
  if (first[0] === 0 || (first.length > 3 && first[1] === 0 && first[3] === 0)) {
    return 'the file holds NUL bytes where text was expected: it may be UTF-16 without a byte order mark';
  }
  return undefined;
}

/** `bytes` without the UTF-8 byte order mark. */
export function withoutMark(bytes: Buffer): Buffer {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

/** The first line, counted from 1, that is not UTF-8; 0 when all are. */
export function firstBadLine(bytes: Buffer): number {
  if (isUtf8(bytes)) return 0;
  let line = 1;
  for (let start = 0; ; line++) {
    const lineEnd = bytes.indexOf(NEWLINE, start);
    if (lineEnd < 0 || !isUtf8(bytes.subarray(start, lineEnd))) return line;
    start = lineEnd + 1;
  }
}
