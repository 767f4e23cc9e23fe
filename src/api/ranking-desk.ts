import type { Logger } from 'pino';
import { errorCode } from '../domain/errors.ts';
import type { Context } from '../use-cases/context.ts';
import { rankIncident } from '../use-cases/rank-incident.ts';

/**
 * Ranks the suspects of incidents that alarms changed, soon after and one at a time. It rests as long as it works, so
 * that a flood of alarms leaves half of the time to whoever asks; an incident that waits already is ranked once.
 */
export class RankingDesk {
  readonly #log: Logger;
  readonly #afterMs: number;
  readonly #waiting = new Map<string, Context>();
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #isEnding = false;

  constructor(log: Logger, { afterMs }: { afterMs: number }) {
    this.#log = log;
    this.#afterMs = afterMs;
  }

  /** Who sent the alarms has the ranking's right to write; they need not wait for it. */
  alarmed(id: string, context: Context): void {
    this.#waiting.set(id, { ...context, goOn: () => undefined });
    this.#timer ??= this.#soon(this.#afterMs);
  }

  /** What waits is left: it is ranked when alarms change it again, or somebody asks. */
  async end(): Promise<void> {
    this.#isEnding = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  #soon(ms: number): NodeJS.Timeout | undefined {
    if (this.#isEnding) return undefined;
    return setTimeout(() => {
      this.#running = this.#next();
    }, ms);
  }

  async #next(): Promise<void> {
    const started = performance.now();
    const [first] = this.#waiting;
    if (first) {
      const [id, context] = first;
      this.#waiting.delete(id);
      try {
        await rankIncident(context, { id });
      } catch (error) {
        // None of its alarms can be weighed, or it is not seen: nothing to rank.
        const code = errorCode(error);
        if (code !== 'VALIDATION' && code !== 'NOT_FOUND')
          this.#log.warn({ err: error, incident: id }, 'ranking');
      }
    }
    const rest = Math.max(performance.now() - started, this.#afterMs / 10);
    this.#timer = this.#waiting.size > 0 ? this.#soon(rest) : undefined;
  }
}
