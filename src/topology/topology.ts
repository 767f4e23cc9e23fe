import { EFFECTS, type Effect } from '../domain/level.ts';

/** The columns a Topology is made of; see TopologyBuilder for how they are filled. */
export interface TopologyColumns {
  revision: number;
  /** of the last audit event that is in it; 0 where it is not known */
  sequence: number;
  /** in order, so that a place is found by binary search */
  ids: readonly string[];
  names: readonly string[];
  classes: readonly string[];
  environments: readonly string[];
  owners: readonly (string | null)[];
  criticality: Uint8Array;
  outageAmount: Float64Array;
  outageCurrency: readonly (string | null)[];
  minimumMargin: Uint32Array;
  groupStart: Uint32Array;
  groupConsumer: Uint32Array;
  groupAsked: Uint32Array;
  groupLabel: Uint32Array;
  memberStart: Uint32Array;
  members: Uint32Array;
  memberEffect: Uint8Array;
  memberType: Uint16Array;
  /** how sure it is that the dependency exists, in hundredths; 100 where nothing is said */
  memberConfidence: Uint8Array;
  bounds: Uint32Array;
  targets: Uint32Array;
  targetGroup: Uint32Array;
  counterGroup: Uint32Array;
  counterSlack: Uint32Array;
  labels: readonly string[];
  types: readonly string[];
}

/** Runs of a CI's dependents in `bounds`, and which of them begins where: see Topology. */
export const RUNS = 4;
export const COUNTED = 1;
export const SOFT = 2;
export const DEGRADE_ONLY = 3;

/**
 * The estate as compressed arrays: immutable, and the same whatever order its rows came in, since CIs are
 * numbered by the order of their ids. Only CIs that take part are in it.
 *
 * Downwards, from consumer to provider: CI c has the groups groupStart[c] .. groupStart[c+1]; group g has the
 * members memberStart[g] .. memberStart[g+1], each provider once.
 *
 * Upwards, from provider to consumer: CI p has the dependents bounds[RUNS*p] .. bounds[RUNS*(p+1)] in runs: hard and
 * alone, hard and counted, soft, degrade-only (info passes nothing and is left out). A target below `size` is a
 * consumer that any one failing member of its group decides, so no counter is needed; another is
 * size + counter, and the group of that counter fails when more than counterSlack members do.
 */
export class Topology {
  readonly columns: TopologyColumns;
  readonly size: number;

  constructor(columns: TopologyColumns) {
    this.columns = columns;
    this.size = columns.ids.length;
  }

  get revision(): number {
    return this.columns.revision;
  }

  get sequence(): number {
    return this.columns.sequence;
  }

  get groupCount(): number {
    return this.columns.groupConsumer.length;
  }

  /** Dependencies; of several between the same two CIs in one group, one. */
  get dependencyCount(): number {
    return this.columns.members.length;
  }

  /** The number of the CI with this id, or undefined where it takes no part. */
  indexOf(id: string): number | undefined {
    return placeIn(this.columns.ids, id);
  }

  id(ci: number): string {
    return this.columns.ids[ci] as string;
  }

  name(ci: number): string {
    return this.columns.names[ci] || this.id(ci);
  }

  className(ci: number): string {
    return this.columns.classes[ci] as string;
  }

  environment(ci: number): string {
    return this.columns.environments[ci] as string;
  }

  /** Whether whoever asks sees no more of the CI than its owner: of the topology as it is, none; see SeenTopology. */
  isRestricted(_ci: number): boolean {
    return false;
  }

  /** The order of CIs in a list: that of their ids. */
  compare(a: number, b: number): number {
    return a - b;
  }

  owner(ci: number): string | null {
    return this.columns.owners[ci] ?? null;
  }

  criticality(ci: number): number {
    return this.columns.criticality[ci] as number;
  }

  outageCostPerHour(ci: number): { amount: number; currency: string } | null {
    const currency = this.columns.outageCurrency[ci];
    return currency ? { amount: this.columns.outageAmount[ci] as number, currency } : null;
  }

  /** The groups of a consumer, as a half-open range. */
  groupsOf(ci: number): [start: number, end: number] {
    return [this.columns.groupStart[ci] as number, this.columns.groupStart[ci + 1] as number];
  }

  /** The member slots of all groups of a consumer, as a half-open range. */
  slotsOf(ci: number): [start: number, end: number] {
    const [first, end] = this.groupsOf(ci);
    return [this.columns.memberStart[first] as number, this.columns.memberStart[end] as number];
  }

  /** The edges to all dependents that a CI's failure can touch, as a half-open range into `targets`. */
  dependentsOf(ci: number): [start: number, end: number] {
    const { bounds } = this.columns;
    return [bounds[RUNS * ci] as number, bounds[RUNS * (ci + 1)] as number];
  }

  /** The consumer that an upward edge, a position in `targets`, leads to, by a counter or straight. */
  consumerAt(edge: number): number {
    const { targets, counterGroup } = this.columns;
    const target = targets[edge] as number;
    return target < this.size ? target : this.consumer(counterGroup[target - this.size] as number);
  }

  /** The slot of a member in a group: members stand in order. */
  slotOf(group: number, member: number): number {
    let [low, high] = this.membersOf(group);
    high--;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.member(middle) < member) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The member slots of a group, as a half-open range into `members` and the columns beside it. */
  membersOf(group: number): [start: number, end: number] {
    return [this.columns.memberStart[group] as number, this.columns.memberStart[group + 1] as number];
  }

  consumer(group: number): number {
    return this.columns.groupConsumer[group] as number;
  }

  /** The name of a group, or null for a dependency that stands alone. */
  groupName(group: number): string | null {
    const label = this.columns.groupLabel[group] as number;
    return label === 0 ? null : (this.columns.labels[label] as string);
  }

  /** n, the members that take part. */
  groupSize(group: number): number {
    const [start, end] = this.membersOf(group);
    return end - start;
  }

  /** k, what the group needs: never more than it has. */
  groupNeeds(group: number): number {
    return Math.min(this.groupAsked(group), this.groupSize(group));
  }

  /** How many members have to fail for the group to fail; more than it has where it needs none. */
  groupEnough(group: number): number {
    return this.groupSize(group) - this.groupNeeds(group) + 1;
  }

  /** What the group was declared to need, which may be more than it has members. */
  groupAsked(group: number): number {
    return this.columns.groupAsked[group] as number;
  }

  member(slot: number): number {
    return this.columns.members[slot] as number;
  }

  /** The group that a member slot belongs to, by binary search. */
  groupOfSlot(slot: number): number {
    const { memberStart } = this.columns;
    let [low, high] = [0, this.groupCount - 1];
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((memberStart[middle] as number) <= slot) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  effect(slot: number): Effect {
    return EFFECTS[this.columns.memberEffect[slot] as number] as Effect;
  }

  /** How sure it is that the dependency exists, 0 to 1. */
  confidence(slot: number): number {
    return (this.columns.memberConfidence[slot] as number) / 100;
  }

  relation(slot: number): string {
    return this.columns.types[this.columns.memberType[slot] as number] as string;
  }
}

/** Where an id stands in a list of ids in order. */
export function placeIn(ids: readonly string[], id: string): number | undefined {
  const place = firstNotBelow(ids, id);
  return ids[place] === id ? place : undefined;
}

/** The place of the first id that is not below this one, by binary search. */
export function firstNotBelow(ids: readonly string[], id: string): number {
  let [low, high] = [0, ids.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ids[middle] as string) < id) low = middle + 1;
    else high = middle;
  }
  return low;
}
