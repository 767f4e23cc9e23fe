import { z } from 'zod';
import type { DependencyRecord } from './dependency.ts';

/** Incidents that a suggestion names: the last ones. */
const KEPT_INCIDENTS = 20;

export const SUGGESTION_STATUSES = ['proposed', 'accepted', 'dismissed'] as const;
export type SuggestionStatus = (typeof SUGGESTION_STATUSES)[number];

/** Alarms that no candidate explained began together with ones that were: `from` may depend on `to`. */
export const suggestionSchema = z.strictObject({
  id: z.string().describe('[from,to] as JSON'),
  from: z.string().describe('id of the CI that would be the dependent'),
  to: z.string().describe('id of the CI that would be the dependency'),
  count: z.int().describe('how many incidents proposed it'),
  incidents: z.array(z.string()).describe('ids of the last 20 of them, the latest last'),
  status: z.enum(SUGGESTION_STATUSES),
  dependency: z.string().optional().describe('key of the dependency that accepting it wrote'),
  version: z.int(),
  created: z.string(),
  updated: z.string(),
});
export type Suggestion = z.infer<typeof suggestionSchema>;

/** A dependency that an incident proposes. */
export interface Proposal {
  from: string;
  to: string;
  /** id of the incident */
  incident: string;
}

/** Dismissed after it was accepted, a suggestion takes the dependency away that accepting it wrote. */
export type SuggestionDecision = { id: string } & (
  | { status: 'accepted' /** written with it */; dependency: DependencyRecord }
  | { status: 'dismissed' }
);

export const suggestionId = ({ from, to }: { from: string; to: string }): string =>
  JSON.stringify([from, to]);

const idSchema = z.tuple([z.string(), z.string()]);

/** [from, to] of a suggestion's id, or undefined for a text that is none. */
export function suggestionEnds(id: string): [from: string, to: string] | undefined {
  if (!id.startsWith('["')) return undefined;
  try {
    return idSchema.safeParse(JSON.parse(id)).data;
  } catch {
    return undefined;
  }
}

/** The suggestion with a proposal more; as it is where it was decided on, or the incident proposed it before. */
export function withProposal(
  suggestion: Suggestion | undefined,
  { from, to, incident }: Proposal,
  now: string,
): Suggestion {
  if (!suggestion) {
    const stamps = { version: 1, created: now, updated: now };
    return {
      id: suggestionId({ from, to }),
      from,
      to,
      count: 1,
      incidents: [incident],
      status: 'proposed',
      ...stamps,
    };
  }
  const { status, incidents, count } = suggestion;
  if (status !== 'proposed' || incidents.includes(incident)) return suggestion;
  return { ...suggestion, count: count + 1, incidents: [...incidents, incident].slice(-KEPT_INCIDENTS) };
}
