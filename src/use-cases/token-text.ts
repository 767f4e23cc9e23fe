import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

// A token is `flt_<id>_<secret>`: the id finds its record, the secret of 256 random bits proves it.

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

const ID_BYTES = 6;
const SECRET_BYTES = 32;
const SALT_BYTES = 16;
const HASH_BYTES = 32;
const TEXT = /^flt_([0-9a-f]{12})_[A-Za-z0-9_-]{43}$/;

// Node's own defaults: 16 MiB and some 50 ms. More would slow a guesser of passwords; nobody guesses 256 random bits.
const [N, R, P] = [16_384, 8, 1];
const MAX_MEMORY = 64 * 1024 * 1024;

/** How a token's text is checked. Its parameters are kept with the hash, so that they can be raised later. */
export interface TokenHash {
  /** `scrypt:N:r:p:hash` */
  hash: string;
  salt: string;
}

/** A new token: its id, and the text that is shown once. */
export function newTokenText(): { id: string; text: string } {
  const id = randomBytes(ID_BYTES).toString('hex');
  return { id, text: `flt_${id}_${randomBytes(SECRET_BYTES).toString('base64url')}` };
}

/** The id in a token's text; undefined for a text that is no token. */
export function idOfTokenText(text: string): string | undefined {
  return TEXT.exec(text)?.[1];
}

/** What the graph keeps of a token's text: its scrypt hash, with a salt of its own. */
export async function hashTokenText(text: string): Promise<TokenHash> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(text, salt, HASH_BYTES, { N, r: R, p: P, maxmem: MAX_MEMORY });
  return {
    hash: ['scrypt', N, R, P, hash.toString('base64url')].join(':'),
    salt: salt.toString('base64url'),
  };
}

/** Whether `text` is the one that was hashed; false for a hash of a form that is not known. */
export async function isTokenText(text: string, { hash, salt }: TokenHash): Promise<boolean> {
  const [, n, r, p, expected = ''] = /^scrypt:(\d+):(\d+):(\d+):([A-Za-z0-9_-]{43})$/.exec(hash) ?? [];
  const wanted = Buffer.from(expected, 'base64url');
  if (wanted.length !== HASH_BYTES) return false;
  const options = { N: Number(n), r: Number(r), p: Number(p), maxmem: MAX_MEMORY };
  const found = await derive(text, Buffer.from(salt, 'base64url'), HASH_BYTES, options);
  return timingSafeEqual(found, wanted);
}
