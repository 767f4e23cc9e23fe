import type { CiRecord } from '../domain/ci.ts';
import type { DependencyRecord } from '../domain/dependency.ts';
import type { CheckedRow } from './checked-rows.ts';
import { shortened } from './problem-list.ts';
import { type Conflict, isAboutTelling } from './repeats.ts';
import type { Problem } from './row.ts';

type EstateRow = Extract<CheckedRow, { kind: 'ci' | 'dependency' }>;

/** How the records of each conflict differ: `rowsAt` reads those records once more. */
export async function explained(
  conflicts: readonly Conflict[],
  rowsAt: (ordinals: ReadonlySet<number>) => AsyncIterable<CheckedRow>,
): Promise<{ conflict: Conflict; row: CheckedRow; problems: Problem[] }[]> {
  const needed = new Set(conflicts.flatMap(({ ordinal, against }) => [ordinal, against]));
  const found = new Map<number, EstateRow>();
  for await (const row of rowsAt(needed)) {
    if (row.kind === 'ci' || row.kind === 'dependency') found.set(row.ordinal, row);
    if (found.size === needed.size) break;
  }
  return conflicts.flatMap((conflict) => {
    const { ordinal, against, about } = conflict;
    const row = found.get(ordinal);
    const other = found.get(against);
    if (!row || !other) return [];
    const record = 'id' in row.record ? row.record.id : `${row.record.from} -> ${row.record.to}`;
    const group = 'group' in row.record ? row.record.group : undefined;
    const subject = about === 'needs' ? `group ${group} needs` : 'the same record has';
    const problems = differingFields(row.record, other.record)
      .filter(({ field }) => about === 'record' || field === 'needs')
      .map(({ field, a, b }) => {
        const said = b === undefined ? 'no value' : JSON.stringify(shortened(b));
        const reason = `${subject} ${said} on line ${other.line} of ${other.file}`;
        return { record, field, value: a ?? null, reason };
      });
    return [{ conflict, row, problems }];
  });
}

/** Fields whose values differ between two records, each with the value of `a` and of `b`. */
function differingFields(
  a: CiRecord | DependencyRecord,
  b: CiRecord | DependencyRecord,
): { field: string; a: unknown; b: unknown }[] {
  const left = flattened(a);
  const right = flattened(b);
  return [...new Set([...left.keys(), ...right.keys()])]
    .filter((field) => JSON.stringify(left.get(field)) !== JSON.stringify(right.get(field)))
    .map((field) => ({ field, a: left.get(field), b: right.get(field) }));
}

/** The fields that make a record what it is, by path; not who told it and when. */
function flattened(record: object, prefix = ''): Map<string, unknown> {
  const fields = new Map<string, unknown>();
  for (const [key, value] of Object.entries(record)) {
    if (value === undefined || (prefix === '' && isAboutTelling(key))) continue;
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      for (const [path, inner] of flattened(value, `${prefix}${key}.`)) fields.set(path, inner);
    } else fields.set(prefix + key, value);
  }
  return fields;
}
