import { setImmediate as othersTurn } from 'node:timers/promises';
import { z } from 'zod';
import { isService } from '../domain/catalogue.ts';
import { CmdbError } from '../domain/errors.ts';
import { singlePointsInSteps } from '../impact/single-points-of-failure.ts';
import { named, namedCi } from './answers.ts';
import { ciWord } from './assumption.ts';
import type { Context } from './context.ts';
import { placesOf } from './find-cis.ts';

export interface SinglePointsQuestion {
  /** id of one CI to ask for, a service or not; without it, every business service */
  service?: string | undefined;
  limit?: number | undefined;
}

/** The question as it is asked from outside. */
export const singlePointsQuestionSchema = z.strictObject({
  service: ciWord.optional().describe('id or name, any CI will do; without it, every business service'),
  limit: z.int().min(0).max(100_000).default(1000).describe('list at most this many'),
});

export const singlePointsSchema = z.strictObject({
  revision: z.int(),
  service: namedCi.nullable(),
  points: z
    .array(
      namedCi.extend({
        owner: z.string().nullable(),
        services: z.array(z.string()).describe('the services it takes down, itself excepted'),
        behindRedundancy: z
          .array(z.string())
          .describe('those it takes down only by defeating a redundancy group'),
        takesDown: z.int().describe('how many CIs of the whole estate go down with it'),
      }),
    )
    .describe('most services first, then most CIs, then by id'),
  pointsTotal: z.int().describe('how many there are; more than `points` where a limit cut the list'),
  falseRedundancy: z
    .array(
      z.strictObject({
        id: z.string().describe('the consumer of the group'),
        group: z.string().nullable(),
        needs: z.int(),
        of: z.int(),
        shared: z
          .array(namedCi)
          .describe('the nearest CIs whose failure alone takes the group below its needs'),
        services: z.array(z.string()).describe('services that stop when one of those fails'),
      }),
    )
    .describe('redundancy that is none'),
});
export type SinglePointsAnswer = z.infer<typeof singlePointsSchema>;

/** What alone can take a service down, or any service of the estate, and redundancy that is none. */
export async function singlePoints(
  context: Context,
  question: SinglePointsQuestion,
): Promise<SinglePointsAnswer> {
  const { service, limit } = question;
  // The whole graph for one service too: what a point takes down is not only what the service stands on.
  const topology = await context.topology();
  const only =
    service === undefined ? undefined : (await placesOf(context, topology, [service])).places.get(service);
  if (service !== undefined && only === undefined) {
    throw new CmdbError(
      'VALIDATION',
      `${service} is planned or retired: it takes no part, so nothing can stop it`,
    );
  }
  const isServiceAt = (ci: number) => isService(context.catalogue, topology.className(ci));
  const { points, falseRedundancy } = await amongOthers(singlePointsInSteps(topology, isServiceAt, only));
  const servicesOf = new Map(points.map((p) => [p.ci, p.services]));
  points.sort((a, b) => b.services.length - a.services.length || b.takesDown - a.takesDown || a.ci - b.ci);
  const ids = (cis: readonly number[]) => cis.map((ci) => topology.id(ci));
  return {
    revision: topology.revision,
    service: only === undefined ? null : named(topology, only),
    points: points.slice(0, limit).map((p) => ({
      ...named(topology, p.ci),
      owner: topology.owner(p.ci),
      services: ids(p.services),
      behindRedundancy: ids(p.behindRedundancy),
      takesDown: p.takesDown,
    })),
    pointsTotal: points.length,
    falseRedundancy: falseRedundancy.map(({ group, shared }) => ({
      id: topology.id(topology.consumer(group)),
      group: topology.groupName(group),
      needs: topology.groupNeeds(group),
      of: topology.groupSize(group),
      shared: shared.map((ci) => named(topology, ci)),
      services: ids([...new Set(shared.flatMap((ci) => servicesOf.get(ci) ?? []))].sort((a, b) => a - b)),
    })),
  };
}

/** How long other questions wait for this one at a time. */
const STRETCH_MS = 10;

/** Takes the steps of a long piece of work, and lets what else the process is asked have its turn between them. */
async function amongOthers<T>(steps: Generator<undefined, T>): Promise<T> {
  let started = performance.now();
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (performance.now() - started < STRETCH_MS) continue;
    await othersTurn();
    started = performance.now();
  }
}
