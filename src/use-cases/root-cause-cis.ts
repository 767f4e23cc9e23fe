import type { Topology } from '../topology/topology.ts';
import { type NamedCi, named } from './answers.ts';
import type { RootCauseAnswer } from './root-cause-answer.ts';

/** Every CI that an answer names by its id, once, in the order of their ids. */
export function cisNamedIn(
  topology: Topology,
  {
    candidates,
    combination = [],
    runnerUp,
    missing,
  }: Pick<RootCauseAnswer, 'candidates' | 'combination' | 'runnerUp' | 'missing'>,
): NamedCi[] {
  const ids = new Set([
    ...candidates.flatMap(({ id, with: others, explained, unexplained, further, against }) => [
      ...[id, ...others, ...unexplained],
      ...explained.flatMap(({ path, gates }) => [
        ...path,
        ...gates.flatMap((gate) => [gate.id, ...gate.lost]),
      ]),
      ...(further ? [further.id, ...further.explains] : []),
      ...against.map((objection) => objection.id),
    ]),
    ...combination,
    ...(runnerUp ? [runnerUp.id] : []),
    ...missing.flatMap(({ from, to }) => [from, to]),
  ]);
  return Array.from(ids, (id) => topology.indexOf(id) as number)
    .sort((a, b) => topology.compare(a, b))
    .map((ci) => named(topology, ci));
}
