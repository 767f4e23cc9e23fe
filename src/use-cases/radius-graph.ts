import type { Level } from '../domain/level.ts';
import { explainingGraph } from '../impact/explaining-graph.ts';
import { distanceOf, levelOf, type Propagation } from '../impact/propagate.ts';
import { heldAround, survivors } from '../impact/redundancy.ts';
import type { Topology } from '../topology/topology.ts';
import { type Edge, edgeOf, type NamedCi, named } from './answers.ts';

export interface RadiusGraphQuestion {
  /** ids of the chosen */
  of: readonly string[];
  limit: number;
  /** whether what redundancy saves is told too */
  survivors: boolean;
}

/** The CIs and dependencies by which chosen CIs came to their levels. */
export interface RadiusGraph {
  nodes: (RadiusNode<Exclude<Level, 'up'>> & { distance: number })[];
  edges: Edge[];
  /** those of the chosen that are up */
  up: string[];
  total: number;
  complete: boolean;
  spared: SparedGroups | null;
}

/** A CI of a drawing; the criticality of one that the caller may not see is null. */
interface RadiusNode<L> extends NamedCi {
  level: L;
  owner: string | null;
  criticality: number | null;
  /** it has a group that holds with no spare left; never told of one that the caller may not see */
  atRisk: boolean;
}

/** Groups that lost members and still hold: their consumers and members that are not drawn yet. */
export interface SparedGroups {
  nodes: RadiusNode<Level>[];
  /** `lost`: the member is among those that the group lost */
  edges: (Edge & { lost: boolean })[];
  total: number;
  complete: boolean;
}

/** What explains chosen CIs, and what saves beside it; `whole` tells what the CIs are that no seed can reach. */
export function radiusGraph(
  propagation: Propagation,
  { of, limit, survivors: withSurvivors }: RadiusGraphQuestion,
  whole: Topology = propagation.topology,
): RadiusGraph {
  const { topology } = propagation;
  const up: string[] = [];
  const [chosen, held]: [number[], number[]] = [[], []];
  for (const id of new Set(of)) {
    const ci = topology.indexOf(id);
    const isUp = ci === undefined || levelOf(propagation, ci) === 'up';
    if (isUp) up.push(id);
    if (ci !== undefined) (isUp ? held : chosen).push(ci);
  }
  const risky = new Set(propagation.atRisk.map(({ group }) => topology.consumer(group)));
  const atRisk = (ci: number) => risky.has(ci) && !topology.isRestricted(ci);
  const { cis, slots, total } = explainingGraph(propagation, chosen, limit);
  return {
    nodes: cis.map((ci) => ({
      ...nodeOf(topology, ci),
      atRisk: atRisk(ci),
      level: levelOf(propagation, ci) as 'down' | 'degraded',
      distance: distanceOf(propagation, ci) as number,
    })),
    edges: slots.map((slot) => edgeOf(topology, slot)),
    up,
    total,
    complete: cis.length === total,
    spared: withSurvivors ? sparedAround(propagation, whole, { drawn: cis, held, limit, atRisk }) : null,
  };
}

/** The groups that hold around what is drawn and what of the chosen is up; of restricted consumers none. */
function sparedAround(
  propagation: Propagation,
  whole: Topology,
  {
    drawn,
    held,
    limit,
    atRisk,
  }: {
    drawn: readonly number[];
    held: readonly number[];
    limit: number;
    atRisk: (ci: number) => boolean;
  },
): SparedGroups {
  const { topology } = propagation;
  const groups = heldAround(propagation, [...drawn, ...held]).filter(
    (group) => !topology.isRestricted(topology.consumer(group)),
  );
  const members = groups.flatMap((group) => {
    const left = new Set(survivors(propagation, group));
    const [start, end] = topology.membersOf(group);
    return Array.from({ length: end - start }, (_, i) => start + i)
      .sort((a, b) => topology.compare(topology.member(a), topology.member(b)))
      .map((slot) => ({ slot, lost: !left.has(slot), consumer: topology.consumer(group) }));
  });
  const isDrawn = new Set(drawn);
  const all = new Set(members.flatMap(({ slot, consumer }) => [consumer, topology.member(slot)]));
  const found = [...all].filter((ci) => !isDrawn.has(ci));
  const shown = found.slice(0, limit);
  const kept = new Set([...drawn, ...shown]);
  return {
    nodes: shown.map((ci) => {
      const place = whole.indexOf(topology.id(ci));
      const told = place === undefined ? nodeOf(topology, ci) : nodeOf(whole, place);
      return { ...told, atRisk: atRisk(ci), level: levelOf(propagation, ci) };
    }),
    edges: members
      .filter(({ slot, consumer }) => kept.has(consumer) && kept.has(topology.member(slot)))
      .map(({ slot, lost }) => ({ ...edgeOf(topology, slot), lost })),
    total: found.length,
    complete: shown.length === found.length,
  };
}

function nodeOf(topology: Topology, ci: number): Omit<RadiusNode<Level>, 'level' | 'atRisk'> {
  return {
    ...named(topology, ci),
    owner: topology.owner(ci),
    criticality: topology.isRestricted(ci) ? null : topology.criticality(ci),
  };
}
