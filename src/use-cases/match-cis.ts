import { setImmediate } from 'node:timers/promises';
import type { Catalogue } from '../domain/catalogue.ts';
import { CiNames, type FoundName, type NamedCis } from '../domain/ci-names.ts';
import type { Word } from '../domain/words.ts';
import type { GraphStore } from '../store/graph-store.ts';
import type { Context } from './context.ts';
import { KeptIndex } from './kept-index.ts';

/** CIs that are indexed before others have their turn: a few milliseconds. */
const CHUNK = 500;

/** What words mean to the one who asks, as of one revision of the graph. */
export interface Matching {
  /** the CIs that a word means, by whatever they are called; undefined: none */
  find(word: string): NamedCis | undefined;
  /** the names in a line of text; told of the words that are none */
  findIn(line: string, onOther: (word: Word) => void): FoundName[];
}

/** One for a process, of the whole graph: what a caller may see of it is told. */
export function ciNames(store: GraphStore, catalogue: Catalogue): KeptIndex<CiNames> {
  return new KeptIndex(store, async () => {
    const names = new CiNames(catalogue);
    for (const [i, ci] of (await store.named()).entries()) {
      if (i % CHUNK === 0) await setImmediate();
      names.add(ci);
    }
    return names;
  });
}

/** Matches what monitoring or a person says to CIs: any number of words for one look at the graph. */
export async function matchCis({ names, caller: { scope } }: Context): Promise<Matching> {
  const { index } = await names.current();
  const known = new Map<string, NamedCis | undefined>();
  return {
    find(word) {
      if (!known.has(word)) known.set(word, index.find(word, scope));
      return known.get(word);
    },
    findIn: (line, onOther) => index.findIn(line, scope, onOther),
  };
}

/** The id of the one CI that is meant; null: none is, or more than one. */
export function onlyCi(named: NamedCis | undefined): string | null {
  return named?.total === 1 ? (named.ids[0] as string) : null;
}
