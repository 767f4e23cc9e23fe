import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { replaceInitialPassword, untilAnswers } from './answering.ts';
import type { Neo4jVersion } from './releases.ts';
import { end, launch, type Server } from './server-process.ts';

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
