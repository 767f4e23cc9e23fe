import type { Catalogue } from '../../src/domain/catalogue.ts';
import type { CypherDriver } from '../../src/store/cypher-driver.ts';
import { GraphStore } from '../../src/store/graph-store.ts';
import { type Engine, embeddedEngine } from './engines.ts';

/** For the tests of a file: what opens a store on an empty embedded graph, once in a test. */
export function freshStores(catalogue: Catalogue): () => Promise<GraphStore> {
  let engine: Engine;
  let driver: CypherDriver | undefined;
  beforeAll(async () => {
    engine = await embeddedEngine();
  });
  afterEach(async () => {
    await driver?.close();
    driver = undefined;
  });
  afterAll(() => engine.stop());
  return async () => {
    await engine.empty();
    driver = await engine.open();
    return await GraphStore.open(driver, catalogue);
  };
}
