import { z } from 'zod';
import { EFFECTS } from '../domain/level.ts';
import { shortestPaths } from '../impact/paths.ts';
import { named, namedCi } from './answers.ts';
import { ciWord } from './assumption.ts';
import type { Context } from './context.ts';
import { absentCiSchema, placesOf } from './find-cis.ts';

/** The question as it is asked from outside. */
export const pathsQuestionSchema = z.strictObject({
  from: ciWord.describe('id or name; the two may be given in either order'),
  to: ciWord.describe('id or name'),
  limit: z.int().min(1).max(1000).default(5).describe('at most this many paths'),
});

export const pathsSchema = z.strictObject({
  revision: z.int(),
  from: z.string().describe('the dependent end of the paths'),
  to: z.string().describe('the provider end'),
  ignored: z.array(absentCiSchema),
  paths: z.array(
    z.array(
      namedCi.extend({
        by: z
          .strictObject({ type: z.string(), effect: z.enum(EFFECTS), group: z.string().nullable() })
          .nullable()
          .describe('the dependency that leads here; null for the first'),
      }),
    ),
  ),
  complete: z.boolean().describe('whether these are all the shortest paths'),
});
export type PathsAnswer = z.infer<typeof pathsSchema>;

/** How one CI hangs on the other: the shortest paths, from whichever of the two depends on the other. */
export async function dependencyPaths(
  context: Context,
  question: { from: string; to: string; limit: number },
): Promise<PathsAnswer> {
  const { from, to, limit } = question;
  const topology = await context.topology({ below: [from, to] });
  const { places, ignored } = await placesOf(context, topology, [from, to]);
  const [a, b] = [places.get(from), places.get(to)];
  const empty = { revision: topology.revision, from, to, ignored, paths: [], complete: true };
  if (a === undefined || b === undefined) return empty;
  const forward = shortestPaths(topology, a, b, limit);
  const turned = forward.paths.length === 0;
  const { paths, complete } = turned ? shortestPaths(topology, b, a, limit) : forward;
  if (paths.length === 0) return empty;
  return {
    ...empty,
    from: turned ? to : from,
    to: turned ? from : to,
    paths: paths.map((path) => [
      { ...named(topology, turned ? b : a), by: null },
      ...path.map((slot) => ({
        ...named(topology, topology.member(slot)),
        by: {
          type: topology.relation(slot),
          effect: topology.effect(slot),
          group: topology.groupName(topology.groupOfSlot(slot)),
        },
      })),
    ]),
    complete,
  };
}
