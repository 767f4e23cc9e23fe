import type { Change } from '../domain/change-set.ts';
import type { Propagation } from '../impact/propagate.ts';
import {
  atRiskOf,
  type BlastRadius,
  type BlastRadiusQuestion,
  countsOf,
  type GroupState,
  groupStateOf,
  type ImpactView,
  impactedOf,
  isCostComplete,
  outageCost,
  savedBy,
  serviceOf,
  servicesAmong,
  viewFilter,
  worstFirst,
} from './blast-radius.ts';
import type { Context } from './context.ts';
import { type Proof, proofOf } from './explain-level.ts';
import { type AbsentCi, checkClass } from './find-cis.ts';
import { impactChain } from './impact-chain.ts';
import { type Paged, type Stretch, stretchAfter } from './page.ts';
import { type Assumption, type Propagated, propagationOf } from './propagation.ts';
import { type RadiusDelta, radiusDelta } from './radius-delta.ts';
import { type RadiusGraph, type RadiusGraphQuestion, radiusGraph } from './radius-graph.ts';

export interface RadiusView extends Omit<ImpactView, 'limit'> {
  first: number;
  after?: string | undefined;
}

export type ImpactedCi = BlastRadius['impacted'][number] & { proof: () => Proof };

/**
 * A blast radius of which each part is worked out when it is asked for, all from one run of the rule: for entries
 * whose callers choose what they want; see blast-radius.ts for what each part holds.
 */
export interface Radius {
  revision: number;
  seeds: BlastRadius['seeds'];
  pins: string[];
  ignored: AbsentCi[];
  complete: boolean;
  counts(): BlastRadius['counts'];
  impacted(): Stretch<ImpactedCi>;
  /** how the worst came to its level; see impact-chain.ts */
  chain(): BlastRadius['impacted'];
  services(page: Paged): Stretch<BlastRadius['services'][number]>;
  atRisk(page: Paged): Stretch<GroupState>;
  /** `withSpare`: only those that have members to spare still */
  saved(page: Paged & { withSpare?: boolean }): Stretch<GroupState>;
  outageCostPerHour(): BlastRadius['outageCostPerHour'];
  outageCostComplete(): boolean;
  graph(question: RadiusGraphQuestion): Promise<RadiusGraph>;
  /** what the edits change in the estate */
  changes: Change[];
  /** against the same seeds without edits and pins */
  delta(): RadiusDelta;
}

/** What breaks under an assumption, worked out in parts. Its edits are made in memory only. */
export async function radius(context: Context, question: Assumption & { view: RadiusView }): Promise<Radius> {
  for (const name of question.view.classes ?? []) checkClass(context.catalogue, name);
  return radiusOf(context, await propagationOf(context, question), question);
}

const WHOLE: Paged = { first: Infinity };

/** The same whole, for entries that tell all of it. */
export async function blastRadius(context: Context, question: BlastRadiusQuestion): Promise<BlastRadius> {
  const { limit: first = Infinity, ...view } = question.view ?? {};
  const parts = await radius(context, { ...question, view: { ...view, first } });
  const { items, total } = parts.impacted();
  return {
    revision: parts.revision,
    seeds: parts.seeds,
    pins: parts.pins,
    ignored: parts.ignored,
    complete: parts.complete,
    counts: parts.counts(),
    impacted: items.map(({ proof: _, ...ci }) => ci),
    impactedTotal: total,
    atRisk: parts.atRisk(WHOLE).items,
    saved: parts.saved(WHOLE).items,
    services: parts.services(WHOLE).items,
    outageCostPerHour: parts.outageCostPerHour(),
    outageCostComplete: parts.outageCostComplete(),
  };
}

/** The parts of a radius whose propagation has been run. */
function radiusOf(
  context: Context,
  { propagation, ignored, changes, bare }: Propagated,
  { seeds, pins = [], withPlanned = false, edits, view }: Assumption & { view: RadiusView },
): Radius {
  const { topology } = propagation;
  const impacted = Array.from(propagation.order);
  const isAt = (ci: number, id: string) => topology.id(ci) === id;
  return {
    revision: topology.revision,
    seeds: seeds.map(({ id, level }) => ({ id, level })),
    pins: [...pins],
    ignored,
    complete: propagation.complete,
    counts: () => countsOf(context, propagation, impacted),
    impacted: () => {
      const inView = worstFirst(propagation, impacted.filter(viewFilter(context, propagation, view)));
      const told = (ci: number) => ({
        ...impactedOf(propagation, ci),
        proof: () => proofOf(propagation, ci),
      });
      return stretchAfter(inView, view, told, isAt);
    },
    chain: () => impactChain(context, propagation, impacted).map((ci) => impactedOf(propagation, ci)),
    services: (page) =>
      stretchAfter(
        servicesAmong(context, propagation, impacted),
        page,
        (ci) => serviceOf(propagation, ci),
        isAt,
      ),
    atRisk: (page) => groupPage(propagation, atRiskOf(propagation), page),
    saved: (page) => groupPage(propagation, savedBy(propagation, page), page),
    outageCostPerHour: () => outageCost(propagation, impacted),
    outageCostComplete: () => isCostComplete(propagation, impacted),
    graph: async (wanted) => {
      // What seeds cannot reach may not have been read, and of what survives only the ids are known then.
      const isWhole = edits !== undefined || !wanted.survivors;
      return radiusGraph(propagation, wanted, isWhole ? topology : await context.topology({ withPlanned }));
    },
    changes,
    delta: () => radiusDelta(context, bare(), propagation),
  };
}

/** A consumer may have several groups: a page goes on from its id and the name of the group. */
function groupPage(propagation: Propagation, groups: readonly number[], page: Paged): Stretch<GroupState> {
  const { topology } = propagation;
  const cursorOf = ({ id, group }: Pick<GroupState, 'id' | 'group'>) => JSON.stringify([id, group]);
  return stretchAfter(
    groups,
    page,
    (group) => groupStateOf(propagation, group),
    (group, after) =>
      cursorOf({ id: topology.id(topology.consumer(group)), group: topology.groupName(group) }) === after,
    cursorOf,
  );
}
