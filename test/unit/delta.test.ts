import fc from 'fast-check';
import { LEVELS, type Level } from '../../src/domain/level.ts';
import { isWorse, levelChanges } from '../../src/impact/delta.ts';
import { propagate } from '../../src/impact/propagate.ts';
import { bruteForce, type Estate, estates, questions, topologyOf } from '../support/estates.ts';

type Seeds = readonly [string, Exclude<Level, 'up'>][];

function run(estate: Estate, seeds: Seeds, pins: readonly string[]) {
  const topology = topologyOf(estate);
  return propagate(
    topology,
    seeds.flatMap(([id, level]) => {
      const ci = topology.indexOf(id);
      return ci === undefined ? [] : [{ ci, level }];
    }),
    pins.flatMap((id) => topology.indexOf(id) ?? []),
  );
}

const rank = (level: Level | null | undefined) => LEVELS.indexOf(level ?? 'up');

/** Two estates whose CIs have the same names as far as they go, and one question. */
const pairs = fc.tuple(questions, estates);

test('is every CI whose brute-force level differs, worse ones first', () => {
  fc.assert(
    fc.property(pairs, ([{ estate, seeds, pins }, other]) => {
      const [before, after] = [run(other, seeds, []), run(estate, seeds, pins)];
      const level = (one: Estate, held: readonly string[]) => {
        const own = new Set(one.cis.map(({ id }) => id));
        const known = seeds.filter(([id]) => own.has(id));
        return bruteForce(one, new Map(known), new Set(held)).levels;
      };
      const [was, is] = [level(other, []), level(estate, pins)];
      const ids = [...new Set([...was.keys(), ...is.keys()])];
      const differing = ids.filter((id) => rank(was.get(id)) !== rank(is.get(id))).sort();
      const changes = levelChanges(before, after).map((change) => ({
        id:
          change.after === undefined
            ? before.topology.id(change.before as number)
            : after.topology.id(change.after),
        ...change,
      }));
      expect(changes.map(({ id }) => id).sort()).toEqual(differing);
      for (const { id, levelBefore, levelAfter } of changes) {
        expect([id, levelBefore, levelAfter]).toEqual([id, was.get(id) ?? null, is.get(id) ?? null]);
      }
      const order = changes.map((change) => [isWorse(change) ? 0 : 1, -rank(change.levelAfter)]);
      expect(order).toEqual(order.toSorted(([a = 0, m = 0], [b = 0, n = 0]) => a - b || m - n));
    }),
    { numRuns: 300 },
  );
});

test('is nothing between a run and itself', () => {
  fc.assert(
    fc.property(questions, ({ estate, seeds, pins }) => {
      expect(levelChanges(run(estate, seeds, pins), run(estate, seeds, pins))).toEqual([]);
    }),
  );
});
