import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { type Config, VERSION } from './config.ts';
import { buildCatalogue, type Catalogue } from './domain/catalogue.ts';
import { CmdbError } from './domain/errors.ts';
import type { CypherDriver } from './store/cypher-driver.ts';
import { holdsGraph, openEmbedded } from './store/drivers/embedded.ts';
import { openNeo4j } from './store/drivers/neo4j.ts';
import { GraphStore } from './store/graph-store.ts';
import { missingMigrations } from './store/schema.ts';
import type { Context } from './use-cases/context.ts';

/**
 * Opens the graph and makes the context that every use case gets. A graph folder that is not there yet is made
 * only for commands that write; for others it is NOT_FOUND. Close the store when done.
 */
export async function openContext(config: Config, { create }: { create: boolean }): Promise<Context> {
  const catalogue = readCatalogue(config.modelFile);
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
    return {
      store,
      topology: (part) => store.topology(part),
      catalogue,
      version: VERSION,
      clock: () => new Date().toISOString(),
      actor: config.actor,
    };
  } catch (error) {
    await driver.close();
    throw error;
  }
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
