import type { Logger } from 'pino';
import type { RefusedAttempt } from '../../domain/access.ts';
import type { App } from '../../use-cases/context.ts';
import { recordAttempts } from '../../use-cases/record-attempts.ts';

/** Refused attempts that are alike are one audit event in this time, so that a flood of them cannot fill the graph. */
const EVERY_MS = 10_000;
/** Beyond these, attempts of the time are told apart by their reason only. */
const MOST_APART = 50;
const SEVERAL = { address: 'several', method: 'several', path: 'several', name: null, token: null };

/** Logs refused attempts at once, and takes them into the audit chain a little later, alike ones together. */
export class AttemptLog {
  readonly #app: App;
  readonly #log: Logger;
  #waiting = new Map<string, { attempt: RefusedAttempt; times: number }>();
  readonly #timer: NodeJS.Timeout;

  constructor(app: App, log: Logger) {
    this.#app = app;
    this.#log = log;
    this.#timer = setInterval(() => this.#record(), EVERY_MS).unref();
  }

  note(attempt: RefusedAttempt): void {
    this.#log.warn(attempt, 'a request was refused');
    this.#add(attempt, 1);
  }

  /** Takes in what has been noted. */
  async end(): Promise<void> {
    clearInterval(this.#timer);
    await this.#record();
  }

  #add(attempt: RefusedAttempt, times: number): void {
    let told = attempt;
    if (this.#waiting.size >= MOST_APART && !this.#waiting.has(JSON.stringify(told))) {
      told = { ...attempt, ...SEVERAL };
    }
    const key = JSON.stringify(told);
    const before = this.#waiting.get(key)?.times ?? 0;
    this.#waiting.set(key, { attempt: told, times: before + times });
  }

  async #record(): Promise<void> {
    const waiting = [...this.#waiting.values()];
    if (waiting.length === 0) return;
    this.#waiting = new Map();
    try {
      await recordAttempts(
        this.#app,
        waiting.map(({ attempt, times }) => ({ ...attempt, times })),
      );
    } catch (error) {
      // The graph may be away: they wait for it.
      for (const { attempt, times } of waiting) this.#add(attempt, times);
      this.#log.warn({ reason: (error as Error).message }, 'refused attempts are not in the history yet');
    }
  }
}
