import type { Level } from '../domain/level.ts';
import { type Propagation, propagate } from '../impact/propagate.ts';
import type { Context } from './context.ts';
import { type AbsentCi, placesOf } from './find-cis.ts';

/** What is assumed of the estate; ids as the graph has them. */
export interface Assumption {
  seeds: readonly { id: string; level: Exclude<Level, 'up'> }[];
  pins?: readonly string[];
  /** planned CIs take part, as if they were in use */
  withPlanned?: boolean;
}

/**
 * Reads what the seeds (and `also`) can reach and runs the rule on it. `ignored` are those that take no part;
 * `places` says where the ids stand in the topology.
 */
export async function propagationOf(
  context: Context,
  { seeds, pins = [], withPlanned = false }: Assumption,
  also: readonly string[] = [],
): Promise<{ propagation: Propagation; places: ReadonlyMap<string, number>; ignored: AbsentCi[] }> {
  const start = [...also, ...seeds.map((s) => s.id)];
  const topology = await context.topology({ above: start, withPlanned });
  const { places, ignored } = await placesOf(context, topology, [...start, ...pins]);
  const place = (id: string) => {
    const ci = places.get(id);
    return ci === undefined ? [] : [ci];
  };
  const propagation = propagate(
    topology,
    seeds.flatMap(({ id, level }) => place(id).map((ci) => ({ ci, level }))),
    pins.flatMap(place),
  );
  return { propagation, places, ignored };
}
