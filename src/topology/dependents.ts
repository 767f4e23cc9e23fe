import { neededOf } from '../domain/dependency.ts';
import { EFFECTS } from '../domain/level.ts';
import { Column } from './column.ts';
import { RUNS, type TopologyColumns } from './topology.ts';

const HARD = 0;
const INFO = EFFECTS.indexOf('info');

type Groups = Pick<
  TopologyColumns,
  'groupConsumer' | 'groupAsked' | 'memberStart' | 'members' | 'memberEffect'
>;

/** The upward arrays of a topology from its downward ones, by one counting sort over (provider, run). */
export function packDependents(size: number, groups: Groups) {
  const { groupConsumer, groupAsked, memberStart, members, memberEffect } = groups;
  const [counterGroup, counterSlack] = [new Column(), new Column()];
  const groupTarget = new Uint32Array(groupConsumer.length);
  for (let g = 0; g < groupConsumer.length; g++) {
    const n = (memberStart[g + 1] as number) - (memberStart[g] as number);
    const slack = n - Math.min(groupAsked[g] as number, n);
    if (slack === 0) groupTarget[g] = groupConsumer[g] as number;
    else {
      groupTarget[g] = size + counterGroup.length;
      counterGroup.push(g);
      counterSlack.push(slack);
    }
  }
  const runOf = (slot: number, g: number) => {
    const effect = memberEffect[slot] as number;
    if (effect !== HARD) return effect + 1;
    return (groupTarget[g] as number) < size ? 0 : 1;
  };
  const bounds = new Uint32Array(RUNS * size + 1);
  eachMember((slot, g) => {
    const key = RUNS * (members[slot] as number) + runOf(slot, g) + 1;
    bounds[key] = (bounds[key] as number) + 1;
  });
  for (let i = 1; i < bounds.length; i++) bounds[i] = (bounds[i] as number) + (bounds[i - 1] as number);
  const next = bounds.slice();
  const targets = new Uint32Array(bounds[RUNS * size] as number);
  const targetGroup = new Uint32Array(targets.length);
  eachMember((slot, g) => {
    const key = RUNS * (members[slot] as number) + runOf(slot, g);
    const place = next[key] as number;
    next[key] = place + 1;
    targets[place] = groupTarget[g] as number;
    targetGroup[place] = g;
  });
  return {
    bounds,
    targets,
    targetGroup,
    counterGroup: counterGroup.values().slice(),
    counterSlack: counterSlack.values().slice(),
  };

  function eachMember(visit: (slot: number, group: number) => void): void {
    for (let g = 0; g < groupConsumer.length; g++) {
      const end = memberStart[g + 1] as number;
      for (let slot = memberStart[g] as number; slot < end; slot++) {
        if (memberEffect[slot] !== INFO) visit(slot, g);
      }
    }
  }
}

/** A confidence as the topology keeps it; nothing said is as good as sure. */
export function inHundredths(confidence: number | null | undefined): number {
  return Math.round(100 * (confidence ?? 1));
}

/** What a group of n members is declared to need; '' is one. */
export function askedOf(needs: string, n: number): number {
  if (needs === '') return 1;
  return needs.endsWith('%') ? neededOf(needs, n) : Number(needs);
}
