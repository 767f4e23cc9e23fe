import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const MAIN = `${ROOT}dist/main.js`;

/** The built server with the built viewer as a process of its own, on a graph of its own. */
export interface Site {
  url: string;
  /** the text of a new token; the server has to be stopped, as one process has the graph at a time */
  token(name: string, role: string): Promise<string>;
  start(): Promise<void>;
  /** as a crash would */
  kill(): Promise<void>;
  /** ends the server and removes its graph */
  stop(): Promise<void>;
}

/** A site that is started; `estate`: files to import first. A port that was once taken is taken again. */
export async function site({ estate = ['examples/retailer'], authenticate = false } = {}): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), 'faultline-site-'));
  const data = join(folder, 'graph');
  const faultline = async (...words: string[]) =>
    (await run(process.execPath, [MAIN, ...words, '--data', data], { cwd: ROOT })).stdout;
  if (estate.length > 0) await faultline('import', ...estate);
  let server: ChildProcess | undefined;
  const own: Site = {
    url: '',
    token: async (name, role) => {
      const text = await faultline('token', 'create', '--name', name, '--role', role, '--expires', '1d');
      return text.trim();
    },
    start: async () => {
      const port = own.url === '' ? '0' : new URL(own.url).port;
      const words = ['serve', '--data', data, '--port', port, '--log', 'error'];
      server = spawn(process.execPath, [MAIN, ...words, ...(authenticate ? ['--authenticate'] : [])], {
        cwd: ROOT,
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      own.url = await addressIn(server);
    },
    kill: async () => {
      if (!server || server.exitCode !== null) return;
      const ended = once(server, 'exit');
      server.kill('SIGKILL');
      await ended;
    },
    stop: async () => {
      if (server && server.exitCode === null && server.signalCode === null) {
        const ended = once(server, 'exit');
        server.kill('SIGTERM');
        await ended;
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
  if (!authenticate) await own.start();
  return own;
}

async function addressIn(server: ChildProcess): Promise<string> {
  if (!server.stdout) throw new Error('the server has no output');
  for await (const line of createInterface(server.stdout)) {
    const [address] = /http:\S+/.exec(line) ?? [];
    if (address) {
      server.stdout.resume();
      return address;
    }
  }
  throw new Error('the server ended before it answered');
}

/** Debian's Chromium, which asks nobody anything. */
export async function openBrowser(): Promise<Browser> {
  return await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
    ],
  });
}
