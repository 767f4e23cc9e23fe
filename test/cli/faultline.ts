import { type ChildProcess, spawn } from 'node:child_process';
import { on } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { jest } from '@jest/globals';
import pc from 'picocolors';
import stringWidth from 'string-width';
import { runCli } from '../../src/cli/program.ts';

/** What one command line did. */
export interface Run {
  code: number | null;
  out: string;
  err: string;
}

export interface Screen {
  width?: number;
  colours?: boolean;
  environment?: Record<string, string>;
}

// A command takes a tenth of a second; a machine may be busy with other things.
jest.setTimeout(60_000);

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** A folder of its own with a graph in `graph`, and ways to run the command line on it; `remove` it when done. */
export function workplace() {
  const folder = mkdtempSync(join(tmpdir(), 'faultline-cli-'));
  const graph = join(folder, 'graph');
  const children: ChildProcess[] = [];

  /** Runs a command line in this process, on the graph of the workplace, with a captured terminal. */
  async function run(words: readonly string[], screen: Screen = {}): Promise<Run> {
    let [out, err] = ['', ''];
    const terminal = {
      out: (text: string) => {
        out += text;
      },
      err: (text: string) => {
        err += text;
      },
      width: screen.width ?? 80,
      interactive: false,
      colours: pc.createColors(screen.colours === true),
    };
    const environment = { FAULTLINE_DATA: graph, FAULTLINE_ACTOR: 'tester', ...screen.environment };
    const code = await runCli(words, terminal, environment);
    return { code, out, err };
  }

  return {
    folder,
    graph,
    run,
    file(name: string, content: string): string {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    },
    /** A file of records, one a line. */
    records(name: string, records: readonly object[]): string {
      return this.file(name, records.map((record) => `${JSON.stringify(record)}\n`).join(''));
    },
    /** The answer of a command that is to succeed, read by the schema that documents it. */
    async answer<T>(schema: { parse: (value: unknown) => T }, words: readonly string[]): Promise<T> {
      const { code, out, err } = await run([...words, '--json']);
      if (code !== 0) throw new Error(`${words.join(' ')} ended with ${code}: ${err}`);
      return schema.parse(JSON.parse(out));
    },
    /**
     * Starts the built program as a process of its own in the folder; `ended` resolves with what it did. `through`
     * is a command that starts the one it is given.
     */
    start(
      words: readonly string[],
      environment: Record<string, string> = {},
      through: readonly string[] = [],
    ) {
      const env = { PATH: process.env.PATH, FAULTLINE_DATA: graph, ...environment };
      const [command = '', ...rest] = [...through, process.execPath, MAIN, ...words];
      const child = spawn(command, rest, { cwd: folder, env });
      children.push(child);
      const texts = { out: '', err: '' };
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        texts.out += text;
      });
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        texts.err += text;
      });
      const ended = new Promise<Run>((resolve) => {
        child.on('close', (code) => resolve({ code, ...texts }));
      });
      return { child, ended };
    },
    /** Ends what still runs, as after a test that failed, and removes the folder. */
    remove: () => {
      for (const child of children) child.kill('SIGKILL');
      rmSync(folder, { recursive: true });
    },
  };
}

/** The address that a started `serve` prints once it answers. */
export async function addressOf({
  child,
  ended,
}: ReturnType<ReturnType<typeof workplace>['start']>): Promise<string> {
  let told = '';
  for await (const [text] of on(child.stdout, 'data', { close: ['end'] })) {
    told += text;
    const address = /http:\/\/[^\s/]+/.exec(told)?.[0];
    if (address) return address;
  }
  throw new Error(`the server ended before it answered: ${JSON.stringify(await ended)}`);
}

/** Asks a server in GraphQL; the data of the answer, or its errors. */
// biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its query
export async function asked(address: string, query: string): Promise<any> {
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { data, errors } = (await response.json()) as { data?: unknown; errors?: unknown };
  return errors ?? data;
}

/** The lines of a text that are wider than a screen. */
export function tooWide(text: string, width: number): string[] {
  return text.split('\n').filter((line) => stringWidth(line) > width);
}
