import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { readConfig } from '../src/config.ts';
import type { CypherDriver, CypherTransaction } from '../src/store/cypher-driver.ts';
import { openEmbedded } from '../src/store/drivers/embedded.ts';
import { openNeo4j } from '../src/store/drivers/neo4j.ts';
import { child } from './child.ts';
import { layeredEstate } from './estate.ts';

const OTHERS = 'MATCH (n) WHERE NOT n:Graph AND NOT n:Migration RETURN count(n) AS n';
const DELETE_SOME = 'MATCH (n) WITH n LIMIT 10000 DETACH DELETE n RETURN count(n) AS n';

export type Engine = 'embedded' | 'neo4j';

/** What loading a graph took: milliseconds in all and until the input was checked, peak memory in bytes. */
export interface Load {
  records: number;
  rejected: number;
  ms: number;
  checked: number;
  peak: number;
}

/** Graphs of generated estates, made by importing them, each once in a run; close() removes them. */
export class Graphs {
  readonly engines: readonly Engine[];
  readonly #folder: string;
  readonly #loads = new Map<string, Load>();
  #neo4jIsOurs = false;
  /** size of the estate that the Neo4j server holds now */
  #inNeo4j: number | undefined;

  private constructor(folder: string) {
    this.#folder = folder;
    this.engines = process.env.NEO4J_URI ? ['embedded', 'neo4j'] : ['embedded'];
  }

  static async open(): Promise<Graphs> {
    return new Graphs(await mkdtemp(join(tmpdir(), 'faultline-bench-')));
  }

  /** The folder of the embedded graph of that many CIs. */
  folder(size: number): string {
    return join(this.#folder, `graph-${size}`);
  }

  /** Imports the estate unless the engine holds it; answers what its first import took. */
  async load(engine: Engine, size: number): Promise<Load> {
    const name = `${engine} ${size}`;
    const known = this.#loads.get(name);
    if (known && (engine === 'embedded' || this.#inNeo4j === size)) return known;
    const file = join(this.#folder, `estate-${size}.ndjson`);
    await pipeline(Readable.from(lines(size)), createWriteStream(file));
    if (engine === 'neo4j') await this.#emptyNeo4j();
    const load = await child<Load>('load-estate.ts', [engine === 'neo4j' ? engine : this.folder(size), file]);
    if (engine === 'neo4j') this.#inNeo4j = size;
    await rm(file);
    if (!known) this.#loads.set(name, load);
    return known ?? load;
  }

  async driver(engine: Engine, size: number): Promise<CypherDriver> {
    await this.load(engine, size);
    const { graph } = readConfig(process.env, engine === 'embedded' ? { data: this.folder(size) } : {});
    return graph.kind === 'neo4j' ? openNeo4j(graph) : openEmbedded(graph.folder);
  }

  async close(): Promise<void> {
    if (this.#neo4jIsOurs) await this.#emptyNeo4j();
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** Refuses a server that holds anything before this run does, since what the run leaves is deleted. */
  async #emptyNeo4j(): Promise<void> {
    const { graph } = readConfig(process.env);
    if (graph.kind !== 'neo4j') return;
    const driver = await openNeo4j(graph);
    const counted = (text: string) => driver.write((tx) => firstNumber(tx, text));
    try {
      if (!this.#neo4jIsOurs && (await counted(OTHERS)) > 0) {
        throw new Error(`${graph.uri} is not empty: the benchmark fills a graph and deletes it again`);
      }
      this.#neo4jIsOurs = true;
      while ((await counted(DELETE_SOME)) > 0);
    } finally {
      await driver.close();
    }
  }
}

async function firstNumber(tx: CypherTransaction, text: string): Promise<number> {
  let n = 0;
  await tx.each(text, {}, (row) => {
    n = row.n as number;
  });
  return n;
}

/** The estate as NDJSON, in blocks of a thousand CIs. */
function* lines(size: number): Generator<string> {
  let block: string[] = [];
  for (const { dependencies, outageAmount, outageCurrency, minimumMargin: _, ...ci } of layeredEstate(size)) {
    const cost = outageCurrency === null ? undefined : { amount: outageAmount, currency: outageCurrency };
    block.push(JSON.stringify({ kind: 'ci', ...ci, outageCostPerHour: cost }));
    for (const [to, type, effect, group, needs] of dependencies) {
      const pool = group === null ? {} : { group, needs };
      block.push(JSON.stringify({ kind: 'dependency', from: ci.id, to, type, effect, ...pool }));
    }
    if (block.length < 1000) continue;
    yield `${block.join('\n')}\n`;
    block = [];
  }
  yield `${block.join('\n')}\n`;
}
