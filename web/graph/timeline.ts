import type { AuditEvent } from '../../src/domain/change-set.ts';
import { changedCis, isOfEstate } from '../../src/domain/changed-cis.ts';
import { textOrder } from './model.ts';

export type MomentKind = 'alarm' | 'change' | 'edit';

/** What happened at a time: an alarm began, something was changed, or the graph was edited. */
export interface Moment {
  readonly key: string;
  readonly kind: MomentKind;
  readonly at: string;
  /** of an alarm: the number of its CI */
  readonly number: number | null;
  readonly cis: readonly string[];
  readonly text: string;
}

/** A stretch of time, both ends in it; null: open. */
export interface Stretch {
  readonly from: string | null;
  readonly to: string | null;
}

export function isWithin(at: string, { from, to }: Stretch): boolean {
  return (from === null || at >= from) && (to === null || at <= to);
}

/** In the order they happened: what was changed before what alarmed at the same time. */
export function inOrder(moments: readonly Moment[]): Moment[] {
  const rank = { change: 0, edit: 1, alarm: 2 };
  return moments.toSorted(
    (a, b) => textOrder(a.at, b.at) || rank[a.kind] - rank[b.kind] || textOrder(a.key, b.key),
  );
}

type Edit = Pick<AuditEvent, 'revision' | 'at' | 'actor' | 'reason' | 'kind' | 'id' | 'action' | 'writeId'>;

/**
 * The writes that changed CIs, each a moment, as causes are ranked by them. Of events that are not `whole` the oldest write
 * may be there in part only, and look small.
 */
export function editMoments(events: readonly Edit[], isWhole: boolean, stretch: Stretch): Moment[] {
  const writes = new Map<number, Edit[]>();
  for (const event of events) {
    if (isOfEstate(event)) writes.set(event.revision, [...(writes.get(event.revision) ?? []), event]);
  }
  if (!isWhole) writes.delete(Math.min(...writes.keys()));
  return [...writes].flatMap(([revision, records]) => {
    const [{ at, actor, reason }] = records as [Edit];
    const cis = changedCis(records).sort(textOrder);
    if (cis.length === 0 || !isWithin(at, stretch)) return [];
    const text = `${reason} (${actor}, revision ${revision})`;
    return [{ key: `revision ${revision}`, kind: 'edit', at, number: null, cis, text }];
  });
}

const MINUTE = 60_000;
const TICKS = [1, 10, 60, 360, 1440, 10_080];

/** A mark of the axis: minutes from the first new alarm. */
export interface Tick {
  readonly minutes: number;
  /** from 0 at the left to 1 */
  readonly place: number;
}

/**
 * An axis on which minutes near the first new alarm are wide and days far from it narrow (a logarithm to both sides), so
 * that an alarm of days ago does not press all others together.
 */
export function axis(times: readonly string[], onset: string): { place(at: string): number; ticks: Tick[] } {
  const warped = (minutes: number) => Math.sign(minutes) * Math.log1p(Math.abs(minutes));
  const minutesOf = (at: string) => (Date.parse(at) - Date.parse(onset)) / MINUTE;
  const all = [...times.map((at) => warped(minutesOf(at))), 0];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const room = Math.max(most - least, 1) * 0.04;
  const [start, width] = [least - room, Math.max(most - least, 1) + 2 * room];
  const placeOf = (minutes: number) => (warped(minutes) - start) / width;
  const ticks = [...TICKS.map((one) => -one), 0, ...TICKS]
    .filter((minutes) => warped(minutes) >= least && warped(minutes) <= most)
    .map((minutes) => ({ minutes, place: placeOf(minutes) }))
    .sort((a, b) => a.place - b.place);
  return { place: (at) => placeOf(minutesOf(at)), ticks };
}

/** A mark of the timeline, and which of the places it stands for. */
export interface Mark {
  readonly place: number;
  readonly row: number;
  readonly members: readonly number[];
}

/** Places in order as marks, of one row at least `apart`; where all rows are full, those of the last one stand for more. */
export function marksOf(places: readonly number[], apart: number, most: number): Mark[] {
  const marks: (Mark & { members: number[] })[] = [];
  const last: typeof marks = [];
  for (const [i, place] of places.entries()) {
    const isFree = (row: number) => place - (last[row]?.place ?? -Infinity) >= apart;
    const row = Array.from({ length: most }, (_, one) => one).find(isFree);
    if (row === undefined) {
      last[most - 1]?.members.push(i);
      continue;
    }
    last[row] = { place, row, members: [i] };
    marks.push(last[row]);
  }
  return marks;
}
