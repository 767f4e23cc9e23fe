import type { SinglePointOfFailure } from '../impact/single-points-of-failure.ts';
import type { Topology } from '../topology/topology.ts';
import { summed } from './money.ts';

export const SINGLE_POINTS_ORDERS = ['services', 'criticality', 'money'] as const;
export type SinglePointsOrder = (typeof SINGLE_POINTS_ORDERS)[number];

const CRITICALITIES = [5, 4, 3, 2, 1];

/**
 * Points of failure in the order that was asked for; then, and where they are alike, most services first, then most
 * CIs, then by id. By criticality: who takes down more services of 5, then of 4, and so on. By money: what the
 * services cost in an hour, in the currency that most services of the estate state theirs in; amounts of different
 * currencies are not compared.
 */
export function ordered(
  topology: Topology,
  points: readonly SinglePointOfFailure[],
  order: SinglePointsOrder,
): SinglePointOfFailure[] {
  const weigh = {
    services: () => [],
    criticality: byCriticality(topology),
    money: byMoney(topology, points),
  };
  const weights = new Map(points.map((point) => [point, weigh[order](point)]));
  const heavier = (a: readonly number[], b: readonly number[]) =>
    a.map((weight, i) => (b[i] as number) - weight).find((difference) => difference !== 0) ?? 0;
  return points.toSorted(
    (a, b) =>
      heavier(weights.get(a) as number[], weights.get(b) as number[]) ||
      b.services.length - a.services.length ||
      b.takesDown - a.takesDown ||
      topology.compare(a.ci, b.ci),
  );
}

type Weigh = (point: SinglePointOfFailure) => number[];

function byCriticality(topology: Topology): Weigh {
  return ({ services }) => {
    const criticalities = services.map((ci) => topology.criticality(ci));
    return CRITICALITIES.map((criticality) => criticalities.filter((own) => own === criticality).length);
  };
}

function byMoney(topology: Topology, points: readonly SinglePointOfFailure[]): Weigh {
  const services = new Set(points.flatMap((point) => point.services));
  const counts = new Map<string, number>();
  for (const ci of services) {
    const currency = topology.outageCostPerHour(ci)?.currency;
    if (currency !== undefined) counts.set(currency, (counts.get(currency) ?? 0) + 1);
  }
  const [main] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0] ?? [];
  return (point) => {
    const costs = summed(point.services.map((ci) => topology.outageCostPerHour(ci)));
    return [costs.find(({ currency }) => currency === main)?.amount ?? 0];
  };
}
