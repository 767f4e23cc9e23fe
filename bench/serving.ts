import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const PROGRAM = join(import.meta.dirname, '../dist/main.js');
const PROBE = join(import.meta.dirname, 'probe.mjs');

/** What the server did since it was last asked; times in milliseconds, memory in bytes after a collection. */
export interface Told {
  /** of processor, user and system */
  cpuMs: number;
  /** how late its event loop was */
  lateP99: number;
  lateMost: number;
  rss: number;
  heapUsed: number;
  arrayBuffers: number;
}

/** A server of the built program in a process of its own, which tells how it fares. */
export class Serving {
  readonly url: string;
  readonly #process: ChildProcess;

  private constructor(url: string, process: ChildProcess) {
    this.url = url;
    this.#process = process;
  }

  static async start(words: readonly string[]): Promise<Serving> {
    const command = ['--expose-gc', '--import', PROBE, PROGRAM, 'serve', '--port', '0', ...words];
    const server = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'ignore', 'ipc'] });
    let told = '';
    for await (const piece of server.stdout as NodeJS.ReadableStream) {
      told += piece;
      const url = /http:\/\/[^\s/]+/.exec(told)?.[0];
      if (url) return new Serving(url, server);
    }
    throw new Error('the server ended before it was ready');
  }

  async tell(): Promise<Told> {
    this.#process.send('tell');
    const [told] = await once(this.#process, 'message');
    return told as Told;
  }

  async stop(): Promise<void> {
    const ended = once(this.#process, 'exit');
    this.#process.kill('SIGTERM');
    await ended;
  }
}
