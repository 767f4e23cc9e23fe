import { isIP } from 'node:net';
import type { Request, RequestHandler } from 'express';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { actorOf, type Caller, localCaller } from '../domain/access.ts';
import { type CmdbError, errorCode } from '../domain/errors.ts';
import { Authentication, type RefusedToken } from '../use-cases/authenticate.ts';
import type { App, Context } from '../use-cases/context.ts';
import { scoped } from '../use-cases/scoped.ts';
import { isOfThisMachine } from './loopback.ts';
import { Refusal } from './problem.ts';

/** A request that was turned away, for the log: never the token, only the id in it and the name it stands for. */
export interface RefusedAttempt extends Omit<RefusedToken, 'reason'> {
  reason: RefusedToken['reason'] | 'no-token' | 'not-local' | 'too-many-failures';
  address: string;
  method: string;
  path: string;
}

export interface AccessOptions {
  /** false: a request from this machine without a token is the local admin; a wrong token is refused either way */
  required: boolean;
  log: { warn(attempt: RefusedAttempt, message: string): void };
  /** name of the local admin in audit events */
  local?: string;
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
  return { ...(caller.scope ? scoped(app, caller.scope) : app), caller, actor: actorOf(caller) };
}

/** Lets a request through with its caller, or hands on UNAUTHENTICATED (401) or LIMIT_EXCEEDED (429). */
export function authenticated(app: App, { required, log, local = 'local' }: AccessOptions): RequestHandler {
  const authentication = new Authentication(app);
  const failures = new RateLimiterMemory({ points: FAILURES_A_MINUTE, duration: 60 });

  async function callerBehind(request: Request): Promise<Caller> {
    const address = addressOf(request);
    const { method, path } = request;
    const note = (reason: RefusedAttempt['reason'], whose: Partial<RefusedToken> = {}) => {
      const { token = null, name = null } = whose;
      log.warn({ reason, token, name, address, method, path }, 'a request was refused');
    };
    const header = request.headers.authorization;
    if (header === undefined) {
      if (!required && isOfThisMachine(request)) return localCaller(local, address);
      note(required ? 'no-token' : 'not-local');
      throw refusal('a token is needed: send it as "Authorization: Bearer TOKEN"', REALM);
    }
    const text = /^Bearer +([\x21-\x7e]+) *$/i.exec(header)?.[1] ?? '';
    // Whoever shares an address with a guesser is not locked out, once known: a known token costs next to nothing.
    const failed = authentication.remembers(text) ? null : await failures.get(address);
    if (failed && failed.consumedPoints >= FAILURES_A_MINUTE) {
      note('too-many-failures');
      const seconds = String(Math.max(1, Math.ceil(failed.msBeforeNext / 1000)));
      throw new Refusal(429, 'LIMIT_EXCEEDED', `too many wrong tokens: try again in ${seconds} s`, {
        'Retry-After': seconds,
      });
    }
    try {
      return await authentication.authenticate(text, address);
    } catch (error) {
      if (errorCode(error) !== 'UNAUTHENTICATED') throw error;
      const { message, cause } = error as CmdbError;
      await failures.penalty(address);
      note((cause as RefusedToken).reason, cause as RefusedToken);
      throw refusal(message, `${REALM}, error="invalid_token"`);
    }
  }

  return async (request, _response, next) => {
    callers.set(request, await callerBehind(request)); // express hands on what it rejects with
    next();
  };
}

function refusal(message: string, challenge: string): Refusal {
  return new Refusal(401, 'UNAUTHENTICATED', message, { 'WWW-Authenticate': challenge });
}

/** Of the client as express sees it; behind a proxy that it trusts, the one the proxy names, if that is an address. */
function addressOf(request: Request): string {
  const address = (request.ip ?? '').replace(/^::ffff:(?=\d+\.)/, '');
  return isIP(address) ? address : 'unknown';
}
