import { z } from 'zod';
import { hashOf, isFollowedBy } from '../store/audit.ts';
import type { Context } from './context.ts';

export const auditVerdictSchema = z.strictObject({
  events: z.int().describe('how many the graph says it has'),
  sound: z.boolean(),
  broken: z
    .strictObject({
      sequence: z.int(),
      how: z
        .enum(['altered', 'missing', 'does-not-follow'])
        .describe('does-not-follow: whole in itself, but the one before it, or what comes after, is another'),
    })
    .nullable()
    .describe('the first event that is not as it was written'),
});
export type AuditVerdict = z.infer<typeof auditVerdictSchema>;

/**
 * Verifies the chain of hashes over the whole history, as it stood when the reading began: events written in the
 * meantime are passed over.
 */
export async function verifyAudit({
  store,
  goOn = () => undefined,
}: Pick<Context, 'store' | 'goOn'>): Promise<AuditVerdict> {
  const { sequence: events, lastHash } = await store.status();
  let sound = { sequence: 0, hash: '' };
  let broken: AuditVerdict['broken'] = null;
  await store.eachEvent((event) => {
    goOn();
    if (broken || event.sequence > events) return;
    if (isFollowedBy(sound, event)) {
      sound = event;
      return;
    }
    const sequence = sound.sequence + 1;
    if (event.sequence !== sequence) broken = { sequence, how: 'missing' };
    else broken = { sequence, how: event.hash === hashOf(event) ? 'does-not-follow' : 'altered' };
  });
  if (!broken && sound.sequence < events) broken = { sequence: sound.sequence + 1, how: 'missing' };
  if (!broken && sound.hash !== lastHash) broken = { sequence: events, how: 'does-not-follow' };
  return { events, sound: broken === null, broken };
}
