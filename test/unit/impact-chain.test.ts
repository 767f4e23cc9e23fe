import fc from 'fast-check';
import { propagate } from '../../src/impact/propagate.ts';
import { impactChain } from '../../src/use-cases/impact-chain.ts';
import { catalogue } from '../support/cases.ts';
import { bruteForce, groupLevel, groupsOf, lostOf, questions, topologyOf } from '../support/estates.ts';

test('begins at the worst, goes on by lost members, ends at a seed', () => {
  fc.assert(
    fc.property(questions, ({ estate, seeds, pins }) => {
      const topology = topologyOf(estate);
      const index = (id: string) => topology.indexOf(id) as number;
      const propagation = propagate(
        topology,
        seeds.map(([id, level]) => ({ ci: index(id), level })),
        pins.map(index),
      );
      const chain = impactChain({ catalogue }, propagation, [...propagation.order]).map((ci) =>
        topology.id(ci),
      );

      const { levels, rounds, distance } = bruteForce(estate, new Map(seeds), new Set(pins));
      const far = (id: string) => distance.get(id) as number;
      const worst = estate.cis
        .filter(({ id }) => levels.get(id) !== 'up')
        .sort(
          (a, b) =>
            Number(levels.get(b.id) === 'down') - Number(levels.get(a.id) === 'down') ||
            far(a.id) - far(b.id) ||
            index(a.id) - index(b.id),
        );
      const services = worst.filter(({ service }) => service);
      const isSpread = ({ id }: { id: string }) => far(id) > 0;
      const first = services.find(isSpread) ?? services[0] ?? worst.find(isSpread);
      expect(chain[0]).toBe(first?.id);

      for (const [i, id] of chain.slice(0, -1).entries()) {
        const level = levels.get(id) as 'down' | 'degraded';
        const lost = groupsOf(estate, id)
          .filter((group) => groupLevel(group, levels) === level)
          .flatMap((group) => lostOf(group, level, rounds).map((member) => member.id));
        expect(lost).toContain(chain[i + 1]);
      }
      const last = chain.at(-1);
      expect(last === undefined || far(last) === 0).toBe(true);
      expect(new Set(chain).size).toBe(chain.length);
    }),
    { numRuns: 2000 },
  );
});
