import fc from 'fast-check';
import type { Level } from '../../src/domain/level.ts';
import { explain, isSeed, lostMembers } from '../../src/impact/explain.ts';
import { distanceOf, levelOf, type Propagation, propagate, type Seed } from '../../src/impact/propagate.ts';
import { saved, survivors } from '../../src/impact/redundancy.ts';
import type { Topology } from '../../src/topology/topology.ts';
import {
  bruteForce,
  type Estate,
  groupLevel,
  groupsOf,
  lostOf,
  questions,
  topologyOf,
  wordsOf,
} from '../support/estates.ts';

type Ask = { estate: Estate; seeds: [string, Seed['level']][]; pins: string[] };

function ask({ estate, seeds, pins }: Ask): Propagation {
  const topology = topologyOf(estate);
  const index = (id: string) => topology.indexOf(id) as number;
  return propagate(
    topology,
    seeds.map(([id, level]) => ({ ci: index(id), level })),
    pins.map(index),
  );
}

function levels(p: Propagation): Map<string, Level> {
  return new Map(Array.from({ length: p.topology.size }, (_, ci) => [p.topology.id(ci), levelOf(p, ci)]));
}

const byId = <T>(map: Map<string, T>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));

test('is the least fixpoint of the rule: levels, distances and groups at risk of the brute force', () => {
  fc.assert(
    fc.property(questions, (question) => {
      const p = ask(question);
      const truth = bruteForce(question.estate, new Map(question.seeds), new Set(question.pins));
      expect(byId(levels(p))).toEqual(byId(truth.levels));
      for (let ci = 0; ci < p.topology.size; ci++) {
        expect([p.topology.id(ci), distanceOf(p, ci)]).toEqual([
          p.topology.id(ci),
          truth.distance.get(p.topology.id(ci)),
        ]);
      }
      const risks = p.atRisk.map(({ group, needs, usable }) => ({
        id: p.topology.id(p.topology.consumer(group)),
        group: p.topology.groupName(group),
        needs,
        usable,
      }));
      const sorted = (list: typeof risks) => list.map((r) => JSON.stringify(r)).sort();
      expect(sorted(risks)).toEqual(sorted(truth.atRisk));
    }),
    { numRuns: 3000 },
  );
});

test('is monotone: more seeds never make anything better', () => {
  fc.assert(
    fc.property(questions, (question) => {
      const all = levels(ask(question));
      const fewer = levels(ask({ ...question, seeds: question.seeds.slice(1) }));
      const rank = { up: 0, degraded: 1, down: 2 };
      for (const [id, level] of fewer) expect(rank[level]).toBeLessThanOrEqual(rank[all.get(id) as Level]);
    }),
  );
});

test('does not depend on the order of rows, dependencies or seeds', () => {
  fc.assert(
    fc.property(questions, fc.infiniteStream(fc.nat()), (question, numbers) => {
      const shuffled = <T>(list: T[]): T[] => {
        const copy = [...list];
        for (let i = copy.length - 1; i > 0; i--) {
          const j = (numbers.next().value as number) % (i + 1);
          [copy[i], copy[j]] = [copy[j] as T, copy[i] as T];
        }
        return copy;
      };
      const { estate } = question;
      const other = ask({
        estate: { cis: shuffled(estate.cis), dependencies: shuffled(estate.dependencies) },
        seeds: shuffled(question.seeds),
        pins: shuffled(question.pins),
      });
      const first = ask(question);
      expect(wordsOf(other.topology)).toEqual(wordsOf(first.topology));
      expect(other.level).toEqual(first.level);
      expect(other.group).toEqual(first.group);
      expect(other.order).toEqual(first.order);
      expect(other.atRisk).toEqual(first.atRisk);
    }),
    { numRuns: 500 },
  );
});

test('a group needing k of n fails when more than n - k members are down', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8 }), fc.nat(9), fc.nat(8), (n, k, failed) => {
      const members = Array.from({ length: n }, (_, i) => `m-${i}`);
      const estate: Estate = {
        cis: [{ id: 'consumer' }, ...members.map((id) => ({ id }))],
        dependencies: members.map((to) => ({
          from: 'consumer',
          to,
          type: 'uses',
          effect: 'hard',
          group: 'g',
          needs: String(k),
        })),
      };
      const seeds = members.slice(0, failed).map((id): [string, 'down'] => [id, 'down']);
      const p = ask({ estate, seeds, pins: [] });
      const dead = seeds.length > n - Math.min(k, n);
      expect(levels(p).get('consumer')).toBe(dead && k > 0 ? 'down' : 'up');
    }),
  );
});

test('what redundancy saved: all groups that lost members and still hold, with what they have left', () => {
  fc.assert(
    fc.property(questions, (question) => {
      const p = ask(question);
      const { topology } = p;
      const truth = bruteForce(question.estate, new Map(question.seeds), new Set(question.pins));
      const told = saved(p).map((group) => ({
        id: topology.id(topology.consumer(group)),
        group: topology.groupName(group),
        needs: topology.groupNeeds(group),
        of: topology.groupSize(group),
        survivors: survivors(p, group).map((slot) => topology.id(topology.member(slot))),
      }));
      const place = (g: { id: string; group: string | null }) => JSON.stringify([g.id, g.group]);
      expect(told).toEqual(truth.saved.sort((a, b) => (place(a) < place(b) ? -1 : 1)));
    }),
    { numRuns: 1000 },
  );
});

test('the reason of a level: a group that failed in that round, and all that it lost, nearest first', () => {
  fc.assert(
    fc.property(questions, (question) => {
      const p = ask(question);
      const { topology } = p;
      const { rounds } = bruteForce(question.estate, new Map(question.seeds), new Set(question.pins));
      for (const ci of p.order) {
        if (isSeed(p, ci)) continue;
        const id = topology.id(ci);
        const level = levelOf(p, ci);
        const told = lostMembers(p, ci).map((slot) => memberAt(topology, slot));
        const before = rounds[(distanceOf(p, ci) as number) - 1] as Map<string, Level>;
        const name = topology.groupName(p.group[ci] as number);
        const reasons = groupsOf(question.estate, id)
          .filter((group) => group.name === name && groupLevel(group, before) === level)
          .map((group) => lostOf(group, level, rounds).map(({ id, effect, type }) => ({ id, effect, type })));
        // A dependency that stands alone has no name: which of those that failed in that round is told is open.
        expect(reasons).toContainEqual(told);
      }
    }),
    { numRuns: 2000 },
  );
});

function memberAt(topology: Topology, slot: number) {
  return {
    id: topology.id(topology.member(slot)),
    effect: topology.effect(slot),
    type: topology.relation(slot),
  };
}

describe('a proof', () => {
  test('forces the level with its own seeds alone, and no longer without any one of them', () => {
    fc.assert(
      fc.property(questions, (question) => {
        const p = ask(question);
        const pins = new Set(question.pins);
        for (let ci = 0; ci < p.topology.size; ci++) {
          const id = p.topology.id(ci);
          const proof = explain(p, ci);
          if (!proof) {
            expect(levelOf(p, ci)).toBe('up');
            continue;
          }
          const seedsOf = (list: readonly Seed[]) =>
            new Map<string, Level>(list.map((s) => [p.topology.id(s.ci), s.level]));
          const level = (seeds: Map<string, Level>) =>
            bruteForce(question.estate, seeds, pins).levels.get(id);
          expect(level(seedsOf(proof.seeds))).toBe(levelOf(p, ci));
          for (const seed of proof.seeds) {
            expect(level(seedsOf(proof.seeds.filter((s) => s !== seed)))).not.toBe(levelOf(p, ci));
          }
          const all = question.seeds.map(([s, l]): [string, Level] => [s, l]);
          const necessary = all
            .filter(([s]) => level(new Map(all.filter(([other]) => other !== s))) !== levelOf(p, ci))
            .map(([s]) => s);
          expect(proof.necessary.map((s) => p.topology.id(s.ci)).sort()).toEqual(necessary.sort());
        }
      }),
      { numRuns: 500 },
    );
  });

  test('is a DAG whose every step follows from the next ones, and breaks without any one lost member', () => {
    fc.assert(
      fc.property(questions, (question) => {
        const p = ask(question);
        for (let ci = 0; ci < p.topology.size; ci++) {
          const proof = explain(p, ci);
          if (!proof) continue;
          expect(proved(p, proof.steps, undefined)).toBe(true);
          for (const step of proof.steps) {
            for (const slot of step.lost) expect(proved(p, proof.steps, [step.ci, slot])).toBe(false);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});

/** Evaluates the proof bottom up from its own elements: each step's group needs just the members it lists. */
function proved(
  p: Propagation,
  steps: NonNullable<ReturnType<typeof explain>>['steps'],
  without: [ci: number, slot: number] | undefined,
): boolean {
  const known = new Map<number, Level>();
  const stepOf = new Map(steps.map((s) => [s.ci, s]));
  const depth = new Set<number>();
  function level(ci: number): Level {
    const step = stepOf.get(ci);
    if (!step) return 'up';
    if (step.group === undefined) return step.level;
    const done = known.get(ci);
    if (done) return done;
    if (depth.has(ci)) throw new Error(`the proof of ${ci} goes round in a circle`);
    depth.add(ci);
    const { topology } = p;
    const failing = step.lost.filter((slot) => {
      if (without && without[0] === ci && without[1] === slot) return false;
      const member = level(topology.member(slot));
      const effect = topology.effect(slot);
      if (effect === 'hard') return step.level === 'down' ? member === 'down' : member !== 'up';
      if (effect === 'soft') return step.level === 'degraded' && member !== 'up';
      return effect === 'degrade-only' && step.level === 'degraded' && member === 'down';
    });
    const enough = topology.groupSize(step.group) - topology.groupNeeds(step.group) + 1;
    const result: Level = failing.length >= enough ? step.level : 'up';
    known.set(ci, result);
    depth.delete(ci);
    return result;
  }
  const root = steps[0];
  return root !== undefined && level(root.ci) === root.level;
}
