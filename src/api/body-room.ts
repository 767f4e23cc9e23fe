import type { Request } from 'express';
import { Refusal } from './problem.ts';

/** What a request costs beside its body. */
const LEAST = 16 * 1024;

/**
 * Room for the bodies of requests that are under way, by the length that they tell: memory stays bounded however many
 * come at once, and who finds no room is told to come again.
 */
export class BodyRoom {
  readonly #mostBytes: number;
  #left: number;

  /** `mostBytes`: of one body; `bytes`: of all at once. */
  constructor({ mostBytes, bytes }: { mostBytes: number; bytes: number }) {
    this.#mostBytes = mostBytes;
    this.#left = bytes;
  }

  /** Does the work of a request, with room for its body until it is done. LIMIT_EXCEEDED (503): there is none. */
  async for<T>({ headers, res }: Request, work: () => Promise<T>): Promise<T> {
    const length = headers['content-encoding'] === undefined ? Number(headers['content-length'] ?? NaN) : NaN;
    const needed = Math.max(
      LEAST,
      Number.isNaN(length) ? this.#mostBytes : Math.min(length, this.#mostBytes),
    );
    if (needed > this.#left) {
      throw new Refusal(503, 'LIMIT_EXCEEDED', 'too much is sent at once: try again', { 'Retry-After': '1' });
    }
    this.#left -= needed;
    let isHeld = true;
    const leave = () => {
      if (isHeld) this.#left += needed;
      isHeld = false;
    };
    // A body that came too late is answered while it still arrives: nothing more of it is kept.
    res?.once('finish', leave);
    try {
      return await work();
    } finally {
      leave();
    }
  }
}
