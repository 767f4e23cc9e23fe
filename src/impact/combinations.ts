import type { CauseModel } from './cause-model.ts';

const MOST_MEMBERS = 5;
const MOST_COMBINATIONS = 100;

/**
 * Members of groups that would fail their group together, each with a new alarm of its own: what a redundancy that was
 * defeated looks like, and what no single cause need explain. Only of CIs that are candidates; in the order of the groups.
 */
export function alarmedTogether(model: CauseModel, candidates: ReadonlySet<number>): number[][] {
  const { groups, groupEnough, edgeGroup, edgeStart, size } = model.graph;
  const alarmed = new Map<number, number[]>();
  for (let ci = 0; ci < size; ci++) {
    if (!model.novel(ci) || !candidates.has(ci)) continue;
    for (let edge = edgeStart[ci] as number; edge < (edgeStart[ci + 1] as number); edge++) {
      const group = edgeGroup[edge] as number;
      if (groupEnough[group] === 1) continue;
      const members = alarmed.get(group);
      if (members) members.push(ci);
      else alarmed.set(group, [ci]);
    }
  }
  const found: number[][] = [];
  for (let group = 0; group < groups.length && found.length < MOST_COMBINATIONS; group++) {
    const members = alarmed.get(group);
    const enough = groupEnough[group] as number;
    if (members && members.length >= enough && members.length <= MOST_MEMBERS) found.push(members);
  }
  return found;
}

/**
 * CIs with a new alarm that, together with what these causes already fail, may defeat a group: members of groups that
 * have lost some and still hold, in the order of the groups.
 */
export function completing(model: CauseModel, causes: readonly number[]): number[] {
  const { topology, groups, groupConsumer, edgeGroup, edgeStart, placeOf } = model.graph;
  const { value, order } = model.reach(causes);
  const weakened = new Set<number>();
  for (const ci of order) {
    for (let edge = edgeStart[ci] as number; edge < (edgeStart[ci + 1] as number); edge++) {
      const group = edgeGroup[edge] as number;
      if (value[groupConsumer[group] as number] === 0) weakened.add(group);
    }
  }
  const found = new Set<number>();
  for (const group of [...weakened].sort((a, b) => a - b)) {
    const [start, end] = topology.membersOf(groups[group] as number);
    for (let slot = start; slot < end; slot++) {
      const member = placeOf(topology.member(slot));
      if (member >= 0 && value[member] === 0 && model.novel(member)) found.add(member);
    }
  }
  return [...found];
}
