import { signal } from '@preact/signals';
import { isOnline, knowSession, session } from '../api/client.ts';

const EVERY_MS = 2000;

/** How often the server came back: what had no answer for want of it asks again. */
export const returns = signal(0);

/** Looks for the server while it is away; whoever finds it again, what had no answer asks again. */
export function waitForServer(): void {
  let timer: ReturnType<typeof setInterval> | undefined;
  let wasOnline = true;
  isOnline.subscribe((online) => {
    clearInterval(timer);
    if (!online) timer = setInterval(look, EVERY_MS);
    else if (!wasOnline) returns.value = returns.peek() + 1;
    wasOnline = online;
  });
}

async function look(): Promise<void> {
  const ready = await fetch('/readyz').catch(() => null);
  if (!ready?.ok) return;
  if (!session.value) await knowSession().catch(() => undefined);
  isOnline.value = true;
}
