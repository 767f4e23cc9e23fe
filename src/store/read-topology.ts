import { ABSENT_STATUSES } from '../domain/ci.ts';
import type { Topology } from '../topology/topology.ts';
import { TopologyBuilder } from '../topology/topology-builder.ts';
import { type CypherDriver, type CypherTransaction, WHOLE_GRAPH_MS } from './cypher-driver.ts';
import { each, read, rows, write } from './statements.ts';

/** Which part of the graph: all that depends on `above`, or all that `below` depends on, with these; else all. */
export interface TopologyPart {
  above?: readonly string[];
  below?: readonly string[];
  /** planned CIs take part */
  withPlanned?: boolean;
}

const ATTEMPTS = 3;

/** Never half a change: the rows are read again when a write came between, at last under the graph's lock. */
export async function readTopology(driver: CypherDriver, part: TopologyPart): Promise<Topology> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const { builder, before, end } = await driver.read(async (tx) => {
      const [start] = await rows(tx, read.graph, {});
      const filled = await builderOf(tx, part);
      const [end] = await rows(tx, read.graph, {});
      return { builder: filled, before: start?.revision ?? 0, end };
    }, WHOLE_GRAPH_MS);
    if (before === (end?.revision ?? 0)) return builder.build(before, end?.sequence);
  }
  return driver.write(async (tx) => {
    const [graph] = await rows(tx, write.lockGraph, { writeId: '' });
    return (await builderOf(tx, part)).build(graph?.revision ?? 0, graph?.sequence);
  }, WHOLE_GRAPH_MS);
}

async function builderOf(
  tx: CypherTransaction,
  { above, below, withPlanned = false }: TopologyPart,
): Promise<TopologyBuilder> {
  const builder = new TopologyBuilder();
  const absent = ABSENT_STATUSES.filter((status) => !(withPlanned && status === 'planned'));
  const add = builder.add.bind(builder);
  if (above) await each(tx, read.topologyAbove, { ids: [...above], absent }, add);
  else if (below) await each(tx, read.topologyBelow, { ids: [...below], absent }, add);
  else await each(tx, read.topology, { absent }, add);
  return builder;
}
