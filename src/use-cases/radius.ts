import type { Change } from '../domain/change-set.ts';
import {
  atRiskOf,
  type BlastRadius,
  type BlastRadiusQuestion,
  countsOf,
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
import { type Stretch, stretchAfter } from './page.ts';
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
  services(page: { first: number; after?: string | undefined }): Stretch<BlastRadius['services'][number]>;
  atRisk(): BlastRadius['atRisk'];
  saved(): BlastRadius['saved'];
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
    atRisk: parts.atRisk(),
    saved: parts.saved(),
    services: parts.services({ first: Infinity }).items,
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
    atRisk: () => atRiskOf(propagation),
    saved: () => savedBy(propagation),
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
