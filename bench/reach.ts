import { propagate } from '../src/impact/propagate.ts';
import type { CypherDriver } from '../src/store/cypher-driver.ts';
import type { Graphs } from './graphs.ts';
import { generated, ground } from './subject.ts';
import { figure, type Table, whole } from './table.ts';
import { inTurns, type Timing } from './timing.ts';

/** What someone would write by hand: all that stands on the seeds, redundancy left out of account. */
const REACH = 'UNWIND $ids AS id MATCH (s:CI {id: id})<-[:DEPENDS_ON*0..]-(n:CI)';
const SEEDS = [1, 20];

/** The question put to the engine's arrays, and as one hand-written traversal to each database. */
export async function benchReach(graphs: Graphs, sizes: readonly number[], runs: number): Promise<Table> {
  const rows: string[][] = [];
  for (const size of sizes) {
    const topology = generated(size);
    const bottom = ground(topology);
    for (const count of SEEDS) {
      const cis = Array.from(
        { length: count },
        (_, i) => bottom[Math.floor((i * bottom.length) / count)] as number,
      );
      const seeds = cis.map((ci) => ({ ci, level: 'down' as const }));
      const row = (where: string, reached: number, { best, median }: Timing) =>
        rows.push([whole(size), whole(count), where, whole(reached), figure(best), figure(median)]);
      const { rule } = await inTurns({ rule: () => propagate(topology, seeds) }, { warmUp: 20, runs });
      row('Faultline, the rule', propagate(topology, seeds).order.length, rule);
      for (const engine of graphs.engines) {
        const driver = await graphs.driver(engine, size);
        try {
          const ids = cis.map((ci) => topology.id(ci));
          const counted = () => countOf(driver, ids);
          const listed = () => rowsOf(driver, ids);
          const spent = await inTurns({ counted, listed }, { warmUp: 1, runs });
          row(`${engine}, counted`, await counted(), spent.counted);
          row(`${engine}, as rows`, await listed(), spent.listed);
        } finally {
          await driver.close();
        }
      }
    }
  }
  return {
    title: 'What stands on the seeds: the rule, and one hand-written Cypher traversal',
    columns: ['CIs', 'seeds', 'where', 'CIs found', 'ms, best', 'ms, median'],
    rows,
    notes: [
      'The traversal knows no redundancy, so it finds more than fails. The rule runs on arrays that are in memory; a whole command, which reads them first, is in the table of commands.',
    ],
  };
}

async function countOf(driver: CypherDriver, ids: readonly string[]): Promise<number> {
  let reached = 0;
  await driver.read((tx) =>
    tx.each(`${REACH} RETURN count(DISTINCT n) AS reached`, { ids }, (row) => {
      reached = row.reached as number;
    }),
  );
  return reached;
}

async function rowsOf(driver: CypherDriver, ids: readonly string[]): Promise<number> {
  let reached = 0;
  await driver.read((tx) =>
    tx.each(`${REACH} RETURN DISTINCT n.id AS id`, { ids }, () => {
      reached++;
    }),
  );
  return reached;
}
