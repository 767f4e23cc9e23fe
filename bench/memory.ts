import { child } from './child.ts';
import { figure, megabytes, type Table, whole } from './table.ts';

interface Measured {
  dependencies: number;
  added: number;
  built: number;
  arrays: number;
  before: number;
}

/** What a topology takes, and the process that builds it. */
export async function benchMemory(sizes: readonly number[]): Promise<Table> {
  const rows: string[][] = [];
  for (const size of sizes) {
    const { dependencies, added, built, arrays, before, peak } = await child<Measured>(
      'measure-topology.ts',
      [String(size)],
    );
    rows.push([
      whole(size),
      whole(dependencies),
      megabytes(arrays),
      figure(arrays / dependencies),
      figure(added),
      figure(built),
      megabytes(peak),
      megabytes(before),
    ]);
  }
  return {
    title: 'Memory of a topology',
    columns: [
      'CIs',
      'dependencies',
      'arrays',
      'bytes a dependency',
      'ms, making and adding rows',
      'ms, build',
      'peak of the process',
      'of it before',
    ],
    rows,
    notes: ['Arrays are the typed arrays; ids, names and the index of ids are in the peak only.'],
  };
}
