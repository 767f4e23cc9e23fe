import { dependencyKey } from '../domain/dependency.ts';
import type { CheckedRow } from './checked-rows.ts';
import { Facts, type KeySet, OrdinalSet } from './facts.ts';

/** What is done when one record is told twice with different values: the one imported, or none of them. */
export const ON_CONFLICT = ['first', 'last', 'fail'] as const;
export type OnConflict = (typeof ON_CONFLICT)[number];

/** A record that is left out because another one, `against`, says something else. */
export interface Conflict {
  ordinal: number;
  against: number;
  about: 'record' | 'needs';
}

/** Which records of an input tell the same thing, gathered as they are read. Close it when done. */
export class Repeats {
  readonly #records = new Facts();
  readonly #needs = new Facts();
  readonly #rejected = new OrdinalSet();
  readonly #repeated = new OrdinalSet();
  /** records left out because an equal one is imported */
  repeated = 0;
  /** records left out because another one differs */
  conflicting = 0;

  note(row: CheckedRow): void {
    if (row.kind === 'ci') {
      this.#records.add(ciKey(row.record.id), canonicalText(row.record), row.ordinal);
    } else if (row.kind === 'dependency') {
      const { record, ordinal } = row;
      this.#records.add(dependencyKey(record), canonicalText(record), ordinal);
      if (record.group !== undefined && record.needs !== undefined) {
        this.#needs.add(JSON.stringify([record.from, record.group]), record.needs, ordinal);
      }
    }
  }

  /** Decides each repeated record, and each group told with different needs; the conflicts, as they are found. */
  *settle(onConflict: OnConflict): Generator<Conflict> {
    for (const [facts, about] of [
      [this.#needs, 'needs'],
      [this.#records, 'record'],
    ] as const) {
      for (const tellings of facts.repeated()) {
        const first = tellings[0];
        const kept = onConflict === 'last' ? tellings.at(-1) : first;
        if (!first || !kept) continue;
        const other = tellings.find((t) => t.value !== first.value);
        for (const telling of tellings) {
          const { ordinal, value } = telling;
          if (this.#rejected.has(ordinal)) continue;
          if (other && (onConflict === 'fail' || value !== kept.value)) {
            this.#rejected.add(ordinal);
            this.conflicting++;
            const against = onConflict !== 'fail' ? kept : value === first.value ? other : first;
            yield { ordinal, against: against.ordinal, about };
          } else if (about === 'record' && telling !== kept && this.#repeated.add(ordinal)) {
            this.repeated++;
          }
        }
      }
    }
  }

  /** Whether a record is to be imported, once settled. */
  accepts(ordinal: number): boolean {
    return !this.#rejected.has(ordinal) && !this.#repeated.has(ordinal);
  }

  /** Keys of the accepted records: `ciKey` of CIs, `dependencyKey` of dependencies. */
  acceptedKeys(): KeySet {
    return this.#records.keys((ordinal) => this.accepts(ordinal));
  }

  close(): void {
    this.#records.close();
    this.#needs.close();
  }
}

/** The key of a CI among keys of dependencies, which are lists of three or four. */
export function ciKey(id: string): string {
  return JSON.stringify([id]);
}

/** One text for equal records, whatever the order of their fields. */
function canonicalText(record: object, nested = false): string {
  let text = '{';
  const values = record as Record<string, unknown>;
  for (const key of Object.keys(record).sort()) {
    const value = values[key];
    if (value === undefined || (!nested && isAboutTelling(key))) continue;
    const plain = typeof value !== 'object' || value === null || Array.isArray(value);
    const inner = plain ? JSON.stringify(value) : canonicalText(value, true);
    if (inner !== '{}') text += `${key}:${inner},`;
  }
  return `${text}}`;
}

/** Who told a record, and when, does not make it another one. */
export function isAboutTelling(key: string): boolean {
  return key === 'source' || key === 'lastSeen';
}
