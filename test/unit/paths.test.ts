import fc from 'fast-check';
import { EFFECTS } from '../../src/domain/level.ts';
import { shortestPaths } from '../../src/impact/paths.ts';
import type { Topology } from '../../src/topology/topology.ts';
import { type Estate, estates, groupsOf, topologyOf } from '../support/estates.ts';

/** The dependencies of a CI as a path tells them, in order: by provider, then group, effect and relation. */
function hopsOf(estate: Estate, ci: string): string[][] {
  return groupsOf(estate, ci)
    .flatMap(({ name, members }) => members.map((m) => [m.id, name ?? '', m.effect, m.type]))
    .sort(([to, group, effect, type], [otherTo, otherGroup, otherEffect, otherType]) => {
      const rank = (e: string | undefined) => EFFECTS.indexOf(e as (typeof EFFECTS)[number]);
      return (
        order(to, otherTo) ||
        order(group, otherGroup) ||
        rank(effect) - rank(otherEffect) ||
        order(type, otherType)
      );
    });
}

function order(a = '', b = ''): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** All walks that reach `to` in the fewest hops: one hop longer each round, over CIs not reached in an earlier one. */
function truth(estate: Estate, from: string, to: string): string[][][] {
  const reached = new Set<string>();
  let walks: { at: string; hops: string[][] }[] = from === to ? [] : [{ at: from, hops: [] }];
  while (walks.length > 0) {
    const there = walks.filter((walk) => walk.at === to);
    if (there.length > 0) return there.map((walk) => walk.hops);
    for (const { at } of walks) reached.add(at);
    walks = walks.flatMap(({ at, hops }) =>
      hopsOf(estate, at)
        .filter(([next]) => !reached.has(next as string))
        .map((hop) => ({ at: hop[0] as string, hops: [...hops, hop] })),
    );
  }
  return [];
}

function engine(topology: Topology, [from, to]: readonly [string, string], most: number) {
  const [dependent, provider] = [topology.indexOf(from) as number, topology.indexOf(to) as number];
  const { paths, complete } = shortestPaths(topology, dependent, provider, most);
  const told = paths.map((path) =>
    Array.from(path, (slot) => [
      topology.id(topology.member(slot)),
      topology.groupName(topology.groupOfSlot(slot)) ?? '',
      topology.effect(slot),
      topology.relation(slot),
    ]),
  );
  return { paths: told, complete };
}

test('all shortest paths in order of ids; with a limit the first of them, and whether these are all', () => {
  fc.assert(
    fc.property(estates, fc.integer({ min: 1, max: 4 }), (estate, most) => {
      const topology = topologyOf(estate);
      const ids = estate.cis.map((ci) => ci.id);
      for (const ends of ids.flatMap((from) => ids.map((to) => [from, to] as const))) {
        const all = truth(estate, ...ends);
        expect([ends, engine(topology, ends, Infinity)]).toEqual([ends, { paths: all, complete: true }]);
        const some = { paths: all.slice(0, most), complete: all.length <= most };
        expect([ends, engine(topology, ends, most)]).toEqual([ends, some]);
      }
    }),
    { numRuns: 300 },
  );
});
