import { localCaller } from '../../src/domain/access.ts';
import { ALERT_LABELS } from '../../src/domain/alertmanager.ts';
import type { Catalogue } from '../../src/domain/catalogue.ts';
import type { GraphStore } from '../../src/store/graph-store.ts';
import type { Context } from '../../src/use-cases/context.ts';
import { GraphEdits } from '../../src/use-cases/graph-edits.ts';
import { ciNames } from '../../src/use-cases/match-cis.ts';

/** The context of a test: `clock` says what time it is, ISO 8601 in UTC. */
export function contextOn(store: GraphStore, catalogue: Catalogue, clock: () => string): Context {
  return {
    store,
    topology: (part) => store.topology(part),
    catalogue,
    names: ciNames(store, catalogue),
    edits: new GraphEdits(store),
    alertLabels: ALERT_LABELS,
    version: '0.0.0',
    clock,
    actor: 'tester',
    caller: localCaller('tester'),
  };
}
