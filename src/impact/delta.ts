import { LEVELS, type Level } from '../domain/level.ts';
import { placeIn } from '../topology/topology.ts';
import { levelOf, type Propagation } from './propagate.ts';

/** Where a CI stands in each of two topologies, and its level there; undefined and null where it takes no part. */
export interface LevelChange {
  before: number | undefined;
  after: number | undefined;
  levelBefore: Level | null;
  levelAfter: Level | null;
}

/**
 * The CIs whose level differs between two runs of the rule, on one topology or on two of the same estate. What got
 * worse comes first, the worst of it first, then what got better, each by id.
 */
export function levelChanges(before: Propagation, after: Propagation): LevelChange[] {
  const changes: LevelChange[] = [];
  const note = (was: number | undefined, is: number | undefined) => {
    const levelBefore = levelAt(before, was);
    const levelAfter = levelAt(after, is);
    if (rank(levelBefore) === rank(levelAfter)) return; // to be up and to take no part are the same to others
    changes.push({ before: was, after: is, levelBefore, levelAfter });
  };
  for (const is of after.order) note(placeOf(before, idOf(after, is)), is);
  for (const was of before.order) {
    const is = placeOf(after, idOf(before, was));
    if (levelAt(after, is) === null || levelAt(after, is) === 'up') note(was, is);
  }
  return changes.sort(
    (a, b) =>
      Number(isWorse(b)) - Number(isWorse(a)) ||
      rank(b.levelAfter) - rank(a.levelAfter) ||
      rank(a.levelBefore) - rank(b.levelBefore) ||
      compare(before, after, a, b),
  );
}

/** Whether the CI got worse; else it got better. */
export function isWorse({ levelBefore, levelAfter }: LevelChange): boolean {
  return rank(levelAfter) > rank(levelBefore);
}

const rank = (level: Level | null) => (level === null ? 0 : LEVELS.indexOf(level));

// By the arrays themselves: what a reader is told of ids may be placeholders.
const idOf = ({ topology }: Propagation, ci: number) => topology.columns.ids[ci] as string;

function placeOf({ topology }: Propagation, id: string): number | undefined {
  return placeIn(topology.columns.ids, id);
}

function levelAt(propagation: Propagation, ci: number | undefined): Level | null {
  return ci === undefined ? null : levelOf(propagation, ci);
}

/** In the order that their topology lists CIs in; those that are in one of the two only come last. */
function compare(before: Propagation, after: Propagation, a: LevelChange, b: LevelChange): number {
  if (a.after !== undefined && b.after !== undefined) return after.topology.compare(a.after, b.after);
  if (a.before !== undefined && b.before !== undefined) return before.topology.compare(a.before, b.before);
  return a.after === undefined ? 1 : -1;
}
