import { randomUUID } from 'node:crypto';
import type { AuditedAttempt } from '../domain/access.ts';
import type { App } from './context.ts';

/** Takes requests that were turned away into the history, as the server's own word. */
export async function recordAttempts(
  { store, clock }: Pick<App, 'store' | 'clock'>,
  attempts: readonly AuditedAttempt[],
): Promise<void> {
  await store.apply(
    { attempts },
    {
      actor: 'faultline',
      reason: 'requests were refused',
      writeId: randomUUID(),
      now: clock(),
      source: 'access',
    },
  );
}
