import { textOrder } from './model.ts';

/** What is loaded of a CI for exploring; what its reader may not see of it is null. */
export interface LoadedCi {
  readonly id: string;
  readonly name: string;
  readonly class: string;
  readonly owner: string | null;
  readonly criticality: number | null;
  readonly environment: string | null;
  readonly source: string | null;
  /** when it was last changed, ISO 8601 in UTC */
  readonly updated: string | null;
  /** how many CIs it depends on, and how many depend on it, in the whole graph */
  readonly dependencies: number | null;
  readonly dependents: number | null;
}

/** What CIs are told apart by. */
export const FACETS = ['class', 'owner', 'environment', 'source', 'criticality'] as const;
export type Facet = (typeof FACETS)[number];

/** A value of a facet; null: none is known, which no owner can be called. */
export type FacetValue = string | null;

export interface Filter {
  /** the values of each facet that pass; none: all */
  readonly values: Readonly<Record<Facet, readonly FacetValue[]>>;
  /** the relation types of dependencies that are followed; none: all */
  readonly relations: readonly string[];
  /** changed at this time or later, ISO 8601; empty: at any */
  readonly since: string;
}

/** A value, and how many have it. */
export interface FacetCount<Value extends FacetValue = FacetValue> {
  readonly value: Value;
  readonly count: number;
}

export function facetValue(ci: LoadedCi, facet: Facet): FacetValue {
  const value = ci[facet];
  return value === null ? null : String(value);
}

/** Whether a CI passes the facets, or all of them but one. */
export function passes(ci: LoadedCi, { values, since }: Filter, except?: Facet | 'since'): boolean {
  return (
    FACETS.every(
      (facet) =>
        facet === except || values[facet].length === 0 || values[facet].includes(facetValue(ci, facet)),
    ) &&
    (except === 'since' || since === '' || isSince(ci, since))
  );
}

function isSince({ updated }: LoadedCi, since: string): boolean {
  return updated !== null && updated >= since;
}

/** Every value of a facet with how many that pass the other facets have it: what choosing it would leave. */
export function facetCounts(cis: readonly LoadedCi[], facet: Facet, filter: Filter): FacetCount[] {
  const counts = new Map<FacetValue, number>(filter.values[facet].map((value) => [value, 0]));
  for (const ci of cis) {
    const value = facetValue(ci, facet);
    counts.set(value, (counts.get(value) ?? 0) + (passes(ci, filter, facet) ? 1 : 0));
  }
  return mostFirst(counts);
}

/** Every relation type with how many of the dependencies have it. */
export function relationCounts(
  edges: readonly { readonly type: string }[],
  relations: readonly string[],
): FacetCount<string>[] {
  const counts = new Map<string, number>(relations.map((type) => [type, 0]));
  for (const { type } of edges) counts.set(type, (counts.get(type) ?? 0) + 1);
  return mostFirst(counts);
}

/** How many that pass the other facets were changed at a time or later. */
export function changedSince(cis: readonly LoadedCi[], filter: Filter, since: string): number {
  return cis.filter((ci) => passes(ci, filter, 'since') && isSince(ci, since)).length;
}

function mostFirst<Value extends FacetValue>(counts: ReadonlyMap<Value, number>): FacetCount<Value>[] {
  return Array.from(counts, ([value, count]) => ({ value, count })).sort(
    (a, b) => b.count - a.count || textOrder(a.value ?? '', b.value ?? ''),
  );
}
