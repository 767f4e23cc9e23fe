import { hash } from 'node:crypto';
import type { Caller } from '../domain/access.ts';
import { CmdbError } from '../domain/errors.ts';
import { type TokenRecord, tokenState } from '../domain/token.ts';
import type { App } from './context.ts';
import { idOfTokenText, isTokenText, type TokenHash } from './token-text.ts';

const REMEMBERED = 1000;
const MINUTE_MS = 60_000;

/** Why a token was refused, and whose it says it is: for the log, not for the one who sent it. */
export interface RefusedToken {
  reason: 'malformed' | 'unknown' | 'wrong-secret' | 'revoked' | 'expired';
  token: string | null;
  name: string | null;
}

/** Tells callers by their tokens. One for a server, as it remembers which texts it has verified. */
export class Authentication {
  readonly #app: Pick<App, 'store' | 'clock'>;
  /** by SHA-256 of a token's text, the record's hash that it was checked against */
  readonly #verified = new Map<string, { against: string; matches: Promise<boolean> }>();
  /** when the use of a token was last written down, by its id */
  readonly #noted = new Map<string, string>();

  constructor(app: Pick<App, 'store' | 'clock'>) {
    this.#app = app;
  }

  /**
   * Whose token this is. The record is read each time, so that a revocation made anywhere counts at once; only the
   * scrypt is spared. UNAUTHENTICATED says the same whatever is wrong; its cause is a RefusedToken.
   */
  async authenticate(text: string, address: string): Promise<Caller> {
    const { store, clock } = this.#app;
    const id = idOfTokenText(text);
    if (id === undefined) throw refused({ reason: 'malformed', token: null, name: null });
    const record = await store.token(id);
    if (!record) throw refused({ reason: 'unknown', token: id, name: null });
    const now = clock();
    const state = tokenState(record, now);
    const { name, role, scope, expires: ends } = record;
    // Before the scrypt: what is refused anyway is not worth its cost.
    if (state !== 'live') {
      this.#verified.delete(digest(text));
      throw refused({ reason: state, token: id, name });
    }
    if (!(await this.#matches(text, record))) throw refused({ reason: 'wrong-secret', token: id, name });
    await this.#noteUse(record, now);
    return { name, role, address, kind: 'token', ends, ...(scope ? { scope } : {}) };
  }

  /** Whether the text was a token's when it was last seen: to check it again costs one small read. */
  remembers(text: string): boolean {
    return this.#verified.has(digest(text));
  }

  async #matches(text: string, record: TokenHash): Promise<boolean> {
    const key = digest(text);
    const known = this.#verified.get(key);
    if (known?.against === record.hash) return await known.matches;
    const matches = isTokenText(text, record);
    // Kept while under way too: many requests that begin at once pay for one scrypt.
    this.#verified.set(key, { against: record.hash, matches });
    forgetOldest(this.#verified);
    try {
      if (await matches) return true;
    } catch (error) {
      this.#verified.delete(key);
      throw error;
    }
    this.#verified.delete(key);
    return false;
  }

  /** At most once a minute. Nobody is refused because it could not be written. */
  async #noteUse({ id, lastUsed }: TokenRecord, now: string): Promise<void> {
    const last = this.#noted.get(id) ?? lastUsed;
    if (last !== null && Date.parse(now) - Date.parse(last) < MINUTE_MS) return;
    this.#noted.set(id, now);
    forgetOldest(this.#noted);
    await this.#app.store.noteTokenUse(id, now).catch(() => undefined);
  }
}

const digest = (text: string) => hash('sha256', text);

function forgetOldest(map: Map<string, unknown>): void {
  const [oldest] = map.keys();
  if (map.size > REMEMBERED && oldest !== undefined) map.delete(oldest);
}

function refused(cause: RefusedToken): CmdbError {
  return new CmdbError('UNAUTHENTICATED', 'the token is not valid: ask for a new one', {}, cause);
}
