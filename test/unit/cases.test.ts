import { isA } from '../../src/domain/catalogue.ts';
import { LEVELS } from '../../src/domain/level.ts';
import { explain } from '../../src/impact/explain.ts';
import { distanceOf, levelOf, type Propagation, propagate } from '../../src/impact/propagate.ts';
import { saved, survivors } from '../../src/impact/redundancy.ts';
import { singlePointsOfFailure } from '../../src/impact/single-points-of-failure.ts';
import { reasonOf } from '../../src/use-cases/answers.ts';
import { type Case, cases, catalogue, type Outcome, topologyOfCase } from '../support/cases.ts';

describe.each(cases)('$name', (own) => {
  const topology = topologyOfCase(own);
  const id = (ci: number) => topology.id(ci);
  const index = (ci: string) => topology.indexOf(ci) as number;

  test('levels, distances, reasons, groups at risk and what redundancy saved', () => {
    const { impacted, atRisk, saved: kept } = own.expected;
    expect(outcome(asked(own))).toEqual({ impacted, atRisk, saved: kept });
  });

  test('proofs', () => {
    for (const [ci, expected] of Object.entries(own.explain ?? {})) {
      const proof = explain(asked(own), index(ci));
      expect({
        ci,
        seeds: proof?.seeds.map((s) => id(s.ci)) ?? [],
        necessary: proof?.necessary.map((s) => id(s.ci)) ?? [],
        steps: proof?.steps.map((s) => id(s.ci)) ?? [],
      }).toEqual({ ci, ...expected });
    }
  });

  test('single points of failure and redundancy that is none', () => {
    const isService = (ci: number) => isA(catalogue, topology.className(ci), 'business_service');
    for (const [service, expected] of Object.entries(own.singlePoints ?? {})) {
      const { points } = singlePointsOfFailure(topology, isService, index(service));
      const told = points.map((p) => ({
        id: id(p.ci),
        takesDown: p.takesDown,
        behindRedundancy: p.behindRedundancy.map(id),
      }));
      const byId = (list: typeof told) => list.toSorted((a, b) => (a.id < b.id ? -1 : 1));
      expect([service, byId(told)]).toEqual([service, byId(expected)]);
    }
    if (!own.falseRedundancy) return;
    const { falseRedundancy } = singlePointsOfFailure(topology, isService);
    expect(falseRedundancy.map((f) => [id(topology.consumer(f.group)), f.shared.map(id)])).toEqual(
      own.falseRedundancy.map((f) => [f.id, f.shared]),
    );
  });
});

function asked(own: Case): Propagation {
  const topology = topologyOfCase(own);
  const index = (ci: string) => topology.indexOf(ci) as number;
  const { seeds, pins = [] } = own.question;
  return propagate(
    topology,
    seeds.map((seed) => ({ ci: index(seed.id), level: seed.level })),
    pins.map(index),
  );
}

function outcome(p: Propagation): Pick<Outcome, 'impacted' | 'atRisk' | 'saved'> {
  const { topology } = p;
  const place = (group: number) => ({
    id: topology.id(topology.consumer(group)),
    group: topology.groupName(group),
    needs: topology.groupNeeds(group),
  });
  const worst = (ci: number) => -LEVELS.indexOf(levelOf(p, ci));
  const distance = (ci: number) => distanceOf(p, ci) as number;
  return {
    impacted: Array.from(p.order)
      .sort((a, b) => worst(a) - worst(b) || distance(a) - distance(b) || a - b)
      .map((ci) => ({
        id: topology.id(ci),
        level: levelOf(p, ci),
        distance: distance(ci),
        reason: reasonOf(p, ci).text,
      })),
    atRisk: p.atRisk.map(({ group, usable }) => ({ ...place(group), usable })),
    saved: saved(p).map((group) => {
      const left = survivors(p, group).map((slot) => topology.id(topology.member(slot)));
      return { ...place(group), usable: left.length, of: topology.groupSize(group), survivors: left };
    }),
  };
}
