import { randomBytes } from 'node:crypto';
import type { CookieOptions, Request, Response } from 'express';
import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { type Caller, roleSchema, scopeSchema } from '../../domain/access.ts';

/** What a session cookie says, besides when it ends. */
const sessionSchema = z.object({
  name: z.string(),
  role: roleSchema,
  scope: scopeSchema.optional(),
  csrf: z.string(),
  exp: z.number(),
});
export type Session = z.infer<typeof sessionSchema>;

/** What the browser keeps while its user is at the provider. */
const passageSchema = z.object({ state: z.string(), nonce: z.string(), verifier: z.string() });
export type Passage = z.infer<typeof passageSchema>;

const PASSAGE_SECONDS = 600;
export const CSRF_HEADER = 'X-CSRF-Token';

/**
 * Cookies of those who are logged in, signed by HMAC-SHA256: the server keeps nothing, so that any server with the same
 * secret knows them. A session is sent back by pages of this server only; a passage also when the provider sends the
 * browser here.
 */
export class Sessions {
  readonly #key: Uint8Array;
  readonly #seconds: number;
  readonly #options: CookieOptions;
  /** with __Host- browsers take the cookie over TLS only, and of no other host of the domain */
  readonly #prefix: string;

  constructor({ secret, hours, url }: { secret: string | undefined; hours: number; url: string }) {
    this.#key = secret === undefined ? randomBytes(32) : new TextEncoder().encode(secret);
    this.#seconds = Math.round(hours * 3600);
    const secure = new URL(url).protocol === 'https:';
    this.#prefix = secure ? '__Host-faultline' : 'faultline';
    this.#options = { httpOnly: true, secure, path: '/' };
  }

  async begin(response: Response, who: Pick<Caller, 'name' | 'role' | 'scope'>): Promise<void> {
    const csrf = randomBytes(16).toString('base64url');
    const text = await this.#signed('session', { ...who, csrf }, this.#seconds);
    const maxAge = this.#seconds * 1000;
    response.cookie(`${this.#prefix}-session`, text, { ...this.#options, sameSite: 'strict', maxAge });
  }

  end(response: Response): void {
    response.clearCookie(`${this.#prefix}-session`, { ...this.#options, sameSite: 'strict' });
  }

  /** The session that a request belongs to; undefined where there is none, or it has ended. */
  async of(request: Request): Promise<Session | undefined> {
    const found = await this.#read(request, 'session');
    return sessionSchema.safeParse(found).data;
  }

  async sendAway(response: Response, passage: Passage): Promise<void> {
    const text = await this.#signed('passage', passage, PASSAGE_SECONDS);
    const maxAge = PASSAGE_SECONDS * 1000;
    response.cookie(`${this.#prefix}-passage`, text, { ...this.#options, sameSite: 'lax', maxAge });
  }

  /** What the browser was sent away with, once. */
  async receive(request: Request, response: Response): Promise<Passage | undefined> {
    response.clearCookie(`${this.#prefix}-passage`, { ...this.#options, sameSite: 'lax' });
    return passageSchema.safeParse(await this.#read(request, 'passage')).data;
  }

  #signed(audience: string, claims: Record<string, unknown>, seconds: number): Promise<string> {
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256' })
      .setAudience(audience)
      .setExpirationTime(`${seconds} s`)
      .sign(this.#key);
  }

  async #read(request: Request, audience: string): Promise<unknown> {
    const cookies = (request.headers.cookie ?? '').split(/; */);
    const start = `${this.#prefix}-${audience}=`;
    const text = cookies.find((cookie) => cookie.startsWith(start))?.slice(start.length);
    if (text === undefined) return undefined;
    try {
      return (await jwtVerify(text, this.#key, { audience, algorithms: ['HS256'] })).payload;
    } catch {
      return undefined; // of another secret, altered, or over
    }
  }
}
