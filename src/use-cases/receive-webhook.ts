import { createHash } from 'node:crypto';
import { checkRight } from '../domain/access.ts';
import { alarmsOf, alertmanagerBodySchema, titleOf } from '../domain/alertmanager.ts';
import { line } from '../domain/text.ts';
import type { Context } from './context.ts';
import { parsed } from './parsed.ts';
import { type ReceivedAnswer, receiveMatched } from './receive-matched.ts';

/** A group by all its labels has a key as long as they are: one that is too long is told by its digest. */
const keySchema = line(4000);

/**
 * Takes in what Alertmanager's webhook sends: the alarms of a group are those of one incident. The same body again
 * changes nothing. VALIDATION names what in the body is not as version 4 has it.
 */
export async function receiveWebhook(context: Context, body: unknown): Promise<ReceivedAnswer> {
  checkRight(context.caller, 'write');
  const sent = parsed(alertmanagerBodySchema, body, 'body');
  const { groupKey, truncatedAlerts } = sent;
  const key = keySchema.safeParse(groupKey).success ? groupKey : digestOf(groupKey);
  const said = alarmsOf(sent, context.clock()).map(({ labels, ...alert }) => ({
    alert,
    words: context.alertLabels.flatMap((label): [string, string][] => {
      const word = Object.hasOwn(labels, label) ? labels[label] : undefined;
      return word ? [[label, word]] : [];
    }),
  }));
  const sender = { source: 'alertmanager', key, title: titleOf(sent) };
  return await receiveMatched(context, sender, said, truncatedAlerts);
}

function digestOf(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}
