import { once } from 'node:events';
import { isIP } from 'node:net';
import { InvalidArgumentError } from 'commander';
import { pino } from 'pino';
import { graphqlMiddleware } from '../api/graphql/server.ts';
import { isLoopback, startServer } from '../api/server.ts';
import { announce, readLogin } from '../compose.ts';
import { type Flags, readConfig } from '../config.ts';
import { CmdbError } from '../domain/errors.ts';
import type { Context } from '../use-cases/context.ts';
import { graphStatus } from '../use-cases/read-changes.ts';
import { isAnyTokenLive } from '../use-cases/tokens.ts';
import { type Cli, wholeNumber, withGraph } from './command.ts';
import { count } from './terminal.ts';

interface ServeFlags {
  authenticate?: boolean;
  trustProxy?: string[];
  host: string;
  port: number;
  log: string;
}

const LEVELS = ['error', 'warn', 'info', 'debug', 'silent'];

export function serveCommand(cli: Cli): void {
  cli.program
    .command('serve')
    .description('answer GraphQL and REST over HTTP, for as many as ask, until stopped')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option(
      '--authenticate',
      'ask for a token on this machine too; on other addresses it is always asked for',
    )
    .option(
      '--trust-proxy <address...>',
      'proxies whose X-Forwarded-For says where a request comes from',
      proxyOf,
    )
    .option('--port <n>', 'port to listen on; 0 for any that is free', portOf, 4400)
    .option('--log <level>', `${LEVELS.join(', ')}; JSON lines on standard error`, levelOf, 'info')
    .action(async (flags: ServeFlags) => {
      await withGraph(cli, { create: true, serve: true }, (context) =>
        serveUntilStopped(cli, context, flags),
      );
    });
}

/** Serves until SIGINT or SIGTERM; then ends when the requests under way are answered, at the second signal at once. */
export async function serveUntilStopped(cli: Cli, context: Context, flags: ServeFlags): Promise<void> {
  const { port, log: level, trustProxy: proxies = [] } = flags;
  const host = flags.host === 'localhost' ? '127.0.0.1' : flags.host;
  const login = await readLogin(readConfig(cli.environment, cli.program.opts<Flags>()));
  const authenticate = flags.authenticate === true || login !== undefined || !isLoopback(host);
  if (authenticate && !login && !(await isAnyTokenLive(context))) {
    throw new CmdbError(
      'VALIDATION',
      'nobody could call this server, as there is no token yet: make one first with ' +
        '"faultline token create --name NAME --role admin --expires 90d"',
    );
  }
  const log = pino({ level, base: null }, pino.destination({ dest: 2, sync: false }));
  const { actor } = context;
  const graphql: typeof graphqlMiddleware = (app, options) =>
    graphqlMiddleware(app, { ...options, warm: true });
  const { size } = await context.topology(); // read now, so that the first question does not wait for it
  const { address, revision } = await graphStatus(context);
  const server = await startServer(context, {
    host,
    authenticate,
    login,
    proxies,
    port,
    actor,
    log,
    graphql,
  });
  announce(address, server.url);
  const audience = login
    ? 'to whoever logs in or shows a token'
    : authenticate
      ? 'to whoever shows a token'
      : 'to this machine only, and without a token';
  cli.terminal.out(
    `Faultline answers at ${server.url} (in a browser; GraphQL at /graphql, REST in /api/openapi.json)\n` +
      `${audience}. It is of the graph in ${address}, revision ${revision}: ` +
      `${size === 0 ? 'empty, "faultline import FILE" fills it' : count(size, 'CI')}. Ctrl-C stops it.\n`,
  );
  const stop = new AbortController();
  const onSignal = () => {
    if (stop.signal.aborted) process.exit(130);
    stop.abort();
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  try {
    await once(stop.signal, 'abort');
    await server.close();
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  }
}

function proxyOf(word: string, before: string[] = []): string[] {
  const [, address = '', bits = '0'] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(word) ?? [];
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] as number;
  if (Number(bits) <= most) return [...before, word];
  throw new InvalidArgumentError('expected an IP address, or a range as 10.0.0.0/8');
}

function portOf(word: string): number {
  const port = wholeNumber(0)(word);
  if (port > 65_535) throw new InvalidArgumentError('expected a port, 0 to 65535');
  return port;
}

function levelOf(word: string): string {
  if (LEVELS.includes(word)) return word;
  throw new InvalidArgumentError(`expected one of ${LEVELS.join(', ')}`);
}
