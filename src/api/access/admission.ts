import { isIP } from 'node:net';
import type { Request, RequestHandler } from 'express';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import { actorOf, type Caller, localCaller, type RefusedAttempt } from '../../domain/access.ts';
import { type CmdbError, errorCode } from '../../domain/errors.ts';
import { Authentication, type RefusedToken } from '../../use-cases/authenticate.ts';
import type { App, Context } from '../../use-cases/context.ts';
import { scoped } from '../../use-cases/scoped.ts';
import { Refusal } from '../problem.ts';
import { isOfThisMachine } from './loopback.ts';
import { CSRF_HEADER, type Sessions } from './sessions.ts';

export interface AdmissionOptions {
  /** false: a request from this machine without a token is the local admin; a wrong token is refused either way */
  required: boolean;
  refused: (attempt: RefusedAttempt) => void;
  /** name of the local admin in audit events */
  local: string;
  /** of those who log in, where they can */
  sessions?: Sessions | undefined;
}

/** Wrong tokens that an address may send in a minute: a guess is hopeless, but costs work and fills logs. */
const FAILURES_A_MINUTE = 20;
const LONGEST_PATH = 200;
const READING = ['GET', 'HEAD'];
/** Where people log in, where they can. */
export const LOGIN = '/auth/login';
const REALM = 'Bearer realm="faultline"';

const callers = new WeakMap<Request, Caller>();

/** Who makes a request that was admitted. */
export function callerOf(request: Request): Caller {
  const caller = callers.get(request);
  if (!caller) throw new Error('a route is reached without authentication');
  return caller;
}

/** What use cases are given for a caller. */
export function contextFor(app: App, caller: Caller): Context {
  return { ...(caller.scope ? scoped(app, caller.scope) : app), caller, actor: actorOf(caller) };
}

/** A request that had no right to something, for the log and the history; of another error undefined. */
export function forbiddenAttempt(request: Request, error: unknown): RefusedAttempt | undefined {
  const caller = callers.get(request);
  if (errorCode(error) !== 'FORBIDDEN' || !caller) return undefined;
  const { name, address } = caller;
  const { permission } = (error as CmdbError).details as Pick<RefusedAttempt, 'permission'>;
  return {
    ...{ reason: 'forbidden', name, address, token: null, ...placeOf(request) },
    ...(permission ? { permission } : {}),
  };
}

/** Tells who makes a request, one for a server. */
export class Admission {
  readonly #options: AdmissionOptions;
  readonly #authentication: Authentication;
  readonly #failures = new RateLimiterMemory({ points: FAILURES_A_MINUTE, duration: 60 });

  constructor(app: App, options: AdmissionOptions) {
    this.#options = options;
    this.#authentication = new Authentication(app);
  }

  /** Lets a request through with its caller, or hands on UNAUTHENTICATED (401) or LIMIT_EXCEEDED (429). */
  readonly admit: RequestHandler = async (request, _response, next) => {
    callers.set(request, await this.#callerBehind(request)); // express hands on what it rejects with
    next();
  };

  /** Whether a request that was admitted, and is being answered since, would be admitted now. */
  async isStillAdmitted(request: Request): Promise<boolean> {
    try {
      await this.#callerBehind(request);
      return true;
    } catch (error) {
      return errorCode(error) === 'STORE_UNAVAILABLE'; // as it was, until the graph can be asked
    }
  }

  async #callerBehind(request: Request): Promise<Caller> {
    const { required, refused, local } = this.#options;
    const address = addressOf(request);
    const note = (reason: RefusedAttempt['reason'], whose: Partial<RefusedToken> = {}) => {
      const { token = null, name = null } = whose;
      refused({ reason, address, name, token, ...placeOf(request) });
    };
    const header = request.headers.authorization;
    const session = header === undefined ? await this.#options.sessions?.of(request) : undefined;
    if (session) {
      const { name, role, scope, csrf, exp } = session;
      if (!READING.includes(request.method) && request.get(CSRF_HEADER) !== csrf) {
        note('csrf', { name });
        throw new Refusal(403, 'FORBIDDEN', `${CSRF_HEADER}: expected what /api/session gives as csrf`);
      }
      const ends = new Date(exp * 1000).toISOString();
      return { name, role, address, kind: 'session', ends, ...(scope ? { scope } : {}) };
    }
    if (header === undefined) {
      if (!required && isOfThisMachine(request)) return localCaller(local, address);
      note(required ? 'no-token' : 'not-local');
      const more = this.#options.sessions ? `, or log in at ${LOGIN}` : '';
      throw this.#challenge(`a token is needed: send it as "Authorization: Bearer TOKEN"${more}`, REALM);
    }
    const text = /^Bearer +([\x21-\x7e]+) *$/i.exec(header)?.[1] ?? '';
    // Whoever shares an address with a guesser is not locked out, once known: a known token costs next to nothing.
    const isKnown = this.#authentication.remembers(text);
    // Counted before it is looked at, so that many at once do not pass together.
    const refusal = isKnown ? undefined : await this.#failures.consume(address).then(noRefusal, theRefusal);
    if (refusal) {
      note('too-many-failures');
      const seconds = String(Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)));
      throw new Refusal(429, 'LIMIT_EXCEEDED', `too many wrong tokens: try again in ${seconds} s`, {
        'Retry-After': seconds,
      });
    }
    try {
      const caller = await this.#authentication.authenticate(text, address);
      if (!isKnown) await this.#failures.reward(address);
      return caller;
    } catch (error) {
      if (errorCode(error) !== 'UNAUTHENTICATED') {
        if (!isKnown) await this.#failures.reward(address);
        throw error;
      }
      const { message, cause } = error as CmdbError;
      note((cause as RefusedToken).reason, cause as RefusedToken);
      throw this.#challenge(message, `${REALM}, error="invalid_token"`);
    }
  }

  /** Says in its details where people log in, so that a page can lead there. */
  #challenge(message: string, scheme: string): Refusal {
    const headers = { 'WWW-Authenticate': scheme };
    return new Refusal(
      401,
      'UNAUTHENTICATED',
      message,
      headers,
      this.#options.sessions ? { login: LOGIN } : {},
    );
  }
}

const noRefusal = () => undefined;
const theRefusal = (refusal: RateLimiterRes) => refusal;

/** Where a request was made to, as an attempt is told. */
export function placeOf({ method, originalUrl }: Request): Pick<RefusedAttempt, 'method' | 'path'> {
  return { method, path: originalUrl.replace(/\?.*/s, '').slice(0, LONGEST_PATH) };
}

/** Of the client as express sees it; behind a proxy that it trusts, the one the proxy names, if that is an address. */
export function addressOf(request: Request): string {
  const address = (request.ip ?? '').replace(/^::ffff:(?=\d+\.)/, '');
  return isIP(address) ? address : 'unknown';
}
