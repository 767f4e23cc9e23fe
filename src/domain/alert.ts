import { z } from 'zod';
import { ciId } from './ci.ts';
import { DEFAULT_SEVERITY, severityOf } from './severity.ts';
import { line, timestamp } from './text.ts';

const SEVERITY = 'expected a number from 0 to 1, or a word such as critical, major, minor, warning or info';
const severitySchema = z.union(
  [
    z.number().min(0).max(1),
    z.string().transform((told, { addIssue }) => {
      const weight = severityOf(told);
      if (weight === undefined) addIssue(SEVERITY);
      return weight ?? 0;
    }),
  ],
  SEVERITY,
);

/** Clocks differ by so many ms at most. */
export const CLOCKS_DIFFER = 5 * 60_000;

/** The latest time that an alarm may have begun at. */
export function latestBeginning(now: string): string {
  return new Date(Date.parse(now) + CLOCKS_DIFFER).toISOString();
}

const MOST_MAGNITUDE = 1e12;
/** Below normal is as far from it as above; null is as good as nothing. */
const magnitude = z
  .number()
  .nullish()
  .transform((n) => (n === null || n === undefined ? undefined : Math.min(MOST_MAGNITUDE, Math.abs(n))))
  .optional();
function orNothing<T extends z.ZodType>(schema: T) {
  return schema
    .nullish()
    .transform((value) => value ?? undefined)
    .optional();
}

/** An alarm in the native form, as it is given from outside; `at` is kept in UTC. */
export const alertSchema = z.object({
  ci: ciId.describe('id of the CI that alarms, or anything that only one CI is called'),
  at: timestamp.describe('when the alarm began, with its zone'),
  severity: severitySchema
    .default(DEFAULT_SEVERITY)
    .describe('0 to 1, or a word such as critical (1), major (0.8), minor (0.5), warning (0.3), info (0.1)'),
  magnitude: magnitude.describe('how far from normal, such as a robust z'),
  priorMagnitude: magnitude.describe('the same before the incident'),
  preExisting: orNothing(z.boolean()).describe('it was open before the incident'),
  name: orNothing(line(500)).describe(
    'what alarms: alarms of one CI with different names are different alarms',
  ),
});
export type Alert = z.infer<typeof alertSchema>;

const WRONG_END = { message: 'expected an end that is not before the start', path: ['end'] };
function endsAfterStart({ start, end }: { start: string; end?: string | undefined }): boolean {
  return end === undefined || end >= start;
}

/** A change of the estate that may have caused an incident. `risk` is how likely such a change breaks something, 0 to 1. */
export const changeRecordSchema = z
  .object({
    id: line(200),
    ci: ciId.optional(),
    cis: z.array(ciId).min(1).max(10_000).optional(),
    start: timestamp,
    end: orNothing(timestamp),
    risk: orNothing(z.number().min(0).max(1)),
    title: orNothing(line(1000)),
  })
  .refine((change) => (change.ci === undefined) !== (change.cis === undefined), {
    message: 'expected either ci or cis',
    path: ['ci'],
  })
  .refine(endsAfterStart, WRONG_END);
export type ChangeRecord = z.infer<typeof changeRecordSchema>;

/** A time in which CIs are worked on: their alarms say nothing. */
export const maintenanceWindowSchema = z
  .object({ cis: z.array(ciId).min(1).max(10_000), start: timestamp, end: orNothing(timestamp) })
  .refine(endsAfterStart, WRONG_END);
export type MaintenanceWindow = z.infer<typeof maintenanceWindowSchema>;
