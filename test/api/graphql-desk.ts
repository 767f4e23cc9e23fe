import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import pino from 'pino';
import { type GraphqlOptions, graphqlMiddleware } from '../../src/api/graphql/server.ts';
import type { ChangeSet } from '../../src/domain/change-set.ts';
import type { CypherDriver } from '../../src/store/cypher-driver.ts';
import { GraphStore } from '../../src/store/graph-store.ts';
import type { Context } from '../../src/use-cases/context.ts';
import { catalogue } from '../support/cases.ts';
import { contextOn } from '../support/context.ts';
import { embeddedEngine } from '../support/engines.ts';

export const NOW = '2026-11-24T08:00:00.000Z';

export interface Reply {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its query
  data?: any;
  errors?: { message: string; path?: unknown[]; extensions: { code: string; [more: string]: unknown } }[];
}

/** A real graph behind real HTTP, on a free port of loopback. */
export interface GraphqlDesk {
  url: string;
  context: Context;
  store: GraphStore;
  /** what was logged, parsed */
  logged: Record<string, unknown>[];
  /** transactions that read, and statements in them, since it was last set to nothing */
  reads: { transactions: number; statements: number };
  write(changeSet: ChangeSet): Promise<void>;
  ask(query: string, variables?: object, headers?: Record<string, string>): Promise<Reply>;
  /** the data, where there are no errors */
  answer(query: string, variables?: object): Promise<NonNullable<Reply['data']>>;
  post(body: string | Buffer, headers?: Record<string, string>): Promise<Reply>;
  stop(): Promise<void>;
}

export async function graphqlDesk(
  options: Partial<GraphqlOptions> = {},
  more: (context: Context) => Partial<Context> = () => ({}),
): Promise<GraphqlDesk> {
  const engine = await embeddedEngine();
  const reads = { transactions: 0, statements: 0 };
  const driver = counted(await engine.open(), reads);
  const store = await GraphStore.open(driver, catalogue);
  const plain = contextOn(store, catalogue, () => NOW);
  const context = { ...plain, ...more(plain) };
  const logged: Record<string, unknown>[] = [];
  const log = pino({ level: 'error' }, { write: (line: string) => logged.push(JSON.parse(line)) });
  const { handler, stop } = await graphqlMiddleware(context, { contextOf: () => context, log, ...options });
  const server = createServer(express().use('/graphql', handler));
  const url = await listening(server);
  let writes = 0;

  const post: GraphqlDesk['post'] = async (body, headers = {}) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    return { status: response.status, ...((await response.json()) as object) };
  };
  const ask: GraphqlDesk['ask'] = (query, variables = {}, headers = {}) =>
    post(JSON.stringify({ query, variables }), headers);
  return {
    url,
    context,
    store,
    logged,
    reads,
    write: async (changeSet) => {
      const writeId = `desk-${++writes}`;
      await store.apply(changeSet, { actor: 'desk', reason: 'test', writeId, now: NOW, source: 'desk' });
    },
    ask,
    answer: async (query, variables) => {
      const { status, data, errors } = await ask(query, variables);
      expect({ status, errors }).toEqual({ status: 200, errors: undefined });
      return data;
    },
    post,
    stop: async () => {
      await new Promise((resolve) => server.close(resolve));
      await stop();
      await driver.close();
      await engine.stop();
    },
  };
}

function counted(driver: CypherDriver, reads: GraphqlDesk['reads']): CypherDriver {
  return {
    ...driver,
    engine: driver.engine,
    address: driver.address,
    read: (work) => {
      reads.transactions++;
      return driver.read((tx) =>
        work({
          each: (...call) => {
            reads.statements++;
            return tx.each(...call);
          },
        }),
      );
    },
  };
}

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}
