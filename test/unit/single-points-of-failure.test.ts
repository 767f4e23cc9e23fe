import fc from 'fast-check';
import { layeredEstate } from '../../bench/estate.ts';
import type { Level } from '../../src/domain/level.ts';
import { singlePointsOfFailure } from '../../src/impact/single-points-of-failure.ts';
import { TopologyBuilder } from '../../src/topology/topology-builder.ts';
import { bruteForce, type Estate, estates, groupsOf, topologyOf } from '../support/estates.ts';

const down = (estate: Estate, id: string) => {
  const { levels } = bruteForce(estate, new Map<string, Level>([[id, 'down']]), new Set());
  return estate.cis.filter((ci) => ci.id !== id && levels.get(ci.id) === 'down').map((ci) => ci.id);
};

/** The same estate with every redundancy group taken as one that always holds. */
function withoutGroups(estate: Estate): Estate {
  const spare = new Set(
    estate.cis.flatMap(({ id }) =>
      groupsOf(estate, id)
        .filter((g) => g.members.length > g.k)
        .map((g) => `${id}/${g.name}`),
    ),
  );
  return {
    ...estate,
    dependencies: estate.dependencies.filter((d) => !spare.has(`${d.from}/${d.group ?? null}`)),
  };
}

/** Failing each CI in turn by the brute force. */
function truth(estate: Estate, only?: string) {
  const isService = (id: string) =>
    only === undefined ? estate.cis.some((ci) => ci.id === id && ci.service) : id === only;
  return estate.cis
    .map(({ id }) => {
      const lost = down(estate, id);
      const services = lost.filter(isService).sort();
      const plain = down(withoutGroups(estate), id);
      return { id, services, behind: services.filter((s) => !plain.includes(s)), takesDown: lost.length };
    })
    .filter((p) => p.services.length > 0)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** In turn throughout, many at a time throughout, or changing over in the middle. */
const inTurn = fc.constantFrom(Infinity, -1, 0.02);

function engine(estate: Estate, mostInTurn: number, only?: string) {
  const topology = topologyOf(estate);
  const index = only === undefined ? undefined : topology.indexOf(only);
  const isService = (ci: number) => topology.className(ci) === 'business_service';
  const { points } = singlePointsOfFailure(topology, isService, index, mostInTurn);
  return points.map((p) => ({
    id: topology.id(p.ci),
    services: p.services.map((s) => topology.id(s)).sort(),
    behind: p.behindRedundancy.map((s) => topology.id(s)).sort(),
    takesDown: p.takesDown,
  }));
}

test('for the estate: failing each CI in turn', () => {
  fc.assert(
    fc.property(estates, inTurn, (estate, most) => {
      expect(engine(estate, most)).toEqual(truth(estate));
    }),
    { numRuns: 2000 },
  );
});

test('for one service: failing each CI in turn', () => {
  fc.assert(
    fc.property(estates, inTurn, fc.nat(), (estate, most, n) => {
      const service = estate.cis[n % estate.cis.length]?.id as string;
      expect(engine(estate, most, service)).toEqual(truth(estate, service));
    }),
    { numRuns: 1000 },
  );
});

test('redundancy that is none: a group with spare members that one CI alone defeats, by the nearest such CIs', () => {
  fc.assert(
    fc.property(estates, inTurn, (estate, most) => {
      const topology = topologyOf(estate);
      const { falseRedundancy } = singlePointsOfFailure(topology, () => true, undefined, most);
      const found = new Map(
        falseRedundancy.map((f) => [
          `${topology.id(topology.consumer(f.group))}/${topology.groupName(f.group)}`,
          f.shared.map((ci) => topology.id(ci)),
        ]),
      );
      const expected = new Map<string, string[]>();
      for (const { id } of estate.cis) {
        for (const group of groupsOf(estate, id).filter((g) => g.members.length > g.k && g.k > 0)) {
          const defeats = estate.cis
            .map((ci) => ci.id)
            .filter((ci) => {
              const lost = [ci, ...down(estate, ci)];
              const hard = group.members.filter((m) => m.effect === 'hard' && lost.includes(m.id));
              const alone = [ci, ...down(withoutGroups(estate), ci)];
              return hard.length > group.members.length - group.k && !alone.includes(id);
            });
          expected.set(`${id}/${group.name}`, defeats);
        }
      }
      for (const [group, defeats] of expected) {
        const named = found.get(group) ?? [];
        // Each named one defeats the group and takes no other named one down; each that defeats it takes one down or is it.
        for (const ci of named) {
          expect(defeats).toContain(ci);
          expect(down(estate, ci).filter((other) => named.includes(other))).toEqual([]);
        }
        for (const ci of defeats) {
          const lost = [ci, ...down(estate, ci)];
          expect(lost.some((other) => named.includes(other))).toBe(true);
        }
      }
      for (const group of found.keys()) expect(expected.has(group)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

// More CIs than are failed together, in more words than one.
test('a large estate has the same answer in turn and many at a time', () => {
  const builder = new TopologyBuilder();
  for (const row of layeredEstate(4000)) builder.add(row);
  const topology = builder.build(1);
  const isService = (ci: number) => topology.className(ci) === 'business_service';
  const answer = (most: number) => singlePointsOfFailure(topology, isService, undefined, most);
  const whole = answer(Infinity);
  expect(whole.points.length).toBeGreaterThan(100);
  expect(answer(-1)).toEqual(whole);
  expect(answer(20)).toEqual(whole);
});
