import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { benchCommands } from './commands.ts';
import { Graphs } from './graphs.ts';
import { benchImport } from './import.ts';
import { machine } from './machine.ts';
import { benchMemory } from './memory.ts';
import { benchPropagate } from './propagate.ts';
import { benchReach } from './reach.ts';
import { benchRootCause } from './root-cause.ts';
import { benchRootCauseSpeed } from './root-cause-speed.ts';
import { benchServer } from './server.ts';
import { benchSoak } from './soak.ts';
import { benchSpof } from './spof.ts';
import { generated, imported } from './subject.ts';
import { markdown, type Table } from './table.ts';
import { benchWeb } from './web.ts';

const { values: flags } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    sizes: { type: 'string', default: '1000,10000,100000,1000000' },
    file: { type: 'string' },
    quick: { type: 'boolean', default: false },
    million: { type: 'boolean', default: false },
    minutes: { type: 'string' },
    incidents: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
});
const sizes = (flags.quick ? '1000,10000' : flags.sizes).split(',').map(Number);
if (!sizes.every((size) => Number.isInteger(size) && size >= 100)) {
  throw new Error(`--sizes ${flags.sizes}: expected whole numbers of CIs from 100 on, with commas between`);
}
// Databases take their time: they are asked at sizes that matter, and at a million CIs only when told to.
const graphSizes = sizes.filter((size) => size >= 10_000 && (size <= 100_000 || flags.million));
const runs = flags.quick ? 3 : 7;
const minutes = Number(flags.minutes ?? 0);
if (!(minutes >= 0)) throw new Error(`--minutes ${flags.minutes}: expected a number`);
const incidents = Number(flags.incidents ?? (flags.quick ? 20 : 648));
const seed = Number(flags.seed);
if (![incidents, seed].every((n) => Number.isInteger(n) && n >= 1)) {
  throw new Error(`--incidents ${flags.incidents} --seed ${flags.seed}: expected whole numbers from 1 on`);
}

const file = flags.file === undefined ? undefined : await imported(flags.file);
const graphs = await Graphs.open();
const questions: Record<string, () => Promise<Table>> = {
  propagate: () => benchPropagate(topologies(), 3 * runs),
  spof: () => benchSpof(topologies(), flags.quick ? 1 : 3),
  memory: () => benchMemory(sizes),
  import: () => benchImport(graphs, graphSizes),
  reach: () => benchReach(graphs, graphSizes, runs),
  server: () =>
    minutes > 0
      ? benchSoak(graphs, graphs.engines, graphSizes, minutes)
      : benchServer(graphs, graphs.engines, graphSizes, flags.quick ? 5 : 30),
  'root-cause': async () => benchRootCause(incidents, seed),
  'root-cause-speed': () => benchRootCauseSpeed(graphs, sizes, graphSizes, flags.quick ? 10 : 100),
  web: () => benchWeb(graphs, graphSizes, runs),
  commands: () => benchCommands(graphs, graphSizes, flags.quick ? 1 : 5),
};
// Minutes of many callers, and a browser: only when asked for.
const all = Object.keys(questions).filter((name) => !['server', 'web'].includes(name));
const wanted = flags.only ?? (file ? ['propagate', 'spof'] : all);

// Some questions only: beside the results of all, not instead of them.
const some = flags.only ? `-${flags.only.join('-')}${minutes > 0 ? '-soak' : ''}` : '';
const place = `${process.platform}-${process.arch}${process.env.NEO4J_URI ? '-neo4j' : ''}${some}`;
const text = [
  `# Benchmark of ${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC\n\n${machine()}\n`,
];
console.log(text[0]);
try {
  for (const name of wanted) {
    const question = questions[name];
    if (!question) throw new Error(`--only ${name}: expected one of ${Object.keys(questions).join(', ')}`);
    const table = markdown(await question());
    text.push(table);
    console.log(table);
  }
} finally {
  await graphs.close();
}
const folder = join(import.meta.dirname, 'results');
mkdirSync(folder, { recursive: true });
const result = join(folder, `${new Date().toISOString().slice(0, 10)}-${place}.md`);
writeFileSync(result, text.join('\n'));
console.log(`written to ${result}`);

function* topologies() {
  if (file) yield file;
  else for (const size of sizes) yield generated(size);
}
