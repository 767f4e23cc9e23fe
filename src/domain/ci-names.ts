import { maySee, type Scope } from './access.ts';
import type { Catalogue } from './catalogue.ts';
import type { AttributeValue, ConfigurationItem } from './ci.ts';
import {
  alikeName,
  hostIn,
  hostOfUser,
  isAddress,
  isOwn,
  plainName,
  shortNameOf,
  type Word,
  wordsIn,
} from './words.ts';

/**
 * How sure a match is. exact: an id, an external id or a name as it is written. strong: a host name, an IP address, or
 * an id, an external id or a name but for its capitals and punctuation. weak: the host name without its domain.
 */
export const MATCH_QUALITIES = ['exact', 'strong', 'weak'] as const;
export type MatchQuality = (typeof MATCH_QUALITIES)[number];
/** By what a CI was found, in the order in which one counts before another of the same quality. */
export const MATCHED_BY = ['id', 'externalId', 'name', 'hostname', 'ip', 'shortName'] as const;
export type MatchedBy = (typeof MATCHED_BY)[number];

/** The CIs that a word means: one, or several with nothing to tell them apart. */
export interface NamedCis {
  quality: MatchQuality;
  by: MatchedBy;
  /** the first of them, in order */
  ids: string[];
  total: number;
}

/** A stretch of a text that means CIs. */
export interface FoundName extends NamedCis {
  /** as it stands in the text */
  text: string;
}

// How a name leads to a CI, best first. A port tells a service from the machine it listens on: whatever has a port is
// meant by its host alone only where nothing else has that host.
const WAYS = {
  'the id': { quality: 'exact', by: 'id' },
  'the external id': { quality: 'exact', by: 'externalId' },
  'the name': { quality: 'exact', by: 'name' },
  'the host': { quality: 'strong', by: 'hostname' },
  'the address': { quality: 'strong', by: 'ip' },
  'the id in other capitals': { quality: 'strong', by: 'id' },
  'the external id in other capitals': { quality: 'strong', by: 'externalId' },
  'the name in other capitals': { quality: 'strong', by: 'name' },
  'the host of its port': { quality: 'strong', by: 'hostname' },
  'the address of its port': { quality: 'strong', by: 'ip' },
  'what is like the id': { quality: 'strong', by: 'id' },
  'what is like the external id': { quality: 'strong', by: 'externalId' },
  'what is like the name': { quality: 'strong', by: 'name' },
  'the host without its domain': { quality: 'weak', by: 'shortName' },
  'the host of its port without its domain': { quality: 'weak', by: 'shortName' },
} as const satisfies Record<string, Pick<NamedCis, 'quality' | 'by'>>;
type Way = keyof typeof WAYS;
const IN_ORDER = Object.keys(WAYS) as Way[];
const rank = (way: Way) => IN_ORDER.indexOf(way);
const HOST = rank('the host');
const IP = rank('the address');
const HOST_OF_PORT = rank('the host of its port');
const IP_OF_PORT = rank('the address of its port');
const SHORT = rank('the host without its domain');
const SHORT_OF_PORT = rank('the host of its port without its domain');
const ID = rank('what is like the id');
const EXTERNAL_ID = rank('what is like the external id');
const NAME = rank('what is like the name');
/** Ids, external ids and names are kept by what is alike, and told apart by how they are written. */
const WRITTEN: ReadonlyMap<number, { asItIs: number; inOtherCapitals: number }> = new Map([
  [ID, { asItIs: rank('the id'), inOtherCapitals: rank('the id in other capitals') }],
  [
    EXTERNAL_ID,
    { asItIs: rank('the external id'), inOtherCapitals: rank('the external id in other capitals') },
  ],
  [NAME, { asItIs: rank('the name'), inOtherCapitals: rank('the name in other capitals') }],
]);
/** What parts an address is no punctuation of a name: web:8080 is not web-8080. */
const OF_AN_ADDRESS = /[:/]/;

const MOST_IDS = 20;
/** Words of a name that is found in a text; longer names are found only where they are asked for. */
const LONGEST = 8;
/** What is asked for is at most this long: names are shorter. */
const LONGEST_WORD = 2000;
const HOSTS_OF_A_CI = 20;

/** What there is to know a CI by. */
export interface NamedCi extends Pick<ConfigurationItem, 'id' | 'name' | 'class' | 'environment'> {
  externalIds: readonly string[];
  /** attributes of these names; a class may have them of any type */
  hostname: AttributeValue | null;
  ip: AttributeValue | null;
  port: AttributeValue | null;
}

/** What all CIs are called: their ids, external ids, names, host names and IP addresses. Retired ones have no names. */
export class CiNames {
  readonly #catalogue: Catalogue;
  readonly #cis: (NamedCi | undefined)[] = [];
  /** places of CIs that are no more */
  readonly #free: number[] = [];
  readonly #placeOf = new Map<string, number>();
  /** by plain host, and by names as they are alike: the place of each CI and the way, in one number as there are several */
  readonly #named = new Map<string, number | number[]>();
  /** by the first word of names that have several in the form that is alike: the most words that one has */
  readonly #longest = new Map<string, number>();

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue;
  }

  get size(): number {
    return this.#placeOf.size;
  }

  /** Takes in a CI that is new or was changed. */
  put({ id, name, class: ofClass, environment, status, externalIds, attributes }: ConfigurationItem): void {
    this.#drop(id);
    if (status === 'retired') return;
    const { hostname = null, ip = null, port = null } = attributes;
    const ids = Object.values(externalIds);
    this.add({ id, name, class: ofClass, environment, externalIds: ids, hostname, ip, port });
  }

  /** Takes in a CI that is not in yet. */
  add(ci: NamedCi): void {
    const place = this.#free.pop() ?? this.#cis.length;
    this.#cis[place] = ci;
    this.#placeOf.set(ci.id, place);
    for (const [key, way] of namesOf(ci)) this.#name(key, entryOf(place, way));
  }

  #drop(id: string): void {
    const place = this.#placeOf.get(id);
    const ci = place === undefined ? undefined : this.#cis[place];
    if (place === undefined || !ci) return;
    for (const [key, way] of namesOf(ci)) this.#unname(key, entryOf(place, way));
    this.#cis[place] = undefined;
    this.#free.push(place);
    this.#placeOf.delete(id);
  }

  /** The CIs a word means to who has this scope; undefined: none. A word may have a port, or be a URL. */
  find(word: string, scope?: Scope): NamedCis | undefined {
    if (word.length > LONGEST_WORD) return undefined;
    const plain = plainName(word);
    const host = hostIn(word);
    return (
      this.#meant(plain, word, scope) ??
      (host !== undefined && host !== plain ? this.#meant(host, host, scope) : undefined) ??
      this.#byShortName(host ?? plain, scope)
    );
  }

  /** What a line of text says of CIs: at each place the longest name that begins there. `onOther`: words of none. */
  findIn(line: string, scope: Scope | undefined, onOther: (word: Word) => void): FoundName[] {
    const words = wordsIn(line);
    const found: FoundName[] = [];
    for (let at = 0; at < words.length; ) {
      const word = words[at] as Word;
      const host = hostOfUser(line, word);
      let name = this.#nameAt(line, words, at, scope);
      if (!name && host) {
        words[at] = host;
        name = this.#nameAt(line, words, at, scope);
      }
      if (name) found.push(name.found);
      else onOther(word);
      at += name?.length ?? 1;
    }
    return found;
  }

  /** The longest name that begins at a word, and how many words it has. */
  #nameAt(
    line: string,
    words: readonly Word[],
    at: number,
    scope: Scope | undefined,
  ): { found: FoundName; length: number } | undefined {
    const { plain: first, start } = words[at] as Word;
    const [begin = ''] = alikeName(first).split(' ', 1);
    for (let length = Math.min(this.#longest.get(begin) ?? 1, words.length - at); length > 0; length--) {
      const text = line.slice(start, words[at + length - 1]?.end);
      const own = words.slice(at, at + length);
      const key = own.map(({ plain }) => plain).join(' ');
      // A letter or a number alone is too often something else.
      if (length === 1 && (text.length === 1 || /^\p{N}+$/u.test(text))) return undefined;
      const meant =
        this.#meant(key, text, scope) ?? (length === 1 ? this.#byShortName(key, scope) : undefined);
      if (meant) return { found: { text, ...meant }, length };
    }
    return undefined;
  }

  /** The CIs of a plain name that are seen and are found in the best way there is; none of `others`, which are places. */
  #meant(
    plain: string,
    written: string,
    scope?: Scope,
    last = IN_ORDER.length - 1,
    others?: ReadonlySet<number>,
  ): NamedCis | undefined {
    let best = last + 1;
    let ids: string[] = [];
    const alike = alikeName(plain);
    for (const key of alike === plain ? [plain] : [plain, alike]) {
      for (const entry of this.#entries(key)) {
        const place = placeOf(entry);
        const ci = this.#cis[place] as NamedCi;
        if (others?.has(place) || (scope && !maySee(scope, this.#catalogue, ci))) continue;
        const way = wayOf(ci, entry % IN_ORDER.length, { plain, written, isAlike: key !== plain });
        if (way < best) {
          best = way;
          ids = [ci.id];
        } else if (way === best && best <= last) ids.push(ci.id);
      }
    }
    const how = IN_ORDER[best];
    if (how === undefined || ids.length === 0) return undefined;
    return { ...WAYS[how], ids: ids.sort().slice(0, MOST_IDS), total: ids.length };
  }

  /** A host with a domain, of which the CIs say the name alone. Another domain would be another host. */
  #byShortName(plain: string, scope?: Scope): NamedCis | undefined {
    const short = shortNameOf(plain);
    if (short === undefined) return undefined;
    // What has a host name with a domain that begins so, and was not found by it, has another domain.
    const others = this.#entries(short).filter((entry) => entry % IN_ORDER.length >= SHORT);
    const meant = this.#meant(short, short, scope, IP_OF_PORT, new Set(others.map(placeOf)));
    return meant && { ...meant, ...WAYS['the host without its domain'] };
  }

  #entries(key: string): readonly number[] {
    const entries = this.#named.get(key) ?? [];
    return typeof entries === 'number' ? [entries] : entries;
  }

  #name(key: string, entry: number): void {
    const known = this.#named.get(key);
    if (known === undefined) this.#named.set(key, entry);
    else if (typeof known === 'number') this.#named.set(key, [known, entry]);
    else known.push(entry);
    const words = alikeName(key).split(' ');
    if (words.length === 1) return;
    const [first = ''] = words;
    const longest = Math.max(this.#longest.get(first) ?? 1, words.length);
    this.#longest.set(first, Math.min(LONGEST, longest));
  }

  #unname(key: string, entry: number): void {
    const known = this.#named.get(key);
    const left = typeof known === 'object' ? known.filter((one) => one !== entry) : [];
    const [only] = left;
    if (only === undefined) this.#named.delete(key);
    else this.#named.set(key, left.length > 1 ? left : only);
  }
}

/** Each name that a CI is kept by, and in which way; none twice. */
function namesOf({ id, name, externalIds, hostname, ip, port }: NamedCi): [key: string, way: number][] {
  const names = new Map<string, [string, number]>();
  const add = (key: string, way: number) => names.set(`${way} ${key}`, [key, way]);
  add(alikeName(plainName(id)), ID);
  for (const external of externalIds) add(alikeName(plainName(external)), EXTERNAL_ID);
  add(alikeName(plainName(name)), NAME);
  for (const value of [id, name]) addShort(plainName(value), 3, SHORT);
  for (const [value, atHost, atPort] of [
    [hostname, HOST, HOST_OF_PORT],
    [ip, IP, IP_OF_PORT],
  ] as const) {
    for (const host of hostsOf(value)) {
      if (isOwn(host) || isAddress(host) !== (atHost === IP)) continue;
      add(host, port === null ? atHost : atPort);
      if (port !== null) add(`${host} ${port}`, atHost);
      addShort(host, 2, port === null ? SHORT : SHORT_OF_PORT);
    }
  }
  return [...names.values()];

  /** A name of the estate, such as Node.js, is taken for a host only with more than one dot. */
  function addShort(host: string, labels: number, way: number): void {
    const short = shortNameOf(host);
    if (short !== undefined && host.split('.').length >= labels) add(short, way);
  }
}

/** The plain hosts in the value of an attribute, which may list several. */
function hostsOf(value: AttributeValue | null): string[] {
  if (value === null || typeof value === 'boolean') return [];
  const words = wordsIn(Array.isArray(value) ? value.join(' ') : String(value));
  return words.slice(0, HOSTS_OF_A_CI).map(({ plain }) => plain);
}

function entryOf(place: number, way: number): number {
  return place * IN_ORDER.length + way;
}

function placeOf(entry: number): number {
  return Math.floor(entry / IN_ORDER.length);
}

/** The way in which a CI that is kept by a name in some way is called so; Infinity: it is not. */
function wayOf(
  { id, externalIds, name }: NamedCi,
  kept: number,
  called: { plain: string; written: string; isAlike: boolean },
): number {
  const ways = WRITTEN.get(kept);
  if (!ways) return called.isAlike ? Infinity : kept;
  const own = kept === ID ? [id] : kept === NAME ? [name] : externalIds;
  if (own.includes(called.written)) return ways.asItIs;
  if (own.some((one) => plainName(one) === called.plain)) return ways.inOtherCapitals;
  return OF_AN_ADDRESS.test(called.written) ? Infinity : kept;
}
