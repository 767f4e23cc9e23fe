import type { Money } from '../domain/ci.ts';
import type { Effect } from '../domain/level.ts';
import type { Topology } from '../topology/topology.ts';

/** `number` counts the CIs of a drawing from 0, in the order of their ids: a name that is safe in any format. */
export interface DrawnCi {
  number: number;
  id: string;
  name: string;
  class: string;
  tier: number;
  owner: string | null;
  criticality: number;
  outageCostPerHour: Money | null;
}

/** From consumer to provider, by their numbers. `needs` is what its group was declared to need, `of` what it has. */
export interface DrawnDependency {
  from: number;
  to: number;
  type: string;
  effect: Effect;
  /** null for a dependency that stands alone */
  group: string | null;
  needs: number;
  of: number;
}

/** What a drawing format is made of; made while it is read, so that a large one takes no memory. */
export interface Drawing {
  size: number;
  cis: () => Iterable<DrawnCi>;
  dependencies: () => Iterable<DrawnDependency>;
}

const LEFT_OUT = -1;

/** The chosen CIs of a topology and the dependencies between them. `tierOf` gives the tier of a class. */
export function drawingOf(
  topology: Topology,
  tierOf: (className: string) => number,
  isChosen: (ci: number) => boolean,
): Drawing {
  const numbers = new Int32Array(topology.size).fill(LEFT_OUT);
  let size = 0;
  for (let ci = 0; ci < topology.size; ci++) if (isChosen(ci)) numbers[ci] = size++;
  const numberOf = (ci: number) => numbers[ci] as number;

  function* cis(): Generator<DrawnCi> {
    for (let ci = 0; ci < topology.size; ci++) {
      if (numberOf(ci) === LEFT_OUT) continue;
      yield {
        number: numberOf(ci),
        id: topology.id(ci),
        name: topology.name(ci),
        class: topology.className(ci),
        tier: tierOf(topology.className(ci)),
        owner: topology.owner(ci),
        criticality: topology.criticality(ci),
        outageCostPerHour: topology.outageCostPerHour(ci),
      };
    }
  }

  function* dependencies(): Generator<DrawnDependency> {
    for (let group = 0; group < topology.groupCount; group++) {
      const from = numberOf(topology.consumer(group));
      if (from === LEFT_OUT) continue;
      const [start, end] = topology.membersOf(group);
      for (let slot = start; slot < end; slot++) {
        const to = numberOf(topology.member(slot));
        if (to === LEFT_OUT) continue;
        yield {
          from,
          to,
          type: topology.relation(slot),
          effect: topology.effect(slot),
          group: topology.groupName(group),
          needs: topology.groupAsked(group),
          of: end - start,
        };
      }
    }
  }

  return { size, cis, dependencies };
}

/** The two lines in a box: the name, then the class, with the id where the name is another. */
export function boxLines({ id, name, class: className }: DrawnCi): [string, string] {
  return [name, name === id ? className : `${className} ${id}`];
}

/** The text beside a dependency: its relation type and, in a group, what the group needs. */
export function edgeLabel({ type, group, needs, of }: DrawnDependency): string {
  return group === null ? type : `${type}, ${group}: ${needs} of ${of}`;
}
