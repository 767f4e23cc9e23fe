import type { Response } from 'express';
import type { Logger } from 'pino';
import type { App, Context } from '../use-cases/context.ts';
import { type GraphChange, readChanges, toldChange, whereTheGraphIs } from '../use-cases/read-changes.ts';

interface Listener {
  response: Response;
  /** who listens */
  context: Context;
  /** the last event it was told of */
  sequence: number;
  /** it reads more slowly than the graph changes: it is told more once it has read what it was told */
  isBehind: boolean;
  isStillAdmitted: () => Promise<boolean>;
}

/** Tells listeners of each write, as server-sent events. The graph is asked once a round for all of them together. */
export class ChangeFeed {
  readonly #app: App;
  readonly #log: Logger;
  readonly #everyMs: number;
  readonly #heartbeat: NodeJS.Timeout;
  readonly #listeners = new Set<Listener>();
  #next: NodeJS.Timeout | undefined;
  #hasEnded = false;

  constructor(app: App, log: Logger, times: { everyMs: number; heartbeatMs: number }) {
    this.#app = app;
    this.#log = log;
    this.#everyMs = times.everyMs;
    this.#heartbeat = setInterval(() => {
      for (const listener of this.#listeners) void this.#beat(listener);
    }, times.heartbeatMs).unref();
  }

  /** Tells the response, whose head is written, of what follows an event, until either side ends. */
  listen(
    response: Response,
    context: Context,
    sequence: number,
    isStillAdmitted: () => Promise<boolean>,
  ): void {
    if (this.#hasEnded) {
      response.end();
      return;
    }
    const listener = { response, context, sequence, isBehind: false, isStillAdmitted };
    this.#listeners.add(listener);
    response.on('drain', () => {
      listener.isBehind = false;
    });
    response.once('close', () => this.#listeners.delete(listener));
    response.write(`: after ${sequence}\n\n`);
    this.#schedule();
  }

  end(): void {
    this.#hasEnded = true;
    clearInterval(this.#heartbeat);
    clearTimeout(this.#next);
    for (const { response } of this.#listeners) response.end();
  }

  /** Whose token was revoked is told no more; the others that the stream goes on. */
  async #beat({ response, isBehind, isStillAdmitted }: Listener): Promise<void> {
    if (!(await isStillAdmitted())) response.end();
    else if (!isBehind && !response.writableEnded) response.write(': alive\n\n');
  }

  #schedule(): void {
    if (this.#next || this.#hasEnded || this.#listeners.size === 0) return;
    this.#next = setTimeout(async () => {
      try {
        await this.#round();
      } catch (error) {
        // The graph may be away: listeners stay, and are told once it is back.
        this.#log.warn({ reason: error instanceof Error ? error.message : String(error) }, 'no events');
      }
      this.#next = undefined;
      this.#schedule();
    }, this.#everyMs);
  }

  async #round(): Promise<void> {
    const { sequence } = await whereTheGraphIs(this.#app);
    // Most listeners stand at the same event: what follows it is read once.
    const followers = new Map<number, Promise<GraphChange[]>>();
    // A stretch each in turn: who resumes from long ago does not hold up the others.
    let waiting = [...this.#listeners];
    while (waiting.length > 0) {
      waiting = waiting.filter(
        (listener) => listener.sequence < sequence && !listener.isBehind && isOpen(listener),
      );
      for (const listener of waiting) {
        const changes = followers.get(listener.sequence) ?? readChanges(this.#app, listener.sequence);
        followers.set(listener.sequence, changes);
        await tell(listener, await changes);
        // A server of a cluster may know of a write before another one has its events.
        if ((await changes).length === 0) waiting = waiting.filter((one) => one !== listener);
      }
    }
  }
}

function isOpen({ response }: Listener): boolean {
  return !response.writableEnded && !response.destroyed;
}

async function tell(listener: Listener, changes: readonly GraphChange[]): Promise<void> {
  for (const change of changes) {
    const told = await toldChange(listener.context, change);
    if (!isOpen(listener)) return; // the server closes, or the listener has left
    const event = `id: ${told.sequence}\nevent: change\ndata: ${JSON.stringify(told)}\n\n`;
    if (!listener.response.write(event)) listener.isBehind = true;
    listener.sequence = change.sequence;
  }
}
