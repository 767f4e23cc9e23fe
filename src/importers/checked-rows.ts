import { basename } from 'node:path';
import type { Catalogue } from '../domain/catalogue.ts';
import { type AuditEvent, auditEventSchema } from '../domain/change-set.ts';
import { type Checked, type CiRecord, checkCi, checkShape } from '../domain/ci.ts';
import { checkDependency, type DependencyRecord } from '../domain/dependency.ts';
import type { Problem, RecordRow, RowSource } from './row.ts';

/** Where a record was told; `ordinal` counts rows over all sources, `read` bytes over all sources. */
interface Told {
  ordinal: number;
  file: string;
  line: number;
  read: number;
  /** who tells it, unless the record itself says */
  source: string;
}

export type CheckedRow = Told &
  (
    | { kind: 'ci'; record: CiRecord }
    | { kind: 'dependency'; record: DependencyRecord }
    | { kind: 'event'; record: AuditEvent }
    | { kind: 'fault'; problems: readonly Problem[] }
  );

/** What every record of an input is given where it says nothing itself. */
interface Unsaid {
  /** undefined: the base name of the record's file */
  source: string | undefined;
  lastSeen: string;
}

/**
 * The rows of all sources in order, checked against the catalogue; only those that `wanted` lets through. The
 * ordinal of a row is the same in every reading.
 */
export async function* checkedRows(
  catalogue: Catalogue,
  sources: readonly RowSource[],
  unsaid: Unsaid,
  wanted: (kind: CheckedRow['kind'], ordinal: number) => boolean,
): AsyncGenerator<CheckedRow> {
  let ordinal = -1;
  let before = 0;
  for (const source of sources) {
    const ownName = basename(source.name);
    for await (const row of source.rows()) {
      ordinal++;
      const isFault = 'problems' in row;
      if (!wanted(isFault ? 'fault' : row.kind, ordinal)) continue;
      const own = isFault ? undefined : row.source;
      const told: Told = {
        ordinal,
        file: row.file,
        line: row.line,
        read: before + row.read,
        source: own ?? unsaid.source ?? ownName,
      };
      if (isFault) {
        yield { ...told, kind: 'fault', problems: row.problems };
        continue;
      }
      const checked = check(catalogue, row);
      if (!checked.ok) {
        yield { ...told, kind: 'fault', problems: checked.errors };
        continue;
      }
      const { kind } = row;
      const { record } = checked;
      if (kind !== 'event') (record as CiRecord).lastSeen ??= unsaid.lastSeen;
      yield { ...told, kind, record } as CheckedRow;
    }
    before += source.bytes;
  }
}

function check(
  catalogue: Catalogue,
  { kind, record }: RecordRow,
): Checked<CiRecord | DependencyRecord | AuditEvent> {
  if (kind === 'event') return checkShape(auditEventSchema, record, 'event');
  return kind === 'ci' ? checkCi(catalogue, record) : checkDependency(catalogue, record);
}
