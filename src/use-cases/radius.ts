import { CmdbError } from '../domain/errors.ts';
import type { Level } from '../domain/level.ts';
import { explainingGraph } from '../impact/explaining-graph.ts';
import { distanceOf, levelOf, type Propagation } from '../impact/propagate.ts';
import { type Edge, edgeOf, type NamedCi, named } from './answers.ts';
import {
  atRiskOf,
  type BlastRadius,
  countsOf,
  type ImpactView,
  impactedOf,
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
import { type Assumption, propagationOf } from './propagation.ts';

/** A stretch of a list; `next` is the id to pass as `after` for the one that follows. */
export interface Stretch<T> {
  items: T[];
  total: number;
  complete: boolean;
  next: string | null;
}

export interface RadiusView extends Omit<ImpactView, 'limit'> {
  first: number;
  after?: string | undefined;
}

export type ImpactedCi = BlastRadius['impacted'][number] & { proof: () => Proof };

/** The CIs and dependencies by which chosen CIs came to their levels. */
export interface RadiusGraph {
  nodes: (NamedCi & { level: Exclude<Level, 'up'>; distance: number })[];
  edges: Edge[];
  /** those of the chosen that are up */
  up: string[];
  total: number;
  complete: boolean;
}

/**
 * A blast radius of which each part is worked out when it is asked for, all from one run of the rule: for entries
 * whose callers choose what they want. The parts are those of `blastRadius`.
 */
export interface Radius {
  revision: number;
  seeds: BlastRadius['seeds'];
  pins: string[];
  ignored: AbsentCi[];
  complete: boolean;
  counts(): BlastRadius['counts'];
  impacted(): Stretch<ImpactedCi>;
  services(page: { first: number; after?: string | undefined }): Stretch<BlastRadius['services'][number]>;
  atRisk(): BlastRadius['atRisk'];
  saved(): BlastRadius['saved'];
  outageCostPerHour(): BlastRadius['outageCostPerHour'];
  graph(question: { of: readonly string[]; limit: number }): RadiusGraph;
}

export async function radius(context: Context, question: Assumption & { view: RadiusView }): Promise<Radius> {
  for (const name of question.view.classes ?? []) checkClass(context.catalogue, name);
  const { propagation, ignored } = await propagationOf(context, question);
  return radiusOf(context, propagation, question, ignored);
}

/** The parts of a radius whose propagation has been run. */
function radiusOf(
  context: Context,
  propagation: Propagation,
  { seeds, pins = [], view }: Assumption & { view: RadiusView },
  ignored: AbsentCi[],
): Radius {
  const { topology } = propagation;
  const impacted = Array.from(propagation.order);
  const place = (after: string | undefined) => (after === undefined ? undefined : topology.indexOf(after));
  return {
    revision: topology.revision,
    seeds: seeds.map(({ id, level }) => ({ id, level })),
    pins: [...pins],
    ignored,
    complete: propagation.complete,
    counts: () => countsOf(propagation, impacted),
    impacted: () => {
      const inView = worstFirst(propagation, impacted.filter(viewFilter(context, propagation, view)));
      return stretch(
        inView,
        view,
        (ci) => ({ ...impactedOf(propagation, ci), proof: () => proofOf(propagation, ci) }),
        place,
      );
    },
    services: (page) =>
      stretch(servicesAmong(context, propagation, impacted), page, (ci) => serviceOf(propagation, ci), place),
    atRisk: () => atRiskOf(propagation),
    saved: () => savedBy(propagation),
    outageCostPerHour: () => outageCost(propagation, impacted),
    graph: (wanted) => graphOf(propagation, wanted),
  };
}

function stretch<T extends { id: string }>(
  list: readonly number[],
  { first, after }: { first: number; after?: string | undefined },
  item: (ci: number) => T,
  place: (after: string | undefined) => number | undefined,
): Stretch<T> {
  const last = place(after);
  const start = last === undefined ? 0 : list.indexOf(last) + 1;
  if (after !== undefined && start === 0) {
    throw new CmdbError(
      'VALIDATION',
      `"${after}" is not in this list: pass what the page before gave as next`,
      {
        after,
      },
    );
  }
  const shown = list.slice(start, start + first).map(item);
  const complete = start + shown.length >= list.length;
  return { items: shown, total: list.length, complete, next: complete ? null : (shown.at(-1)?.id ?? null) };
}

function graphOf(
  propagation: Propagation,
  { of, limit }: { of: readonly string[]; limit: number },
): RadiusGraph {
  const { topology } = propagation;
  const chosen: number[] = [];
  const up: string[] = [];
  for (const id of new Set(of)) {
    const ci = topology.indexOf(id);
    if (ci === undefined || levelOf(propagation, ci) === 'up') up.push(id);
    else chosen.push(ci);
  }
  const { cis, slots, total } = explainingGraph(propagation, chosen, limit);
  return {
    nodes: cis.map((ci) => ({
      ...named(topology, ci),
      level: levelOf(propagation, ci) as 'down' | 'degraded',
      distance: distanceOf(propagation, ci) as number,
    })),
    edges: slots.map((slot) => edgeOf(topology, slot)),
    up,
    total,
    complete: cis.length === total,
  };
}
