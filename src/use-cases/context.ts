import type { Caller } from '../domain/access.ts';
import type { Catalogue } from '../domain/catalogue.ts';
import type { CiNames } from '../domain/ci-names.ts';
import type { GraphStore } from '../store/graph-store.ts';
import type { TopologyPart } from '../store/read-topology.ts';
import type { Topology } from '../topology/topology.ts';
import type { GraphEdits } from './graph-edits.ts';
import type { KeptIndex } from './kept-index.ts';

/** What the process has, made once in compose.ts and shared by all that it answers: there is no global state. */
export interface App {
  store: GraphStore;
  /** a topology that holds at least this part of the graph, as of one revision */
  topology: (part?: TopologyPart) => Promise<Topology>;
  /** the one kept in memory, where there is one, and how long ago it was that of the graph */
  keptTopology?: () => { topology: Topology; ageSeconds: number } | undefined;
  catalogue: Catalogue;
  /** what the CIs of the whole graph are called, see matchCis */
  names: KeptIndex<CiNames>;
  /** what was edited lately in the whole graph */
  edits: GraphEdits;
  /** labels of alarms that may say which CI they are of, in the order they are tried */
  alertLabels: readonly string[];
  /** of this program */
  version: string;
  /** now, ISO 8601 in UTC with milliseconds */
  clock: () => string;
}

/** What every use case is given: the app, and who asks. */
export interface Context extends App {
  /** written into the audit events of what is changed */
  actor: string;
  /** whose rights count */
  caller: Caller;
  /** called now and then by what may take long: throws where the caller has left, or has waited long enough */
  goOn?: () => void;
}
