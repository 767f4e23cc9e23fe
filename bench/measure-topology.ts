// node measure-topology.ts CIS: what a topology of that many CIs takes, in a process that builds only that.
import { TopologyBuilder } from '../src/topology/topology-builder.ts';
import { answer } from './child.ts';
import { layeredEstate } from './estate.ts';

const size = Number(process.argv[2]);
const before = process.memoryUsage().rss;
let start = performance.now();
const builder = new TopologyBuilder();
let dependencies = 0;
for (const row of layeredEstate(size)) {
  builder.add(row);
  dependencies += row.dependencies.length;
}
const added = performance.now() - start;
start = performance.now();
const { columns } = builder.build(1);
const built = performance.now() - start;
let arrays = 0;
for (const column of Object.values(columns)) if (ArrayBuffer.isView(column)) arrays += column.byteLength;
answer({ dependencies, added, built, arrays, before });
