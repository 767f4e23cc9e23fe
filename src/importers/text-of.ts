import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { chunksOf, firstBadLine, LINE_LIMIT, otherEncoding, wholeLines, withoutMark } from './encoding.ts';
import type { InputFile } from './row.ts';

/** How far a file is read, in bytes; `ended` is set by a reader that wants no more of it. */
export interface Reading {
  read: number;
  ended: boolean;
}

type OnFault = (line: number, reason: string) => void;

/**
 * The text of a file in an encoding that iconv-lite knows, in pieces; `reading.read` follows the bytes. Where a
 * byte has no meaning in it, `onFault` is told the line and the text ends.
 */
export function textOf(
  file: InputFile,
  encoding: string,
  reading: Reading,
  onFault: OnFault,
): AsyncGenerator<string> {
  const isPlain = /^utf-?8$/i.test(encoding);
  return isPlain ? utf8Text(file, reading, onFault) : decodedText(file, encoding, reading, onFault);
}

async function* utf8Text(file: InputFile, reading: Reading, onFault: OnFault): AsyncGenerator<string> {
  let lines = 0;
  for await (const block of wholeLines(file)) {
    if (reading.ended) return;
    reading.read = block.read;
    if (!block.lines) {
      onFault(lines + 1, `the line is longer than ${LINE_LIMIT / 2 ** 20} MB`);
      return;
    }
    const bytes = lines === 0 ? withoutMark(block.lines) : block.lines;
    const other = lines === 0 ? otherEncoding(bytes) : undefined;
    if (other) {
      onFault(1, `${other}: name it in the mapping, as in encoding: utf-16`);
      return;
    }
    if (!isUtf8(bytes)) {
      const bad = firstBadLine(bytes);
      yield firstLines(bytes, bad - 1);
      const hint = 'name the encoding in the mapping, such as encoding: windows-1252';
      onFault(lines + bad, `not valid UTF-8: ${hint}`);
      return;
    }
    const text = bytes.toString('utf8');
    lines += newlinesIn(text);
    yield text;
  }
}

async function* decodedText(
  file: InputFile,
  encoding: string,
  reading: Reading,
  onFault: OnFault,
): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(encoding as Parameters<typeof iconv.getDecoder>[0]);
  let lines = 0;
  const checked = function* (text: string) {
    const bad = text.indexOf('\ufffd');
    const sound = bad < 0 ? text : text.slice(0, text.lastIndexOf('\n', bad) + 1);
    lines += newlinesIn(sound);
    yield sound;
    if (bad >= 0) onFault(lines + 1, `not valid ${encoding}`);
    return bad >= 0;
  };
  for await (const chunk of chunksOf(file)) {
    if (reading.ended) return;
    reading.read += chunk.length;
    if (yield* checked(decoder.write(chunk))) return;
  }
  yield* checked(decoder.end() ?? '');
}

function firstLines(bytes: Buffer, count: number): string {
  let end = 0;
  for (let i = 0; i < count; i++) end = bytes.indexOf(10, end) + 1;
  return bytes.toString('utf8', 0, end);
}

function newlinesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
