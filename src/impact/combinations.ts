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
