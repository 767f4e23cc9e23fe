import { isUtf8 } from 'node:buffer';
import { CmdbError } from '../domain/errors.ts';
import { didYouMean } from '../domain/near-names.ts';
import { LINE_LIMIT, otherEncoding, wholeLines, withoutMark } from './encoding.ts';
import { changedNumberIn } from './exact-number.ts';
import { repeatedKeyIn } from './json-text.ts';
import type { InputFile, Problem, RecordRow, Row, RowSource } from './row.ts';

/** The format number that `export` writes in its header line, and the newest that is read. */
const NDJSON_FORMAT = 1;

const RECORD_KINDS = ['ci', 'dependency', 'event'] as const;
const HEADER_KIND = 'faultline';

type Told =
  | { kind: RecordRow['kind']; record: unknown }
  | { reason: string; field?: string; value?: unknown };

/**
 * NDJSON, one record a line: `{"kind":"ci",...}`, `{"kind":"dependency",...}`, for history
 * `{"kind":"event","event":{...}}` (an event has a kind of its own), and the header
 * `{"kind":"faultline","format":1,...}`. Any size in bounded memory. A newer format is VALIDATION.
 */
export function ndjsonSource(file: InputFile): RowSource {
  return { name: file.name, bytes: file.bytes, rows: () => ndjsonRows(file) };
}

async function* ndjsonRows(file: InputFile): AsyncGenerator<Row> {
  const { name } = file;
  let line = 0;
  let filled = 0;
  for await (const { lines, read } of wholeLines(file)) {
    const fault = (reason: string, rest: Omit<Problem, 'reason'> = {}) => ({
      file: name,
      line,
      read,
      problems: [{ ...rest, reason }],
    });
    if (!lines) {
      line++;
      filled++;
      yield fault(`the line is longer than ${LINE_LIMIT / 2 ** 20} MB`);
      continue;
    }
    const bytes = line === 0 ? withoutMark(lines) : lines;
    const other = line === 0 ? otherEncoding(bytes) : undefined;
    if (other) {
      line = 1;
      yield fault(`${other}; expected UTF-8`);
      return;
    }
    // Valid UTF-8 is the rule: one decoding for the whole block. Else each line is judged alone.
    const valid = isUtf8(bytes);
    const text = valid ? bytes.toString('utf8') : bytes.toString('latin1');
    for (let start = 0; start < text.length; ) {
      let end = text.indexOf('\n', start);
      if (end < 0) end = text.length;
      const from = start;
      start = end + 1;
      line++;
      if (!valid && !isUtf8(bytes.subarray(from, end))) {
        filled++;
        yield fault('not valid UTF-8');
        continue;
      }
      const json = valid ? text.slice(from, end) : bytes.toString('utf8', from, end);
      if (json.trim() === '') continue;
      filled++;
      const told = tellLine(json, name, line);
      if (!told) continue;
      if ('reason' in told)
        yield fault(told.reason, told.field ? { field: told.field, value: told.value } : {});
      else yield { file: name, line, read, kind: told.kind, record: told.record };
    }
  }
  if (filled === 0) yield { file: name, line: 1, read: 0, problems: [{ reason: 'the file is empty' }] };
}

/** The record in a line, what is wrong with it, or undefined for a header. */
function tellLine(json: string, file: string, line: number): Told | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch (error) {
    return { reason: json.includes('\0') ? 'the line holds a NUL character' : jsonReason(error) };
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    return { reason: 'expected a JSON object, such as {"kind":"ci","id":"web-1","class":"server"}' };
  }
  if (/__proto__|\\u005f/i.test(json) && hasKey(parsed, '__proto__')) {
    return { reason: 'no field may be called __proto__' };
  }
  const twice = repeatedKeyIn(json);
  if (twice !== undefined) return { reason: `the field ${JSON.stringify(twice)} is told twice` };
  const changed = changedNumberIn(json);
  if (changed !== undefined) {
    return { reason: `the number ${changed} cannot be kept exactly; write it as a text in quotes` };
  }
  const { kind, ...record } = parsed as Record<string, unknown>;
  if (kind === HEADER_KIND) {
    checkHeader(record, file, line);
    return undefined;
  }
  if (!RECORD_KINDS.includes(kind as RecordRow['kind'])) {
    const hint = typeof kind === 'string' ? didYouMean(kind, RECORD_KINDS) : '';
    return { reason: `expected one of ${RECORD_KINDS.join(', ')}${hint}`, field: 'kind', value: kind };
  }
  return { kind: kind as RecordRow['kind'], record: kind === 'event' ? record.event : record };
}

function checkHeader(header: Record<string, unknown>, file: string, line: number): void {
  const { format } = header;
  if (typeof format === 'number' && Number.isInteger(format) && format >= 1 && format <= NDJSON_FORMAT)
    return;
  const known = `this version of Faultline reads formats up to ${NDJSON_FORMAT}`;
  throw new CmdbError('VALIDATION', `${file}:${line}: export format ${JSON.stringify(format)}: ${known}`, {
    file,
    line,
    format,
  });
}

/** V8's reason, without the excerpt of the line that it may end with. */
function jsonReason(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const reason = message.replace(/, (?:\.{3})?".*"(?:\.{3})? is not valid JSON$/s, '');
  return `not valid JSON: ${reason.replace(/ in JSON at position (\d+).*$/s, (_, at) => ` at column ${Number(at) + 1}`)}`;
}

/** Whether an object holds a key within the few levels that a record may have. */
function hasKey(value: unknown, key: string, levels = 8): boolean {
  if (typeof value !== 'object' || value === null || levels === 0) return false;
  return Object.hasOwn(value, key) || Object.values(value).some((v) => hasKey(v, key, levels - 1));
}
