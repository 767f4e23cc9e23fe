// The layers of docs/architecture.md: what each folder of src may import. compose.ts alone may import everything.
// Those of web/ stand in biome.json, as the parser here reads no JSX.
const libraries = {
  domain: ['zod', 'fastest-levenshtein'],
  topology: [],
  impact: [],
  importers: ['zod', 'yaml', 'csv-parse', 'iconv-lite'],
  exporters: ['csv-stringify'],
  store: ['zod', 'neo4j-driver', '@grafeo-db/js'],
  'use-cases': ['zod', 'decimal.js', 'minisearch'],
  api: [
    ...['express', 'helmet', 'compression', 'pino', 'prom-client', 'rate-limiter-flexible', 'zod'],
    ...['jose', 'openid-client'],
    ...['@apollo/server', '@as-integrations/express5', '@escape.tech/graphql-armor', 'graphql', 'dataloader'],
  ],
  cli: ['commander', 'cli-progress', 'cli-table3', 'picocolors', 'pino', 'string-width'],
};
const layers = {
  domain: [],
  topology: ['domain'],
  impact: ['domain', 'topology'],
  importers: ['domain'],
  exporters: ['domain', 'topology'],
  store: ['domain', 'topology'],
  'use-cases': ['domain', 'topology', 'impact', 'importers', 'exporters', 'store'],
  api: ['domain', 'use-cases'],
  cli: ['domain', 'importers', 'use-cases', 'api'],
};
// Pure folders do no I/O and read no clock; the importers, the store and the command line may.
const pure = ['domain', 'topology', 'impact', 'exporters'];

const perLayer = Object.entries(layers).map(([layer, allowed]) => ({
  name: `${layer}-layer`,
  severity: 'error',
  from: { path: `^src/${layer}/` },
  to: {
    path: '^src/',
    pathNot: [
      `^src/(${[layer, ...allowed].join('|')})/`,
      ...(layer === 'cli' ? ['^src/(compose|config)\\.ts$'] : []),
    ],
  },
}));

const perLayerLibraries = Object.entries(libraries).map(([layer, names]) => ({
  name: `${layer}-libraries`,
  severity: 'error',
  from: { path: `^src/${layer}/` },
  to: { path: 'node_modules', pathNot: names.map((name) => `node_modules/${name}/`) },
}));

module.exports = {
  forbidden: [
    ...perLayer,
    ...perLayerLibraries,
    {
      name: 'pure-folders-do-no-io',
      severity: 'error',
      from: { path: `^src/(${pure.join('|')})/` },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'drivers-only-in-drivers',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/store/drivers/' },
      to: { path: 'node_modules/(neo4j-driver|@grafeo-db/js)/' },
    },
    {
      name: 'compose-is-the-root',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(compose|main)\\.ts$|^src/cli/' },
      to: { path: '^src/(compose|main|config)\\.ts$' },
    },
    { name: 'server-without-viewer', severity: 'error', from: { path: '^src/' }, to: { path: '^web/' } },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
    moduleSystems: ['es6'],
  },
};
