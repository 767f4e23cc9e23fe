import { addressOf, listOf, textOfList } from '../../app/address.ts';
import { FACETS, type Facet, type FacetValue, type Filter } from '../../graph/facets.ts';

// What the page shows, as its address holds it: /explore?focus=a&depth=2&below=b&fold=c&class=server,database&without=owner

export const DIRECTIONS = ['both', 'up', 'down'] as const;
export type Direction = (typeof DIRECTIONS)[number];

export const TABS = ['list', 'table', 'paths', 'legend'] as const;
export type Tab = (typeof TABS)[number];

export const DEEPEST = 10;
/** CIs that are loaded around the focus, and boxes that are drawn at most. */
export const LIMIT = { first: 250, most: 1000 } as const;
export const BOXES = [40, 100, 250] as const;

export interface View {
  /** what it starts from; empty: the whole estate, as a list */
  readonly focus: readonly string[];
  readonly depth: number;
  readonly direction: Direction;
  /** how many around the focus are loaded */
  readonly limit: number;
  readonly boxes: number;
  /** those of which all dependents, or all dependencies, are shown too */
  readonly above: readonly string[];
  readonly below: readonly string[];
  readonly folded: readonly string[];
  /** those that keep a box of their own */
  readonly apart: readonly string[];
  /** to be asked about as failed */
  readonly marked: readonly string[];
  readonly filter: Filter;
  readonly chosen: string | null;
  /** what is lit of what the chosen one hangs together with */
  readonly lit: '' | 'up' | 'down' | 'paths';
  readonly isFree: boolean;
  readonly tab: Tab;
  /** two CIs between which the paths are asked for */
  readonly from: string;
  readonly to: string;
  /** the saved view with the positions; of this browser only */
  readonly saved: string;
  /** in the list of the estate: what the id or the name holds, and after which id the page begins */
  readonly text: string;
  readonly after: string;
}

export function viewOf(query: URLSearchParams): View {
  const list = (name: string) => [...new Set(listOf(query.get(name)))];
  const without = list('without');
  const valuesOf = (facet: Facet) => [...list(facet), ...(without.includes(facet) ? [null] : [])];
  const oneOf = <Value extends string>(name: string, values: readonly Value[]): Value =>
    values.find((value) => value === query.get(name)) ?? (values[0] as Value);
  return {
    focus: list('focus'),
    depth: whole(query.get('depth'), 2, 1, DEEPEST),
    direction: oneOf('direction', DIRECTIONS),
    limit: whole(query.get('limit'), LIMIT.first, 1, LIMIT.most),
    boxes: whole(query.get('boxes'), BOXES[2], 10, BOXES[2]),
    above: list('above'),
    below: list('below'),
    folded: list('fold'),
    apart: list('apart'),
    marked: list('mark'),
    filter: {
      values: Object.fromEntries(FACETS.map((facet) => [facet, valuesOf(facet)])) as Record<
        Facet,
        FacetValue[]
      >,
      relations: list('relation'),
      since: /^\d{4}-\d\d-\d\d$/.exec(query.get('since') ?? '')?.[0] ?? '',
    },
    chosen: query.get('chosen'),
    lit: oneOf('lit', ['', 'up', 'down', 'paths']),
    isFree: query.get('layout') === 'free',
    tab: oneOf('tab', TABS),
    from: query.get('from') ?? '',
    to: query.get('to') ?? '',
    saved: query.get('saved') ?? '',
    text: query.get('text') ?? '',
    after: query.get('after') ?? '',
  };
}

/** The address of a view; two that show the same are the same. */
export function viewAddress(view: Partial<View>): string {
  const query = new URLSearchParams();
  const put = (name: string, value: string | number | null | undefined, usual: string | number = '') => {
    if (value !== undefined && value !== null && value !== usual) query.set(name, String(value));
  };
  put('focus', textOfList(view.focus ?? []));
  put('from', view.from);
  put('to', view.to);
  put('depth', view.depth, 2);
  put('direction', view.direction, 'both');
  put('limit', view.limit, LIMIT.first);
  put('boxes', view.boxes, BOXES[2]);
  put('above', textOfList(view.above ?? []));
  put('below', textOfList(view.below ?? []));
  put('fold', textOfList(view.folded ?? []));
  put('apart', textOfList(view.apart ?? []));
  put('mark', textOfList(view.marked ?? []));
  const values = (facet: Facet) => view.filter?.values[facet] ?? [];
  for (const facet of FACETS) put(facet, textOfList(values(facet).filter((value) => value !== null)));
  put('without', textOfList(FACETS.filter((facet) => values(facet).includes(null))));
  put('relation', textOfList(view.filter?.relations ?? []));
  put('since', view.filter?.since);
  put('text', view.text);
  put('after', view.after);
  put('chosen', view.chosen);
  put('lit', view.lit);
  put('layout', view.isFree ? 'free' : '');
  put('tab', view.tab, 'list');
  put('saved', view.saved);
  return addressOf('/explore', query);
}

/** A number of the address within bounds; what is none is the usual. */
function whole(text: string | null, usual: number, least: number, most: number): number {
  const value = Number(text ?? Number.NaN);
  return Number.isInteger(value) ? Math.min(most, Math.max(least, value)) : usual;
}

/** The filter with a value of a facet taken in, or out. */
export function withValue<Value>(values: readonly Value[], value: Value, isIn: boolean): Value[] {
  return isIn ? [...values, value] : values.filter((one) => one !== value);
}
