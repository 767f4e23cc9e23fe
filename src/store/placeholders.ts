import { createHmac, randomBytes } from 'node:crypto';
import { type Placeholders, RESTRICTED } from '../topology/seen-topology.ts';

const DIGITS = 12;

/**
 * Placeholders by HMAC-SHA256 under a secret of this process: whoever guesses an id cannot tell whether the guess is
 * right. Another process gives others, and after a restart there are others.
 */
export class SecretPlaceholders implements Placeholders {
  readonly #secret = randomBytes(32);
  readonly #byId = new Map<string, string>();
  readonly #ids = new Map<string, string>();

  of(id: string): string {
    let placeholder = this.#byId.get(id);
    if (placeholder === undefined) {
      const digest = createHmac('sha256', this.#secret).update(id).digest('hex');
      placeholder = `${RESTRICTED}-${digest.slice(0, DIGITS)}`;
      this.#byId.set(id, placeholder);
      this.#ids.set(placeholder, id);
    }
    return placeholder;
  }

  idOf(placeholder: string): string | undefined {
    return this.#ids.get(placeholder);
  }
}
