import { z } from 'zod';
import type { Catalogue } from './catalogue.ts';
import { type Checked, checkShape, ciId } from './ci.ts';
import { EFFECTS } from './level.ts';
import { didYouMean } from './near-names.ts';
import { line, timestamp } from './text.ts';

/** How many members a group needs: a count such as `2`, or a percent such as `50%`; kept as text. */
const needsSchema = z
  .union([z.int().min(0).max(1_000_000), z.string()])
  .transform((n) => String(n))
  .refine(
    (s) => /^\d{1,7}$/.test(s) || /^(\d{1,2}|100)%$/.test(s),
    'expected a count (2) or a whole percent ("50%")',
  )
  .transform((s) => s.replace(/^0+(?=\d)/, ''));

/** What a source says of a dependency, from either end; a field left out stays or takes its default. */
export const dependencyRecordSchema = z.strictObject({
  from: ciId,
  type: z.string(),
  to: ciId,
  group: line(200).optional(),
  needs: needsSchema.optional(),
  effect: z.enum(EFFECTS).optional(),
  confidence: z.number().min(0).max(1).nullable().optional(),
  source: line(200).optional(),
  lastSeen: timestamp.optional(),
});
export type DependencyRecord = z.infer<typeof dependencyRecordSchema>;

/**
 * A dependency as the graph holds it: `from` depends on `to`, and `type` reads from that end. `group` is named
 * within `from`; without one the dependency is a group of its own that needs 1, and `needs` is absent.
 */
export const dependencySchema = z.strictObject({
  key: z.string(),
  from: ciId,
  type: z.string(),
  to: ciId,
  group: z.string().optional(),
  needs: z.string().optional(),
  effect: z.enum(EFFECTS),
  confidence: z.number().optional(),
  source: z.string(),
  version: z.int(),
  created: z.string(),
  updated: z.string(),
  lastSeen: z.string(),
});
export type Dependency = z.infer<typeof dependencySchema>;

/** The natural key: from, type, to and group; unambiguous whatever characters they hold. */
export function dependencyKey(d: {
  from: string;
  type: string;
  to: string;
  group?: string | undefined;
}): string {
  return JSON.stringify(d.group === undefined ? [d.from, d.type, d.to] : [d.from, d.type, d.to, d.group]);
}

/** Checks a record and turns it so that `from` is the dependent and its type reads from there. */
export function checkDependency(catalogue: Catalogue, input: unknown): Checked<DependencyRecord> {
  const parsed = checkShape(dependencyRecordSchema, input, 'dependency');
  if (!parsed.ok) return parsed;
  const { record } = parsed;
  const name = `${record.from} -> ${record.to}`;
  const reading = catalogue.readings.get(record.type);
  if (!reading) {
    const reason = `unknown relation type${didYouMean(record.type, catalogue.readings.keys())}`;
    return { ok: false, errors: [{ record: name, field: 'type', value: record.type, reason }] };
  }
  if (record.from === record.to) {
    const reason = 'a CI cannot depend on itself';
    return { ok: false, errors: [{ record: name, field: 'to', value: record.to, reason }] };
  }
  if (record.group === undefined && record.needs !== undefined) {
    if (record.needs !== '1') {
      const reason = 'needs is for a group: name the group, the same for each of its members';
      return { ok: false, errors: [{ record: name, field: 'needs', value: record.needs, reason }] };
    }
    record.needs = undefined;
  }
  record.type = reading.type;
  if (reading.swap) [record.from, record.to] = [record.to, record.from];
  return { ok: true, record };
}

/** k for a group of n members: a percent is rounded up; more than n is read as n. See docs/propagation-rule.md. */
export function neededOf(needs: string, n: number): number {
  const k = needs.endsWith('%') ? Math.ceil((Number(needs.slice(0, -1)) * n) / 100) : Number(needs);
  return Math.min(k, n);
}
