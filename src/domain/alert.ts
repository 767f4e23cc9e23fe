import { z } from 'zod';
import { ciId } from './ci.ts';
import { line, timestamp } from './text.ts';

/** What the usual words for how bad an alarm is weigh, from 0 to 1. */
export const SEVERITIES = { critical: 1, major: 0.8, minor: 0.5, warning: 0.3 } as const;
export const DEFAULT_SEVERITY = SEVERITIES.major;

export const severitySchema = z.union(
  [
    z.number().min(0).max(1),
    z.enum(['critical', 'major', 'minor', 'warning']).transform((word): number => SEVERITIES[word]),
  ],
  'expected a number from 0 to 1, or critical, major, minor or warning',
);

/** The latest time that an alarm may have begun at: clocks differ by up to five minutes. */
export function latestBeginning(now: string): string {
  return new Date(Date.parse(now) + 5 * 60_000).toISOString();
}

const magnitude = z.number().min(0).max(1e12);

/** An alarm in the native form, as it is given from outside; `at` is kept in UTC. */
export const alertSchema = z.object({
  ci: ciId.describe('id of the CI that alarms, or a name that only one CI has'),
  at: timestamp.describe('when the alarm began, with its zone'),
  severity: severitySchema
    .default(DEFAULT_SEVERITY)
    .describe('0 to 1, or critical (1), major (0.8), minor (0.5), warning (0.3)'),
  magnitude: magnitude.optional().describe('how far from normal, such as a robust z'),
  priorMagnitude: magnitude.optional().describe('the same before the incident'),
  preExisting: z.boolean().optional().describe('it was open before the incident'),
  name: line(500)
    .optional()
    .describe('what alarms: alarms of one CI with different names are different alarms'),
});
export type Alert = z.infer<typeof alertSchema>;

/** A change of the estate that may have caused an incident. `risk` is how likely such a change breaks something, 0 to 1. */
export const changeRecordSchema = z
  .object({
    id: line(200),
    ci: ciId.optional(),
    cis: z.array(ciId).min(1).max(10_000).optional(),
    start: timestamp,
    end: timestamp.optional(),
    risk: z.number().min(0).max(1).optional(),
    title: line(1000).optional(),
  })
  .refine((change) => (change.ci === undefined) !== (change.cis === undefined), {
    message: 'expected either ci or cis',
    path: ['ci'],
  })
  .refine(({ start, end }) => end === undefined || end >= start, {
    message: 'expected an end that is not before the start',
    path: ['end'],
  });
export type ChangeRecord = z.infer<typeof changeRecordSchema>;
