import { openContext } from '../src/compose.ts';
import { readConfig } from '../src/config.ts';
import type { Alert } from '../src/domain/alert.ts';
import type { Alarm } from '../src/impact/evidence.ts';
import { propagate } from '../src/impact/propagate.ts';
import { rootCauses } from '../src/impact/root-cause.ts';
import type { Topology } from '../src/topology/topology.ts';
import { rootCause, rootCauseQuestion } from '../src/use-cases/root-cause.ts';
import type { Graphs } from './graphs.ts';
import { Chance } from './root-cause/chance.ts';
import { questionOf } from './root-cause/methods.ts';
import { generated, ground } from './subject.ts';
import { figure, type Table, whole } from './table.ts';
import { type Timing, timingOf } from './timing.ts';

const BEGIN = Date.parse('2026-03-01T12:00:00Z');
const WARM_UP = 10;
/** Share of the alarms that has nothing to do with the fault. */
const NOISE = 0.1;

type Alarming = (topology: Topology, count: number, chance: Chance) => number[];

/** Alarming CIs by where they come from; a count that one fault does not reach is filled up from others. */
const ALARMING: Record<string, Alarming> = {
  'faults and noise': (topology, count, chance) => {
    const bottom = ground(topology);
    const alarming = new Set<number>();
    while (alarming.size < (1 - NOISE) * count) {
      const { order } = propagate(topology, [{ ci: chance.pick(bottom), level: 'down' }]);
      const wanted = Math.round((1 - NOISE) * count) - alarming.size;
      if (order.length >= Math.min(30, wanted))
        for (const ci of chance.some([...order], wanted)) alarming.add(ci);
    }
    while (alarming.size < count) alarming.add(chance.whole(0, topology.size - 1));
    return [...alarming];
  },
  'services anywhere': (topology, count, chance) => {
    const alarming = new Set<number>();
    const isHigh = (ci: number) => ['business_service', 'application'].includes(topology.className(ci));
    while (alarming.size < count) {
      const ci = chance.whole(0, topology.size - 1);
      if (isHigh(ci)) alarming.add(ci);
    }
    return [...alarming];
  },
};

const CASES = [
  { alarming: 'faults and noise', count: 100, monitored: 'alerting' },
  { alarming: 'faults and noise', count: 100, monitored: 'all' },
  { alarming: 'services anywhere', count: 100, monitored: 'alerting' },
  { alarming: 'services anywhere', count: 100, monitored: 'all' },
  { alarming: 'faults and noise', count: 1000, monitored: 'all' },
  { alarming: 'services anywhere', count: 1000, monitored: 'all' },
] as const;

/** Root cause on the topology in memory, and as the use case with a graph on disk: another incident each time. */
export async function benchRootCauseSpeed(
  graphs: Graphs,
  sizes: readonly number[],
  graphSizes: readonly number[],
  runs: number,
): Promise<Table> {
  const rows: string[][] = [];
  for (const size of sizes) {
    const topology = generated(size);
    for (const { alarming, count, monitored } of CASES) {
      if (2 * count > size) continue;
      const chance = new Chance(size + count);
      const everything = new Uint8Array(size).fill(1);
      const isMonitoringKnown = monitored === 'all';
      let candidates = 0;
      const timing = await timed(runs, () => {
        const alarms = alarmsOf(topology, alarming, count, chance);
        const question = questionOf(topology, {
          alarms,
          changes: [],
          monitored: everything,
          isMonitoringKnown,
        });
        return () => {
          candidates = Math.max(candidates, rootCauses(topology, question).model.graph.size);
        };
      });
      rows.push([
        ...['engine', whole(size), whole(count), alarming, monitored, whole(candidates)],
        ...told(timing),
      ]);
    }
    if (graphSizes.includes(size)) rows.push(...(await useCase(graphs, size, topology, runs)));
  }
  return {
    title: 'Root cause of many alarms',
    columns: ['what', 'CIs', 'alarms', 'of', 'monitored', 'stood on', 'ms, best', 'ms, median', 'ms, p95'],
    rows,
    notes: [
      'Goals for 100 alarms: p95 under 150 ms at 100,000 CIs, under 500 ms at 1,000,000. **stood on**: most CIs within six dependencies of the alarms.',
    ],
  };
}

async function useCase(graphs: Graphs, size: number, topology: Topology, runs: number): Promise<string[][]> {
  await graphs.load('embedded', size);
  const config = readConfig(process.env, { data: graphs.folder(size) });
  const context = await openContext(config, { create: false, serve: true });
  try {
    await context.topology({});
    const rows: string[][] = [];
    for (const { alarming, count, monitored } of CASES) {
      const chance = new Chance(size + count);
      const timing = await timed(runs, () => {
        const alerts = alarmsOf(topology, alarming, count, chance).map(
          ({ ci, at, severity }): Alert => ({
            ci: topology.id(ci),
            at: new Date(at).toISOString(),
            severity,
          }),
        );
        const question = rootCauseQuestion({ alerts, monitored });
        return () => rootCause(context, question);
      });
      rows.push(['use case', whole(size), whole(count), alarming, monitored, '', ...told(timing)]);
    }
    return rows;
  } finally {
    await context.store.close();
  }
}

function alarmsOf(topology: Topology, alarming: string, count: number, chance: Chance): Alarm[] {
  return (ALARMING[alarming] as Alarming)(topology, count, chance).map((ci) => ({
    ci,
    at: BEGIN + chance.between(0, 120_000),
    severity: chance.pick([1, 0.8, 0.5, 0.3]),
  }));
}

/** Times the work that is prepared before each run. */
async function timed(runs: number, prepare: () => () => unknown): Promise<Timing> {
  const times: number[] = [];
  for (let run = 0; run < WARM_UP + runs; run++) {
    const work = prepare();
    const start = performance.now();
    await work();
    if (run >= WARM_UP) times.push(performance.now() - start);
  }
  return timingOf(times);
}

function told({ best, median, p95 }: Timing): string[] {
  return [figure(best), figure(median), figure(p95)];
}
