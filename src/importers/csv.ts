import { pipeline, Readable } from 'node:stream';
import { type CsvError, parse } from 'csv-parse';
import type { Catalogue } from '../domain/catalogue.ts';
import { didYouMean } from '../domain/near-names.ts';
import { withDefaults } from './defaults.ts';
import { ciFieldType, dependencyFieldType } from './field-type.ts';
import type { Mapping } from './mapping.ts';
import type { InputFile, Problem, Row, RowSource } from './row.ts';
import {
  compileCondition,
  compileForm,
  compileTemplate,
  type Form,
  filled,
  type Header,
  rendered,
  type Template,
} from './template.ts';
import { type Reading, textOf } from './text-of.ts';

/** A record of a CSV file longer than this is an error, such as a quote left open. Characters. */
const RECORD_LIMIT = 2 ** 20;

interface CsvRecord {
  cells: string[];
  line: number;
}

interface Fault {
  line: number;
  problems: Problem[];
}

/**
 * A CSV file by a mapping: the first line names the columns, each further row makes the CIs and dependencies of
 * the mapping. Cells are taken without blanks at their ends. Any size in bounded memory.
 */
export function csvSource(catalogue: Catalogue, file: InputFile, mapping: Mapping): RowSource {
  return { name: file.name, bytes: file.bytes, rows: () => csvRows(catalogue, file, mapping) };
}

async function* csvRows(catalogue: Catalogue, file: InputFile, mapping: Mapping): AsyncGenerator<Row> {
  const reading: Reading = { read: 0, ended: false };
  const place = (line: number) => ({ file: file.name, line, read: reading.read });
  const faults: Fault[] = [];
  let entries: Entry[] | undefined;
  let names: string[] = [];
  for await (const { cells, line } of records(file, mapping, reading, faults)) {
    // A fault found ahead waits for its line, so that rows come in the same order at every reading.
    yield* dueBefore(line, faults).map(({ line: at, problems }) => ({ ...place(at), problems }));
    if (!entries) {
      names = cells;
      const header = compile(catalogue, mapping, names);
      if ('problems' in header) {
        yield { ...place(line), problems: header.problems };
        return;
      }
      entries = header.entries;
      continue;
    }
    const ragged = raggedness(cells, names);
    if (ragged) {
      yield { ...place(line), problems: [{ reason: ragged }] };
      continue;
    }
    for (const entry of entries) {
      if (!entry.stands(cells)) continue;
      const told = entry.tell(cells);
      if ('problems' in told) yield { ...place(line), problems: told.problems };
      else yield { ...place(line), kind: entry.kind, record: told.record, source: mapping.source };
    }
  }
  const last = dueBefore(Infinity, faults);
  yield* last.map(({ line, problems }) => ({ ...place(line), problems }));
  if (!entries && last.length === 0) yield { ...place(1), problems: [{ reason: 'the file is empty' }] };
}

/** One CI or dependency of the mapping, compiled for the columns of a file. */
interface Entry {
  kind: 'ci' | 'dependency';
  stands: (cells: readonly string[]) => boolean;
  tell: (cells: readonly string[]) => { record: unknown } | { problems: Problem[] };
}

function compile(
  catalogue: Catalogue,
  mapping: Mapping,
  names: readonly string[],
): { entries: Entry[] } | { problems: Problem[] } {
  const problems: Problem[] = [];
  const columns = new Map<string, number>();
  names.forEach((name, at) => {
    if (name === '') return;
    if (columns.has(name)) problems.push({ field: name, reason: 'two columns have this name' });
    columns.set(name, at);
  });
  const listed = [...columns.keys()].join(', ');
  const unknown = new Set<string>();
  const header: Header = { columns, unknown: (column) => unknown.add(column) };
  const defaults = compileForm(mapping.defaults ?? {}, header);
  const entries: Entry[] = [
    ...mapping.cis.map(({ when, ...fields }): Entry => {
      const className = compileTemplate(fields.class ?? mapping.defaults?.class ?? '', header);
      const form = compileForm(fields, header);
      return {
        kind: 'ci',
        stands: compileCondition(when, header),
        tell: (cells) => {
          const known = rendered(className, cells) ?? '';
          const typeOf = (path: string) => ciFieldType(catalogue, known, path);
          const faults: Problem[] = emptyColumns(form, ['id'], cells, names);
          const record = filled(form, cells, typeOf, mapping, faults);
          const told = withDefaults(filled(defaults, cells, typeOf, mapping, faults), record);
          return faults.length === 0 ? { record: told } : { problems: named(faults, record) };
        },
      };
    }),
    ...mapping.dependencies.map(({ when, ...fields }): Entry => {
      const form = compileForm(fields, header);
      return {
        kind: 'dependency',
        stands: compileCondition(when, header),
        tell: (cells) => {
          const faults: Problem[] = emptyColumns(form, ['from', 'to'], cells, names);
          const record = filled(form, cells, dependencyFieldType, mapping, faults);
          return faults.length === 0 ? { record } : { problems: named(faults, record) };
        },
      };
    }),
  ];
  for (const column of unknown) {
    const reason = `the mapping names a column that the file has not${didYouMean(column, columns.keys())}`;
    problems.push({ field: column, reason: `${reason}; its columns are ${listed}` });
  }
  return problems.length > 0 ? { problems } : { entries };
}

/** What makes a record what it is may have no empty column in it. */
function emptyColumns(
  form: Form,
  fields: string[],
  cells: readonly string[],
  names: readonly string[],
): Problem[] {
  return fields.flatMap((field) => {
    const template = (form as ReadonlyMap<string, Form>).get(field) as Template;
    const empty = template.columns.filter((column) => !cells[column]).map((column) => names[column]);
    if (empty.length === 0) return [];
    const reason = `column ${empty.join(' and ')} is empty; a mapping may say "when" for rows without it`;
    return [{ field, value: '', reason }];
  });
}

function named(problems: readonly Problem[], record: unknown): Problem[] {
  const { id, from, to } = record as Record<string, unknown>;
  const name =
    typeof id === 'string' ? id : from !== undefined && to !== undefined ? `${from} -> ${to}` : undefined;
  return problems.map((problem) => (name === undefined ? problem : { record: name, ...problem }));
}

/** A row may lack, or have, only the columns without a name at the end: `a;b;` is often written for two columns. */
function raggedness(cells: readonly string[], names: readonly string[]): string | undefined {
  const namedColumns = names.findLastIndex((name) => name !== '') + 1;
  const full = cells.findLastIndex((cell) => cell !== '') + 1;
  if (cells.length >= namedColumns && (cells.length <= names.length || full <= names.length))
    return undefined;
  return `${cells.length} cells where the first line names ${namedColumns} columns`;
}

/** Takes the faults of lines before `line` out of `faults`, in order. */
function dueBefore(line: number, faults: Fault[]): Fault[] {
  const due = faults.filter((fault) => fault.line < line).sort((a, b) => a.line - b.line);
  faults.splice(0, faults.length, ...faults.filter((fault) => fault.line >= line));
  return due;
}

/** The records of the file with their first line; what cannot be read goes to `faults`, and ends the file. */
async function* records(
  file: InputFile,
  { delimiter, encoding }: Mapping,
  reading: Reading,
  faults: Fault[],
): AsyncGenerator<CsvRecord> {
  let lastLine = 0;
  const end = (line: number, reason: string) => {
    if (!reading.ended)
      faults.push({ line, problems: [{ reason: `${reason}; the rest of the file was not read` }] });
    reading.ended = true;
  };
  const parser = parse({
    delimiter,
    relax_column_count: true,
    // A quote within a text that does not begin with one is a character of it.
    relax_quotes: true,
    skip_empty_lines: true,
    record_delimiter: ['\r\n', '\n'],
    max_record_size: RECORD_LIMIT,
    on_record: (cells: string[], { lines }: { lines: number }): CsvRecord | undefined => {
      if (reading.ended) return undefined;
      lastLine = lines;
      const within = cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
      return { cells: cells.map((cell) => cell.trim()), line: lines - within };
    },
    // The parser finds no way back from an error: what it would still make of the file is not taken.
    skip_records_with_error: true,
    on_skip: (error: CsvError | undefined) => {
      end(lastLine + 1, reasonOf(error));
      return undefined;
    },
  } as unknown as Parameters<typeof parse>[0]);
  const text = textOf(file, encoding, reading, (line, reason) =>
    faults.push({ line, problems: [{ reason: `${reason}; the rest of the file was not read` }] }),
  );
  // The parser takes the error of its source, and ends its source when nobody reads on.
  pipeline(Readable.from(text), parser, () => {});
  yield* parser as AsyncIterable<CsvRecord>;
}

function reasonOf(error: CsvError | undefined): string {
  if (error?.code === 'CSV_QUOTE_NOT_CLOSED') return 'a quote opened in this record is not closed';
  if (error?.code === 'CSV_MAX_RECORD_SIZE') {
    return `longer than ${RECORD_LIMIT.toLocaleString('en')} bytes: is a quote not closed?`;
  }
  return error?.message ?? 'not readable as CSV';
}
