// A real Neo4j without Docker, for the contract tests and for local work: jars by Maven, one JVM, loopback only.
// The server is GPL-3: it runs as a process of its own and nothing of it is shipped.
import { execFile, execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import neo4j from 'neo4j-driver';

export type Neo4jVersion = '5' | 'current';

const RELEASES = {
  '5': { number: '5.26.30', java: 17, main: 'org.neo4j.server.CommunityEntryPoint', flags: [] },
  current: {
    number: '2026.09.0',
    java: 21,
    main: 'org.neo4j.server.Neo4jCommunity',
    flags: ['--enable-native-access=ALL-UNNAMED'],
  },
};
const VERSIONS: Neo4jVersion[] = ['5', 'current'];
const JVM_FLAGS = [
  '-Xms256m',
  '-Xmx1g',
  '--add-opens=java.base/java.nio=ALL-UNNAMED',
  '--add-opens=java.base/java.io=ALL-UNNAMED',
  '--add-opens=java.base/sun.nio.ch=ALL-UNNAMED',
];
const FETCH_LIMIT_MS = 600_000;
const START_LIMIT_MS = 90_000;
const STOP_LIMIT_MS = 20_000;

const run = promisify(execFile);

export interface Neo4jOptions {
  /** Data folder, kept by stop(). Without one, a temporary folder that stop() removes. */
  home?: string;
  /** Without one, a free port. */
  port?: number;
  /** Folder of the logs; without one, logs/ in home. */
  logs?: string;
  /** Turns authentication on, for the user neo4j. At least 8 characters. */
  password?: string;
}

/** Starts a server that belongs to the caller, who must call stop(). */
export async function startNeo4j(version: Neo4jVersion, options: Neo4jOptions = {}) {
  const home = options.home ? resolve(options.home) : await mkdtemp(join(tmpdir(), 'faultline-neo4j-'));
  const logs = resolve(options.logs ?? join(home, 'logs'));
  const { port, password } = options;
  let server: Server | undefined;
  const stop = async () => {
    if (server) await end(server);
    if (!options.home) await rm(home, { recursive: true, force: true });
  };
  try {
    const isNew = !existsSync(join(home, 'data'));
    server = await launch(version, { home, logs, port, auth: password !== undefined, detached: false });
    if (password !== undefined && isNew) await replaceInitialPassword(server, password);
    await untilAnswers(server, password);
    return { uri: server.uri, pid: server.pid, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

interface Server {
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

async function launch(version: Neo4jVersion, settings: LaunchSettings): Promise<Server> {
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

/** The oldest Java that is new enough: Neo4j is tested on it, and may refuse one newer than itself. */
async function findJava(needed: number) {
  const installed = existsSync('/usr/lib/jvm') ? await readdir('/usr/lib/jvm') : [];
  const homes = installed.map((name) => join('/usr/lib/jvm', name));
  if (process.env.JAVA_HOME) homes.unshift(process.env.JAVA_HOME);
  const candidates = [...homes.map((home) => join(home, 'bin', 'java')).filter(existsSync), 'java'];
  const found: { path: string; version: number }[] = [];
  for (const path of candidates) {
    const version = await run(path, ['-version']).then(
      ({ stderr }) => javaVersion(stderr),
      () => undefined,
    );
    if (version) found.push({ path, version });
  }
  found.sort((a, b) => a.version - b.version);
  const java = found.find(({ version }) => version >= needed);
  if (java) return java.path;
  const list = found.map(({ path, version }) => `${path} is Java ${version}`).join(', ') || 'no Java at all';
  throw new Error(`Java ${needed} or newer is needed (JAVA_HOME, /usr/lib/jvm, PATH); found ${list}`);
}

/** Reads what `java -version` prints: 17 from "17.0.15", 8 from "1.8.0_402". */
export function javaVersion(text: string) {
  const match = /version "(?:1\.)?(\d+)/.exec(text);
  return match ? Number(match[1]) : undefined;
}

function cacheFolder(version: Neo4jVersion) {
  const root = process.env.FAULTLINE_CACHE ?? join(homedir(), '.cache', 'faultline');
  return resolve(root, 'neo4j', RELEASES[version].number);
}

async function fetchJars(version: Neo4jVersion) {
  const folder = cacheFolder(version);
  const jars = join(folder, 'lib');
  if (existsSync(jars)) return jars;
  await mkdir(folder, { recursive: true });
  await removeAbandonedDownloads(folder);
  const download = await mkdtemp(join(folder, `download-${process.pid}-`));
  try {
    const pom = join(download, 'pom.xml');
    await writeFile(pom, pomText(RELEASES[version].number));
    console.error(`Fetching Neo4j ${RELEASES[version].number} by Maven, about 150 MB, into ${folder}`);
    const goal = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies';
    const output = `-DoutputDirectory=${join(download, 'lib')}`;
    await run('mvn', ['-q', '-B', '-f', pom, goal, '-DincludeScope=runtime', output], {
      timeout: FETCH_LIMIT_MS,
    }).catch((error) => {
      if (error.code === 'ENOENT') throw new Error('Maven is needed to fetch Neo4j: no mvn on PATH');
      throw new Error(`Maven could not fetch Neo4j:\n${lastLines(error.stdout, 15) || error.message}`);
    });
    // The rename is what makes a download complete; another process may have been first.
    await rename(join(download, 'lib'), jars).catch((error) => {
      if (!existsSync(jars)) throw error;
    });
  } finally {
    await rm(download, { recursive: true, force: true });
  }
  return jars;
}

function pomText(number: string) {
  const dependency = (groupId: string, artifactId: string) =>
    `<dependency><groupId>${groupId}</groupId><artifactId>${artifactId}</artifactId><version>${number}</version></dependency>`;
  return `<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>faultline</groupId><artifactId>neo4j-jars</artifactId><version>1</version>
  <dependencies>
    ${dependency('org.neo4j.app', 'neo4j-server')}
    ${dependency('org.neo4j', 'neo4j')}
  </dependencies>
</project>
`;
}

async function removeAbandonedDownloads(folder: string) {
  for (const name of await readdir(folder)) {
    const owner = /^download-(\d+)-/.exec(name)?.[1];
    if (owner && !commandLine(Number(owner))) await rm(join(folder, name), { recursive: true, force: true });
  }
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

function untilAnswers(server: Server, password?: string) {
  return untilRun(server, password, 'neo4j', 'RETURN 1');
}

/** A new Neo4j has the password neo4j and lets its owner do nothing but change it. */
function replaceInitialPassword(server: Server, password: string) {
  const statement = "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password";
  return untilRun(server, 'neo4j', 'system', statement, { password });
}

async function untilRun(
  server: Server,
  password: string | undefined,
  database: string,
  statement: string,
  parameters = {},
) {
  const auth = password === undefined ? undefined : neo4j.auth.basic('neo4j', password);
  const driver = neo4j.driver(server.uri, auth, { connectionTimeout: 2_000, maxTransactionRetryTime: 0 });
  const deadline = Date.now() + START_LIMIT_MS;
  try {
    for (;;) {
      try {
        await driver.executeQuery(statement, parameters, { database });
        return;
      } catch (error) {
        // Not reachable or not ready yet is what we wait for; a refused password or statement stays refused.
        if (!neo4j.isRetryableError(error)) throw error;
        if (!isRunning(server)) throw new Error(`Neo4j ended before it answered.\n${await logTail(server)}`);
        if (Date.now() > deadline) {
          const seconds = START_LIMIT_MS / 1000;
          throw new Error(`Neo4j did not answer in ${seconds} s.\n${await logTail(server)}`);
        }
        await sleep(200);
      }
    }
  } finally {
    await driver.close();
  }
}

async function logTail({ logs }: Server) {
  const parts = ['console.log', 'neo4j.log'].map(async (name) => {
    const path = join(logs, name);
    return `${path}:\n${lastLines(await readFile(path, 'utf8').catch(() => ''), 15)}`;
  });
  return (await Promise.all(parts)).join('\n');
}

function lastLines(text: string, count: number) {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}

/** Ends exactly the process that was started, and waits until it is gone. */
async function end(server: Server) {
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    if (isRunning(server)) process.kill(server.pid, signal);
    const deadline = Date.now() + STOP_LIMIT_MS;
    while (isRunning(server) && Date.now() < deadline) await sleep(50);
  }
  if (isRunning(server)) throw new Error(`Process ${server.pid} could not be ended`);
}

/** Process ids are used again: only the JVM that runs on this home folder counts. */
function isRunning({ pid, home }: Server) {
  return commandLine(pid).includes(`--home-dir=${home} `);
}

/** Empty for a process that is gone, or has ended and waits to be collected. */
function commandLine(pid: number) {
  try {
    if (!existsSync('/proc/self/cmdline')) {
      return execFileSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
    }
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

const USAGE = `npm run neo4j [-- options]   starts Neo4j in the background
  --version 5|current   which one (default: current)
  --fresh               without the data of earlier starts
  --stop                stops what was started: both versions, or the one named
  --help                shows this`;

export function parseCommand(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      version: { type: 'string' },
      fresh: { type: 'boolean', default: false },
      stop: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const version = VERSIONS.find((known) => known === values.version);
  if (values.version !== undefined && !version) {
    throw new Error(`--version is one of ${VERSIONS.join(', ')}, not '${values.version}'`);
  }
  if (values.stop && values.fresh) throw new Error('--fresh goes with a start, not with --stop');
  return { version, fresh: values.fresh, stop: values.stop, help: values.help };
}

async function startInBackground(version: Neo4jVersion, fresh: boolean) {
  const { server, isNew } = await claimed(version, () => launchOrFind(version, fresh));
  try {
    await untilAnswers(server);
  } catch (error) {
    if (isNew) await forget(version, server);
    throw error;
  }
  const state = isNew ? `runs at ${server.uri}` : `already runs at ${server.uri}`;
  console.log(
    `Neo4j ${RELEASES[version].number} ${state} (process ${server.pid}, data and logs in ${server.home})`,
  );
  console.log(`export NEO4J_URI=${server.uri}`);
  console.log(`Stop it by: npm run neo4j -- --stop --version ${version}`);
}

async function launchOrFind(version: Neo4jVersion, fresh: boolean) {
  const earlier = await started(version);
  if (earlier && fresh)
    throw new Error(`Neo4j ${version} runs on that data (process ${earlier.pid}): stop it first`);
  if (earlier) return { server: earlier, isNew: false };
  const home = join(cacheFolder(version), 'home');
  if (fresh) await rm(home, { recursive: true, force: true });
  const server = await launch(version, { home, logs: join(home, 'logs'), auth: false, detached: true });
  // Known before it answers, so that --stop finds a server whose start was interrupted.
  await writeFile(stateFile(version), JSON.stringify({ ...server, startedAt: new Date().toISOString() }));
  return { server, isNew: true };
}

/** Runs the task unless another command is at it: two starts at once would share one data folder. */
async function claimed<T>(version: Neo4jVersion, task: () => Promise<T>) {
  const claim = join(cacheFolder(version), 'starting');
  await mkdir(cacheFolder(version), { recursive: true });
  const owner = Number(await readFile(claim, 'utf8').catch(() => ''));
  if (owner && !commandLine(owner)) await rm(claim, { force: true });
  await writeFile(claim, String(process.pid), { flag: 'wx' }).catch((error) => {
    throw error.code === 'EEXIST'
      ? new Error(`Another start of Neo4j ${version} is under way (${claim})`)
      : error;
  });
  try {
    return await task();
  } finally {
    await rm(claim, { force: true });
  }
}

async function stopInBackground(version: Neo4jVersion) {
  const server = await started(version);
  if (!server) return console.log(`Neo4j ${RELEASES[version].number} does not run`);
  await forget(version, server);
  console.log(`Neo4j ${RELEASES[version].number} (process ${server.pid}) stopped`);
}

async function forget(version: Neo4jVersion, server: Server) {
  await end(server);
  await rm(stateFile(version), { force: true });
}

function stateFile(version: Neo4jVersion) {
  return join(cacheFolder(version), 'server.json');
}

/** The server an earlier command started, if it still runs; forgets one that does not. */
async function started(version: Neo4jVersion): Promise<Server | undefined> {
  const path = stateFile(version);
  if (!existsSync(path)) return undefined;
  const server: Server = JSON.parse(await readFile(path, 'utf8'));
  if (isRunning(server)) return server;
  await rm(path, { force: true });
  return undefined;
}

async function main() {
  let command: ReturnType<typeof parseCommand>;
  try {
    command = parseCommand(process.argv.slice(2));
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n${USAGE}`);
    process.exitCode = 2;
    return;
  }
  const { version, fresh, stop, help } = command;
  if (help) return console.log(USAGE);
  try {
    if (!stop) return await startInBackground(version ?? 'current', fresh);
    for (const each of version ? [version] : VERSIONS) await stopInBackground(each);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
