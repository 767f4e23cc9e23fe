import type { Effect } from '../domain/level.ts';

/** What a drawing format is made of: CIs with the tier of their class, and dependencies between them. */
export interface Drawing {
  cis: { id: string; name: string; class: string; tier: number }[];
  dependencies: {
    from: string;
    to: string;
    type: string;
    effect: Effect;
    group: string | null;
    /** "2 of 3"; null for a dependency that stands alone */
    needs: string | null;
  }[];
}

/** The text beside a dependency: its relation type and, in a group, what the group needs. */
export function edgeLabel({ type, group, needs }: Drawing['dependencies'][number]): string {
  return group === null ? type : `${type}, ${group}: ${needs}`;
}
