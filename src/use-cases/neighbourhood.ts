import { z } from 'zod';
import { CmdbError } from '../domain/errors.ts';
import { commonDependencies } from '../impact/common-dependencies.ts';
import { type Direction, distancesFrom } from '../topology/distances.ts';
import type { Topology } from '../topology/topology.ts';
import { type Edge, edgeOf, edgeSchema, named, namedCi } from './answers.ts';
import type { Context } from './context.ts';
import { placesOf } from './find-cis.ts';

const neighbourhoodSchema = z.strictObject({
  revision: z.int(),
  nodes: z
    .array(
      namedCi.extend({ distance: z.int(), owner: z.string().nullable(), criticality: z.int().nullable() }),
    )
    .describe('the CI itself first, then the nearest, then by id'),
  edges: z.array(edgeSchema).describe('every dependency between the nodes'),
  total: z.int().describe('how many CIs lie within the depth; more than `nodes` where the limit cut them'),
  complete: z.boolean(),
});
export type Neighbourhood = z.infer<typeof neighbourhoodSchema>;

/** What lies within `depth` dependencies of a CI, for drawing. */
export async function neighbourhood(
  context: Context,
  question: { id: string; direction: Direction; depth: number; limit: number },
): Promise<Neighbourhood> {
  const { id, direction, depth, limit } = question;
  const part = direction === 'both' ? {} : direction === 'up' ? { above: [id] } : { below: [id] };
  const topology = await context.topology(part);
  const [start] = await placesThatTakePart(context, topology, [id]);
  const found = nearest(topology, start as number, direction, depth);
  const shown = found.slice(0, limit);
  const kept = new Set(shown.map(({ ci }) => ci));
  return {
    revision: topology.revision,
    nodes: shown.map(({ ci, distance }) => ({
      ...named(topology, ci),
      distance,
      owner: topology.owner(ci),
      criticality: topology.isRestricted(ci) ? null : topology.criticality(ci),
    })),
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
  start: number,
  direction: Direction,
  depth: number,
): { ci: number; distance: number }[] {
  const found: { ci: number; distance: number }[] = [];
  distancesFrom(topology, [start], direction, depth).forEach((distance, ci) => {
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
