import { z } from 'zod';
import { moneySchema } from '../domain/ci.ts';
import { fewOf } from '../domain/few-of.ts';
import { EFFECTS } from '../domain/level.ts';
import { wordOf } from '../domain/word-of.ts';
import { isSeed, lostMembers } from '../impact/explain.ts';
import { levelOf, type Propagation } from '../impact/propagate.ts';
import type { Topology } from '../topology/topology.ts';

/** Parts that several answers share. */
export const impactedLevel = z.enum(['down', 'degraded']);

/** The level a CI was assumed to have, or the group that gave it its level: what it needed, and what it lost. */
export const reasonSchema = z.strictObject({
  text: z.string().describe('the reason in one line'),
  seed: z.boolean().describe('the CI was assumed to be at this level'),
  group: z.string().nullable().describe('the requirement group, null for a dependency that stands alone'),
  needs: z.int().describe('members the group needs; 0 for a seed and for a restricted CI'),
  of: z.int().describe('members the group has; 0 for a seed and for a restricted CI'),
  lost: z
    .array(
      z.strictObject({
        id: z.string(),
        type: z.string(),
        effect: z.enum(EFFECTS),
        level: impactedLevel,
      }),
    )
    .describe('the members that fail the group, nearest to the seeds first; each is impacted itself'),
});
export type Reason = z.infer<typeof reasonSchema>;

export const namedCi = z.strictObject({ id: z.string(), name: z.string(), class: z.string() });
export type NamedCi = z.infer<typeof namedCi>;

/** How a dependency passes a failure on. */
export const linkSchema = z.strictObject({
  type: z.string(),
  effect: z.enum(EFFECTS),
  group: z.string().nullable(),
});
/** A dependency with its ends, for drawing. */
export interface Edge extends z.infer<typeof linkSchema> {
  from: string;
  to: string;
}

export const moneyList = z.array(moneySchema);

/** A CI as answers name it. */
export function named(topology: Topology, ci: number): NamedCi {
  return { id: topology.id(ci), name: topology.name(ci), class: topology.className(ci) };
}

/** The dependency that a member slot stands for. */
export function linkOf(topology: Topology, slot: number): z.infer<typeof linkSchema> {
  return {
    type: topology.relation(slot),
    effect: topology.effect(slot),
    group: topology.groupName(topology.groupOfSlot(slot)),
  };
}

/** The dependency of a member slot with its ends, for drawing. */
export function edgeOf(topology: Topology, slot: number): Edge {
  const from = topology.id(topology.consumer(topology.groupOfSlot(slot)));
  return { from, to: topology.id(topology.member(slot)), ...linkOf(topology, slot) };
}

/** Why an impacted CI has its level; of the members that its group lost only those that `isTold`. */
export function reasonOf(
  propagation: Propagation,
  ci: number,
  isTold: (slot: number) => boolean = () => true,
): Reason {
  const { topology } = propagation;
  const level = levelOf(propagation, ci);
  if (isSeed(propagation, ci)) {
    return { text: `assumed ${level}`, seed: true, group: null, needs: 0, of: 0, lost: [] };
  }
  // What it depends on, and how, is a restricted CI's own.
  if (topology.isRestricted(ci)) {
    return { text: 'restricted', seed: false, group: null, needs: 0, of: 0, lost: [] };
  }
  const group = propagation.group[ci] as number;
  const slots = lostMembers(propagation, ci).filter(isTold);
  const lost = slots.map((slot) => ({
    id: topology.id(topology.member(slot)),
    type: topology.relation(slot),
    effect: topology.effect(slot),
    level: levelOf(propagation, topology.member(slot)) as 'down' | 'degraded',
  }));
  const [name, needs, of] = [
    topology.groupName(group),
    topology.groupNeeds(group),
    topology.groupSize(group),
  ];
  return { text: reasonText(name, needs, of, lost), seed: false, group: name, needs, of, lost };
}

const MOST_NAMED = 3;

/** "needs 2 of 3 web nodes: web-1, web-2 down", "runs on web-1 (down)". */
function reasonText(name: string | null, needs: number, of: number, lost: Reason['lost']): string {
  const first = lost[0];
  if (name === null && first) {
    const effect = first.effect === 'hard' ? '' : `, ${first.effect}`;
    return `${wordOf(first.type)} ${first.id} (${first.level}${effect})`;
  }
  const shown = lost.map((m) => `${m.id} ${m.level}`);
  return `needs ${needs} of ${of} ${name}: ${fewOf(shown, MOST_NAMED)}`;
}
