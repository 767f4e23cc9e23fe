import { spawn } from 'node:child_process';
import { mkdir, open, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fetchJars } from './jars.ts';
import { findJava } from './java.ts';
import { commandLine, lastLines } from './processes.ts';
import { type Neo4jVersion, RELEASES } from './releases.ts';

const JVM_FLAGS = [
  '-Xms256m',
  '-Xmx1g',
  '--add-opens=java.base/java.nio=ALL-UNNAMED',
  '--add-opens=java.base/java.io=ALL-UNNAMED',
  '--add-opens=java.base/sun.nio.ch=ALL-UNNAMED',
];
const STOP_LIMIT_MS = 20_000;

export interface Server {
  pid: number;
  uri: string;
  home: string;
  logs: string;
}

interface LaunchSettings {
  home: string;
  logs: string;
  port?: number | undefined;
  auth: boolean;
  /** Whether the server outlives the terminal and the interrupt key. */
  detached: boolean;
}

/** Starts a server, which does not answer yet; `end` it when done. */
export async function launch(version: Neo4jVersion, settings: LaunchSettings): Promise<Server> {
  const { home, logs, auth, detached } = settings;
  const { java: needed, main, flags } = RELEASES[version];
  const java = await findJava(needed);
  const jars = await fetchJars(version);
  const port = await freePort(settings.port);
  const conf = join(home, 'conf');
  await mkdir(conf, { recursive: true });
  await mkdir(logs, { recursive: true });
  await writeFile(join(conf, 'neo4j.conf'), confText({ port, logs, auth }));
  const command = [...JVM_FLAGS, ...flags, '-cp', join(jars, '*'), main];
  const output = await open(join(logs, 'console.log'), 'w');
  const child = spawn(java, [...command, `--home-dir=${home}`, `--config-dir=${conf}`], {
    cwd: home,
    detached,
    stdio: ['ignore', output.fd, output.fd],
  });
  child.unref();
  await output.close();
  if (!child.pid) throw new Error(`Could not start ${java}`);
  return { pid: child.pid, uri: `bolt://127.0.0.1:${port}`, home, logs };
}

/** The internal settings spare a stop the 10 s that Neo4j waits for work of Bolt clients yet to come. */
export function confText({ port, logs, auth }: { port: number; logs: string; auth: boolean }) {
  return `server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:${port}
server.bolt.advertised_address=127.0.0.1:${port}
server.http.enabled=false
server.https.enabled=false
server.directories.logs=${logs}
server.memory.pagecache.size=128m
dbms.security.auth_enabled=${auth}
dbms.usage_report.enabled=false
internal.server.bolt.thread_pool_shutdown_wait_time=0s
internal.dbms.bolt.netty_server_shutdown_quiet_period=0
`;
}

/** The port asked for, once it is known to be free: another server on it would answer in place of ours. */
function freePort(wanted = 0): Promise<number> {
  return new Promise((done, fail) => {
    const socket = createServer().on('error', fail);
    socket.listen(wanted, '127.0.0.1', () => {
      const address = socket.address();
      socket.close(() => (address && typeof address === 'object' ? done(address.port) : fail(address)));
    });
  });
}

/** The end of what a server logged. */
export async function logTail({ logs }: Server) {
  const parts = ['console.log', 'neo4j.log'].map(async (name) => {
    const path = join(logs, name);
    return `${path}:\n${lastLines(await readFile(path, 'utf8').catch(() => ''), 15)}`;
  });
  return (await Promise.all(parts)).join('\n');
}

/** Ends exactly the process that was started, and waits until it is gone. */
export async function end(server: Server) {
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    if (isRunning(server)) process.kill(server.pid, signal);
    const deadline = Date.now() + STOP_LIMIT_MS;
    while (isRunning(server) && Date.now() < deadline) await sleep(50);
  }
  if (isRunning(server)) throw new Error(`Process ${server.pid} could not be ended`);
}

/** Process ids are used again: only the JVM that runs on this home folder counts. */
export function isRunning({ pid, home }: Server) {
  return commandLine(pid).includes(`--home-dir=${home} `);
}
