import type { GraphStore } from '../../src/store/graph-store.ts';
import type { Page, PageOptions } from '../../src/store/read-pages.ts';
import type { Neighbour } from '../../src/store/sight.ts';

/** What one CI depends on. */
export function dependenciesOf(store: GraphStore, id: string, page: PageOptions): Promise<Page<Neighbour>> {
  return neighboursOf(store, 'dependencies', id, page);
}

/** What depends on one CI. */
export function dependentsOf(store: GraphStore, id: string, page: PageOptions): Promise<Page<Neighbour>> {
  return neighboursOf(store, 'dependents', id, page);
}

async function neighboursOf(
  store: GraphStore,
  side: 'dependencies' | 'dependents',
  id: string,
  page: PageOptions,
): Promise<Page<Neighbour>> {
  return (await store.neighboursOf(side, [id], page)).get(id) as Page<Neighbour>;
}
