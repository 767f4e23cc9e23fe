import { z } from 'zod';
import { MOST_ALERTS, type ReceivedAlert } from '../domain/incident.ts';
import { asLine } from '../domain/text.ts';
import type { Context } from './context.ts';
import { type Matching, matchCis, onlyCi } from './match-cis.ts';
import { receiveAlerts } from './receive-alerts.ts';

/** What a sender of alarms is answered. */
export const receivedAnswerSchema = z.strictObject({
  incident: z.string().nullable().describe('id of the incident they are in; null: none of them is news'),
  opened: z.boolean().describe('the incident was opened by them'),
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

/** Matches alarms to CIs and puts them into the incident of their sender; beyond 10,000 they are left out. */
export async function receiveMatched(
  context: Context,
  sender: { source: string; key?: string; title: string },
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
  const { incident, opened, dropped } = await receiveAlerts(context, { ...sender, alerts });
  return {
    incident,
    opened,
    alerts: alerts.length - dropped,
    matched: alerts.filter(({ ci }) => ci !== null).length,
    unmatched: [...unmatched],
    ambiguous: [...ambiguous.values()],
    truncated: leftOut + said.length - taken.length + dropped,
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
