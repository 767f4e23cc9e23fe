import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Config } from './config.ts';
import { buildCatalogue, type Catalogue } from './domain/catalogue.ts';
import { CmdbError } from './domain/errors.ts';
import { openEmbedded } from './store/drivers/embedded.ts';
import { openNeo4j } from './store/drivers/neo4j.ts';
import { GraphStore } from './store/graph-store.ts';
import type { Context } from './use-cases/context.ts';

/**
 * Opens the graph and makes the context that every use case gets. A graph folder that is not there yet is made
 * only for commands that write; for others it is NOT_FOUND. Close the store when done.
 */
export async function openContext(config: Config, { create }: { create: boolean }): Promise<Context> {
  const catalogue = readCatalogue(config.modelFile);
  const { graph } = config;
  if (graph.kind === 'embedded' && !create && isMissing(join(graph.folder, 'graph.grafeo'))) {
    throw new CmdbError(
      'NOT_FOUND',
      `no graph in ${graph.folder} yet: "faultline import FILE" makes one, "faultline demo" shows one`,
      { folder: graph.folder },
    );
  }
  const driver = graph.kind === 'embedded' ? await openEmbedded(graph.folder) : await openNeo4j(graph);
  try {
    const store = await GraphStore.open(driver, catalogue);
    return { store, catalogue, actor: config.actor, clock: () => new Date().toISOString() };
  } catch (error) {
    await driver.close();
    throw error;
  }
}

/** False also for what this user may not see: opening it tells why. */
function isMissing(path: string): boolean {
  try {
    statSync(path);
    return false;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'ENOTDIR';
  }
}

/** The built-in classes and relation types with those of the user's model file, where there is one. */
function readCatalogue(modelFile: string | undefined): Catalogue {
  if (modelFile === undefined) return buildCatalogue();
  let text: string;
  try {
    text = readFileSync(modelFile, 'utf8');
  } catch (error) {
    throw new CmdbError('VALIDATION', `model file ${modelFile}: ${(error as Error).message}`, {}, error);
  }
  let content: unknown;
  try {
    content = parse(text);
  } catch (error) {
    throw new CmdbError('VALIDATION', `model file ${modelFile}: ${(error as Error).message}`, {}, error);
  }
  return buildCatalogue(content, modelFile);
}
