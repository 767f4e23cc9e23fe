import type { TopologyDependency, TopologyRow } from '../../src/topology/topology-row.ts';

/** A CI of a generated estate: what a cause is looked for by, and no more. */
export function row(id: string, className: string, dependencies: readonly TopologyDependency[]): TopologyRow {
  return {
    id,
    name: id,
    class: className,
    environment: 'production',
    owner: null,
    criticality: 3,
    outageAmount: null,
    outageCurrency: null,
    minimumMargin: null,
    dependencies,
  };
}
