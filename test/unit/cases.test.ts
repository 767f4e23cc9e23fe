import { isService } from '../../src/domain/catalogue.ts';
import { explain } from '../../src/impact/explain.ts';
import { singlePointsOfFailure } from '../../src/impact/single-points-of-failure.ts';
import { cases, catalogue, propagated, spreadOf, topologyOfCase } from '../support/cases.ts';

describe.each(cases)('$name', (own) => {
  const topology = topologyOfCase(own);
  const id = (ci: number) => topology.id(ci);
  const index = (ci: string) => topology.indexOf(ci) as number;

  test('levels, distances, reasons, groups at risk and what redundancy saved', () => {
    const { impacted, atRisk, saved } = own.expected;
    expect(spreadOf(propagated(own, topology))).toEqual({ impacted, atRisk, saved });
  });

  test('proofs', () => {
    for (const [ci, expected] of Object.entries(own.explain ?? {})) {
      const proof = explain(propagated(own, topology), index(ci));
      expect({
        ci,
        seeds: proof?.seeds.map((s) => id(s.ci)) ?? [],
        necessary: proof?.necessary.map((s) => id(s.ci)) ?? [],
        steps: proof?.steps.map((s) => id(s.ci)) ?? [],
      }).toEqual({ ci, ...expected });
    }
  });

  test('single points of failure and redundancy that is none', () => {
    const isServiceAt = (ci: number) => isService(catalogue, topology.className(ci));
    for (const [service, expected] of Object.entries(own.singlePoints ?? {})) {
      const { points } = singlePointsOfFailure(topology, isServiceAt, index(service));
      const told = points.map(({ ci, takesDown, behindRedundancy }) => ({
        id: id(ci),
        takesDown,
        behindRedundancy: behindRedundancy.map(id),
      }));
      const byId = (list: typeof told) => list.toSorted((a, b) => (a.id < b.id ? -1 : 1));
      expect([service, byId(told)]).toEqual([service, byId(expected)]);
    }
    if (!own.falseRedundancy) return;
    const { falseRedundancy } = singlePointsOfFailure(topology, isServiceAt);
    expect(falseRedundancy.map((f) => [id(topology.consumer(f.group)), f.shared.map(id)])).toEqual(
      own.falseRedundancy.map((f) => [f.id, f.shared]),
    );
  });
});
