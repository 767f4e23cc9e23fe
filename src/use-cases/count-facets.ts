import type { Context } from './context.ts';
import { type AskedFilter, storeFilter } from './list-cis.ts';

/** How many CIs have a value; null: those without one. */
export interface FacetCount {
  value: string | null;
  cis: number;
}

/** The CIs that pass a filter, counted by what they have; most first. Lists are cut at `first` values. */
export interface Facets {
  total: number;
  classes: FacetCount[];
  statuses: FacetCount[];
  environments: FacetCount[];
  owners: FacetCount[];
}

/** Counts the CIs that pass a filter. VALIDATION: there is no such class. */
export async function countFacets(
  context: Context,
  { filter, first }: { filter: AskedFilter; first: number },
): Promise<Facets> {
  const rows = await context.store.facets(storeFilter(context, filter));
  const by = (field: 'class' | 'status' | 'environment' | 'owner'): FacetCount[] => {
    const counts = new Map<string | null, number>();
    for (const row of rows) counts.set(row[field], (counts.get(row[field]) ?? 0) + row.cis);
    return [...counts]
      .map(([value, cis]) => ({ value, cis }))
      .sort((a, b) => b.cis - a.cis || ((a.value ?? '') < (b.value ?? '') ? -1 : 1))
      .slice(0, first);
  };
  return {
    total: rows.reduce((sum, row) => sum + row.cis, 0),
    classes: by('class'),
    statuses: by('status'),
    environments: by('environment'),
    owners: by('owner'),
  };
}
