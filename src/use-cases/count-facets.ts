import type { SharedValues } from '../store/read-many.ts';
import type { Context } from './context.ts';
import { type AskedFilter, storeFilter } from './list-cis.ts';

/** How many CIs have a value; null: those without one. */
export interface FacetCount {
  value: string | null;
  cis: number;
}

/** The CIs that pass a filter, counted by what they have; most first, unless said otherwise. Lists are cut at `first`. */
export interface Facets {
  total: number;
  classes: FacetCount[];
  statuses: FacetCount[];
  environments: FacetCount[];
  owners: FacetCount[];
  sources: FacetCount[];
  /** the most critical first */
  criticalities: { value: number; cis: number }[];
}

/** Counts the CIs that pass a filter. VALIDATION: there is no such class. */
export async function countFacets(
  context: Context,
  { filter, first }: { filter: AskedFilter; first: number },
): Promise<Facets> {
  const rows = await context.store.facets(storeFilter(context, filter));
  const counted = <F extends keyof SharedValues>(field: F): { value: SharedValues[F]; cis: number }[] => {
    const counts = new Map<SharedValues[F], number>();
    for (const row of rows) counts.set(row[field], (counts.get(row[field]) ?? 0) + row.cis);
    return [...counts].map(([value, cis]) => ({ value, cis }));
  };
  const by = (field: 'class' | 'status' | 'environment' | 'owner' | 'source'): FacetCount[] => {
    return counted(field)
      .sort((a, b) => b.cis - a.cis || ((a.value ?? '') < (b.value ?? '') ? -1 : 1))
      .slice(0, first);
  };
  return {
    total: rows.reduce((sum, row) => sum + row.cis, 0),
    classes: by('class'),
    statuses: by('status'),
    environments: by('environment'),
    owners: by('owner'),
    sources: by('source'),
    criticalities: counted('criticality').sort((a, b) => b.value - a.value),
  };
}
