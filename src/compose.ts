import { resolve } from 'node:path';
import type { LoginOptions } from './api/server.ts';
import { type Config, VERSION } from './config.ts';
import { localCaller } from './domain/access.ts';
import { buildCatalogue, type Catalogue } from './domain/catalogue.ts';
import { CmdbError } from './domain/errors.ts';
import { loginSchema } from './domain/login.ts';
import { readPlainFile } from './importers/plain-file.ts';
import type { CypherDriver } from './store/cypher-driver.ts';
import { holdsGraph, openEmbedded } from './store/drivers/embedded.ts';
import { recordHolder } from './store/drivers/holder.ts';
import { openNeo4j } from './store/drivers/neo4j.ts';
import { GraphStore } from './store/graph-store.ts';
import { LiveTopology } from './store/live-topology.ts';
import { missingMigrations } from './store/schema.ts';
import type { Context } from './use-cases/context.ts';
import { GraphEdits } from './use-cases/graph-edits.ts';
import { ciNames } from './use-cases/match-cis.ts';

export interface OpenOptions {
  /** for what writes: a graph folder that is not there yet is made, and nobody else has the graph open */
  create: boolean;
  /** for what answers many questions: the topology is kept in memory, unless the configuration says otherwise */
  serve?: boolean;
}

/**
 * Opens the graph and makes the context that every use case gets. NOT_FOUND: there is no graph folder, and it is
 * not to be made. Close the store when done.
 */
export async function openContext(config: Config, { create, serve }: OpenOptions): Promise<Context> {
  const catalogue = await readCatalogue(config.modelFile);
  const { graph } = config;
  if (graph.kind === 'embedded' && !create && !holdsGraph(graph.folder)) {
    throw new CmdbError(
      'NOT_FOUND',
      `no graph in ${resolve(graph.folder)} yet: "faultline import FILE" makes one, "faultline demo" shows one`,
      { folder: graph.folder },
    );
  }
  const driver = graph.kind === 'embedded' ? await openFolder(graph.folder, create) : await openNeo4j(graph);
  try {
    const store = await GraphStore.open(driver, catalogue);
    const live = serve && config.topology === 'live' ? new LiveTopology(store) : undefined;
    return {
      store,
      topology: (part) => (live ? live.current(part) : store.topology(part)),
      ...(live ? { keptTopology: () => live.kept } : {}),
      catalogue,
      names: ciNames(store, catalogue),
      edits: new GraphEdits(store),
      alertLabels: config.alertLabels,
      version: VERSION,
      clock: () => new Date().toISOString(),
      actor: config.actor,
      caller: localCaller(config.actor),
    };
  } catch (error) {
    await driver.close();
    throw error;
  }
}

/** Says beside a graph in a folder where it is served, for commands that find it open. */
export function announce(address: string, url: string): void {
  if (holdsGraph(address)) recordHolder(address, url);
}

/** Reading commands share a graph; one of an older program is opened for writing once, to be migrated. */
async function openFolder(folder: string, forWriting: boolean): Promise<CypherDriver> {
  if (forWriting) return await openEmbedded(folder);
  const reader = await openEmbedded(folder, { readOnly: true });
  try {
    if ((await missingMigrations(reader)).length === 0) return reader;
  } catch (error) {
    await reader.close();
    throw error;
  }
  await reader.close();
  return await openEmbedded(folder);
}

/** The built-in classes and relation types with those of the user's model file, where there is one. */
async function readCatalogue(modelFile: string | undefined): Promise<Catalogue> {
  if (modelFile === undefined) return buildCatalogue();
  return buildCatalogue(await readPlainFile('model', modelFile), modelFile);
}

/** How people log in at a server. VALIDATION names what is wrong in the file. */
export async function readLogin({ login: told }: Config): Promise<LoginOptions | undefined> {
  if (!told) return undefined;
  const { file, ...secrets } = told;
  const parsed = loginSchema.safeParse(await readPlainFile('login', file));
  if (parsed.success) return { login: parsed.data, ...secrets };
  const wrong = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'file'}: ${message}`);
  throw new CmdbError('VALIDATION', `login file ${file}: ${wrong.join('; ')}`, { file });
}
