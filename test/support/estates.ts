import fc from 'fast-check';
import { EFFECTS, type Effect, LEVELS, type Level } from '../../src/domain/level.ts';
import type { Seed } from '../../src/impact/propagate.ts';
import type { Topology } from '../../src/topology/topology.ts';
import { TopologyBuilder } from '../../src/topology/topology-builder.ts';
import type { TopologyRow } from '../../src/topology/topology-row.ts';

/** A small estate as plain lists, from which both the engine's Topology and the brute force are made. */
export interface Estate {
  cis: { id: string; name?: string; service?: boolean; minimumMargin?: number }[];
  dependencies: {
    from: string;
    to: string;
    type: string;
    effect: Effect;
    group?: string;
    needs?: string;
    confidence?: number;
  }[];
}

export function topologyOf(estate: Estate, revision = 1): Topology {
  const builder = new TopologyBuilder();
  for (const row of rowsOf(estate)) builder.add(row);
  return builder.build(revision);
}

/** The estate as the store reads it. */
export function rowsOf({ cis, dependencies }: Estate): TopologyRow[] {
  return cis.map((ci) => ({
    id: ci.id,
    name: ci.name ?? ci.id,
    class: ci.service ? 'business_service' : 'server',
    environment: 'production',
    owner: null,
    criticality: 3,
    outageAmount: null,
    outageCurrency: null,
    minimumMargin: ci.minimumMargin ?? null,
    dependencies: dependencies
      .filter((d) => d.from === ci.id)
      .map((d) => [d.to, d.type, d.effect, d.group ?? null, d.needs ?? null, d.confidence ?? null]),
  }));
}

/** A topology without the numbers that its words have: those are given as the words come. */
export function wordsOf(topology: Topology) {
  const { labels: _, types: __, groupLabel, memberType, ...columns } = topology.columns;
  return {
    ...columns,
    groupNames: Array.from(groupLabel, (__, group) => topology.groupName(group)),
    relations: Array.from(memberType, (__, slot) => topology.relation(slot)),
  };
}

type Levels = Map<string, Level>;

/** The rule as docs/propagation-rule.md words it, by repeating it over all CIs until nothing changes: slow and plain. */
export function bruteForce(estate: Estate, seeds: ReadonlyMap<string, Level>, pins: ReadonlySet<string>) {
  const rounds: Levels[] = [
    new Map(estate.cis.map((ci) => [ci.id, pins.has(ci.id) ? 'up' : (seeds.get(ci.id) ?? 'up')])),
  ];
  for (;;) {
    const before = rounds.at(-1) as Levels;
    const after: Levels = new Map();
    for (const { id } of estate.cis) {
      let level = seeds.get(id) ?? 'up';
      for (const group of groupsOf(estate, id)) level = worse(level, groupLevel(group, before));
      after.set(id, pins.has(id) ? 'up' : level);
    }
    if (estate.cis.every(({ id }) => after.get(id) === before.get(id))) break;
    rounds.push(after);
  }
  const levels = rounds.at(-1) as Levels;
  const distance = new Map<string, number>();
  for (const { id } of estate.cis) {
    if (levels.get(id) !== 'up')
      distance.set(
        id,
        rounds.findIndex((r) => r.get(id) === levels.get(id)),
      );
  }
  const atRisk = estate.cis.flatMap(({ id, minimumMargin }) =>
    groupsOf(estate, id)
      .map((g) => ({ id, group: g.name, needs: g.k, n: g.members.length, usable: usable(g, levels).length }))
      .filter((g) => g.n > g.needs && g.usable < g.n && g.usable >= g.needs)
      .filter((g) => g.usable === g.needs || g.usable - g.needs < (minimumMargin ?? 0))
      .map(({ n: _, ...rest }) => rest),
  );
  const saved = estate.cis
    .filter(({ id }) => levels.get(id) === 'up')
    .flatMap(({ id }) => groupsOf(estate, id).map((g) => ({ id, g, left: usable(g, levels) })))
    .filter(({ g, left }) => left.length < g.members.length && left.length >= g.k)
    .map(({ id, g, left }) => ({
      id,
      group: g.name,
      needs: g.k,
      of: g.members.length,
      survivors: left.sort(),
    }));
  return { rounds, levels, distance, atRisk, saved };
}

interface Group {
  name: string | null;
  members: Member[];
  k: number;
}

interface Member {
  id: string;
  effect: Effect;
  type: string;
  confidence: number;
}

/** The members that keep a group from being better than `level`, in the order of the rounds in which they began to. */
export function lostOf(
  { members }: Group,
  level: Level,
  rounds: readonly ReadonlyMap<string, Level>[],
): Member[] {
  const first = ({ id, effect }: Member) =>
    rounds.findIndex((levels) => {
      const seen = mapped(effect, levels.get(id) as Level);
      return worse(seen, level) === seen;
    });
  return members.filter((m) => first(m) !== -1).sort((a, b) => first(a) - first(b) || (a.id < b.id ? -1 : 1));
}

export function groupsOf(estate: Estate, consumer: string): Group[] {
  const groups: Group[] = [];
  for (const d of estate.dependencies.filter((e) => e.from === consumer)) {
    const known = d.group === undefined ? undefined : groups.find((g) => g.name === d.group);
    if (!known) {
      groups.push({ name: d.group ?? null, members: [memberOf(d)], k: 0 });
      continue;
    }
    const twin = known.members.findIndex((m) => m.id === d.to);
    if (twin === -1) known.members.push(memberOf(d));
    else if (isStronger(d, known.members[twin] as Member)) known.members[twin] = memberOf(d);
  }
  for (const g of groups) {
    const needs = estate.dependencies.find((d) => d.from === consumer && d.group === g.name)?.needs ?? '1';
    const n = g.members.length;
    g.k = Math.min(
      n,
      needs.endsWith('%') ? Math.ceil((Number.parseInt(needs, 10) * n) / 100) : Number(needs),
    );
  }
  return groups;
}

function memberOf({ to, effect, type, confidence = 1 }: Estate['dependencies'][number]): Member {
  return { id: to, effect, type, confidence };
}

/** Of a provider that stands twice in a group: the stronger effect, then the first relation by name. */
function isStronger(a: Pick<Member, 'effect' | 'type'>, b: Pick<Member, 'effect' | 'type'>): boolean {
  return a.effect === b.effect ? a.type < b.type : EFFECTS.indexOf(a.effect) < EFFECTS.indexOf(b.effect);
}

function mapped(effect: Effect, level: Level): Level {
  if (effect === 'hard') return level;
  if (effect === 'soft') return level === 'up' ? 'up' : 'degraded';
  if (effect === 'degrade-only') return level === 'down' ? 'degraded' : 'up';
  return 'up';
}

export function groupLevel({ members, k }: Group, levels: ReadonlyMap<string, Level>): Level {
  if (k === 0) return 'up';
  const best = members.map((m) => LEVELS.indexOf(mapped(m.effect, levels.get(m.id) as Level))).sort();
  return LEVELS[best[k - 1] as number] as Level;
}

function usable({ members }: Group, levels: Levels): string[] {
  return members.filter((m) => mapped(m.effect, levels.get(m.id) as Level) === 'up').map((m) => m.id);
}

function worse(a: Level, b: Level): Level {
  return LEVELS.indexOf(a) > LEVELS.indexOf(b) ? a : b;
}

/** Estates of up to 12 CIs with cycles, groups, percents, every effect, twins and odd needs. */
export const estates: fc.Arbitrary<Estate> = fc.integer({ min: 2, max: 12 }).chain((n) => {
  const id = fc.integer({ min: 0, max: n - 1 }).map((i) => `ci-${i}`);
  const edge = fc.record({
    from: id,
    to: id,
    type: fc.constantFrom('uses', 'runs_on'),
    effect: fc.oneof({ weight: 3, arbitrary: fc.constant<Effect>('hard') }, fc.constantFrom(...EFFECTS)),
    group: fc.option(fc.constantFrom('a', 'b'), { nil: undefined }),
    confidence: fc.constantFrom(1, 1, 0.9, 0.3),
  });
  const needs = fc.dictionary(
    fc.tuple(id, fc.constantFrom('a', 'b')).map(([c, g]) => `${c}/${g}`),
    fc.constantFrom('0', '1', '2', '3', '9', '1%', '50%', '67%', '100%'),
  );
  const ci = fc.record({
    service: fc.boolean(),
    minimumMargin: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined, freq: 4 }),
  });
  return fc
    .record({
      cis: fc.array(ci, { minLength: n, maxLength: n }),
      edges: fc.array(edge, { maxLength: 3 * n }),
      needs,
    })
    .map(({ cis, edges, needs }) => {
      const seen = new Set<string>();
      const dependencies: Estate['dependencies'] = [];
      for (const { group, ...e } of edges) {
        const key = JSON.stringify([e.from, e.type, e.to, group]);
        if (e.from === e.to || seen.has(key)) continue;
        seen.add(key);
        dependencies.push(
          group === undefined ? e : { ...e, group, needs: needs[`${e.from}/${group}`] ?? '1' },
        );
      }
      return {
        cis: cis.map(({ service, minimumMargin }, i) => ({
          id: `ci-${i}`,
          service,
          ...(minimumMargin === undefined ? {} : { minimumMargin }),
        })),
        dependencies,
      };
    });
});

/** An estate with seeds (one level each) and pins, which may overlap. */
export const questions = estates.chain((estate) => {
  const id = fc.constantFrom(...estate.cis.map((ci) => ci.id));
  return fc.record({
    estate: fc.constant(estate),
    seeds: fc.uniqueArray(fc.tuple(id, fc.constantFrom<Seed['level']>('down', 'down', 'degraded')), {
      minLength: 1,
      maxLength: 4,
      selector: ([s]) => s,
    }),
    pins: fc.uniqueArray(id, { maxLength: 2 }),
  });
});
