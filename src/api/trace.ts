import { randomBytes } from 'node:crypto';

/** Where a request stands in a trace. Source: W3C Trace Context, version 00. */
export interface Trace {
  traceId: string;
  spanId: string;
  flags: string;
}

const TRACEPARENT = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})(?:-.*)?$/;

/** A span of its own in the caller's trace, or in a new one where the caller names none. */
export function traceOf(traceparent: string | undefined): Trace {
  const [, traceId = randomBytes(16).toString('hex'), flags = '00'] =
    TRACEPARENT.exec(traceparent ?? '') ?? [];
  return { traceId, spanId: randomBytes(8).toString('hex'), flags };
}

export function traceparentOf({ traceId, spanId, flags }: Trace): string {
  return `00-${traceId}-${spanId}-${flags}`;
}
