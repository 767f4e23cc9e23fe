import type { Scope } from '../domain/access.ts';
import type { App } from './context.ts';

/**
 * The app as a caller with a scope has it: store and topology tell what the scope holds, so that no use case has to
 * think of it. What is computed is computed over everything.
 */
export function scoped({ keptTopology: _, topology, store, ...app }: App, scope: Scope): App {
  const own = store.seenBy(scope);
  return {
    ...app,
    store: own,
    // Always the whole: of the CIs at the edge of a part it is not known whether they are seen.
    topology: async ({ withPlanned = false } = {}) => own.told(await topology({ withPlanned })),
  };
}
