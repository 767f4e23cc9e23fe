import type { Topology } from '../src/topology/topology.ts';
import { randomFrom } from './estate.ts';
import { type Accuracy, accuracyOf, type Estimate, estimate } from './root-cause/accuracy.ts';
import { closureOf } from './root-cause/baselines.ts';
import { Chance } from './root-cause/chance.ts';
import type { SimulatedIncident } from './root-cause/incident.ts';
import { KINDS, type KindName, simulatedIncident } from './root-cause/incident-kinds.ts';
import { METHODS, type MethodName, newAlarms } from './root-cause/methods.ts';
import { simulatedEstates } from './root-cause/simulated-estate.ts';
import { type Table, whole } from './table.ts';

interface Measured {
  kind: KindName;
  hasPools: boolean;
  by: Record<MethodName, Accuracy>;
}

const COPIES = 12;

/** How often root cause and some plainer methods find what a simulator broke; `incidents` of each kind. */
export function benchRootCause(incidents: number, seed: number): Table {
  const estates = simulatedEstates(seed, COPIES);
  const measured: Measured[] = [];
  for (const kind of Object.keys(KINDS) as KindName[]) {
    for (let n = 0; n < incidents; n++) {
      const incident = simulatedIncident(kind, estates, { seed, n });
      const causes = incident.faults.map(({ ci }) => ci);
      const score = (method: MethodName) => accuracyOf(METHODS[method](incident, new Chance(n)), causes);
      const by = Object.fromEntries(methods.map((name) => [name, score(name)])) as Measured['by'];
      measured.push({ kind, hasPools: standsOnPools(incident), by });
    }
  }
  const random = randomFrom(seed);
  const pooled = measured.filter(({ hasPools }) => hasPools);
  const rows = [
    ...Object.keys(KINDS).map((kind) => [kind, measured.filter((one) => one.kind === kind)] as const),
    ['all', measured] as const,
    ['all that stand on pools', pooled] as const,
  ].flatMap(([kind, some]) =>
    methods.map((name) => {
      const figures = (['at1', 'at3', 'reciprocal'] as const).map((figure) =>
        estimate(
          some.map(({ by }) => by[name][figure]),
          random,
        ),
      );
      return [kind, name, whole(some.length), ...figures.flatMap(told)];
    }),
  );
  const gain = estimate(
    pooled.map(({ by }) => by['root cause'].at1 - by['groups ignored'].at1),
    random,
  );
  return {
    title: `Root causes found, ${incidents} simulated incidents of each kind, seed ${seed}`,
    columns: ['incidents', 'method', 'number', 'AC@1', '95 %', 'AC@3', '95 %', 'MRR', '95 %'],
    rows,
    notes: [
      `Estates: ${[...new Set(estates.map(({ name }) => name))].join(', ')}; ${estates.length} in all.`,
      'Goals: single faults AC@1 at least .80 and AC@3 at least .93; where incidents stand on pools, AC@1 at least .08 above groups ignored.',
      `Measured there: ${told(gain).join(', 95 % ')}, of the same incidents.`,
    ],
  };
}

const methods = Object.keys(METHODS) as MethodName[];

/** Whether what alarms stands on a group with members to spare. */
function standsOnPools(incident: SimulatedIncident): boolean {
  const { recorded } = incident.estate;
  return closureOf(recorded, newAlarms(incident)).some((ci) => hasSpare(recorded, ci));
}

function hasSpare(topology: Topology, ci: number): boolean {
  const [start, end] = topology.groupsOf(ci);
  for (let group = start; group < end; group++) {
    if (topology.groupNeeds(group) < topology.groupSize(group)) return true;
  }
  return false;
}

function told({ mean, low, high }: Estimate): [string, string] {
  return [mean.toFixed(2), `${low.toFixed(2)} to ${high.toFixed(2)}`];
}
