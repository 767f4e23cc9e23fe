import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What the server's topology is, where it keeps one. */
export interface TopologyState {
  revision: number;
  cis: number;
  dependencies: number;
  /** since it was last known to be that of the graph */
  ageSeconds: number;
}

// From a cached answer to a large estate read from a database.
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export interface Metrics {
  registry: Registry;
  answered(route: string, method: string, status: number, seconds: number): void;
  storeFailed(): void;
  imported(outcome: string, records: number): void;
}

/** Measures in a registry of their own, so that two servers in a process do not count each other's requests. */
export function newMetrics(topologyState?: () => TopologyState | undefined): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const latency = new Histogram({
    name: 'faultline_http_request_duration_seconds',
    help: 'Time to answer a request; its count is the number of requests',
    labelNames: ['route', 'method', 'status'],
    buckets: BUCKETS,
    registers,
  });
  const storeErrors = new Counter({
    name: 'faultline_store_errors_total',
    help: 'Requests that ended since the graph could not be reached',
    registers,
  });
  const imported = new Counter({
    name: 'faultline_import_records_total',
    help: 'Records of imports by what became of them, dry runs left out',
    labelNames: ['outcome'],
    registers,
  });
  if (topologyState) addTopology(registers, topologyState);
  return {
    registry,
    answered: (route, method, status, seconds) => latency.observe({ route, method, status }, seconds),
    storeFailed: () => storeErrors.inc(),
    imported: (outcome, records) => imported.inc({ outcome }, records),
  };
}

function addTopology(registers: Registry[], stateOf: () => TopologyState | undefined): void {
  const gauges: [keyof TopologyState, string, string][] = [
    ['revision', 'faultline_topology_revision', 'Revision of the graph that the topology in memory is of'],
    ['cis', 'faultline_topology_cis', 'CIs in it'],
    ['dependencies', 'faultline_topology_dependencies', 'Dependencies in it'],
    ['ageSeconds', 'faultline_topology_age_seconds', 'Time since it was last known to be that of the graph'],
  ];
  for (const [key, name, help] of gauges) {
    new Gauge({
      name,
      help,
      registers,
      collect() {
        const state = stateOf();
        if (state) this.set(state[key]);
      },
    });
  }
}
