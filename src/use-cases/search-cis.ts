import MiniSearch from 'minisearch';
import { maySee } from '../domain/access.ts';
import { CmdbError } from '../domain/errors.ts';
import type { GraphStore } from '../store/graph-store.ts';
import type { SearchedCi } from '../store/read-many.ts';
import type { Context } from './context.ts';
import { type CiIndex, KeptIndex } from './kept-index.ts';

export interface FoundCi extends Omit<SearchedCi, 'tags' | 'environment' | 'owner'> {
  owner: string | null;
  /** how well it fits; of one answer only */
  score: number;
}

export interface SearchAnswer {
  /** the revision of the graph that the index is of */
  revision: number;
  items: FoundCi[];
  total: number;
}

const LONGEST_TEXT = 200;
/** Each word is looked up with its misspellings: a pasted page would keep the process busy. */
const MOST_WORDS = 8;
const RETIRED = 0.3;
/** CIs that are indexed before others have their turn: a few milliseconds. */
const CHUNK = 500;
/** Of a word that more CIs have than this. */
const COMMON = 1000;

/**
 * CIs that the caller may see and whose id, name or tags have all the words of a text, some of them misspelt or begun
 * only; best first.
 */
export async function searchCis(
  { caller: { scope }, catalogue }: Context,
  index: SearchIndex,
  { text, first }: { text: string; first: number },
): Promise<SearchAnswer> {
  if (text.length > LONGEST_TEXT) {
    throw new CmdbError('LIMIT_EXCEEDED', `a text to search for has at most ${LONGEST_TEXT} characters`);
  }
  const {
    index: { cis, frequency },
    revision,
  } = await index.current();
  const words = wordsOf(text).slice(0, MOST_WORDS);
  // Scoring all that "server" stands in takes long and tells little: beside rarer words it is only looked for in
  // what those find, as it is written or begun.
  const rare = words.filter((word) => (frequency.get(word) ?? 0) <= COMMON);
  const common = rare.length > 0 ? words.filter((word) => !rare.includes(word)) : [];
  const found = cis.search((rare.length > 0 ? rare : words).join(' '), {
    filter: (ci) => {
      if (scope && !maySee(scope, catalogue, ci as unknown as SearchedCi)) return false;
      const own = common.length > 0 ? wordsOf(`${ci.id} ${ci.name} ${ci.tags}`) : []; // tags as one text, as they were indexed
      return common.every((word) => own.some((one) => one.startsWith(word)));
    },
  });
  return {
    revision,
    items: found.slice(0, first).map(({ id, name, class: ofClass, status, owner = null, score }) => ({
      ...{ id, name, class: ofClass, status, owner, score },
    })),
    total: found.length,
  };
}

/** The words of every CI. */
class SearchWords implements CiIndex {
  readonly cis = emptyIndex();
  /** about how many CIs have a word: what they no longer have is not taken off */
  readonly frequency = new Map<string, number>();

  async fill(searched: readonly SearchedCi[]): Promise<this> {
    await this.cis.addAllAsync(searched, { chunkSize: CHUNK });
    for (const ci of searched) count(ci, this.frequency);
    return this;
  }

  put(ci: SearchedCi): void {
    if (this.cis.has(ci.id)) this.cis.replace(ci);
    else this.cis.add(ci);
    count(ci, this.frequency);
  }
}

/** One for a process, of the whole graph: what a caller may see of it is told. */
export function searchIndex(store: GraphStore): SearchIndex {
  return new KeptIndex(store, async () => await new SearchWords().fill(await store.searched()));
}
export type SearchIndex = KeptIndex<SearchWords>;

function count({ id, name, tags }: SearchedCi, frequency: Map<string, number>): void {
  for (const word of new Set(wordsOf(`${id} ${name} ${tags.join(' ')}`))) {
    frequency.set(word, (frequency.get(word) ?? 0) + 1);
  }
}

function emptyIndex(): MiniSearch<SearchedCi> {
  return new MiniSearch<SearchedCi>({
    fields: ['id', 'name', 'tags'],
    storeFields: ['id', 'name', 'class', 'environment', 'status', 'owner', 'tags'],
    extractField: (ci, field) => {
      const value = ci[field as keyof SearchedCi];
      return Array.isArray(value) ? value.join(' ') : value;
    },
    tokenize: wordsOf,
    processTerm: (word) => word,
    searchOptions: {
      prefix: true,
      fuzzy: (word) => (word.length < 4 ? false : 0.25),
      maxFuzzy: 2,
      combineWith: 'AND',
      boost: { id: 2, name: 2 },
      boostDocument: (_id, _term, stored) => (stored?.status === 'retired' ? RETIRED : 1),
    },
  });
}

/** Lower case, without accents, so that "koln" finds "Köln". */
function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}
