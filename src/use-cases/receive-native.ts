import { createHash } from 'node:crypto';
import { z } from 'zod';
import { checkRight } from '../domain/access.ts';
import { alertSchema, latestBeginning } from '../domain/alert.ts';
import { MOST_ALERTS } from '../domain/incident.ts';
import { line, timestamp } from '../domain/text.ts';
import type { Context } from './context.ts';
import { parsed, wrongPlaces } from './parsed.ts';
import { type ReceivedAnswer, receiveMatched } from './receive-matched.ts';

const sentAlertSchema = alertSchema.extend({
  endedAt: timestamp.optional().describe('when it ended, if it has'),
});
const alertsSchema = z
  .array(sentAlertSchema)
  .min(1, 'expected at least one alert')
  .max(MOST_ALERTS, `expected at most ${MOST_ALERTS} alerts`);

const sentSchema = z.strictObject({
  alerts: alertsSchema,
  source: line(200).default('api').describe('who sends them'),
  key: line(4000)
    .optional()
    .describe('what of the sender belongs together: alerts of one key are of one incident'),
  title: line(300).optional().describe('of the incident'),
});
/** What is sent: alerts with who sends them, or a bare list of them. */
export const nativeAlertsSchema = z.union([sentSchema, alertsSchema]);

/**
 * Takes in alerts in the native form; `ci` is an id, or anything else that a CI is called. VALIDATION names those that
 * are not in that form, and those that begin or end more than five minutes from now.
 */
export async function receiveNative(context: Context, body: unknown): Promise<ReceivedAnswer> {
  checkRight(context.caller, 'write');
  const { alerts, source, key, title } = parsed(
    sentSchema,
    Array.isArray(body) ? { alerts: body } : body,
    'body',
  );
  checkTimes(alerts, context.clock());
  const said = alerts.map(({ ci, name, at, severity, ...rest }) => ({
    alert: { ...rest, fingerprint: fingerprintOf(ci, name), name: name ?? ci, at, severity },
    words: [['', ci]] as const,
  }));
  const others = alerts.length > 1 ? ` and ${alerts.length - 1} more` : '';
  const [first] = alerts as [(typeof alerts)[number]];
  const sender = { source, title: title ?? `${first.name ?? 'alert'} of ${first.ci}${others}` };
  return await receiveMatched(context, key === undefined ? sender : { ...sender, key }, said);
}

function checkTimes(alerts: readonly z.infer<typeof sentAlertSchema>[], now: string): void {
  const latest = latestBeginning(now);
  const wrong = alerts.flatMap(({ ci, at, endedAt }, i) => {
    if (at > latest)
      return [{ field: `alerts[${i}].at`, reason: `${ci} alarms at ${at}, in the future: it is ${now}` }];
    if (endedAt === undefined) return [];
    const wrongEnd = (how: string) => [
      { field: `alerts[${i}].endedAt`, reason: `${ci} ends at ${endedAt}, ${how}` },
    ];
    if (endedAt > latest) return wrongEnd(`in the future: it is ${now}`);
    return endedAt < at ? wrongEnd('before it begins') : [];
  });
  if (wrong.length > 0) throw wrongPlaces(wrong);
}

/** Alarms of one CI with different names are different alarms. */
function fingerprintOf(ci: string, name = ''): string {
  return createHash('sha256')
    .update(JSON.stringify([ci, name]))
    .digest('hex')
    .slice(0, 32);
}
