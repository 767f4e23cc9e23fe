import type { Change } from '../domain/change-set.ts';
import { CmdbError } from '../domain/errors.ts';
import type { Topology } from '../topology/topology.ts';
import { type EstateChange, type EstateRefusal, SOURCE, soundChange } from './change-estate.ts';
import type { Context } from './context.ts';

/** A topology as it is, and as edits of it would leave it. */
export interface Edition {
  before: Topology;
  after: Topology;
  /** what the edits would change */
  changes: Change[];
}

const ATTEMPTS = 3;
const MOST_TOLD = 10;

/**
 * The topology of the whole graph under edits, which are made in memory only. VALIDATION: records that could not be
 * written, and where they stand; a comparison with a part of the edits would mislead.
 */
export async function editionOf(
  context: Context,
  edits: EstateChange,
  withPlanned = false,
): Promise<Edition> {
  const { changeSet, refused, placed } = soundChange(context, edits);
  if (refused.length > 0) throw cannotBe(refused);
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const before = await context.topology(withPlanned ? { withPlanned } : {});
    const options = { now: context.clock(), source: SOURCE, withPlanned };
    const edited = await context.store.edited(before, changeSet, options);
    if (!edited) continue;
    if (edited.refused.length > 0) throw cannotBe(edited.refused.map(placed));
    return { before, after: edited.topology, changes: edited.changes };
  }
  throw new CmdbError('CONFLICT', 'the graph changed while the edits were made: ask again');
}

function cannotBe(refused: readonly EstateRefusal[]): CmdbError {
  const told = refused
    .slice(0, MOST_TOLD)
    .map(({ list, at, field, reason }) => `edits.${list}[${at}].${field}: ${reason}`);
  const more = refused.length > MOST_TOLD ? [`and ${refused.length - MOST_TOLD} more`] : [];
  return new CmdbError('VALIDATION', [...told, ...more].join('; '), { refused });
}
