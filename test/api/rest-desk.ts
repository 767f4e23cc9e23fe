import { Readable } from 'node:stream';
import pino from 'pino';
import { type RunningServer, type ServerOptions, startServer } from '../../src/api/server.ts';
import { CmdbError } from '../../src/domain/errors.ts';
import { openSources } from '../../src/importers/open.ts';
import type { CypherDriver } from '../../src/store/cypher-driver.ts';
import { GraphStore } from '../../src/store/graph-store.ts';
import { LiveTopology } from '../../src/store/live-topology.ts';
import type { Context } from '../../src/use-cases/context.ts';
import { importEstate } from '../../src/use-cases/import-estate.ts';
import { catalogue } from '../support/cases.ts';
import { contextOn } from '../support/context.ts';
import { embeddedEngine } from '../support/engines.ts';

export const NOW = '2026-11-24T08:00:00.000Z';

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its question
  json: any;
}

/** A real graph behind the real server, on a free port of loopback. */
export interface RestDesk {
  url: string;
  context: Context;
  server: RunningServer;
  logged: Record<string, unknown>[];
  /** makes every request of the graph fail, or no more */
  away: (isAway: boolean) => void;
  load(records: readonly object[]): Promise<void>;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  send(method: string, path: string, body?: string, headers?: Record<string, string>): Promise<Answer>;
  stop(): Promise<void>;
}

export async function restDesk(options: Partial<ServerOptions> = {}): Promise<RestDesk> {
  const engine = await embeddedEngine();
  const driver = await engine.open();
  let isAway = false;
  const fragile: CypherDriver = {
    ...driver,
    read: async (work) => {
      if (isAway) throw new CmdbError('STORE_UNAVAILABLE', 'the graph is away');
      return await driver.read(work);
    },
  };
  const store = await GraphStore.open(fragile, catalogue);
  const live = new LiveTopology(store);
  const context: Context = {
    ...contextOn(store, catalogue, () => NOW),
    topology: (part) => live.current(part),
    keptTopology: () => live.kept,
  };
  const logged: Record<string, unknown>[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => logged.push(JSON.parse(line)) });
  // Rankings write: a test that wants them says when.
  const limits = { rankAfterMs: 3_600_000, ...options.limits };
  const server = await startServer(context, { port: 0, actor: 'tester', log, ...options, limits });
  const { url } = server;

  const send: RestDesk['send'] = async (method, path, body, headers = {}) => {
    const response = await fetch(url + path, { method, headers, ...(body === undefined ? {} : { body }) });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '') && text !== '';
    const json = isJson && !text.includes('\n{') ? JSON.parse(text) : undefined;
    return { status: response.status, headers: response.headers, text, json };
  };
  return {
    url,
    context,
    server,
    logged,
    away: (now) => {
      isAway = now;
    },
    load: async (records) => {
      const stdin = Readable.from([records.map((record) => `${JSON.stringify(record)}\n`).join('')]);
      const inputs = await openSources(catalogue, ['-'], { stdin });
      const { counts } = await importEstate(context, { sources: inputs.sources, source: 'desk' });
      await inputs.close();
      expect(counts.rejected).toBe(0);
    },
    get: (path, headers) => send('GET', path, undefined, headers),
    send,
    stop: async () => {
      await server.close();
      await driver.close();
      await engine.stop();
    },
  };
}
