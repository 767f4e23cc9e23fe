import { ask, CALLERS, mixOf } from './callers.ts';
import type { Engine, Graphs } from './graphs.ts';
import { PER_SECOND, warmServer } from './server.ts';
import { figure, megabytes, type Table, whole } from './table.ts';

const STRETCHES = 10;

/** Whether a server's memory grows: the mix at a rate for minutes, and what memory is left after each tenth. */
export async function benchSoak(
  graphs: Graphs,
  engines: readonly Engine[],
  sizes: readonly number[],
  minutes: number,
): Promise<Table> {
  const rows: string[][] = [];
  for (const engine of engines) {
    for (const size of sizes) {
      const mix = mixOf(size);
      const server = await warmServer(graphs, engine, size, mix);
      const seconds = (minutes * 60) / STRETCHES;
      try {
        for (let stretch = 1; stretch <= STRETCHES; stretch++) {
          const answers = await ask(server.url, mix, { callers: CALLERS, seconds, perSecond: PER_SECOND });
          const asked = [...answers.values()].reduce((sum, { times }) => sum + times.length, 0);
          const writes = answers.get('write')?.times.length ?? 0;
          const { rss, heapUsed, arrayBuffers, lateP99 } = await server.tell();
          rows.push([
            `${engine}, ${whole(size)}`,
            figure((stretch * seconds) / 60),
            whole(asked),
            whole(writes),
            megabytes(heapUsed),
            megabytes(arrayBuffers),
            megabytes(rss),
            figure(lateP99),
          ]);
        }
      } finally {
        await server.stop();
      }
    }
  }
  return {
    title: `Memory of one server over ${minutes} minutes, ${PER_SECOND} questions a second by ${CALLERS} callers`,
    columns: ['engine, CIs', 'minute', 'asked', 'writes', 'heap', 'arrays', 'resident', 'loop late, p99'],
    rows,
    notes: [
      'Memory after a collection of garbage, at the end of each stretch. Goal: none of it grows but by what the writes leave in the graph, which lies in the resident set of an embedded one.',
    ],
  };
}
