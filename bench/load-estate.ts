// node load-estate.ts EMBEDDED-FOLDER|neo4j FILE: imports a file as the command line does.
import { openContext } from '../src/compose.ts';
import { readConfig } from '../src/config.ts';
import { openSources } from '../src/importers/open.ts';
import { importEstate } from '../src/use-cases/import-estate.ts';
import { answer } from './child.ts';

const [graph, file] = process.argv.slice(2) as [string, string];
const config = readConfig(process.env, graph === 'neo4j' ? {} : { data: graph });
const context = await openContext(config, { create: true });
try {
  if ((await context.store.revision()) > 0) throw new Error('the graph is not empty: name one that is');
  const { sources } = await openSources(context.catalogue, [file], { stdin: process.stdin });
  const start = performance.now();
  let checked = 0;
  const { counts } = await importEstate(context, {
    sources,
    onBatch: ({ stage }) => {
      if (stage === 'checking') checked = performance.now() - start;
    },
  });
  answer({ records: counts.created, rejected: counts.rejected, ms: performance.now() - start, checked });
} finally {
  await context.store.close();
}
