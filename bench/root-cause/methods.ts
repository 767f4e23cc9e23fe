import { buildCatalogue } from '../../src/domain/catalogue.ts';
import { priorKnowledge } from '../../src/impact/cause-priors.ts';
import { weighed } from '../../src/impact/evidence.ts';
import { type RootCauseQuestion, rootCauses } from '../../src/impact/root-cause.ts';
import type { Topology } from '../../src/topology/topology.ts';
import { byChance, byDepth, byPageRank } from './baselines.ts';
import { ceiling } from './ceiling.ts';
import type { Chance } from './chance.ts';
import { SAMPLING_INTERVAL, type SimulatedIncident } from './incident.ts';

const { classes } = buildCatalogue();
const history = { causes: new Map<string, number>(), afterChange: 0 };

/** The question as the use case puts it to the engine in an estate without a history. */
export function questionOf(
  topology: Topology,
  {
    alarms,
    changes,
    monitored,
    isMonitoringKnown,
  }: Pick<SimulatedIncident, 'alarms' | 'changes' | 'monitored' | 'isMonitoringKnown'>,
): RootCauseQuestion {
  return {
    evidence: weighed(alarms).evidence,
    isMonitored: isMonitoringKnown ? (ci) => monitored[ci] === 1 : undefined,
    changes,
    samplingInterval: SAMPLING_INTERVAL,
    ...priorKnowledge(topology, (name) => classes.get(name)?.lineage ?? [name], history),
  };
}

/** CIs of the topology, the likeliest cause first. */
function byEngine(topology: Topology, incident: SimulatedIncident): number[] {
  const { model, candidates } = rootCauses(topology, questionOf(topology, incident));
  return candidates.map(({ ci }) => model.graph.cis[ci] as number);
}

/** What the baselines look at: new alarms, or all where there is nothing else. The engine finds that out itself. */
export function newAlarms(incident: SimulatedIncident) {
  const { evidence } = weighed(incident.alarms);
  const novel = evidence.filter(({ isChronic }) => !isChronic);
  return novel.length > 0 ? novel : evidence;
}

type Method = (incident: SimulatedIncident, chance: Chance) => number[];

const onRecorded =
  (rank: (topology: Topology, ...rest: [ReturnType<typeof newAlarms>, Chance]) => number[]): Method =>
  (incident, chance) =>
    rank(incident.estate.recorded, newAlarms(incident), chance);

export const METHODS = {
  'root cause': (incident) => byEngine(incident.estate.recorded, incident),
  'groups ignored': (incident) => byEngine(incident.estate.ungrouped, incident),
  'personalised PageRank': onRecorded(byPageRank),
  'deepest alarming': onRecorded(byDepth),
  random: onRecorded(byChance),
  ceiling,
} as const satisfies Record<string, Method>;
export type MethodName = keyof typeof METHODS;
