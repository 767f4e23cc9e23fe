import type { Topology } from '../../src/topology/topology.ts';
import { TopologyBuilder } from '../../src/topology/topology-builder.ts';
import type { TopologyDependency, TopologyRow } from '../../src/topology/topology-row.ts';
import { layeredEstate } from '../estate.ts';
import { callGraphEstate } from './call-graph-estate.ts';
import { Chance } from './chance.ts';
import { dataCentreEstate } from './data-centre-estate.ts';

/** An estate as it is and as the records say it is. A CI has the same number in each topology. */
export interface SimulatedEstate {
  name: string;
  truth: Topology;
  recorded: Topology;
  /** as recorded, each group taken apart: every member a dependency that stands alone */
  ungrouped: Topology;
}

/** Share of the dependencies that nobody recorded. */
const UNRECORDED = 0.04;
/** Share of those that stand alone of which the records are not sure; each is there as often as they say. */
const UNSURE = 0.15;

const ESTATES: Record<string, (size: number, chance: Chance) => Iterable<TopologyRow>> = {
  layered: (size, chance) => layeredEstate(size, chance.whole(1, 2 ** 30)),
  'call graph': callGraphEstate,
  'data centre': dataCentreEstate,
};
const SIZES = [300, 900, 2500];
/** So many of each kind and size: a single estate may be an easy one. */
export function simulatedEstates(seed: number, copies: number): SimulatedEstate[] {
  const all = Object.entries(ESTATES);
  return Array.from({ length: copies * SIZES.length * all.length }, (_, n) => {
    const [kind, generate] = all[n % all.length] as (typeof all)[number];
    const size = SIZES[Math.floor(n / all.length) % SIZES.length] as number;
    const chance = new Chance(seed * 1000 + n);
    return simulatedEstate(`${kind} of ${size}`, generate(size, chance), chance);
  });
}

function simulatedEstate(name: string, rows: Iterable<TopologyRow>, chance: Chance): SimulatedEstate {
  const builders = {
    truth: new TopologyBuilder(),
    recorded: new TopologyBuilder(),
    ungrouped: new TopologyBuilder(),
  };
  for (const row of rows) {
    const [truth, recorded]: [TopologyDependency[], TopologyDependency[]] = [[], []];
    for (const [to, type, effect, group, needs] of row.dependencies) {
      const confidence = group === null && chance.happens(UNSURE) ? chance.between(0.5, 1) : 1;
      if (chance.happens(confidence)) truth.push([to, type, effect, group, needs]);
      if (!chance.happens(UNRECORDED)) recorded.push([to, type, effect, group, needs, confidence]);
    }
    const ungrouped = recorded.map(([to, type, effect, , , confidence]): TopologyDependency => {
      return [to, type, effect, null, null, confidence ?? null];
    });
    builders.truth.add({ ...row, dependencies: truth });
    builders.recorded.add({ ...row, dependencies: recorded });
    builders.ungrouped.add({ ...row, dependencies: ungrouped });
  }
  return {
    name,
    truth: builders.truth.build(1),
    recorded: builders.recorded.build(1),
    ungrouped: builders.ungrouped.build(1),
  };
}
