import { once } from 'node:events';
import { createServer, type Server, STATUS_CODES } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type express from 'express';
import type { Logger } from 'pino';
import { localCaller } from '../domain/access.ts';
import { CmdbError } from '../domain/errors.ts';
import type { App, Context } from '../use-cases/context.ts';
import { contextFor } from './access.ts';
import { newApplication } from './application.ts';
import { ChangeFeed } from './change-feed.ts';
import { ImportDesk } from './import-desk.ts';
import { newMetrics } from './metrics.ts';
import { problem } from './problem.ts';
import { routesOf } from './rest/routes.ts';

/** What answers /graphql; see graphql/server.ts. */
export type GraphqlMiddleware = (
  app: App,
  options: { contextOf: (request: express.Request) => Context; log: Logger },
) => Promise<{ handler: express.RequestHandler; stop(): Promise<void> }>;

export interface ServerOptions {
  /** an address of this machine only: there is no authentication yet */
  host?: string;
  /** 0 for any that is free */
  port: number;
  /** who writes, in the history */
  actor: string;
  log: Logger;
  graphql?: GraphqlMiddleware;
  limits?: Partial<typeof LIMITS>;
}

const LIMITS = {
  /** of each caller: on this machine enough for any script, and a runaway one is told */
  requestsPerSecond: 10_000,
  connections: 2000,
  /** for the head of a request: who sends it a byte at a time is sent away */
  headersTimeoutMs: 10_000,
  /** for all of a request, an import's body too */
  requestTimeoutMs: 600_000,
  keepAliveTimeoutMs: 5000,
  /** how often the two timeouts of requests are looked at */
  timeoutCheckMs: 2000,
  /** how long running requests may take to end when the server closes */
  drainMs: 30_000,
  eventsEveryMs: 1000,
  heartbeatMs: 15_000,
};

export interface RunningServer {
  url: string;
  /** takes no more requests, lets running ones end, and then closes idle connections */
  close(): Promise<void>;
}

const LOOPBACK = ['127.0.0.1', '::1'];

/** Serves the app until `close`. VALIDATION: an address that others could reach, or that is taken. */
export async function startServer(app: App, options: ServerOptions): Promise<RunningServer> {
  const { port, actor, log } = options;
  const host = loopback(options.host ?? '127.0.0.1');
  const limits = { ...LIMITS, ...options.limits };
  const context = contextFor(app, localCaller(actor));
  const contextOf = () => context;
  const metrics = newMetrics(app);
  const feed = new ChangeFeed(context, log, {
    everyMs: limits.eventsEveryMs,
    heartbeatMs: limits.heartbeatMs,
  });
  const imports = new ImportDesk(context, log, metrics);
  const graphql = await options.graphql?.(app, { contextOf, log });
  const application = newApplication({
    contextOf,
    log,
    metrics,
    routes: routesOf(app.version, { metrics, feed, imports }),
    graphql: graphql?.handler,
    requestsPerSecond: limits.requestsPerSecond,
  });
  const server = createServer(
    {
      headersTimeout: limits.headersTimeoutMs,
      requestTimeout: limits.requestTimeoutMs,
      keepAliveTimeout: limits.keepAliveTimeoutMs,
      connectionsCheckingInterval: limits.timeoutCheckMs,
    },
    application,
  );
  server.maxConnections = limits.connections;
  server.on('clientError', refuseUnreadable);
  await listen(server, host, port);
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`,
    async close() {
      const drained = drain(server, limits.drainMs);
      feed.end();
      await imports.end();
      await drained;
      await graphql?.stop();
    },
  };
}

function loopback(host: string): string {
  const address = host === 'localhost' ? '127.0.0.1' : host;
  if (LOOPBACK.includes(address)) return address;
  throw new CmdbError(
    'VALIDATION',
    `will not listen on ${host}: there is no authentication yet, so that only this machine may reach the ` +
      'server: 127.0.0.1, ::1 or localhost',
    { host },
  );
}

async function listen(server: Server, host: string, port: number): Promise<void> {
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === 'EADDRINUSE' ? 'another program has it' : message;
    throw new CmdbError('VALIDATION', `cannot listen on port ${port} of ${host}: ${reason}`, { port }, error);
  }
}

async function drain(server: Server, drainMs: number): Promise<void> {
  // A connection that is kept alive would stay after its last answer.
  server.prependListener('request', (_, response) => response.setHeader('Connection', 'close'));
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const deadline = setTimeout(() => server.closeAllConnections(), drainMs);
  server.close();
  await once(server, 'close');
  clearInterval(sweep);
  clearTimeout(deadline);
}

const UNREADABLE: Readonly<Record<string, [number, string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'the head of the request is too large'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'the request took too long to arrive'],
};

/** What cannot even be read as HTTP never reaches the application: the answer is written by hand. */
function refuseUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, detail] = UNREADABLE[error.code ?? ''] ?? [400, 'this is no HTTP request'];
  const body = JSON.stringify(problem(status, status === 400 ? 'VALIDATION' : 'LIMIT_EXCEEDED', detail));
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Type: application/problem+json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
