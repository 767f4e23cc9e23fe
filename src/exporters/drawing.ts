import type { Money } from '../domain/ci.ts';
import type { Effect } from '../domain/level.ts';
import type { Topology } from '../topology/topology.ts';

/** `number` counts the CIs of a drawing from 0, in their order in lists: a name that is safe in any format. */
export interface DrawnCi {
  number: number;
  id: string;
  name: string;
  class: string;
  tier: number;
  owner: string | null;
  criticality: number | null;
  outageCostPerHour: Money | null;
}

/**
 * From consumer to provider, by their numbers. `needs` is what its group was declared to need, `of` what it has; null
 * where that is not known.
 */
export interface DrawnDependency {
  from: number;
  to: number;
  type: string;
  effect: Effect;
  /** null for a dependency that stands alone */
  group: string | null;
  needs: number | null;
  of: number | null;
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
  const chosen: number[] = [];
  for (let ci = 0; ci < topology.size; ci++) if (isChosen(ci)) chosen.push(ci);
  chosen.sort((a, b) => topology.compare(a, b));
  for (const [number, ci] of chosen.entries()) numbers[ci] = number;
  const numberOf = (ci: number) => numbers[ci] as number;

  function* cis(): Generator<DrawnCi> {
    for (const ci of chosen) {
      yield {
        number: numberOf(ci),
        id: topology.id(ci),
        name: topology.name(ci),
        class: topology.className(ci),
        tier: tierOf(topology.className(ci)),
        owner: topology.owner(ci),
        criticality: topology.isRestricted(ci) ? null : topology.criticality(ci),
        outageCostPerHour: topology.outageCostPerHour(ci),
      };
    }
  }

  function* dependencies(): Generator<DrawnDependency> {
    for (const ci of chosen) {
      const [first, last] = topology.groupsOf(ci);
      for (let group = first; group < last; group++) yield* members(group);
    }
  }

  function* members(group: number): Generator<DrawnDependency> {
    const [start, end] = topology.membersOf(group);
    const slots = Array.from({ length: end - start }, (_, i) => start + i);
    slots.sort((a, b) => topology.compare(topology.member(a), topology.member(b)));
    const name = topology.groupName(group);
    for (const slot of slots) {
      const to = numberOf(topology.member(slot));
      if (to === LEFT_OUT) continue;
      yield {
        from: numberOf(topology.consumer(group)),
        to,
        type: topology.relation(slot),
        effect: topology.effect(slot),
        group: name,
        needs: name === null ? 1 : topology.groupAsked(group),
        of: name === null ? 1 : end - start,
      };
    }
  }

  return { size: chosen.length, cis, dependencies };
}

/** The two lines in a box: the name, then the class, with the id where the name is another. */
export function boxLines({ id, name, class: className }: DrawnCi): [string, string] {
  return [name, name === id ? className : `${className} ${id}`];
}

/** The text beside a dependency: its relation type and, in a group, what the group needs. */
export function edgeLabel({
  type,
  group,
  needs,
  of,
}: Omit<DrawnDependency, 'from' | 'to' | 'effect'>): string {
  if (group === null) return type;
  return needs === null ? `${type}, ${group}` : `${type}, ${group}: ${needs} of ${of}`;
}
