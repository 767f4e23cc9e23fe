import { open } from 'node:fs/promises';
import type { InputFile, RowSource } from './row.ts';

const SNIFFED = 512;
const EXPECTED = 'expected YAML or JSON with cis and dependencies, NDJSON, or CSV with a mapping';
const TABLE = 'save what it holds as CSV, which goes with a mapping';

/** How files that people take for an estate begin, as bytes in Latin-1, and what to do with them. */
const KINDS: readonly (readonly [beginning: string | RegExp, kind: string, advice: string])[] = [
  ['%PDF-', 'a PDF', EXPECTED],
  ['\x89PNG\r\n', 'a PNG picture', EXPECTED],
  ['\xff\xd8\xff', 'a JPEG picture', EXPECTED],
  ['GIF8', 'a GIF picture', EXPECTED],
  ['PK\x03\x04', 'a ZIP archive, or a file of Excel or Word', `unpack it, or ${TABLE}`],
  ['\xd0\xcf\x11\xe0', 'a file of an older Excel or Word', TABLE],
  ['\x1f\x8b', 'compressed by gzip', 'unpack it first'],
  ['SQLite format 3\0', 'an SQLite database', TABLE],
  [/^(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|head|body)\b/i, 'a page of HTML', EXPECTED],
  [/^(?:\xef\xbb\xbf)?\s*<(?:\?xml|svg)\b/i, 'XML', EXPECTED],
];

/** A file as its source reads it, unless it is plainly no estate: then that is what is told of it, and not what a parser says. */
export async function unlessOtherKind(file: InputFile, source: RowSource): Promise<RowSource> {
  const reason = otherKind(await beginningOf(file));
  if (reason === undefined) return source;
  return {
    ...source,
    async *rows() {
      yield { file: file.name, line: 1, read: file.bytes, problems: [{ reason }] };
    },
  };
}

function otherKind(beginning: string): string | undefined {
  const found = KINDS.find(([own]) =>
    typeof own === 'string' ? beginning.startsWith(own) : own.test(beginning),
  );
  return found && `the file looks like ${found[1]}: ${found[2]}`;
}

/** What cannot be read is empty here: its source says why. */
async function beginningOf({ path }: InputFile): Promise<string> {
  const file = await open(path).catch(() => undefined);
  if (!file) return '';
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SNIFFED), 0, SNIFFED, 0);
    return buffer.toString('latin1', 0, bytesRead);
  } catch {
    return '';
  } finally {
    await file.close();
  }
}
