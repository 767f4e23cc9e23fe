import fc from 'fast-check';
import { neighbourCounts } from '../../src/topology/neighbour-counts.ts';
import { estates, topologyOf } from '../support/estates.ts';

test('each neighbour is counted once, whatever the effect and however many groups it is in', () => {
  fc.assert(
    fc.property(estates, (estate) => {
      const topology = topologyOf(estate);
      const counts = neighbourCounts(
        topology,
        estate.cis.map(({ id }) => topology.indexOf(id) as number),
      );
      const other = (id: string, own: 'from' | 'to', end: 'from' | 'to') =>
        new Set(estate.dependencies.filter((d) => d[own] === id).map((d) => d[end])).size;
      expect(new Map([...counts].map(([ci, count]) => [topology.id(ci), count]))).toEqual(
        new Map(
          estate.cis.map(({ id }) => [
            id,
            { dependencies: other(id, 'from', 'to'), dependents: other(id, 'to', 'from') },
          ]),
        ),
      );
    }),
  );
});
