import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InputFile, Row, RowSource } from '../../src/importers/row.ts';

/** A folder of files to import, real bytes on disk; `remove` it when done. */
export function inputFiles() {
  const folder = mkdtempSync(join(tmpdir(), 'faultline-input-'));
  return {
    folder,
    put(name: string, content: string | Buffer): InputFile {
      const path = join(folder, name);
      writeFileSync(path, content);
      return { name, path, bytes: Buffer.byteLength(content) };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** All rows of a source. */
export async function rowsOf(source: RowSource): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const row of source.rows()) rows.push(row);
  return rows;
}

/** Its records as [line, kind, record], its faults as [line, reason] (with the field, where there is one). */
export async function told(source: RowSource): Promise<unknown[]> {
  const rows = await rowsOf(source);
  return rows.flatMap((row): unknown[] =>
    'problems' in row
      ? row.problems.map(({ field, reason }) => [row.line, field ? `${field}: ${reason}` : reason])
      : [[row.line, row.kind, row.record]],
  );
}
