import type { Scope } from '../domain/access.ts';
import type { App } from './context.ts';

/**
 * The app as a caller with a scope has it: store and topology tell what the scope holds, so that no use case has to
 * think of it. What is computed is computed over everything.
 */
export function scoped({ keptTopology: _, topology, store, ...app }: App, scope: Scope): App {
  const own = store.seenBy(scope);
  // Ids may be placeholders that an answer gave.
  const idsOf = (words: readonly string[] | undefined) => words?.map((word) => own.idOf(word));
  return {
    ...app,
    store: own,
    topology: async ({ above, below, ...part } = {}) => {
      const [up, down] = [idsOf(above), idsOf(below)];
      return own.told(
        await topology({ ...part, ...(up ? { above: up } : {}), ...(down ? { below: down } : {}) }),
      );
    },
  };
}
