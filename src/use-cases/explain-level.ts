import { z } from 'zod';
import { explain, type Proof } from '../impact/explain.ts';
import { levelOf, type Propagation, propagate } from '../impact/propagate.ts';
import { impactedLevel, named, namedCi, reasonOf, reasonSchema } from './answers.ts';
import { assumptionWords, ciWord } from './assumption.ts';
import type { Context } from './context.ts';
import { absentCiSchema } from './find-cis.ts';
import { type Assumption, propagationOf } from './propagation.ts';

export interface ExplainQuestion extends Assumption {
  ci: string;
}

/** The question as it is asked from outside. */
export const explainQuestionSchema = z.strictObject({
  ci: ciWord.describe('id or name of the CI to explain'),
  ...assumptionWords,
});

export const explanationSchema = z.strictObject({
  revision: z.int(),
  ci: namedCi,
  level: z.enum(['up', 'degraded', 'down']),
  ignored: z.array(absentCiSchema),
  steps: z
    .array(namedCi.extend({ level: impactedLevel, distance: z.int(), reason: reasonSchema }))
    .describe('from the CI to the seeds, each CI once; only the members that the proof needs; empty when up'),
  seeds: z.array(z.string()).describe('a smallest set of seeds that gives this level'),
  necessary: z.array(z.string()).describe('seeds without each of which the CI would be better off'),
});
export type Explanation = z.infer<typeof explanationSchema>;

/** Why a CI has the level it has under these seeds: an irreducible proof back to the seeds. */
export async function explainLevel(context: Context, question: ExplainQuestion): Promise<Explanation> {
  const { ci: id } = question;
  const { propagation, places, ignored } = await propagationOf(context, question, [id]);
  const { topology } = propagation;
  const ci = places.get(id);
  const proof = ci === undefined ? undefined : explain(propagation, ci);
  const ids = (list: Proof['seeds']) => list.map((s) => topology.id(s.ci));
  return {
    revision: topology.revision,
    ci: ci === undefined ? { id, name: id, class: 'other' } : named(topology, ci),
    level: ci === undefined ? 'up' : levelOf(propagation, ci),
    ignored,
    steps: proof ? stepsOf(propagation, proof) : [],
    seeds: proof ? ids(proof.seeds) : [],
    necessary: proof ? ids(proof.necessary) : [],
  };
}

export function stepsOf({ topology, pins }: Propagation, proof: Proof): Explanation['steps'] {
  // The proof stands on its own seeds, so each reason is told as it is with those alone.
  const alone = propagate(topology, proof.seeds, pins);
  return proof.steps.map((step) => {
    const needed = new Set(step.lost.map((slot) => topology.member(slot)));
    return {
      ...named(topology, step.ci),
      level: step.level,
      distance: step.distance,
      reason: reasonOf(alone, step.ci, (slot) => needed.has(topology.member(slot))),
    };
  });
}
