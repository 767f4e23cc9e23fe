import fc from 'fast-check';
import { completing } from '../../src/impact/combinations.ts';
import { eachDependent } from '../../src/impact/dependents.ts';
import { type Alarm, type Evidence, weighed } from '../../src/impact/evidence.ts';
import { type EvidenceGraph, evidenceGraph } from '../../src/impact/evidence-graph.ts';
import { personalisedPageRank } from '../../src/impact/personalised-pagerank.ts';
import { ReachWalk } from '../../src/impact/reach.ts';
import type { ScoreParts } from '../../src/impact/root-cause.ts';
import { toldCandidate } from '../../src/use-cases/root-cause-answer.ts';
import { type Estate, estates, groupsOf, topologyOf } from '../support/estates.ts';
import {
  causesOf,
  chronicAlarm,
  type Incident,
  incidents,
  incidentsOn,
  layeredEstates,
  MINUTE,
  plainReach,
  rankedOf,
} from '../support/incidents.ts';
import { plainScores } from '../support/plain-cause.ts';

/** The graph of all CIs of an estate. */
function wholeGraph(estate: Estate) {
  const topology = topologyOf(estate);
  const all = Array.from({ length: topology.size }, (_, ci) => ci);
  return evidenceGraph(topology, all, topology.size);
}

describe('reach', () => {
  test.each([
    ['small estates with cycles', estates, 400],
    ['layered estates', layeredEstates, 100],
  ])('is the least fixpoint of its definition: %s', (_, any, numRuns) => {
    fc.assert(
      fc.property(any, fc.array(fc.nat(), { minLength: 1, maxLength: 3 }), (estate, some) => {
        const graph = wholeGraph(estate);
        const walk = new ReachWalk(graph);
        // Twice, as a walk is used again for each candidate.
        for (const failed of [[some[0] as number], some]) {
          const ids = failed.map((n) => `ci-${n % estate.cis.length}`);
          const places = ids.map((id) => graph.placeOf(graph.topology.indexOf(id) as number));
          const { value, order } = walk.from(places);
          const told = Object.fromEntries(
            order.map((ci) => [graph.topology.id(graph.cis[ci] as number), round(value[ci] as number)]),
          );
          const plain = [...plainReach(estate, ids)].filter(([, q]) => q > 0);
          expect(told).toEqual(Object.fromEntries(plain.map(([id, q]) => [id, round(q)])));
          const values = order.map((ci) => value[ci] as number);
          expect(values).toEqual(values.toSorted((a, b) => b - a));
        }
      }),
      { numRuns },
    );
  });
});

test('dependents are all that is reached, the likeliest first, up to where nobody wants more', () => {
  fc.assert(
    fc.property(
      fc.oneof(estates, layeredEstates),
      fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 1, max: 20 }),
      (estate, ns, most) => {
        const topology = topologyOf(estate);
        const failed = [...new Set(ns.map((n) => `ci-${n % estate.cis.length}`))];
        const causes = failed.map((id) => topology.indexOf(id) as number);
        const found: [string, number][] = [];
        eachDependent(topology, causes, (ci, reach) => found.push([topology.id(ci), round(reach)]) < most);
        const reached = [...plainReach(estate, failed)].filter(([id, q]) => q > 0 && !failed.includes(id));
        const values = reached.map(([, q]) => round(q)).sort((a, b) => b - a);
        expect(found.map(([, q]) => q)).toEqual(values.slice(0, most));
        const all = new Map(reached.map(([id, q]) => [id, round(q)]));
        expect(found.map(([id]) => [id, all.get(id)])).toEqual(found);
        expect(new Set(found.map(([id]) => id)).size).toBe(found.length);
      },
    ),
    { numRuns: 400 },
  );
});

test('what comes of some failed CIs comes of those that are told, as likely without the others', () => {
  fc.assert(
    fc.property(
      fc.oneof(estates, layeredEstates),
      fc.array(fc.nat(), { minLength: 2, maxLength: 4 }),
      (estate, ns) => {
        const graph = wholeGraph(estate);
        const walk = new ReachWalk(graph);
        const failed = [...new Set(ns.map((n) => n % graph.size))];
        const { value, origin, order } = walk.from(failed);
        const told = order.map((ci) => [ci, value[ci] as number, origin[ci] as number] as const);
        for (const [ci, reach, bits] of told) {
          const own = failed.filter((_, i) => (bits & (1 << i)) !== 0);
          expect(own.length).toBeGreaterThan(0);
          expect([own, walk.from(own).value[ci]]).toEqual([own, reach]);
        }
      },
    ),
    { numRuns: 200 },
  );
});

const round = (n: number) => Math.round(n * 1e9) / 1e9 + 0;
const mapValues = (object: Record<string, number>, to: (n: number) => number) =>
  Object.fromEntries(Object.entries(object).map(([key, n]) => [key, to(n)]));

describe('an answer', () => {
  test('is a distribution with the outside, and each score the sum of its parts', () => {
    fc.assert(
      fc.property(incidents, (incident) => {
        const { candidates, outside } = causesOf(incident);
        expect(candidates.reduce((sum, c) => sum + c.probability, outside)).toBeCloseTo(1, 9);
        for (const { score, total } of candidates) {
          const parts: number[] = Object.values(score satisfies ScoreParts);
          expect(parts.reduce((a, b) => a + b, 0)).toBeCloseTo(total, 9);
        }
        const totals = candidates.map((c) => c.total);
        expect(totals).toEqual(totals.toSorted((a, b) => b - a));
      }),
      { numRuns: 200 },
    );
  });

  test('has of each candidate alone the score that the documentation words', () => {
    fc.assert(
      fc.property(incidentsOn(estates), (incident) => {
        fc.pre(incident.estate.cis.length <= 8); // no way is longer than what is looked at
        const { model, candidates } = causesOf(incident);
        const { topology, cis } = model.graph;
        const evidence = model.setting.evidence.map((one) => ({ ...one, ci: topology.id(one.ci) }));
        const told = candidates.map(({ ci, alone: { prior, explanation: own } }) => {
          const { alarms, collateral, chronic, ownSilence, silentDependents } = own;
          const score = { prior, alarms, collateral, chronic, ownSilence, silentDependents };
          return [topology.id(cis[ci] as number), mapValues(score, round)] as const;
        });
        const plain = [...plainScores(incident, evidence)].map(
          ([id, score]) => [id, mapValues({ ...score }, round)] as const,
        );
        expect(new Map(told)).toEqual(new Map(plain));
      }),
      { numRuns: 600 },
    );
  });

  test('is the same to the same question, and whatever the order of alarms, changes and members', () => {
    fc.assert(
      fc.property(incidents, fc.nat(), (incident, seed) => {
        const told = rankedOf(causesOf(incident));
        expect(rankedOf(causesOf(structuredClone(incident)))).toEqual(told);
        const turned = {
          ...incident,
          alarms: shuffled(incident.alarms, seed),
          changes: shuffled(incident.changes, seed),
          monitored: incident.monitored && shuffled(incident.monitored, seed),
          estate: {
            cis: shuffled(incident.estate.cis, seed),
            dependencies: shuffled(incident.estate.dependencies, seed),
          },
        };
        expect(rankedOf(causesOf(turned)).map(rounded)).toEqual(told.map(rounded));
      }),
      { numRuns: 200 },
    );
  });

  test('does not depend on the ids', () => {
    fc.assert(
      fc.property(incidents, fc.nat(), (incident, seed) => {
        const { outside, ...causes } = causesOf(incident);
        const names = shuffled(
          incident.estate.cis.map(({ id }) => id),
          seed,
        );
        const renamed = new Map(incident.estate.cis.map(({ id }, i) => [id, names[i] as string]));
        const other = causesOf(rename(incident, (id) => renamed.get(id) as string));
        const before = rankedOf({ outside, ...causes });
        expect(other.outside).toBeCloseTo(outside, 9);
        const after = new Map(rankedOf(other).map((c) => [c.id, c]));
        for (const { id, total } of before) {
          expect(after.get(renamed.get(id) as string)?.total).toBeCloseTo(total, 9);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('has the same first candidate when alarms are added that were as bad before', () => {
    fc.assert(
      fc.property(
        incidents,
        fc.array(fc.tuple(chronicAlarm, fc.nat()), { minLength: 1, maxLength: 3 }),
        (incident, added) => {
          const chronic = added.map(([alarm, n]) => ({
            ...alarm,
            ci: `ci-${n % incident.estate.cis.length}`,
          }));
          const before = causesOf(incident);
          const after = causesOf({ ...incident, alarms: [...incident.alarms, ...chronic] });
          expect(rankedOf(after)[0]?.id).toBe(rankedOf(before)[0]?.id);
          // Nor does it make the first likelier than what is outside.
          const lead = ({ candidates, outside }: typeof before) =>
            Math.log((candidates[0]?.probability as number) / outside);
          expect(lead(after)).toBeCloseTo(lead(before), 6);
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('evidence', () => {
  test('every path is a way of the graph from a cause to the alarm, and every gate on it has given way', () => {
    fc.assert(
      fc.property(incidents, (incident) => {
        const causes = causesOf(incident);
        for (const [i, candidate] of causes.candidates.entries()) {
          const told = toldCandidate(causes, candidate, i + 1, []);
          const failed = [told.id, ...told.with];
          const alarming = [...told.explained.map((e) => e.alert), ...told.unexplained];
          expect(alarming.toSorted()).toEqual([...new Set(alarming)].sort());
          for (const { alert, path, reach, gates } of told.explained) {
            expect(failed).toContain(path[0]);
            expect(path.at(-1)).toBe(alert);
            expect(new Set(path).size).toBe(path.length);
            expect(reach).toBeGreaterThanOrEqual(0.02);
            for (const [n, provider] of path.slice(0, -1).entries()) {
              const consumer = path[n + 1] as string;
              const groups = groupsOf(incident.estate, consumer);
              const member = groups.flatMap((g) => g.members).find((m) => m.id === provider);
              expect(groups.some((g) => passes(g, provider))).toBe(true);
              expect(member).toBeDefined();
            }
            for (const { id, needs, of, lost } of gates) {
              expect(path).toContain(id);
              expect(lost.length).toBeGreaterThanOrEqual(of - needs + 1);
              const members = groupsOf(incident.estate, id).find(
                ({ members: m, k }) =>
                  m.length === of && k === needs && lost.every((l) => passes({ members: m }, l)),
              );
              expect([id, lost, members === undefined]).toEqual([id, lost, false]);
            }
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  test('an alarm before its cause, or further from normal, never makes the cause likelier', () => {
    const when = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }));
    const size = fc.tuple(fc.integer({ min: 10, max: 90 }), fc.integer({ min: 0, max: 90 }));
    fc.assert(
      fc.property(when, size, ([near, further], [least, more]) => {
        const of = (early: number, magnitude: number) => {
          const told = rankedOf(
            causesOf({
              estate: CHAIN,
              alarms: [
                { ci: 'db', at: 0, severity: 1, magnitude: least },
                { ci: 'app', at: -early * MINUTE, severity: 1, magnitude },
              ],
              changes: [],
            }),
          ).find((c) => c.id === 'db' && c.causes.length === 1);
          return told?.score.alarms as number;
        };
        expect(of(Math.max(near, further), least)).toBeLessThanOrEqual(
          of(Math.min(near, further), least) + 1e-9,
        );
        // Against one as far from normal as it is: db's own alarm is then small beside it as well.
        expect(of(0, least + more)).toBeLessThanOrEqual(of(0, least) + 1e-9);
      }),
    );
    const lead = (early: number) =>
      rankedOf(
        causesOf(
          chainWith([
            ['db', 0],
            ['app', -early],
          ]),
        ),
      ).find((c) => c.id === 'db')?.score.alarms as number;
    expect(lead(1)).toBe(lead(0)); // within a sampling interval they came together
    expect(lead(2)).toBeLessThan(lead(1));
  });

  test('what a candidate does not explain comes with its likeliest cause, beside what is explained already', () => {
    // `site` is below all, with many that do not feel it; `disk` is below `mail` alone.
    const others = Array.from({ length: 30 }, (_, i) => `other-${i}`);
    const uses = (from: string, to: string) => ({ from, to, type: 'uses', effect: 'hard' as const });
    const causes = causesOf({
      estate: {
        cis: ['web', 'app', 'db', 'mail', 'disk', 'site', ...others].map((id) => ({ id })),
        dependencies: [
          ...CHAIN.dependencies,
          uses('mail', 'disk'),
          ...['db', 'disk', ...others].map((id) => uses(id, 'site')),
        ],
      },
      alarms: ['web', 'app', 'db', 'mail', 'disk'].map((ci) => ({ ci, at: 0, severity: 1 })),
      changes: [],
      monitored: ['web', 'app', 'db', 'mail', 'disk', 'site', ...others],
    });
    const told = new Map(
      causes.candidates.map((c, i) => toldCandidate(causes, c, i + 1, [])).map((c) => [c.id, c.further]),
    );
    expect(told.get('site')).toBeNull();
    expect(told.get('app')).toEqual({ id: 'disk', explains: ['disk', 'mail'] });
  });

  test.each([
    ['time', 60, 30],
    ['magnitude', 0, 5],
  ])('a cause lends its %s to no alarm that does not come of it', (_, late, magnitude) => {
    // `mail` has nothing to do with `app`, and alarms in time and greatly; `db` does not.
    const alarm = (ci: string, minute: number, size: number) => ({
      ...{ ci, at: minute * MINUTE, severity: 1, magnitude: size },
    });
    const { model } = causesOf({
      estate: { ...CHAIN, cis: [...CHAIN.cis, { id: 'mail' }] },
      alarms: [alarm('app', 0, 30), alarm('db', late, magnitude), alarm('mail', 0, 30)],
      changes: [],
    });
    const { topology, placeOf } = model.graph;
    const place = (id: string) => placeOf(topology.indexOf(id) as number);
    const dampingOfApp = (...causes: string[]) =>
      model.explain(causes.map(place)).damping[
        model.setting.evidence.findIndex((one) => placeOf(one.ci) === place('app'))
      ] as number;
    expect(dampingOfApp('db')).toBeLessThan(1);
    expect(dampingOfApp('db', 'mail')).toBe(dampingOfApp('db'));
  });

  test('monitoring counts what is silent, and only that', () => {
    const scoreOf = (monitored?: string[]) =>
      rankedOf(causesOf({ ...chainWith([['app', 0]]), monitored })).find((c) => c.id === 'db')
        ?.score as ScoreParts;
    const none = scoreOf([]);
    expect([none.ownSilence, none.silentDependents]).toEqual([0, 0]);
    expect(scoreOf(['db'])).toEqual({ ...none, ownSilence: Math.log(1 - 0.8) });
    // `web` should feel it by 0.81. Where nothing is said of monitoring, it is as likely monitored as not.
    const silent = (monitored: number) => 0.3 * Math.log(1 - monitored * 0.8 * 0.81);
    expect(scoreOf(['app', 'web'])).toEqual({ ...none, silentDependents: expect.closeTo(silent(1), 9) });
    expect(scoreOf(undefined)).toEqual({
      ...none,
      ownSilence: expect.closeTo(Math.log(1 - 0.5 * 0.8), 9),
      silentDependents: expect.closeTo(silent(0.5), 9),
    });
  });

  test.each([
    ['of few alarms no more than 20 nats', 1, 200, () => 20],
    ['of many no more than speaks for it', 30, 2000, (alarms: number) => alarms],
  ])('silence takes away, %s', (_, alarming, silent, most) => {
    const users = Array.from({ length: alarming + silent }, (__, i) => ({ id: `user-${i}` }));
    const causes = causesOf({
      estate: {
        cis: [{ id: 'db' }, ...users],
        dependencies: users.map(({ id }) => ({ from: id, to: 'db', type: 'uses', effect: 'hard' })),
      },
      alarms: users.slice(0, alarming).map(({ id }) => ({ ci: id, at: 0, severity: 1 })),
      changes: [],
      monitored: users.map(({ id }) => id),
    });
    const { score } = rankedOf(causes).find((c) => c.id === 'db') as ReturnType<typeof rankedOf>[number];
    expect(score.alarms).toBeGreaterThan(0);
    expect(score.silentDependents).toBe(-most(score.alarms));
  });

  test('silence takes so much away for each of several causes', () => {
    const users = Array.from({ length: 400 }, (_, i) => ({ id: `user-${i}`, on: i % 2 ? 'db' : 'mq' }));
    const { model } = causesOf({
      estate: {
        cis: [{ id: 'db' }, { id: 'mq' }, ...users],
        dependencies: users.map(({ id, on }) => ({ from: id, to: on, type: 'uses', effect: 'hard' })),
      },
      alarms: users.slice(0, 2).map(({ id }) => ({ ci: id, at: 0, severity: 1 })),
      changes: [],
      monitored: users.map(({ id }) => id),
    });
    const place = (id: string) => model.graph.placeOf(model.graph.topology.indexOf(id) as number);
    const silence = (...ids: string[]) => model.explain(ids.map(place)).silentDependents;
    expect([silence('db'), silence('mq'), silence('db', 'mq')]).toEqual([-20, -20, -40]);
  });

  test.each<[string, Partial<Alarm>[], { weight: number; isChronic: boolean }]>([
    ['nothing said', [{}], { weight: 1, isChronic: false }],
    ['half as severe', [{ severity: 0.5 }], { weight: 0.5, isChronic: false }],
    ['open before', [{ preExisting: true }], { weight: 0.25, isChronic: true }],
    ['as far from normal before', [{ magnitude: 9, priorMagnitude: 9 }], { weight: 0.25, isChronic: true }],
    ['hardly twice as far', [{ magnitude: 8, priorMagnitude: 4 }], { weight: 0.6, isChronic: false }],
    ['not quite twice', [{ magnitude: 7.9, priorMagnitude: 4 }], { weight: 0.25, isChronic: true }],
    ['normal before', [{ magnitude: 9, priorMagnitude: 3.4 }], { weight: 1, isChronic: false }],
    [
      'said to be new',
      [{ magnitude: 9, priorMagnitude: 9, preExisting: false }],
      { weight: 1, isChronic: false },
    ],
    ['a day older than another', [{ at: -86_400_001 }, { ci: 1 }], { weight: 0.25, isChronic: true }],
    ['just not a day older', [{ at: -86_400_000 }, { ci: 1 }], { weight: 1, isChronic: false }],
    ['three times', [{}, { at: 1 }, { at: 2 }], { weight: 0.5, isChronic: false }],
    ['three times at once', [{}, {}, {}], { weight: 1, isChronic: false }],
    [
      'three of different names',
      [{}, { at: 1, name: 'b' }, { at: 2, name: 'c' }],
      { weight: 1, isChronic: false },
    ],
    ['new beside chronic', [{ preExisting: true }, { severity: 0.1 }], { weight: 0.1, isChronic: false }],
  ])('weighs an alarm: %s', (_, alarms, expected) => {
    const told = weighed(
      alarms.map((alarm) => ({ ci: 0, at: 0, severity: 1, ...alarm })),
      9,
    );
    const { weight, isChronic } = told.evidence.find((one) => one.ci === 0) as Evidence;
    expect({ weight, isChronic }).toEqual(expected);
    expect(told.folded).toBe(alarms.length - told.evidence.length);
  });

  test('an alarm of severity 0 is none', () => {
    const alarms = [0, 0.1].map((severity, ci) => ({ ci, at: 0, severity }));
    expect(weighed(alarms).evidence.map(({ ci }) => ci)).toEqual([1]);
  });

  test('one that got worse began no earlier than what is new, whatever it says', () => {
    const worse = { ci: 0, severity: 1, magnitude: 8, priorMagnitude: 4 };
    const beginnings = (at: number, ...others: number[]) =>
      weighed([{ ...worse, at }, ...others.map((time, i) => ({ ci: i + 1, at: time, severity: 1 }))])
        .evidence.sort((a, b) => a.ci - b.ci)
        .map((one) => one.at);
    expect(beginnings(-7 * 24 * 60 * MINUTE, MINUTE, 0)).toEqual([0, MINUTE, 0]);
    expect(beginnings(2 * MINUTE, MINUTE)).toEqual([2 * MINUTE, MINUTE]);
    expect(beginnings(-MINUTE)).toEqual([-MINUTE]);
  });

  test('of too many CIs the weightiest are kept, of equal ones the first', () => {
    const alarms = [0.2, 0.9, 0.5, 0.5].map((severity, ci) => ({ ci, at: -ci, severity }));
    const { evidence, folded } = weighed(alarms, 2);
    expect([evidence.map((one) => one.ci), folded]).toEqual([[1, 3], 2]);
  });
});

describe('redundancy', () => {
  test('a pool member whose loss is tolerated never comes before a shared dependency with the same evidence', () => {
    const alarm = fc.record({
      at: fc.integer({ min: 0, max: 10 }).map((n) => n * MINUTE),
      severity: fc.integer({ min: 1, max: 10 }).map((n) => n / 10),
    });
    const pool = fc
      .integer({ min: 2, max: 5 })
      .chain((n) => fc.tuple(fc.constant(n), fc.integer({ min: 1, max: n - 1 })));
    fc.assert(
      fc.property(
        pool,
        fc.array(alarm, { minLength: 1, maxLength: 4 }),
        fc.option(alarm),
        fc.boolean(),
        ([n, k], users, own, watched) => {
          // "m-0" and "shared" before and behind each other by id: ties are no help.
          for (const shared of ['a-shared', 'z-shared']) {
            const ids = users.map((_, i) => `user-${i}`);
            const members = Array.from({ length: n }, (_, i) => `m-${i}`);
            const edge = (from: string, to: string) => ({ from, to, type: 'uses', effect: 'hard' as const });
            const told = rankedOf(
              causesOf({
                estate: {
                  cis: [...ids, ...members, shared].map((id) => ({ id })),
                  dependencies: ids.flatMap((id) => [
                    edge(id, shared),
                    ...members.map((m) => ({ ...edge(id, m), group: 'pool', needs: String(k) })),
                  ]),
                },
                alarms: [
                  ...users.map((a, i) => ({ ...a, ci: `user-${i}` })),
                  ...(own
                    ? [
                        { ...own, ci: shared },
                        { ...own, ci: 'm-0' },
                      ]
                    : []),
                ],
                changes: [],
                monitored: watched ? [...ids, ...members, shared] : undefined,
              }),
            );
            const rank = (id: string) => told.findIndex((c) => c.id === id);
            expect(rank(shared)).toBeLessThan(rank('m-0'));
          }
        },
      ),
    );
  });

  /** `needs` of `n`, of which just as many as defeat the pool alarm, then its consumer and who uses that. */
  function defeated(n: number, needs: number) {
    const members = Array.from({ length: n }, (_, i) => `m-${i}`);
    const lost = members.slice(0, n - needs + 1);
    const alarms = [...lost, 'app', 'web'].map((ci, i) => ({ ci, at: i * MINUTE, severity: 1 }));
    return { lost, incident: { estate: poolOf(members, needs), alarms, changes: [] } };
  }

  test.each([
    [2, 1],
    [3, 2],
  ])('members that together defeat a pool of %i that needs %i come before its consumer', (n, needs) => {
    const { lost, incident } = defeated(n, needs);
    const causes = causesOf(incident);
    const id = (ci: number) => causes.model.graph.topology.id(causes.model.graph.cis[ci] as number);
    expect(causes.combination?.map(id).sort()).toEqual(lost);
    const first = rankedOf(causes).slice(0, lost.length);
    expect(first.map((c) => c.id).sort()).toEqual(lost);
    // With one fewer the pool holds, and nothing but the consumer itself explains its alarm.
    const fewer = causesOf({ ...incident, alarms: incident.alarms.slice(1) });
    expect(rankedOf(fewer)[0]?.id).toBe('app');
  });

  const chainOf = (i: number) => ({
    cis: [{ id: `user-${i}` }, { id: `used-${i}` }],
    dependencies: [{ from: `user-${i}`, to: `used-${i}`, type: 'uses', effect: 'hard' as const }],
    alarms: [`user-${i}`, `used-${i}`].map((ci) => ({ ci, at: 0, severity: 1 })),
  });
  const combinationOf = (incident: Incident) => {
    const { combination, model } = causesOf(incident);
    return combination?.map((ci) => model.graph.topology.id(model.graph.cis[ci] as number)).sort();
  };

  test('further causes are found beside members that defeat a pool together', () => {
    const { lost, incident } = defeated(2, 1);
    const other = chainOf(0);
    const estate = {
      cis: [...incident.estate.cis, ...other.cis],
      dependencies: [...incident.estate.dependencies, ...other.dependencies],
    };
    const alarms = [...incident.alarms, ...other.alarms];
    expect(combinationOf({ estate, alarms, changes: [] })).toEqual([...lost, 'used-0']);
  });

  test('no more than five causes are told as one explanation', () => {
    const chains = Array.from({ length: 7 }, (_, i) => chainOf(i));
    const estate = {
      cis: chains.flatMap(({ cis }) => cis),
      dependencies: chains.flatMap(({ dependencies }) => dependencies),
    };
    expect(combinationOf({ estate, alarms: chains.flatMap(({ alarms }) => alarms), changes: [] })).toEqual(
      [0, 1, 2, 3, 4].map((i) => `used-${i}`),
    );
  });

  test('what completes the loss of a pool has an alarm of its own, a new one', () => {
    const { incident } = defeated(3, 2);
    const estate = incident.estate;
    const completed = (...more: Incident['alarms']) => {
      const [first] = incident.alarms as [Incident['alarms'][number]];
      const { model } = causesOf({ ...incident, alarms: [first, ...incident.alarms.slice(2), ...more] });
      const { topology, cis, placeOf } = model.graph;
      const causes = [placeOf(topology.indexOf('m-0') as number)];
      return completing(model, causes).map((ci) => topology.id(cis[ci] as number));
    };
    expect(estate.cis.map(({ id }) => id)).toEqual(['web', 'app', 'm-0', 'm-1', 'm-2']);
    expect(completed()).toEqual([]);
    expect(completed({ ci: 'm-2', at: 0, severity: 1, preExisting: true })).toEqual([]);
    expect(completed({ ci: 'm-2', at: 0, severity: 1 })).toEqual(['m-2']);
  });

  test('three of five are each explained with the others, and likelier as a whole than the consumer', () => {
    const { lost, incident } = defeated(5, 3);
    const told = rankedOf(causesOf(incident));
    const members = told.filter((c) => lost.includes(c.id));
    expect(members.map((c) => c.causes.toSorted())).toEqual([lost, lost, lost]);
    const whole = members.reduce((sum, c) => sum + c.probability, 0);
    expect(whole).toBeGreaterThan(told.find((c) => c.id === 'app')?.probability as number);
  });
});

describe('candidates', () => {
  /** An app on many leaves, all alike, one of them on a deeper CI. */
  const wide = (leaves: number): Estate => ({
    cis: [{ id: 'app' }, ...Array.from({ length: leaves }, (_, i) => ({ id: `leaf-${i}` }))],
    dependencies: Array.from({ length: leaves }, (_, i) => ({
      ...{ from: 'app', to: `leaf-${i}`, type: 'uses', effect: 'hard' as const },
      confidence: i === leaves - 1 ? 0.3 : 1,
    })),
  });

  test('of very many the heaviest are kept, and those that were changed', () => {
    const least = 'leaf-499';
    const incident: Incident = {
      estate: wide(500),
      alarms: [{ ci: 'app', at: 0, severity: 1 }],
      changes: [],
    };
    const ids = (changes: Incident['changes']) =>
      rankedOf(causesOf({ ...incident, changes })).map((c) => c.id);
    expect(ids([])).toHaveLength(300);
    expect(ids([])).not.toContain(least);
    const changed = ids([{ cis: [least], start: -MINUTE, end: undefined, risk: 0.5 }]);
    expect(changed).toHaveLength(301);
    expect(changed[0]).toBe(least);
    expect(rankedOf(causesOf({ ...incident, estate: wide(299) }))).toHaveLength(300);
  });

  test('forward push is within its tolerance of PageRank by power iteration', () => {
    fc.assert(
      fc.property(
        fc.oneof(estates, layeredEstates),
        fc.array(fc.nat(), { minLength: 1, maxLength: 4 }),
        (estate, from) => {
          const graph = wholeGraph(estate);
          const weight = new Float64Array(graph.size);
          for (const n of from) weight[n % graph.size] = 1 + (n % 3);
          const { rank, degree } = powerIteration(graph, weight);
          const told = personalisedPageRank(graph, weight);
          const most = degree.reduce((sum, d) => sum + 1e-5 * Math.max(1, d), 1e-9);
          const off = rank.reduce((sum, r, ci) => sum + Math.abs(r - (told[ci] as number)), 0);
          expect(off).toBeLessThanOrEqual(most);
        },
      ),
      { numRuns: 200 },
    );
  });
});

/** Where a walk is when it ends, by following it step after step: with 0.15 a step, or where nothing is below. */
function powerIteration(
  { size, edgeStart, edgeGroup, groupConsumer, transmission }: EvidenceGraph,
  weight: Float64Array,
) {
  const total = weight.reduce((a, b) => a + b, 0);
  const outgoing = new Array<number>(size).fill(0);
  const degree = new Array<number>(size).fill(0);
  const edges: [from: number, to: number, passes: number][] = [];
  for (let to = 0; to < size; to++) {
    for (let edge = edgeStart[to] as number; edge < (edgeStart[to + 1] as number); edge++) {
      const from = groupConsumer[edgeGroup[edge] as number] as number;
      edges.push([from, to, transmission[edge] as number]);
      outgoing[from] = (outgoing[from] as number) + (transmission[edge] as number);
      degree[from] = (degree[from] as number) + 1;
    }
  }
  const rank = new Array<number>(size).fill(0);
  let here = Array.from(weight, (w) => w / total);
  for (let step = 0; step < 300; step++) {
    const next = new Array<number>(size).fill(0);
    here.forEach((share, ci) => {
      rank[ci] = (rank[ci] as number) + (outgoing[ci] === 0 ? share : 0.15 * share);
    });
    for (const [from, to, passes] of edges) {
      next[to] = (next[to] as number) + (0.85 * (here[from] as number) * passes) / (outgoing[from] as number);
    }
    here = next;
  }
  return { rank, degree };
}

const CHAIN: Estate = {
  cis: ['web', 'app', 'db'].map((id) => ({ id })),
  dependencies: [
    { from: 'web', to: 'app', type: 'uses', effect: 'hard' },
    { from: 'app', to: 'db', type: 'uses', effect: 'hard' },
  ],
};

function chainWith(alarms: [ci: string, minute: number][]): Incident {
  return {
    estate: CHAIN,
    alarms: alarms.map(([ci, minute]) => ({ ci, at: minute * MINUTE, severity: 1 })),
    changes: [],
  };
}

/** `web` on `app` on a pool. */
function poolOf(members: readonly string[], needs: number): Estate {
  const edge = (from: string, to: string) => ({ from, to, type: 'uses', effect: 'hard' as const });
  return {
    cis: ['web', 'app', ...members].map((id) => ({ id })),
    dependencies: [
      edge('web', 'app'),
      ...members.map((m) => ({ ...edge('app', m), group: 'pool', needs: String(needs) })),
    ],
  };
}

/** Whether the failure of a member can be felt in its group. */
const passes = ({ members }: Pick<ReturnType<typeof groupsOf>[number], 'members'>, id: string) =>
  members.some((m) => m.id === id && m.effect !== 'info');

const rounded = ({ total, ...c }: ReturnType<typeof rankedOf>[number]) => ({
  id: c.id,
  causes: c.causes.toSorted(),
  total: round(total),
});

function shuffled<T>(list: readonly T[], seed: number): T[] {
  const key = list.map((_, i) => Math.sin(seed + i * 7.31));
  return list
    .map((_, i) => i)
    .sort((a, b) => (key[a] as number) - (key[b] as number))
    .map((i) => list[i] as T);
}

function rename({ estate, alarms, changes, monitored }: Incident, to: (id: string) => string): Incident {
  return {
    estate: {
      cis: estate.cis.map((ci) => ({ ...ci, id: to(ci.id) })),
      dependencies: estate.dependencies.map((d) => ({ ...d, from: to(d.from), to: to(d.to) })),
    },
    alarms: alarms.map((a) => ({ ...a, ci: to(a.ci) })),
    changes: changes.map((c) => ({ ...c, cis: c.cis.map(to) })),
    monitored: monitored?.map(to),
  };
}

describe('what was there before', () => {
  test('is left out before what is new, however much it weighs', () => {
    const chronic = Array.from({ length: 5 }, (_, i) => ({
      ci: i + 1,
      at: 0,
      severity: 1,
      preExisting: true,
    }));
    expect(weighed([...chronic, { ci: 0, at: 0, severity: 0.1 }], 3).evidence.map(({ ci }) => ci)).toEqual([
      0, 1, 2,
    ]);
  });

  test('is no flapping of what is new, by its age alone either', () => {
    const day = 24 * 60 * MINUTE;
    const alarm = (at: number) => ({ ci: 0, at, severity: 1 });
    const news = [alarm(2 * day), alarm(2 * day + MINUTE)];
    expect(weighed([...news, alarm(0)], 9).evidence).toMatchObject([{ weight: 1, isChronic: false }]);
    expect(weighed([...news, alarm(2 * day + 2 * MINUTE)], 9).evidence).toMatchObject([{ weight: 0.5 }]);
  });
});
