import { z } from 'zod';
import type { Catalogue } from './catalogue.ts';
import type { Attribute } from './ci-class.ts';
import { didYouMean } from './near-names.ts';
import { block, date, line, timestamp } from './text.ts';

export const STATUSES = ['planned', 'in_use', 'maintenance', 'retired'] as const;
export type Status = (typeof STATUSES)[number];

/** Planned and retired CIs take no part in propagation. */
export const ABSENT_STATUSES: readonly Status[] = ['planned', 'retired'];

/** Fields that hold values by name: records are merged by these names, and a change lists only those that differ. */
export const MAP_FIELDS = ['attributes', 'externalIds'] as const satisfies (keyof CiRecord)[];

export const ciId = line(256);
const sourceName = line(200);
const amount = z
  .number()
  .min(0)
  .max(1e12)
  .refine((n) => Math.abs(n * 100 - Math.round(n * 100)) < 1e-4, 'expected at most two decimals');

export const moneySchema = z.strictObject({
  amount,
  currency: z.string().regex(/^[A-Z]{3}$/, 'expected a currency code of three capitals, such as EUR'),
});
export type Money = z.infer<typeof moneySchema>;

export const attributeValueSchema = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);
export type AttributeValue = z.infer<typeof attributeValueSchema>;

const fields = {
  name: line(1000),
  environment: line(100),
  status: z.enum(STATUSES),
  criticality: z.int().min(1).max(5),
  owner: line(200),
  outageCostPerHour: moneySchema,
  minimumMargin: z.int().min(0).max(1000),
  tags: z
    .array(line(100))
    .max(10_000)
    .transform((tags) => [...new Set(tags)].sort()),
  attributes: z.record(z.string(), attributeValueSchema.nullable()),
  externalIds: z.record(
    z.string().regex(/^[A-Za-z][A-Za-z0-9_.-]{0,62}$/, 'expected a source name of letters, digits, _ . -'),
    line(500).nullable(),
  ),
  source: sourceName,
  lastSeen: timestamp,
};

/**
 * What a source says of a CI. A field left out stays as it is (or takes its default in a new CI), null clears
 * an optional one; attributes and external ids are merged by name; tags are replaced.
 */
export const ciRecordSchema = z.strictObject({
  id: ciId,
  class: z.string(),
  name: fields.name.optional(),
  environment: fields.environment.optional(),
  status: fields.status.optional(),
  criticality: fields.criticality.optional(),
  owner: fields.owner.nullable().optional(),
  outageCostPerHour: fields.outageCostPerHour.nullable().optional(),
  minimumMargin: fields.minimumMargin.nullable().optional(),
  tags: fields.tags.optional(),
  attributes: fields.attributes.optional(),
  externalIds: fields.externalIds.optional(),
  source: fields.source.optional(),
  lastSeen: fields.lastSeen.optional(),
});
export type CiRecord = z.infer<typeof ciRecordSchema>;

/**
 * A CI as the graph holds it. Times are ISO 8601 in UTC; `version` rises by one at every change; `lastSeen` is
 * when its source last listed it, and moves without a version. Criticality 1 is low, 5 vital. `minimumMargin`
 * is how many spare members each of its requirement groups must keep to be free of risk. `prunedFrom` is the
 * status of a CI that was retired because its source no longer lists it: it has that again when the source does.
 */
export const configurationItemSchema = z.strictObject({
  id: ciId,
  class: z.string(),
  name: z.string(),
  environment: z.string(),
  status: z.enum(STATUSES),
  criticality: z.int(),
  owner: z.string().optional(),
  outageCostPerHour: moneySchema.optional(),
  minimumMargin: z.int().optional(),
  tags: z.array(z.string()),
  attributes: z.record(z.string(), attributeValueSchema),
  externalIds: z.record(z.string(), z.string()),
  source: z.string(),
  prunedFrom: z.enum(STATUSES).optional(),
  version: z.int(),
  created: z.string(),
  updated: z.string(),
  lastSeen: z.string(),
});
export type ConfigurationItem = z.infer<typeof configurationItemSchema>;

/** One thing wrong with one field of one record. */
export interface FieldError {
  record: string;
  field: string;
  value: unknown;
  reason: string;
}

export type Checked<T> = { ok: true; record: T } | { ok: false; errors: FieldError[] };

/** Checks a record of a CI against the schema and its class; every error names record, field and what was expected. */
export function checkCi(catalogue: Catalogue, input: unknown): Checked<CiRecord> {
  const parsed = checkShape(ciRecordSchema, input, 'ci');
  if (!parsed.ok) return parsed;
  const { record } = parsed;
  const ciClass = catalogue.classes.get(record.class);
  if (!ciClass) {
    const reason = `unknown class${didYouMean(record.class, catalogue.classes.keys())}`;
    return { ok: false, errors: [{ record: record.id, field: 'class', value: record.class, reason }] };
  }
  const errors: FieldError[] = [];
  const values: Record<string, AttributeValue | null> = {};
  for (const [key, value] of Object.entries(record.attributes ?? {})) {
    const attribute = ciClass.attributes.get(key);
    if (!attribute) {
      const hint = didYouMean(key, ciClass.attributes.keys());
      const reason = `${ciClass.name} has no such attribute${hint}`;
      errors.push({ record: record.id, field: `attributes.${key}`, value, reason });
    } else if (value === null) {
      values[key] = null;
    } else {
      const checked = attributeCheck(attribute).safeParse(value);
      if (checked.success) values[key] = checked.data;
      else {
        const reason = checked.error.issues[0]?.message ?? 'not valid';
        errors.push({ record: record.id, field: `attributes.${key}`, value, reason });
      }
    }
  }
  if (errors.length > 0) return { ok: false, errors };
  return { ok: true, record: record.attributes ? { ...record, attributes: values } : record };
}

/** Checks `input` against a record schema and turns each issue into a FieldError. */
export function checkShape<T extends object>(schema: z.ZodType<T>, input: unknown, kind: string): Checked<T> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return { ok: true, record: parsed.data };
  const given = typeof input === 'object' && input !== null ? (input as Record<string, unknown>) : undefined;
  const record = recordName(given, kind);
  const errors = parsed.error.issues.flatMap((issue): FieldError[] => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => {
        const known = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
        return {
          record,
          field: [...issue.path, key].join('.'),
          value: valueAt(given, [...issue.path, key]),
          reason: `unknown field${didYouMean(key, known)}`,
        };
      });
    }
    const value = valueAt(given, issue.path);
    const reason =
      issue.code === 'invalid_key' ? (issue.issues[0]?.message ?? issue.message) : plainReason(issue, value);
    return [{ record, field: issue.path.join('.') || kind, value: given ? value : input, reason }];
  });
  return { ok: false, errors };
}

function recordName(given: Record<string, unknown> | undefined, kind: string): string {
  if (typeof given?.id === 'string') return given.id;
  if (given?.from !== undefined && given.to !== undefined) return `${given.from} -> ${given.to}`;
  return `(${kind} without id)`;
}

function plainReason(issue: z.core.$ZodIssue, value: unknown): string {
  if (value === undefined && issue.code === 'invalid_type') return `missing: expected ${issue.expected}`;
  if (issue.code === 'invalid_value') return `expected one of ${issue.values.join(', ')}`;
  return issue.message.replace(/^Invalid input: /, '').replace(/^Too (small|big): /, '');
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  let value = root;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

const attributeChecks = new WeakMap<Attribute, z.ZodType<AttributeValue>>();

function attributeCheck(attribute: Attribute): z.ZodType<AttributeValue> {
  let check = attributeChecks.get(attribute);
  if (!check) {
    check = newAttributeCheck(attribute);
    attributeChecks.set(attribute, check);
  }
  return check;
}

function newAttributeCheck({ type, values }: Attribute): z.ZodType<AttributeValue> {
  switch (type) {
    case 'text':
      return values ? z.enum(values, `expected one of ${values.join(', ')}`) : block(10_000);
    case 'integer':
      return z.int('expected a whole number within 2^53').transform((n) => n + 0);
    case 'number':
      return z.number('expected a finite number').transform((n) => n + 0);
    case 'boolean':
      return z.boolean('expected true or false');
    case 'date':
      return date;
    case 'list':
      return z.array(line(1000), 'expected a list of texts').max(10_000);
  }
}
