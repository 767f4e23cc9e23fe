import { z } from 'zod';
import { latestBeginning } from './alert.ts';
import { DEFAULT_SEVERITY, severityOf } from './severity.ts';
import { asLine, line, timestamp } from './text.ts';

/** Labels that may say which CI an alarm is of, in the order they are tried: the most exact first. */
export const ALERT_LABELS: readonly string[] = [
  ...['ci', 'ci_id', 'instance', 'host', 'hostname', 'node', 'nodename'],
  ...['pod', 'deployment', 'service', 'job'],
];

/** A name of a label as Prometheus has them. */
export const labelName = z.string().regex(/^[a-zA-Z_][a-zA-Z0-9_]{0,99}$/, 'expected a name of a label');

const labels = z.record(z.string(), z.string());
const optionalLabels = labels.nullish().transform((given) => given ?? {});

/**
 * The body of Alertmanager's webhook, version 4. What else a sender puts into it is let be; only what is used has to be
 * there.
 */
export const alertmanagerBodySchema = z.looseObject({
  version: z.literal('4', 'expected "4", the version of Alertmanager\'s webhook'),
  groupKey: z.string().min(1),
  truncatedAlerts: z.int().min(0).default(0).describe('alerts of the group that Alertmanager left out'),
  status: z.enum(['firing', 'resolved']).optional(),
  receiver: z.string().optional(),
  groupLabels: optionalLabels,
  commonLabels: optionalLabels,
  commonAnnotations: optionalLabels,
  externalURL: z.string().optional(),
  alerts: z
    .array(
      z.looseObject({
        status: z.enum(['firing', 'resolved']),
        labels,
        annotations: optionalLabels,
        startsAt: timestamp,
        endsAt: timestamp.optional().describe('0001-01-01T00:00:00Z while it fires'),
        generatorURL: z.string().optional(),
        fingerprint: line(500),
      }),
    )
    .min(1, 'expected at least one alert'),
});
export type AlertmanagerBody = z.infer<typeof alertmanagerBodySchema>;

/** An alarm as its sender tells it: `endedAt` when it is over. */
export interface Alarm {
  fingerprint: string;
  name: string;
  labels: Readonly<Record<string, string>>;
  at: string;
  severity: number;
  endedAt?: string;
}

/** The alarms of a body. Where a clock runs too far ahead they begin `now`: a refusal would lose the alarm. */
export function alarmsOf({ alerts }: AlertmanagerBody, now: string): Alarm[] {
  const latest = latestBeginning(now);
  return alerts.map(({ status, labels: own, startsAt, endsAt, fingerprint }) => {
    const at = startsAt <= latest ? startsAt : now;
    const name = asLine(own.alertname ?? '', 500) || 'alert';
    // What cannot be read is no reason to lose the alarm.
    const severity = severityOf(own.severity ?? '') ?? DEFAULT_SEVERITY;
    const alarm = { fingerprint, name, labels: own, at, severity };
    if (status === 'firing') return alarm;
    const isSaid = endsAt !== undefined && endsAt >= at && endsAt <= latest;
    return { ...alarm, endedAt: isSaid ? endsAt : later(at, now) };
  });
}

/** What an incident of a body is called: what Alertmanager says of the whole group, else its alarms' names. */
export function titleOf({ commonAnnotations, commonLabels, groupLabels, alerts }: AlertmanagerBody): string {
  const { alertname: _, ...others } = groupLabels;
  const group = Object.entries(others).map(([name, value]) => `${name}=${value}`);
  const names = [...new Set(alerts.map((alert) => alert.labels.alertname ?? 'alert'))];
  const name = commonLabels.alertname ?? names.slice(0, 3).join(', ');
  const told = commonAnnotations.summary ?? [name, ...group].join(' ');
  return asLine(told, 300) || 'alert';
}

function later(time: string, other: string): string {
  return time > other ? time : other;
}
