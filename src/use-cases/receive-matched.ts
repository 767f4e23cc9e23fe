import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { checkRight } from '../domain/access.ts';
import type { ApplyReport } from '../domain/change-set.ts';
import { MOST_ALERTS, type Received, type ReceivedAlert, receivedSchema } from '../domain/incident.ts';
import { asLine } from '../domain/text.ts';
import type { Context } from './context.ts';
import { type Matching, matchCis, onlyCi } from './match-cis.ts';
import { parsed } from './parsed.ts';

/** What a sender of alarms is answered. */
export const receivedAnswerSchema = z.strictObject({
  incident: z.string().nullable().describe('id of the incident of their sender; null: there is none'),
  opened: z.boolean().describe('the incident was opened by them'),
  changed: z.boolean().describe('false: all of it was known, and nothing was written'),
  alerts: z.int().describe('how many were taken'),
  matched: z.int().describe('how many of them are of one CI'),
  unmatched: z
    .array(z.string())
    .describe('what was looked up and is no CI; these alerts are kept without one'),
  ambiguous: z
    .array(z.strictObject({ said: z.string(), ids: z.array(z.string()), total: z.int() }))
    .describe('what more than one CI is called (up to 20 ids); these alerts are kept without one'),
  truncated: z.int().describe('how many were left out, by the sender or here'),
});
export type ReceivedAnswer = z.infer<typeof receivedAnswerSchema>;

/** An alarm and what may say which CI it is of: labels and their values, in the order they are tried. */
export interface SaidAlert {
  alert: Omit<ReceivedAlert, 'ci' | 'said'>;
  words: readonly (readonly [label: string, word: string])[];
}

/** Who sends: `key` tells its incidents apart. */
type Sender = Omit<Received, 'alerts'>;

/** Matches alarms to CIs and puts them into the incident of their sender; beyond 10,000 they are left out. */
export async function receiveMatched(
  context: Context,
  sender: Sender,
  said: readonly SaidAlert[],
  leftOut = 0,
): Promise<ReceivedAnswer> {
  const taken = said.slice(0, MOST_ALERTS);
  const matching = await matchCis(context);
  const [unmatched, ambiguous] = [new Set<string>(), new Map<string, ReceivedAnswer['ambiguous'][number]>()];
  const alerts = taken.map(({ alert, words }) => {
    const { text, named } = firstNamed(matching, words);
    const ci = onlyCi(named);
    if (!named) unmatched.add(text);
    else if (ci === null) ambiguous.set(text, { said: text, ids: named.ids, total: named.total });
    return { ...alert, ci, said: text };
  });
  const { refused, ...written } = await receiveAlerts(context, { ...sender, alerts });
  const placesOf = (field: string) =>
    new Set(refused.filter((one) => one.field === field).map(({ at }) => at));
  const [dropped, gone] = [placesOf('alerts'), placesOf('ci')];
  for (const at of gone) unmatched.add((alerts[at] as ReceivedAlert).said);
  return {
    ...written,
    alerts: alerts.length - dropped.size,
    matched: alerts.filter(({ ci }, at) => ci !== null && !dropped.has(at) && !gone.has(at)).length,
    unmatched: [...unmatched],
    ambiguous: [...ambiguous.values()],
    truncated: leftOut + said.length - taken.length + dropped.size,
  };
}

/**
 * Opens the incident of this source and key, or adds to the one that is open, in one write: the same alerts again write
 * nothing. It is resolved when all that is received has ended, and no other alarm of it goes on; what comes after that and
 * is new opens another. `refused`: by their place those not kept, as an incident has so many
 * alarms at most (field alerts), and those kept without their CI, as there is none (field ci). VALIDATION names the alert
 * and the field.
 */
export async function receiveAlerts(
  context: Context,
  told: Received,
): Promise<Pick<ReceivedAnswer, 'incident' | 'opened' | 'changed'> & Pick<ApplyReport, 'refused'>> {
  checkRight(context.caller, 'write');
  const { store, actor, clock } = context;
  const received = parsed(receivedSchema, told, 'alerts');
  const { source, title, alerts } = received;
  const many = alerts.length === 1 ? '1 alarm' : `${alerts.length} alarms`;
  const { changes, refused } = await store.apply(
    { received: [{ ...received, id: `incident-${randomUUID()}` }] },
    {
      ...{ actor, source, now: clock(), writeId: `alerts-${randomUUID()}` },
      reason: `${many} of ${source}: ${title}`,
    },
  );
  return {
    incident: changes[0]?.id ?? (await store.latestIncident(received)) ?? null,
    opened: changes[0]?.action === 'created',
    changed: changes.length > 0,
    refused,
  };
}

/** The first label that names any CI decides: a later one knows the alarm less well. */
function firstNamed({ find }: Matching, words: SaidAlert['words']) {
  for (const pair of words) {
    const named = find(pair[1]);
    if (named) return { text: textOf([pair]), named };
  }
  return { text: textOf(words), named: undefined };
}

function textOf(words: SaidAlert['words']): string {
  const said = words.map(([label, word]) => (label === '' ? word : `${label}=${word}`)).join(', ');
  return asLine(said, 1000) || 'nothing';
}
