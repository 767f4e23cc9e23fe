import { ABSENT_STATUSES } from '../domain/ci.ts';
import type { NamedCis } from '../domain/ci-names.ts';
import { CmdbError } from '../domain/errors.ts';
import { fewOf } from '../domain/few-of.ts';
import type { Topology } from '../topology/topology.ts';
import type { Context } from './context.ts';
import { matchCis, onlyCi } from './match-cis.ts';

/** Ids that a word may mean of which a reason tells. */
const MOST_TOLD = 5;

/** What words mean in a topology. */
export interface MeantCis {
  /** by word: where the CI stands that it means */
  places: ReadonlyMap<string, number>;
  /** by word: why what it means has no place; a word that is in neither means nothing */
  reasons: ReadonlyMap<string, string>;
}

/**
 * What words mean in a topology of the whole graph, to the one who asks: the CI of that id, else the only CI that is
 * called so. What CIs are called is asked only where a word is no id: on a large estate it takes seconds to read.
 */
export async function meantCis(
  context: Context,
  topology: Topology,
  words: Iterable<string>,
): Promise<MeantCis> {
  const places = new Map<string, number>();
  const reasons = new Map<string, string>();
  const elsewhere = new Set<string>();
  for (const word of words) {
    const place = topology.indexOf(word);
    if (place === undefined) elsewhere.add(word);
    else places.set(word, place);
  }
  if (elsewhere.size === 0) return { places, reasons };
  const names: string[] = [];
  const records = await context.store.cis([...elsewhere]);
  for (const word of elsewhere) {
    const status = records.get(word)?.status;
    if (status === undefined) names.push(word);
    else if (ABSENT_STATUSES.includes(status)) reasons.set(word, `it is ${status} and takes no part`);
  }
  if (names.length === 0) return { places, reasons };
  const { find } = await matchCis(context);
  for (const word of names) {
    const named = find(word);
    const id = onlyCi(named);
    const place = id === null ? undefined : topology.indexOf(id);
    if (place !== undefined) places.set(word, place);
    else if (named) reasons.set(word, id === null ? several(named) : `it is ${id}, which takes no part`);
  }
  return { places, reasons };
}

/** The id of the CI that a word means, as above; of none the word as it is. VALIDATION: several CIs are called so. */
export async function idMeant(context: Context, word: string): Promise<string> {
  if ((await context.store.cis([word])).has(word)) return word;
  const named = (await matchCis(context)).find(word);
  if (named && named.total > 1) {
    throw new CmdbError('VALIDATION', `"${word}": ${several(named)}`, { word, ids: named.ids });
  }
  return onlyCi(named) ?? word;
}

function several({ ids, total }: NamedCis): string {
  return `${total} CIs are called this: ${fewOf(ids, MOST_TOLD, total)}`;
}
