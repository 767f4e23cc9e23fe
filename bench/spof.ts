import { buildCatalogue, isA } from '../src/domain/catalogue.ts';
import { singlePointsOfFailure } from '../src/impact/single-points-of-failure.ts';
import type { Topology } from '../src/topology/topology.ts';
import { figure, type Table, times, whole } from './table.ts';
import { inTurns } from './timing.ts';

/** Every single point of failure of the whole estate, with what each takes down. */
export async function benchSpof(topologies: Iterable<Topology>, runs: number): Promise<Table> {
  const catalogue = buildCatalogue();
  const rows: string[][] = [];
  let smaller: number | undefined;
  for (const topology of topologies) {
    const isService = (ci: number) => isA(catalogue, topology.className(ci), 'business_service');
    const find = () => singlePointsOfFailure(topology, isService);
    const { found } = await inTurns({ found: find }, { warmUp: 1, runs });
    const { points, falseRedundancy } = find();
    const takenDown = points.reduce((sum, point) => sum + point.takesDown, 0);
    rows.push([
      whole(topology.size),
      figure(found.best),
      figure(found.median),
      whole(points.length),
      figure(points.length === 0 ? 0 : takenDown / points.length),
      whole(falseRedundancy.length),
      smaller === undefined ? '' : times(found.median / smaller),
    ]);
    smaller = found.median;
  }
  return {
    title: 'All single points of failure of the estate',
    columns: [
      'CIs',
      'ms, best',
      'ms, median',
      'single points',
      'CIs down with one',
      'false redundancy',
      'to the row above',
    ],
    rows,
    notes: ['Goal: under 1,000 ms at 100,000 CIs, under 10,000 ms at 1,000,000.'],
  };
}
