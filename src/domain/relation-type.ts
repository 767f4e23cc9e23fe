import { z } from 'zod';
import { EFFECTS } from './level.ts';

const relationName = z.string().regex(/^[a-z][a-z0-9_]{0,62}$/, 'expected a-z, then a-z, 0-9 or _');

/**
 * A relation reads from both ends: "vm runs_on server" is "server hosts vm". `dependent` says which end of
 * `name` depends on the other. Either name may be written; the graph keeps the one read from the dependent.
 */
export const relationTypeSchema = z.strictObject({
  name: relationName,
  inverse: relationName,
  dependent: z.enum(['from', 'to']),
  effect: z.enum(EFFECTS),
});
export type RelationType = z.infer<typeof relationTypeSchema>;

export const BUILT_IN_RELATION_TYPES: readonly RelationType[] = [
  { name: 'depends_on', inverse: 'supports', dependent: 'from', effect: 'hard' },
  { name: 'uses', inverse: 'used_by', dependent: 'from', effect: 'hard' },
  { name: 'calls', inverse: 'called_by', dependent: 'from', effect: 'hard' },
  { name: 'runs_on', inverse: 'hosts', dependent: 'from', effect: 'hard' },
  { name: 'member_of', inverse: 'has_member', dependent: 'to', effect: 'hard' },
  { name: 'part_of', inverse: 'has_part', dependent: 'to', effect: 'hard' },
  { name: 'connects_to', inverse: 'connects', dependent: 'from', effect: 'hard' },
  { name: 'powered_by', inverse: 'powers', dependent: 'from', effect: 'hard' },
  { name: 'stored_on', inverse: 'stores', dependent: 'from', effect: 'hard' },
  { name: 'located_in', inverse: 'location_of', dependent: 'from', effect: 'hard' },
  // A lost backup endangers recovery, not the running service: nothing spreads unless a record says otherwise.
  { name: 'backed_up_by', inverse: 'backs_up', dependent: 'from', effect: 'info' },
  { name: 'documented_by', inverse: 'documents', dependent: 'from', effect: 'info' },
];
