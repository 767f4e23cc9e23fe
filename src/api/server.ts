import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type express from 'express';
import type { Logger } from 'pino';
import type { RefusedAttempt } from '../domain/access.ts';
import { CmdbError, errorCode } from '../domain/errors.ts';
import type { Login } from '../domain/login.ts';
import type { App } from '../use-cases/context.ts';
import { Admission, callerOf, contextFor, forbiddenAttempt } from './access/admission.ts';
import { AttemptLog } from './access/attempt-log.ts';
import { Provider } from './access/provider.ts';
import { Sessions } from './access/sessions.ts';
import { newApplication } from './application.ts';
import { ChangeFeed } from './change-feed.ts';
import { limitConnections, refuseUnreadable } from './connections.ts';
import type { graphqlMiddleware } from './graphql/server.ts';
import { ImportDesk } from './import-desk.ts';
import { newMetrics } from './metrics.ts';
import { RankingDesk } from './ranking-desk.ts';
import type { LoginDesk } from './rest/login.routes.ts';
import { routesOf } from './rest/routes.ts';
import { whileAwaited } from './time-limits.ts';

export interface ServerOptions {
  /** 127.0.0.1 unless said otherwise */
  host?: string;
  /** whether callers have to show a token; without, only this machine is listened to */
  authenticate?: boolean;
  /** how people log in, where they can */
  login?: LoginOptions | undefined;
  /** addresses of proxies whose word on where a request comes from counts */
  proxies?: readonly string[];
  /** 0 for any that is free */
  port: number;
  /** of the one who calls from this machine without a token, in the history */
  actor: string;
  log: Logger;
  /** answers /graphql, where it is to be answered */
  graphql?: typeof graphqlMiddleware;
  limits?: Partial<typeof LIMITS>;
}

export interface LoginOptions {
  login: Login;
  /** of this server at the provider */
  clientSecret?: string | undefined;
  /** that sessions are signed with; without it one of this process, so that they end with it */
  sessionSecret?: string | undefined;
}

const LIMITS = {
  /** of each token from each address; whoever sits at the machine itself is not limited */
  requestsPerSecond: 200,
  connections: 2000,
  /** that are told to come again, beside those served; more are closed without an answer */
  refusedConnections: 10_000,
  /** for the head of a request: who sends it a byte at a time is sent away */
  headersTimeoutMs: 10_000,
  /** for all of a request, an import's body too */
  requestTimeoutMs: 600_000,
  /** for the body of every other request */
  bodyTimeoutMs: 30_000,
  /** for a question to be answered; exports, events and imports take as long as they take */
  questionMs: 30_000,
  /** without a byte in either direction: a reader that does not read is left */
  stalledMs: 120_000,
  keepAliveTimeoutMs: 5000,
  /** how often the two timeouts of requests are looked at */
  timeoutCheckMs: 2000,
  /** how long running requests may take to end when the server closes */
  drainMs: 30_000,
  eventsEveryMs: 1000,
  /** after alarms came in, until the suspects of their incident are ranked */
  rankAfterMs: 1000,
  heartbeatMs: 15_000,
};

export interface RunningServer {
  url: string;
  /** takes no more requests, lets running ones end, and then closes idle connections */
  close(): Promise<void>;
}

/** Connections that the system holds ready to be taken: a crowd waits there and not for a second try. */
const BACKLOG = 4096;
const LOOPBACK = ['127.0.0.1', '::1'];

/** Serves the app until `close`. VALIDATION: an address that others could reach without a token, or that is taken. */
export async function startServer(app: App, options: ServerOptions): Promise<RunningServer> {
  const { host = '127.0.0.1', port, actor, log, authenticate = false, proxies = [] } = options;
  if (!authenticate && !isLoopback(host)) {
    throw new CmdbError(
      'VALIDATION',
      `will not listen on ${host} without authentication, on 127.0.0.1 and ::1 only`,
      { host },
    );
  }
  const limits = { ...LIMITS, ...options.limits };
  const attempts = new AttemptLog(app, log);
  const refused = (attempt: RefusedAttempt) => attempts.note(attempt);
  const login = options.login && loginDesk(options.login, { log, refused });
  const admission = new Admission(app, {
    ...{ required: authenticate, local: actor, refused },
    sessions: login?.sessions,
  });
  const failed = (request: express.Request, error: unknown) => {
    const attempt = forbiddenAttempt(request, error);
    if (attempt) attempts.note(attempt);
    if (errorCode(error) === 'STORE_UNAVAILABLE') metrics.storeFailed();
  };
  const contextOf = (request: express.Request) => ({
    ...contextFor(app, callerOf(request)),
    goOn: whileAwaited(request, limits.questionMs),
  });
  const metrics = newMetrics(app);
  const feed = new ChangeFeed(app, log, {
    everyMs: limits.eventsEveryMs,
    heartbeatMs: limits.heartbeatMs,
  });
  const imports = new ImportDesk(log, metrics);
  const rankings = new RankingDesk(log, { afterMs: limits.rankAfterMs });
  const graphql = await options.graphql?.(app, { contextOf, log, failed, suggestions: !authenticate });
  const application = newApplication({
    admission,
    failed,
    contextOf,
    proxies,
    log,
    metrics,
    routes: routesOf(app, { admission, login, metrics, feed, imports, rankings }),
    graphql: graphql?.handler,
    requestsPerSecond: limits.requestsPerSecond,
    bodyTimeoutMs: limits.bodyTimeoutMs,
    questionMs: limits.questionMs,
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
  server.setTimeout(limits.stalledMs);
  limitConnections(server, { served: limits.connections, refused: limits.refusedConnections });
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
      await rankings.end();
      await graphql?.stop();
      await attempts.end();
    },
  };
}

function loginDesk(
  { login, clientSecret, sessionSecret: secret }: LoginOptions,
  told: Pick<LoginDesk, 'log' | 'refused'>,
): LoginDesk {
  const { hours, url } = login;
  const provider = new Provider(login, clientSecret);
  return { login, sessions: new Sessions({ secret, hours, url }), provider, ...told };
}

/** Whether only this machine reaches the address. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.includes(host);
}

async function listen(server: Server, host: string, port: number): Promise<void> {
  server.listen({ port, host, backlog: BACKLOG });
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
