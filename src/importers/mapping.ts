import iconv from 'iconv-lite';
import { isMap, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { type CiRecord, checkShape } from '../domain/ci.ts';
import type { DependencyRecord } from '../domain/dependency.ts';
import { CmdbError } from '../domain/errors.ts';
import { plainValue } from './yaml-value.ts';

const template = z.string().min(1, 'expected a text, with columns as {column}');
const templates = z.union([template, z.array(template)]);
const condition = z.union([
  template,
  z.strictObject({
    column: z.string(),
    is: z.string().optional(),
    isNot: z.string().optional(),
    in: z.array(z.string()).optional(),
  }),
]);

const ciFields = {
  class: template,
  name: template,
  environment: template,
  status: template,
  criticality: template,
  owner: template,
  outageCostPerHour: z.strictObject({ amount: template, currency: template }),
  minimumMargin: template,
  tags: templates,
  attributes: z.record(z.string(), templates),
  externalIds: z.record(z.string(), template),
  source: template,
  lastSeen: template,
} satisfies Record<Exclude<keyof CiRecord, 'id'>, z.ZodType>;

const dependencyFields = {
  from: template,
  type: template,
  to: template,
  group: template,
  needs: template,
  effect: template,
  confidence: template,
  source: template,
  lastSeen: template,
} satisfies Record<keyof DependencyRecord, z.ZodType>;

const optional = <T extends z.ZodRawShape>(shape: T) => z.strictObject(shape).partial().shape;
const flag = z.enum(['true', 'false'], 'expected true or false').transform((word) => word === 'true');

/**
 * How the rows of a CSV file become records. Every value is a template: a text with `{column}` for what the row
 * holds there. What it gives is read as the type of its field. `when` says for which rows an entry stands: where
 * its template is not empty, or by a column's value.
 */
const mappingSchema = z.strictObject({
  file: z.string().optional(),
  delimiter: z
    .string()
    .regex(/^[^"\r\n]$/, 'expected one character, such as ";"')
    .default(','),
  encoding: z
    .string()
    .refine(
      (name) => iconv.encodingExists(name),
      'unknown encoding; expected one such as utf-8 or windows-1252',
    )
    .default('utf-8'),
  /** D or DD, M or MM, and YYYY in any order, with separators */
  dateFormat: z
    .string()
    .refine(isDateFormat, 'expected D, M and YYYY with separators, such as DD.MM.YYYY')
    .default('YYYY-MM-DD'),
  /** 1.234,5 and not 1,234.5 */
  decimalComma: flag.default(false),
  /** between the texts of a list in one column */
  listSeparator: z.string().min(1).default('|'),
  source: z.string().min(1).optional(),
  defaults: z.strictObject(optional(ciFields)).optional(),
  cis: z.array(z.strictObject({ ...optional({ when: condition, ...ciFields }), id: template })).default([]),
  dependencies: z
    .array(
      z.strictObject({
        ...optional({ when: condition, ...dependencyFields }),
        from: template,
        type: template,
        to: template,
      }),
    )
    .default([]),
});
export type Mapping = z.infer<typeof mappingSchema>;
export type Condition = z.infer<typeof condition>;

/** Reads a mapping (YAML); VALIDATION names each thing that is wrong in it. */
export function readMapping(text: string, fileName: string): Mapping {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, schema: 'core', prettyErrors: false });
  const [fault] = document.errors;
  if (fault) {
    const { line, col } = lines.linePos(fault.pos[0]);
    throw invalid(fileName, [`line ${line}, column ${col}: ${fault.message}`]);
  }
  if (!isMap(document.contents)) throw invalid(fileName, ['expected a mapping with cis or dependencies']);
  // Every value is wanted as it is written: 012 in a condition is the text 012.
  const value = plainValue({ document, aliased: 10_000 }, document.contents, () => 'text');
  const checked = checkShape(mappingSchema, value, 'mapping');
  if (!checked.ok) {
    throw invalid(
      fileName,
      checked.errors.map(({ field, reason }) => `${field}: ${reason}`),
    );
  }
  const { cis, dependencies, defaults } = checked.record;
  if (cis.length + dependencies.length === 0) throw invalid(fileName, ['expected cis or dependencies']);
  const classless = cis.findIndex((ci) => ci.class === undefined);
  if (classless >= 0 && defaults?.class === undefined)
    throw invalid(fileName, [`cis.${classless}.class: missing`]);
  return checked.record;
}

function isDateFormat(format: string): boolean {
  const parts = format.match(/YYYY|MM?|DD?/g) ?? [];
  const kinds = parts.map((part) => part.charAt(0)).sort();
  const separators = format.replace(/YYYY|MM?|DD?/g, '');
  return kinds.join('') === 'DMY' && separators.length >= 2 && !/[A-Za-z\d]/.test(separators);
}

function invalid(file: string, reasons: readonly string[]): CmdbError {
  return new CmdbError('VALIDATION', `mapping ${file}: ${reasons.join('; ')}`, { file, reasons });
}
