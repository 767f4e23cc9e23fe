import { firstNotBelow, type Topology } from './topology.ts';

export const NONE = 0xffffffff;

/** CIs that stand in the same order as before: `length` of them from old place `from` on, now from `at` on. */
export interface Stretch {
  from: number;
  at: number;
  length: number;
}

export interface Places {
  ids: readonly string[];
  /** by old place: the new one, NONE for those that are gone */
  newOf: Uint32Array;
  stretches: readonly Stretch[];
}

/** Where the CIs stand after some came (`present` names all in a change) and some went. */
export function newPlaces(old: Topology, present: readonly string[], gone: readonly string[]): Places {
  const { ids: oldIds } = old.columns;
  const fresh = present.filter((id) => old.indexOf(id) === undefined).sort();
  const lost = Uint32Array.from(gone.flatMap((id) => old.indexOf(id) ?? [])).sort();
  const stretches: Stretch[] = [];
  let [from, at] = [0, 0];
  const keepUpTo = (end: number) => {
    if (end > from) stretches.push({ from, at, length: end - from });
    at += Math.max(0, end - from);
    from = Math.max(from, end);
  };
  let next = 0;
  for (const place of [...lost, old.size]) {
    for (; next < fresh.length; next++) {
      const before = firstNotBelow(oldIds, fresh[next] as string);
      if (before > place) break;
      keepUpTo(before);
      at++;
    }
    keepUpTo(place);
    if (place < old.size) from = place + 1;
  }
  if (fresh.length === 0 && lost.length === 0) return { ids: oldIds, newOf: identity(old.size), stretches };
  const ids = kept(oldIds, at, stretches);
  const newOf = new Uint32Array(old.size).fill(NONE);
  for (const stretch of stretches) {
    for (let i = 0; i < stretch.length; i++) newOf[stretch.from + i] = stretch.at + i;
  }
  next = 0;
  for (let place = 0; next < fresh.length; place++) {
    if (ids[place] === undefined) ids[place] = fresh[next++] as string;
  }
  return { ids, newOf, stretches };
}

function identity(size: number): Uint32Array {
  const places = new Uint32Array(size);
  for (let i = 0; i < size; i++) places[i] = i;
  return places;
}

/** A list of values with those of the stretches where they stand now, and room for the others. */
export function kept<T>(values: readonly T[], size: number, stretches: readonly Stretch[]): T[] {
  const [first] = stretches;
  if (first?.from === 0 && first.length === size) return values.slice(0, size);
  const list = new Array<T>(size);
  for (const { from, at, length } of stretches) {
    for (let i = 0; i < length; i++) list[at + i] = values[from + i] as T;
  }
  return list;
}
