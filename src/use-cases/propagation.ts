import type { Change } from '../domain/change-set.ts';
import { ABSENT_STATUSES, type Status } from '../domain/ci.ts';
import type { Level } from '../domain/level.ts';
import { type Propagation, propagate } from '../impact/propagate.ts';
import type { EstateChange } from './change-estate.ts';
import type { Context } from './context.ts';
import { type Edition, editionOf } from './edits.ts';
import { type AbsentCi, placesOf } from './find-cis.ts';

/** What is assumed of the estate; ids as the graph has them. */
export interface Assumption {
  seeds: readonly { id: string; level: Exclude<Level, 'up'> }[];
  pins?: readonly string[];
  /** planned CIs take part, as if they were in use */
  withPlanned?: boolean;
  /** made in memory only */
  edits?: EstateChange | undefined;
}

export interface Propagated {
  propagation: Propagation;
  /** where the ids stand in its topology */
  places: ReadonlyMap<string, number>;
  /** those that take no part */
  ignored: AbsentCi[];
  /** what the edits change in the estate */
  changes: Change[];
  /** the same seeds without edits and pins */
  bare: () => Propagation;
}

/** Reads what the seeds (and `also`) can reach, or under edits the whole, and runs the rule on it. */
export async function propagationOf(
  context: Context,
  { seeds, pins = [], withPlanned = false, edits }: Assumption,
  also: readonly string[] = [],
): Promise<Propagated> {
  const start = [...also, ...seeds.map((s) => s.id)];
  const edition = edits && (await editionOf(context, edits, withPlanned));
  const topology = edition?.after ?? (await context.topology({ above: start, withPlanned }));
  const asked = [...start, ...pins];
  const absent = edition ? absentUnder(edition, asked) : [];
  const others = asked.filter((id) => !absent.some((one) => one.id === id));
  const { places, ignored: found } = await placesOf(context, topology, others);
  const ignored = [...found, ...absent];
  const place = (id: string) => {
    const ci = places.get(id);
    return ci === undefined ? [] : [ci];
  };
  const propagation = propagate(
    topology,
    seeds.flatMap(({ id, level }) => place(id).map((ci) => ({ ci, level }))),
    pins.flatMap(place),
  );
  const bare = () => {
    const before = edition?.before ?? topology;
    const known = seeds.map(({ id, level }) => ({ ci: before.indexOf(id), level }));
    return propagate(
      before,
      known.flatMap(({ ci, level }) => (ci === undefined ? [] : [{ ci, level }])),
    );
  };
  return { propagation, places, ignored, changes: edition?.changes ?? [], bare };
}

/** Those of these CIs that edits leave, or make, planned or retired. */
function absentUnder({ after, changes }: Edition, ids: readonly string[]): AbsentCi[] {
  const asked = new Set(ids);
  return changes.flatMap(({ kind, id, after: { status } }) => {
    const isAbsent = kind === 'ci' && ABSENT_STATUSES.includes(status as Status) && asked.has(id);
    // With planned ones taking part, one that is planned is there.
    return isAbsent && after.indexOf(id) === undefined ? [{ id, status: status as AbsentCi['status'] }] : [];
  });
}
