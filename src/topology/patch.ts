import { EFFECTS } from '../domain/level.ts';
import { askedOf, inHundredths, packDependents } from './dependents.ts';
import { Interner } from './interner.ts';
import { kept, NONE, newPlaces, type Places } from './places.ts';
import { placeIn, Topology, type TopologyColumns } from './topology.ts';
import type { TopologyRow } from './topology-row.ts';

/** What changed since a topology was read, as of a later revision. */
export interface TopologyChange {
  revision: number;
  sequence: number;
  /** CIs as they are now: those that are new or changed, and every consumer of one that came or went */
  rows: readonly TopologyRow[];
  /** ids of CIs that take part no more; those that never did are passed over */
  gone: readonly string[];
}

/**
 * The topology after a change, equal to one read anew: what did not change is copied or shared. A change of
 * fields takes some hundredths of the time of a build, one of dependencies about a third. The old one stays as it is.
 */
export function patched(old: Topology, { revision, sequence, rows, gone }: TopologyChange): Topology {
  const places = newPlaces(
    old,
    rows.map((row) => row.id),
    gone,
  );
  const { ids } = places;
  const rowAt = new Map<number, TopologyRow>();
  for (const row of rows) rowAt.set(placeOf(ids, row.id), row);
  const fields = { revision, sequence, ids, ...patchedFields(old.columns, places, rowAt) };
  // Most changes are of fields: what hangs on what is then as it was, and shared.
  if (isSameStructure(old, places, rowAt)) return new Topology({ ...old.columns, ...fields });
  const labels = new Interner(old.columns.labels);
  const types = new Interner(old.columns.types);
  const groups = patchedGroups(old, places, rowAt, labels, types);
  return new Topology({
    ...fields,
    ...groups,
    ...packDependents(ids.length, groups),
    labels: labels.texts,
    types: types.texts,
  });
}

/** Whether no CI came or went, and each one in the change has the groups it had. */
function isSameStructure(old: Topology, { ids }: Places, rowAt: ReadonlyMap<number, TopologyRow>): boolean {
  if (ids !== old.columns.ids) return false;
  return [...rowAt].every(([place, row]) => {
    const [first, end] = old.groupsOf(place);
    const groups = groupsOf(row, ids);
    return (
      groups.length === end - first &&
      groups.every(({ name, asked, slots }, i) => {
        const group = first + i;
        const [slot] = old.membersOf(group);
        return (
          (old.groupName(group) ?? '') === name &&
          old.groupAsked(group) === asked &&
          old.groupSize(group) === slots.length &&
          slots.every(({ member, effect, type, confidence }, k) => {
            const at = slot + k;
            return (
              old.member(at) === member &&
              old.columns.memberEffect[at] === effect &&
              old.columns.memberConfidence[at] === confidence &&
              old.relation(at) === type
            );
          })
        );
      })
    );
  });
}

type Fields = Pick<
  TopologyColumns,
  | 'names'
  | 'classes'
  | 'environments'
  | 'owners'
  | 'criticality'
  | 'outageAmount'
  | 'outageCurrency'
  | 'minimumMargin'
>;

function patchedFields(
  old: TopologyColumns,
  { ids, stretches }: Places,
  rowAt: ReadonlyMap<number, TopologyRow>,
): Fields {
  const size = ids.length;
  function texts<T>(values: readonly T[], read: (row: TopologyRow) => T): T[] {
    const list = kept(values, size, stretches);
    for (const [place, row] of rowAt) list[place] = read(row);
    return list;
  }
  function numbers<L extends Uint8Array | Uint32Array | Float64Array>(
    values: L,
    into: L,
    read: (row: TopologyRow) => number,
  ): L {
    for (const { from, at, length } of stretches) into.set(values.subarray(from, from + length), at);
    for (const [place, row] of rowAt) into[place] = read(row);
    return into;
  }
  return {
    names: texts(old.names, (row) => (row.name === row.id ? '' : row.name)),
    classes: texts(old.classes, (row) => row.class),
    environments: texts(old.environments, (row) => row.environment),
    owners: texts(old.owners, (row) => row.owner),
    outageCurrency: texts(old.outageCurrency, (row) => row.outageCurrency),
    criticality: numbers(old.criticality, new Uint8Array(size), (row) => row.criticality),
    outageAmount: numbers(old.outageAmount, new Float64Array(size), (row) => row.outageAmount ?? 0),
    minimumMargin: numbers(old.minimumMargin, new Uint32Array(size), (row) => row.minimumMargin ?? 0),
  };
}

/** The downward arrays: stretches of CIs that did not change are copied whole, with their members' new places. */
function patchedGroups(
  old: Topology,
  places: Places,
  rowAt: ReadonlyMap<number, TopologyRow>,
  labels: Interner,
  types: Interner,
) {
  const { ids, newOf, stretches } = places;
  const from = old.columns;
  const more = [...rowAt.values()].reduce((sum, row) => sum + row.dependencies.length, 0);
  const [groupsAtMost, slotsAtMost] = [from.groupConsumer.length + more, from.members.length + more];
  const groupStart = new Uint32Array(ids.length + 1);
  const groupConsumer = new Uint32Array(groupsAtMost);
  const groupAsked = new Uint32Array(groupsAtMost);
  const groupLabel = new Uint32Array(groupsAtMost);
  const memberStart = new Uint32Array(groupsAtMost + 1);
  const members = new Uint32Array(slotsAtMost);
  const memberEffect = new Uint8Array(slotsAtMost);
  const memberType = new Uint16Array(slotsAtMost);
  const memberConfidence = new Uint8Array(slotsAtMost);
  let [group, slot] = [0, 0];

  function copy(was: number, place: number, length: number): void {
    const [g, gEnd] = [from.groupStart[was] as number, from.groupStart[was + length] as number];
    const [s, sEnd] = [from.memberStart[g] as number, from.memberStart[gEnd] as number];
    groupAsked.set(from.groupAsked.subarray(g, gEnd), group);
    groupLabel.set(from.groupLabel.subarray(g, gEnd), group);
    memberEffect.set(from.memberEffect.subarray(s, sEnd), slot);
    memberType.set(from.memberType.subarray(s, sEnd), slot);
    memberConfidence.set(from.memberConfidence.subarray(s, sEnd), slot);
    for (let i = g; i < gEnd; i++) {
      memberStart[group + i - g] = (from.memberStart[i] as number) - s + slot;
      groupConsumer[group + i - g] = newOf[from.groupConsumer[i] as number] as number;
    }
    for (let i = s; i < sEnd; i++) {
      const provider = newOf[from.members[i] as number] as number;
      if (provider === NONE)
        throw new Error(
          `${old.id(from.members[i] as number)} is gone, and a consumer of it is not in the change`,
        );
      members[slot + i - s] = provider;
    }
    for (let i = 1; i <= length; i++) {
      groupStart[place + i] = (from.groupStart[was + i] as number) - g + group;
    }
    [group, slot] = [group + gEnd - g, slot + sEnd - s];
  }

  function read(place: number, row: TopologyRow): void {
    for (const { name, asked, slots } of groupsOf(row, ids)) {
      memberStart[group] = slot;
      groupConsumer[group] = place;
      groupAsked[group] = asked;
      groupLabel[group++] = labels.number(name);
      for (const { member, effect, type, confidence } of slots) {
        members[slot] = member;
        memberEffect[slot] = effect;
        memberConfidence[slot] = confidence;
        memberType[slot++] = types.number(type);
      }
    }
    groupStart[place + 1] = group;
  }

  // Where each stretch that is copied ends: at its own end, or at a row.
  const rows = [...rowAt.keys()].sort((a, b) => a - b);
  let next = 0;
  const readUpTo = (end: number) => {
    for (; next < rows.length && (rows[next] as number) < end; next++) {
      read(rows[next] as number, rowAt.get(rows[next] as number) as TopologyRow);
    }
  };
  for (const stretch of stretches) {
    readUpTo(stretch.at);
    const end = stretch.at + stretch.length;
    for (let place = stretch.at; place < end; ) {
      const stop = Math.min(end, rows[next] ?? end);
      copy(stretch.from + place - stretch.at, place, stop - place);
      place = Math.min(end, stop + 1);
      readUpTo(place);
    }
  }
  readUpTo(ids.length);
  memberStart[group] = slot;
  return {
    groupStart,
    groupConsumer: groupConsumer.slice(0, group),
    groupAsked: groupAsked.slice(0, group),
    groupLabel: groupLabel.slice(0, group),
    memberStart: memberStart.slice(0, group + 1),
    members: members.slice(0, slot),
    memberEffect: memberEffect.slice(0, slot),
    memberType: memberType.slice(0, slot),
    memberConfidence: memberConfidence.slice(0, slot),
  };
}

interface Slot {
  member: number;
  effect: number;
  type: string;
  confidence: number;
}

/** A row's dependencies in groups, in the order of TopologyBuilder: by group, then member, effect and type. */
function groupsOf(row: TopologyRow, ids: readonly string[]) {
  const slots = row.dependencies.map(([to, type, effect, group, needs, confidence]) => ({
    member: placeOf(ids, to),
    effect: EFFECTS.indexOf(effect),
    type,
    confidence: inHundredths(confidence),
    group: group ?? '',
    needs: needs ?? '',
  }));
  slots.sort(
    (a, b) =>
      byText(a.group, b.group) || a.member - b.member || a.effect - b.effect || byText(a.type, b.type),
  );
  const groups: { name: string; needs: string; slots: Slot[] }[] = [];
  for (const { group, needs, ...slot } of slots) {
    const last = groups.at(-1);
    if (group === '' || last?.name !== group) groups.push({ name: group, needs, slots: [slot] });
    // The same provider twice in a group: the stronger effect stands first already.
    else if (last.slots.at(-1)?.member !== slot.member) last.slots.push(slot);
  }
  return groups.map(({ name, needs, slots }) => {
    return { name, slots, asked: name === '' ? 1 : askedOf(needs, slots.length) };
  });
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function placeOf(ids: readonly string[], id: string): number {
  const place = placeIn(ids, id);
  if (place === undefined) throw new Error(`the change names ${id}, which takes no part`);
  return place;
}
