import type { Graphs } from './graphs.ts';
import { figure, megabytes, type Table, times, whole } from './table.ts';

/** Records a second of a straightforward import into the same graph, with audit, measured before this one was made. */
const PROTOTYPE = { embedded: 10_000, neo4j: 7_000 };

/** A whole import: read, checked, compared with the graph, written with its audit events, by a process of its own. */
export async function benchImport(graphs: Graphs, sizes: readonly number[]): Promise<Table> {
  const rows: string[][] = [];
  for (const engine of graphs.engines) {
    for (const size of sizes) {
      const { records, rejected, ms, checked, peak } = await graphs.load(engine, size);
      if (rejected > 0) throw new Error(`${rejected} records of the generated estate were rejected`);
      const rate = (1000 * records) / ms;
      rows.push([
        engine,
        whole(size),
        whole(records),
        figure(ms / 1000),
        figure(checked / 1000),
        whole(rate),
        times(rate / PROTOTYPE[engine]),
        megabytes(peak),
      ]);
    }
  }
  return {
    title: 'Import of NDJSON with audit, write id and version check',
    columns: ['engine', 'CIs', 'records', 's', 's checking', 'records/s', 'to the prototype', 'peak memory'],
    rows,
    notes: [
      'Prototype: 10,000 records/s embedded, 7,000 on Neo4j. Peak memory is of the importing process; an embedded graph lies in it.',
    ],
  };
}
