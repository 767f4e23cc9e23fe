import fc from 'fast-check';
import { propagate } from '../../src/impact/propagate.ts';
import { radiusGraph } from '../../src/use-cases/radius-graph.ts';
import { bruteForce, groupsOf, lostOf, questions, topologyOf } from '../support/estates.ts';

const drawings = fc.tuple(questions, fc.array(fc.nat(11), { minLength: 1, maxLength: 4 }));

/** A group that holds without ci-2; ci-1, of which a drawing is asked, is degraded and no loss to it. */
const NOT_LOST: typeof drawings extends fc.Arbitrary<infer D> ? D : never = [
  {
    estate: {
      cis: Array.from({ length: 4 }, (_, i) => ({ id: `ci-${i}` })),
      dependencies: [1, 2, 3].map((i) => ({
        ...{ from: 'ci-0', to: `ci-${i}`, type: 'uses', group: 'a', needs: '1' },
        effect: i === 1 ? 'degrade-only' : 'hard',
      })),
    },
    seeds: [
      ['ci-1', 'degraded'],
      ['ci-2', 'down'],
    ],
    pins: [],
  },
  [1],
];

test('what saves: each group of the drawing, and right above it, that lost members and holds', () => {
  fc.assert(
    fc.property(drawings, ([{ estate, seeds, pins }, places]) => {
      const topology = topologyOf(estate);
      const index = (id: string) => topology.indexOf(id) as number;
      const of = places.map((i) => estate.cis[i % estate.cis.length]?.id as string);
      const propagation = propagate(
        topology,
        seeds.map(([id, level]) => ({ ci: index(id), level })),
        pins.map(index),
      );
      const told = (limit: number) => radiusGraph(propagation, { of, limit, survivors: true });
      const { nodes, up, spared } = told(100);
      const drawn = new Set(nodes.map(({ id }) => id));

      const { levels, rounds, atRisk } = bruteForce(estate, new Map(seeds), new Set(pins));
      const edges = estate.cis.flatMap(({ id }) =>
        groupsOf(estate, id).flatMap((group) => {
          const lost = new Set(lostOf(group, 'degraded', rounds).map((member) => member.id));
          const isNear =
            drawn.has(id) ||
            up.includes(id) ||
            (levels.get(id) === 'up' && [...lost].some((member) => drawn.has(member)));
          if (!isNear || lost.size === 0 || group.members.length - lost.size < group.k) return [];
          return group.members.map(({ id: to, type, effect }) => ({
            ...{ from: id, to, type, effect, group: group.name, lost: lost.has(to) },
          }));
        }),
      );
      const inOrder = (list: readonly object[]) => list.map((one) => JSON.stringify(one)).sort();
      expect(inOrder(spared?.edges.map(({ from, to, ...rest }) => ({ from, to, ...rest })) ?? [])).toEqual(
        inOrder(edges),
      );
      const ends = new Set(edges.flatMap(({ from, to }) => [from, to]));
      const others = [...ends].filter((id) => !drawn.has(id));
      expect(spared?.nodes.map(({ id, level }) => [id, level]).sort()).toEqual(
        others.map((id) => [id, levels.get(id)]).sort(),
      );
      const risky = new Set(atRisk.map(({ id }) => id));
      for (const node of [...nodes, ...(spared?.nodes ?? [])])
        expect([node.id, node.atRisk]).toEqual([node.id, risky.has(node.id)]);
      expect([spared?.total, spared?.complete]).toEqual([others.length, true]);

      const few = told(1);
      const kept = [...few.nodes, ...(few.spared?.nodes ?? [])].map(({ id }) => id);
      expect(few.spared?.nodes.length).toBe(Math.min(1, few.spared?.total ?? 0));
      expect(few.spared?.complete).toBe((few.spared?.total ?? 0) <= 1);
      for (const { from, to } of few.spared?.edges ?? [])
        expect([from, to].every((id) => kept.includes(id))).toBe(true);
    }),
    { numRuns: 2000, examples: [[NOT_LOST]] },
  );
});
