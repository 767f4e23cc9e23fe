import type { Catalogue } from '../domain/catalogue.ts';
import type { GraphStore } from '../store/graph-store.ts';

/** What every use case is given, made once in compose.ts: there is no global state. */
export interface Context {
  store: GraphStore;
  catalogue: Catalogue;
  /** of this program */
  version: string;
  /** who asks; written into the audit events of what they change */
  actor: string;
  /** now, ISO 8601 in UTC with milliseconds */
  clock: () => string;
}
