import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { untilAnswers } from './answering.ts';
import { commandLine } from './processes.ts';
import { cacheFolder, type Neo4jVersion, RELEASES } from './releases.ts';
import { end, isRunning, launch, type Server } from './server-process.ts';

export async function startInBackground(version: Neo4jVersion, fresh: boolean) {
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

export async function stopInBackground(version: Neo4jVersion) {
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
