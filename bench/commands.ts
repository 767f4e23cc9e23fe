import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Graphs } from './graphs.ts';
import { generated, ground } from './subject.ts';
import { figure, megabytes, type Table, whole } from './table.ts';
import { timingOf } from './timing.ts';

const run = promisify(execFile);
const PROGRAM = join(import.meta.dirname, '../dist/main.js');

/** Commands as a person runs them: a whole process each, on the embedded graph. */
export async function benchCommands(graphs: Graphs, sizes: readonly number[], runs: number): Promise<Table> {
  const rows: string[][] = [];
  for (const size of sizes) {
    await graphs.load('embedded', size);
    const topology = generated(size);
    const bottom = ground(topology).map((ci) => topology.id(ci));
    const some = bottom.filter((_, i) => i % Math.ceil(bottom.length / 200) === 0);
    const commands: [words: string, parameters: readonly string[]][] = [
      ['--version', ['--version']],
      ['impact of 1', ['impact', bottom[bottom.length >> 1] as string, '--json']],
      [`impact of ${some.length}`, ['impact', ...some, '--json']],
      ['spof', ['spof', '--json']],
    ];
    for (const [words, parameters] of commands) {
      const times: number[] = [];
      let bytes = 0;
      for (let i = 0; i < runs; i++) {
        const start = performance.now();
        const command = [PROGRAM, '--data', graphs.folder(size), ...parameters];
        const { stdout } = await run(process.execPath, command, { maxBuffer: 2 ** 30 });
        times.push(performance.now() - start);
        bytes = stdout.length;
      }
      const { best, median } = timingOf(times);
      rows.push([`faultline ${words}`, whole(size), figure(best), figure(median), megabytes(bytes)]);
    }
  }
  return {
    title: 'Commands with --json as whole processes, embedded graph',
    columns: ['command', 'CIs', 'ms, best', 'ms, median', 'answer'],
    rows,
    notes: [
      'Goal: impact under 3,000 ms at 63,000 CIs and 300,000 dependencies; 100,000 CIs here have as many.',
    ],
  };
}
