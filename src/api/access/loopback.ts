import type { Request } from 'express';

const LOOPBACK = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/;
const OWN_NAME = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i;

/**
 * Whether a request comes from a program of this machine's user, and from nobody through it: not by a proxy, not
 * by a web page of another site, not by one whose name was made to point here (DNS rebinding).
 */
export function isOfThisMachine({ socket, headers }: Pick<Request, 'socket' | 'headers'>): boolean {
  const { host = '', origin } = headers;
  return (
    LOOPBACK.test(socket.remoteAddress ?? '') &&
    headers['x-forwarded-for'] === undefined &&
    headers.forwarded === undefined &&
    OWN_NAME.test(host) &&
    (origin === undefined || origin === `http://${host}`) &&
    headers['sec-fetch-site'] !== 'cross-site'
  );
}
