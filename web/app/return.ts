import { signal } from '@preact/signals';
import { isOnline, knowSession, session } from '../api/client.ts';

const EVERY_MS = 2000;

/** How often the server came back: what had no answer for want of it asks again. */
export const returns = signal(0);

/** Looks for the server while it is away. */
export function waitForServer(): void {
  let timer: ReturnType<typeof setInterval> | undefined;
  isOnline.subscribe((online) => {
    clearInterval(timer);
    if (online) return;
    timer = setInterval(async () => {
      const ready = await fetch('/readyz').catch(() => null);
      if (!ready?.ok) return;
      isOnline.value = true;
      if (!session.value) await knowSession().catch(() => undefined);
      returns.value += 1;
    }, EVERY_MS);
  });
}
