import { readFile } from 'node:fs/promises';
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml';
import type { Catalogue } from '../domain/catalogue.ts';
import { CmdbError, errorCode } from '../domain/errors.ts';
import { didYouMean } from '../domain/near-names.ts';
import { isPlain, withDefaults } from './defaults.ts';
import { firstBadLine, otherEncoding, withoutMark } from './encoding.ts';
import { ciFieldType, dependencyFieldType } from './field-type.ts';
import type { InputFile, Row, RowSource } from './row.ts';
import { plainValue, type YamlReading } from './yaml-value.ts';

/** A document is parsed as a whole, in about 100 times its size: beyond this, NDJSON is the format. Bytes. */
const DOCUMENT_LIMIT = 16 * 1024 * 1024;
const ALIASED_NODES = 100_000;
const SECTIONS = ['source', 'defaults', 'cis', 'dependencies'];

type Tell = (row: { line: number } & (RowTold | { reason: string; field?: string })) => Row;
type RowTold = { kind: 'ci' | 'dependency'; record: unknown; source: string | undefined };

/**
 * One document in YAML or JSON: `{source?, defaults?, cis: [...], dependencies: [...]}`. `defaults` fills in
 * each CI, `source` each record; `from` and `to` of a dependency may be lists, one dependency for each pair.
 */
export function nativeSource(catalogue: Catalogue, file: InputFile): RowSource {
  // Parsing is what takes time: its rows are kept for the readings that follow.
  let rows: Row[] | undefined;
  return {
    name: file.name,
    bytes: file.bytes,
    async *rows() {
      if (!rows) {
        const told: Row[] = [];
        for await (const row of nativeRows(catalogue, file)) told.push(row);
        rows = told;
      }
      yield* rows;
    },
  };
}

async function* nativeRows(catalogue: Catalogue, file: InputFile): AsyncGenerator<Row> {
  const tell: Tell = (row) => {
    const place = { file: file.name, line: row.line, read: file.bytes };
    if (!('reason' in row)) return { ...place, kind: row.kind, record: row.record, source: row.source };
    return {
      ...place,
      problems: [row.field ? { field: row.field, reason: row.reason } : { reason: row.reason }],
    };
  };
  const text = await documentText(file);
  if (typeof text !== 'string') {
    yield tell(text);
    return;
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, schema: 'core', prettyErrors: false });
  if (document.errors.length > 0) {
    for (const { message, pos } of document.errors) {
      const { line, col } = lines.linePos(pos[0]);
      yield tell({ line, reason: `not valid YAML or JSON: ${message} (column ${col})` });
    }
    return;
  }
  const lineOf = (node: unknown) => lines.linePos((node as Node | null)?.range?.[0] ?? 0).line || 1;
  const root = document.contents;
  if (root === null || (isScalar(root) && root.value === null)) {
    yield tell({ line: 1, reason: 'the file is empty' });
  } else if (!isMap(root)) {
    yield tell({ line: lineOf(root), reason: 'expected a document with cis and dependencies' });
  } else {
    yield* documentRows(catalogue, { document, aliased: ALIASED_NODES }, root, lineOf, tell);
  }
}

function* documentRows(
  catalogue: Catalogue,
  reading: YamlReading,
  root: YAMLMap,
  lineOf: (node: unknown) => number,
  tell: Tell,
): Generator<Row> {
  const sections = new Map<string, unknown>();
  for (const { key, value } of root.items) {
    const name = isScalar(key) ? String(key.value) : '(key)';
    if (SECTIONS.includes(name)) sections.set(name, value);
    else {
      const reason = `unknown field${didYouMean(name, SECTIONS)}; expected ${SECTIONS.join(', ')}`;
      yield tell({ line: lineOf(key), field: name, reason });
    }
  }
  if (!sections.has('cis') && !sections.has('dependencies')) {
    yield tell({ line: lineOf(root), reason: 'expected a document with cis and dependencies' });
    return;
  }
  const sourceNode = sections.get('source');
  const source = isScalar(sourceNode) && sourceNode.value !== null ? (sourceNode.source ?? '') : undefined;
  if (sections.has('source') && !source) {
    yield tell({
      line: lineOf(sourceNode),
      field: 'source',
      reason: 'expected the name of the source, a text',
    });
  }
  const defaultsNode = sections.get('defaults');
  if (
    defaultsNode !== undefined &&
    !isMap(defaultsNode) &&
    !(isScalar(defaultsNode) && defaultsNode.value === null)
  ) {
    yield tell({ line: lineOf(defaultsNode), field: 'defaults', reason: 'expected fields and their values' });
    return;
  }
  const readCi = (node: unknown): unknown[] => {
    const named = isMap(node) ? node.get('class') : undefined;
    const defaultClass = isMap(defaultsNode) ? defaultsNode.get('class') : undefined;
    const className = String(named ?? defaultClass ?? '');
    const read = (n: unknown) => plainValue(reading, n, (path) => ciFieldType(catalogue, className, path));
    const record = read(node);
    return [isMap(defaultsNode) ? withDefaults(read(defaultsNode), record) : record];
  };
  const readDependency = (node: unknown): unknown[] =>
    eachPair(plainValue(reading, node, dependencyFieldType));
  for (const [section, kind, read] of [
    ['cis', 'ci', readCi],
    ['dependencies', 'dependency', readDependency],
  ] as const) {
    const list = sections.get(section);
    if (list === undefined || list === null || (isScalar(list) && list.value === null)) continue;
    if (!isSeq(list)) {
      yield tell({ line: lineOf(list), field: section, reason: 'expected a list' });
      continue;
    }
    for (const node of list.items) {
      const line = lineOf(node);
      for (const record of attempt(() => read(node))) {
        if (record instanceof CmdbError) yield tell({ line, reason: record.message });
        else yield tell({ line, kind, record, source });
      }
    }
  }
}

/** What `read` gives, or the VALIDATION error it throws. */
function attempt(read: () => unknown[]): unknown[] {
  try {
    return read();
  } catch (error) {
    if (errorCode(error) !== 'VALIDATION') throw error;
    return [error];
  }
}

/** One dependency for each pair of the ends that `from` and `to` list. */
function eachPair(record: unknown): unknown[] {
  if (!isPlain(record)) return [record];
  const ends = (end: unknown): unknown[] => (Array.isArray(end) && end.length > 0 ? end : [end]);
  return ends(record.from).flatMap((from) => ends(record.to).map((to) => ({ ...record, from, to })));
}

async function documentText(file: InputFile): Promise<string | { line: number; reason: string }> {
  if (file.bytes > DOCUMENT_LIMIT) {
    const most = `${DOCUMENT_LIMIT / 2 ** 20} MB`;
    return { line: 1, reason: `a YAML or JSON document may have ${most} at most; NDJSON has no such limit` };
  }
  const bytes = withoutMark(await bytesOf(file));
  if (bytes.length === 0) return { line: 1, reason: 'the file is empty' };
  const other = otherEncoding(bytes);
  if (other) return { line: 1, reason: `${other}; expected UTF-8` };
  const badLine = firstBadLine(bytes);
  if (badLine > 0) return { line: badLine, reason: 'not valid UTF-8' };
  return bytes.toString('utf8');
}

async function bytesOf(file: InputFile): Promise<Buffer> {
  try {
    return await readFile(file.path);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CmdbError('VALIDATION', `${file.name} cannot be read: ${reason}`, { file: file.name }, error);
  }
}
