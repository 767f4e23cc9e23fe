import { z } from 'zod';
import { CmdbError } from '../domain/errors.ts';
import { commonDependencies } from '../impact/common-dependencies.ts';
import { type Direction, distancesFrom } from '../topology/distances.ts';
import { type NeighbourCounts, neighbourCounts } from '../topology/neighbour-counts.ts';
import type { Topology } from '../topology/topology.ts';
import { type Edge, edgeOf, type NamedCi, named, namedCi } from './answers.ts';
import type { Context } from './context.ts';
import { placesOf } from './find-cis.ts';

/** A CI in a drawing; what its reader may not see of it is null. */
export interface DrawnCi extends NamedCi {
  /** dependencies between it and the nearest of those asked for */
  distance: number;
  owner: string | null;
  criticality: number | null;
  environment: string | null;
  /** how many neighbours it has in the whole graph, drawn or not; worked out when first asked for */
  neighbours: () => Promise<NeighbourCounts | null>;
}

export interface Neighbourhood {
  revision: number;
  /** the nearest first, then by id */
  nodes: DrawnCi[];
  /** every dependency between the nodes */
  edges: Edge[];
  /** how many CIs lie within the depth; more than `nodes` where the limit cut them */
  total: number;
  complete: boolean;
}

/** The part of the graph around some CIs, and which of their ids no CI has that takes part. */
export interface Subgraph extends Neighbourhood {
  missing: string[];
}

interface Extent {
  direction: Direction;
  depth: number;
  limit: number;
}

/** What lies within `depth` dependencies of a CI, for drawing. */
export async function neighbourhood(
  context: Context,
  { id, ...extent }: Extent & { id: string },
): Promise<Neighbourhood> {
  const topology = await partAround(context, [id], extent.direction);
  return around(context, topology, await placesThatTakePart(context, topology, [id]), extent);
}

/** The same around several, of which some may be gone: a picture is kept as the ids that were drawn. */
export async function subgraph(
  context: Context,
  { ids, ...extent }: Extent & { ids: readonly string[] },
): Promise<Subgraph> {
  const topology = await partAround(context, ids, extent.direction);
  const places = [...new Set(ids)].map((id) => ({ id, ci: topology.indexOf(id) }));
  const starts = places.flatMap(({ ci }) => ci ?? []);
  return {
    ...around(context, topology, starts, extent),
    missing: places.flatMap(({ id, ci }) => (ci === undefined ? [id] : [])),
  };
}

function partAround({ topology }: Context, ids: readonly string[], direction: Direction): Promise<Topology> {
  return topology(direction === 'both' ? {} : direction === 'up' ? { above: ids } : { below: ids });
}

function around(
  context: Context,
  topology: Topology,
  starts: readonly number[],
  { direction, depth, limit }: Extent,
): Neighbourhood {
  const found = nearest(topology, starts, direction, depth);
  const shown = found.slice(0, limit);
  const kept = new Set(shown.map(({ ci }) => ci));
  let counts: Promise<ReadonlyMap<string, NeighbourCounts>> | undefined;
  const countsOfAll = async () => {
    // Of a part it is not known what leads out of it.
    const whole = direction === 'both' ? topology : await context.topology({});
    const places = shown.flatMap(({ ci }) => whole.indexOf(topology.id(ci)) ?? []);
    return new Map([...neighbourCounts(whole, places)].map(([ci, count]) => [whole.id(ci), count]));
  };
  return {
    revision: topology.revision,
    nodes: shown.map(({ ci, distance }) => {
      const isRestricted = topology.isRestricted(ci);
      return {
        ...named(topology, ci),
        distance,
        owner: topology.owner(ci),
        criticality: isRestricted ? null : topology.criticality(ci),
        environment: isRestricted ? null : topology.environment(ci),
        neighbours: async () => {
          if (isRestricted) return null;
          counts ??= countsOfAll();
          return (await counts).get(topology.id(ci)) ?? null;
        },
      };
    }),
    edges: [...kept].flatMap((ci) => edgesOf(topology, ci, kept)),
    total: found.length,
    complete: shown.length === found.length,
  };
}

const commonDependenciesSchema = z.strictObject({
  revision: z.int(),
  items: z
    .array(
      namedCi.extend({
        owner: z.string().nullable(),
        distances: z.array(z.int()).describe('from each of the CIs asked for, in their order'),
      }),
    )
    .describe('nearest first'),
  total: z.int(),
  complete: z.boolean(),
});
export type CommonDependencies = z.infer<typeof commonDependenciesSchema>;

/** What each of several CIs depends on, straight or by others: where to look when they fail together. */
export async function sharedDependencies(
  context: Context,
  { ids, first }: { ids: readonly string[]; first: number },
): Promise<CommonDependencies> {
  const topology = await context.topology({ below: ids });
  const common = commonDependencies(topology, await placesThatTakePart(context, topology, ids));
  return {
    revision: topology.revision,
    items: common.slice(0, first).map(({ ci, distances }) => ({
      ...named(topology, ci),
      owner: topology.owner(ci),
      distances: [...distances],
    })),
    total: common.length,
    complete: common.length <= first,
  };
}

async function placesThatTakePart(
  context: Context,
  topology: Topology,
  ids: readonly string[],
): Promise<number[]> {
  const { places } = await placesOf(context, topology, ids);
  return ids.map((id) => {
    const place = places.get(id);
    if (place !== undefined) return place;
    throw new CmdbError('VALIDATION', `${id} is planned or retired: it takes no part`, { id });
  });
}

/** What lies within `depth` steps, by distance and then by id. */
function nearest(
  topology: Topology,
  starts: readonly number[],
  direction: Direction,
  depth: number,
): { ci: number; distance: number }[] {
  const found: { ci: number; distance: number }[] = [];
  distancesFrom(topology, starts, direction, depth).forEach((distance, ci) => {
    if (distance !== -1) found.push({ ci, distance });
  });
  return found.sort((a, b) => a.distance - b.distance || topology.compare(a.ci, b.ci));
}

function edgesOf(topology: Topology, consumer: number, kept: ReadonlySet<number>): Edge[] {
  const [start, end] = topology.slotsOf(consumer);
  const slots: number[] = [];
  for (let slot = start; slot < end; slot++) if (kept.has(topology.member(slot))) slots.push(slot);
  return slots
    .sort((a, b) => topology.compare(topology.member(a), topology.member(b)))
    .map((slot) => edgeOf(topology, slot));
}
