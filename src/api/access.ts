import { isIP } from 'node:net';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { actorOf, type Caller, localCaller } from '../domain/access.ts';
import { CmdbError, errorCode } from '../domain/errors.ts';
import { Authentication, type RefusedToken } from '../use-cases/authenticate.ts';
import type { App, Context } from '../use-cases/context.ts';
import { isOfThisMachine } from './loopback.ts';

/** A request that was turned away, for the log: never the token, only the id in it. */
export interface RefusedAttempt extends Omit<RefusedToken, 'reason'> {
  event: 'refused';
  reason: RefusedToken['reason'] | 'no-token' | 'not-local' | 'too-many-failures';
  address: string;
  method: string;
  path: string;
}

export interface AccessOptions {
  /** false: a request from this machine without a token is the local admin; a wrong token is refused either way */
  required: boolean;
  /** name of the local admin in audit events */
  local?: string;
  log?: (attempt: RefusedAttempt) => void;
}

/** Wrong tokens that an address may send in a minute: a guess is hopeless, but costs work and fills logs. */
const FAILURES_A_MINUTE = 20;
const REALM = 'Bearer realm="faultline"';

const callers = new WeakMap<Request, Caller>();

/** Who makes a request that `authenticated` has let through. */
export function callerOf(request: Request): Caller {
  const caller = callers.get(request);
  if (!caller) throw new Error('a route is reached without authentication');
  return caller;
}

/** What use cases are given for a caller. */
export function contextFor(app: App, caller: Caller): Context {
  return { ...app, caller, actor: actorOf(caller) };
}

/** Lets a request through with its caller, or hands on UNAUTHENTICATED or LIMIT_EXCEEDED with their headers set. */
export function authenticated(app: App, options: AccessOptions): RequestHandler {
  const { required, local = 'local', log = logged } = options;
  const authentication = new Authentication(app);
  const failures = new RateLimiterMemory({ points: FAILURES_A_MINUTE, duration: 60 });

  async function callerBehind(request: Request, response: Response): Promise<Caller> {
    const address = addressOf(request);
    const refuse = (reason: RefusedAttempt['reason'], whose: Partial<RefusedToken> = {}) => {
      const { token = null, name = null } = whose;
      const { method, path } = request;
      log({ event: 'refused', reason, token, name, address, method, path });
    };
    const header = request.headers.authorization;
    if (header === undefined) {
      if (!required && isOfThisMachine(request)) return localCaller(local, address);
      refuse(required ? 'no-token' : 'not-local');
      response.set('WWW-Authenticate', REALM);
      throw new CmdbError('UNAUTHENTICATED', 'a token is needed: send it as "Authorization: Bearer TOKEN"');
    }
    const text = /^Bearer +([\x21-\x7e]+) *$/i.exec(header)?.[1] ?? '';
    // Whoever shares an address with a guesser is not locked out, once known: a known token costs next to nothing.
    if (!authentication.remembers(text)) {
      const failed = await failures.get(address);
      if (failed && failed.consumedPoints >= FAILURES_A_MINUTE) {
        refuse('too-many-failures');
        const seconds = Math.ceil(failed.msBeforeNext / 1000);
        response.set('Retry-After', String(seconds));
        throw new CmdbError('LIMIT_EXCEEDED', `too many wrong tokens: try again in ${seconds} s`, {
          retryAfter: seconds,
        });
      }
    }
    try {
      return await authentication.authenticate(text, address);
    } catch (error) {
      if (errorCode(error) === 'UNAUTHENTICATED') {
        const cause = (error as CmdbError).cause as RefusedToken;
        await failures.penalty(address);
        refuse(cause.reason, cause);
        response.set('WWW-Authenticate', `${REALM}, error="invalid_token"`);
      }
      throw error;
    }
  }

  return (request, response, next: NextFunction) => {
    callerBehind(request, response).then(
      (caller) => {
        callers.set(request, caller);
        next();
      },
      (error: unknown) => next(error),
    );
  };
}

/** Of the client as express sees it; behind a proxy that it trusts, the one the proxy names, if that is an address. */
function addressOf(request: Request): string {
  const address = (request.ip ?? '').replace(/^::ffff:(?=\d+\.)/, '');
  return isIP(address) ? address : 'unknown';
}

/** What was refused is never lost, even where nobody said where to write it. */
function logged(attempt: RefusedAttempt): void {
  process.stderr.write(`${JSON.stringify(attempt)}\n`);
}
