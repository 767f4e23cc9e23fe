import { z } from 'zod';
import { isService } from '../domain/catalogue.ts';
import type { Change } from '../domain/change-set.ts';
import { CmdbError } from '../domain/errors.ts';
import {
  type FalseRedundancy,
  type SinglePointOfFailure,
  singlePointsInSteps,
} from '../impact/single-points-of-failure.ts';
import type { Topology } from '../topology/topology.ts';
import { amongOthers } from './among-others.ts';
import { moneyList, named, namedCi } from './answers.ts';
import { ciWord } from './assumption.ts';
import type { EstateChange } from './change-estate.ts';
import type { Context } from './context.ts';
import { editionOf } from './edits.ts';
import { placesOf } from './find-cis.ts';
import { summed } from './money.ts';
import { ordered, SINGLE_POINTS_ORDERS, type SinglePointsOrder } from './single-points-order.ts';

export interface SinglePointsQuestion {
  /** id of one CI to ask for, a service or not; without it, every business service */
  service?: string | undefined;
  /** how points are ranked; default: by services */
  order?: SinglePointsOrder | undefined;
  limit?: number | undefined;
}

/** The question as it is asked from outside. */
export const singlePointsQuestionSchema = z.strictObject({
  service: ciWord.optional().describe('id or name, any CI will do; without it, every business service'),
  order: z
    .enum(SINGLE_POINTS_ORDERS)
    .default('services')
    .describe(
      'what weighs most: how many services, the most critical of them, or what they cost in an hour, in the ' +
        'currency that most services state theirs in',
    ),
  limit: z.int().min(0).max(100_000).default(1000).describe('list at most this many'),
});

const pointSchema = namedCi.extend({
  owner: z.string().nullable(),
  services: z.array(z.string()).describe('the services it takes down, itself excepted'),
  behindRedundancy: z.array(z.string()).describe('those it takes down only by defeating a redundancy group'),
  takesDown: z.int().describe('how many CIs of the whole estate go down with it'),
  criticality: z.int().describe('of the most critical of the services; 0 for none'),
  outageCostPerHour: moneyList.describe('of the services, by currency'),
});
type ToldPoint = z.infer<typeof pointSchema>;

export interface SinglePointsDelta {
  gained: ToldPoint[];
  lost: ToldPoint[];
  /** of both, with other services: as they are under the edits */
  changed: ToldPoint[];
}

export const singlePointsSchema = z.strictObject({
  revision: z.int(),
  service: namedCi.nullable(),
  points: z
    .array(pointSchema)
    .describe('in the order asked for, then most services, then most CIs, then by id'),
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

/** The answer with what edits change: in the estate, and in the answer. Without edits both are left out. */
export interface SinglePointsEdited extends SinglePointsAnswer {
  changes?: Change[];
  delta?: () => Promise<SinglePointsDelta>;
}

/** What alone can take a service down, or any service of the estate, and redundancy that is none. */
export async function singlePoints(
  context: Context,
  question: SinglePointsQuestion,
): Promise<SinglePointsAnswer> {
  // The whole graph for one service too: what a point takes down is not only what the service stands on.
  return answerOf(await foundIn(context, await context.topology(), question.service), question);
}

/** The same under edits of the estate, which are made in memory only, and against how it is without them. */
export async function singlePointsUnder(
  context: Context,
  edits: EstateChange,
  question: SinglePointsQuestion,
): Promise<SinglePointsEdited> {
  const { before, after, changes } = await editionOf(context, edits);
  const found = await foundIn(context, after, question.service);
  return {
    ...answerOf(found, question),
    changes,
    delta: async () => deltaOf(await foundBefore(context, before, question.service), found, question),
  };
}

/** Single points of failure in a topology. */
interface Found {
  topology: Topology;
  only: number | undefined;
  points: SinglePointOfFailure[];
  falseRedundancy: FalseRedundancy[];
}

async function foundIn(context: Context, topology: Topology, service: string | undefined): Promise<Found> {
  if (service === undefined) return searched(context, topology, undefined);
  const only = (await placesOf(context, topology, [service])).places.get(service);
  if (only !== undefined) return searched(context, topology, only);
  throw new CmdbError(
    'VALIDATION',
    `${service} is planned or retired: it takes no part, so nothing can stop it`,
  );
}

/** What edits have yet to make has no points of failure. */
async function foundBefore(
  context: Context,
  topology: Topology,
  service: string | undefined,
): Promise<Found> {
  const only = service === undefined ? undefined : topology.indexOf(service);
  if (service !== undefined && only === undefined) return { topology, only, points: [], falseRedundancy: [] };
  return searched(context, topology, only);
}

async function searched(
  { catalogue, goOn }: Context,
  topology: Topology,
  only: number | undefined,
): Promise<Found> {
  // A restricted CI is not told as a service: what takes it down is none's business who does not see it.
  const isServiceAt = (ci: number) => isService(catalogue, topology.className(ci));
  const found = await amongOthers(singlePointsInSteps(topology, isServiceAt, only), goOn);
  return { topology, only, ...found };
}

function answerOf(
  { topology, only, points, falseRedundancy }: Found,
  { order = 'services', limit }: SinglePointsQuestion,
): SinglePointsAnswer {
  const servicesOf = new Map(points.map((p) => [p.ci, p.services]));
  const isTold = ({ group }: { group: number }) => !topology.isRestricted(topology.consumer(group));
  const ids = (cis: readonly number[]) => cis.map((ci) => topology.id(ci));
  return {
    revision: topology.revision,
    service: only === undefined ? null : named(topology, only),
    points: ordered(topology, points, order)
      .slice(0, limit)
      .map((point) => toldOf(topology, point)),
    pointsTotal: points.length,
    falseRedundancy: falseRedundancy.filter(isTold).map(({ group, shared }) => ({
      id: topology.id(topology.consumer(group)),
      group: topology.groupName(group),
      needs: topology.groupNeeds(group),
      of: topology.groupSize(group),
      shared: shared.map((ci) => named(topology, ci)),
      services: ids([...new Set(shared.flatMap((ci) => servicesOf.get(ci) ?? []))].sort((a, b) => a - b)),
    })),
  };
}

function toldOf(topology: Topology, point: SinglePointOfFailure): ToldPoint {
  const ids = (cis: readonly number[]) => cis.map((ci) => topology.id(ci));
  return {
    ...named(topology, point.ci),
    owner: topology.owner(point.ci),
    services: ids(point.services),
    behindRedundancy: ids(point.behindRedundancy),
    takesDown: point.takesDown,
    criticality: Math.max(0, ...point.services.map((ci) => topology.criticality(ci))),
    outageCostPerHour: summed(point.services.map((ci) => topology.outageCostPerHour(ci))),
  };
}

/** What edits change in the points of failure: new ones, those that are none any more, and those of other services. */
function deltaOf(
  before: Found,
  after: Found,
  { order = 'services' }: SinglePointsQuestion,
): SinglePointsDelta {
  // By the arrays themselves: what a reader is told of ids may be placeholders.
  const byId = ({ topology, points }: Found) =>
    new Map(points.map((point) => [topology.columns.ids[point.ci] as string, point]));
  const [was, is] = [byId(before), byId(after)];
  const told = ({ topology, points }: Found, isWanted: (id: string) => boolean) =>
    ordered(topology, points, order)
      .filter(({ ci }) => isWanted(topology.columns.ids[ci] as string))
      .map((point) => toldOf(topology, point));
  const servicesOf = ({ topology }: Found, point: SinglePointOfFailure | undefined) =>
    JSON.stringify(point?.services.map((ci) => topology.columns.ids[ci]));
  return {
    gained: told(after, (id) => !was.has(id)),
    lost: told(before, (id) => !is.has(id)),
    changed: told(
      after,
      (id) => was.has(id) && servicesOf(before, was.get(id)) !== servicesOf(after, is.get(id)),
    ),
  };
}
