import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { codegen } from '@graphql-codegen/core';
import * as typescript from '@graphql-codegen/typescript';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import * as typescriptResolvers from '@graphql-codegen/typescript-resolvers';
import {
  buildSchema,
  type DocumentNode,
  findBreakingChanges,
  Kind,
  lexicographicSortSchema,
  parse,
  print,
  printSchema,
  separateOperations,
  stripIgnoredCharacters,
} from 'graphql';

// Writes what follows from src/api/graphql/*.graphql: generated.ts, with the SDL and the types of the resolvers,
// docs/schema.graphql, the contract with clients, and beside each file of web/api/operations/ the viewer's operations
// as typed texts. npm run graphql. With --check it writes nothing and fails where a file is stale. A change that breaks
// clients is refused; --breaking writes it all the same.

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FOLDER = `${ROOT}src/api/graphql/`;
const CONTRACT = `${ROOT}docs/schema.graphql`;
const GENERATED = `${FOLDER}generated.ts`;
const OPERATIONS = `${ROOT}web/api/operations/`;

/** What resolvers are given as the parent of a type whose fields they work out, under a name of its own. */
const MAPPERS = {
  ConfigurationItem: '../../domain/ci.ts#ConfigurationItem as ToldConfigurationItem',
  Dependency: '../../domain/dependency.ts#Dependency as ToldDependency',
  RequirementGroup: '../../use-cases/many-cis.ts#RequirementGroup as ToldRequirementGroup',
  Neighbour: '../../use-cases/many-cis.ts#Neighbour as ToldNeighbour',
  AuditEvent: '../../domain/change-set.ts#AuditEvent as ToldAuditEvent',
  Change: '../../domain/change-set.ts#Change as ToldChange',
  CiClass: '../../domain/catalogue.ts#CiClass as ToldCiClass',
  BlastRadius: '../../use-cases/radius.ts#Radius as ToldRadius',
  BlastRadiusDelta: '../../use-cases/radius-delta.ts#RadiusDelta',
  RootCause: '../../use-cases/root-cause-answer.ts#RootCauseAnswer',
  NeighbourhoodNode: '../../use-cases/neighbourhood.ts#DrawnCi',
  ImpactedCi: '../../use-cases/radius.ts#ImpactedCi as ToldImpactedCi',
  SinglePointsOfFailure: '../../use-cases/single-points.ts#SinglePointsEdited',
  Incident: '../../domain/incident.ts#Incident as ToldIncident',
  IncidentReport: '../../use-cases/incidents.ts#IncidentEdited',
  RankingReport: '../../use-cases/rank-incident.ts#RankedIncident',
  SinglePointsDelta: '../../use-cases/single-points.ts#SinglePointsDelta as ToldSinglePointsDelta',
};

const areas = readdirSync(FOLDER).filter((name) => name.endsWith('.graphql'));
const sdl = areas.map((name) => readFileSync(FOLDER + name, 'utf8')).join('\n');
const schema = buildSchema(sdl);
const types = await codegen({
  filename: GENERATED,
  schema: parse(sdl),
  documents: [],
  plugins: [{ typescript: {} }, { resolvers: {} }],
  pluginMap: { typescript, resolvers: typescriptResolvers },
  config: {
    contextType: './context.ts#GraphqlContext',
    mappers: MAPPERS,
    enumsAsTypes: true,
    enumValues: { Effect: '../../domain/level.ts#Effect' },
    scalars: { JSON: 'unknown', ID: 'string' },
    maybeValue: 'T | null | undefined',
    useTypeImports: true,
    skipTypename: true,
    avoidOptionals: { defaultValue: true },
    immutableTypes: true,
  },
});
const files = new Map([
  [
    GENERATED,
    `// Generated from the .graphql files beside it: npm run graphql.\n${types.replace('export {', 'export type {')}\nexport const SDL = ${inLines(sdl)};\n`,
  ],
  [CONTRACT, `${printSchema(lexicographicSortSchema(schema))}\n`],
]);
for (const name of readdirSync(OPERATIONS).filter((name) => name.endsWith('.graphql'))) {
  files.set(`${OPERATIONS}${name.replace('.graphql', '.ts')}`, await operationsOf(name));
}

const contract = current(CONTRACT);
const breaking = contract === undefined ? [] : findBreakingChanges(buildSchema(contract), schema);
const stale = [...files].filter(([file, text]) => current(file) !== text).map(([file]) => file);
if (process.argv.includes('--check')) {
  if (stale.length > 0) fail(`differ from the .graphql files, run npm run graphql: ${stale.join(', ')}`);
} else if (breaking.length > 0 && !process.argv.includes('--breaking')) {
  fail(`this would break clients (-- --breaking): ${breaking.map((change) => change.description).join(' ')}`);
} else {
  for (const [file, text] of files) writeFileSync(file, text);
}

/** The operations of one file: a type for answer and variables, and the text with the fragments it takes from the file. */
async function operationsOf(name: string): Promise<string> {
  const document = parse(readFileSync(OPERATIONS + name, 'utf8'));
  const types = await codegen({
    filename: name,
    schema: parse(sdl),
    documents: [{ location: name, document }],
    plugins: [{ operations: {} }],
    pluginMap: { operations: typescriptOperations },
    config: {
      enumType: 'string-literal',
      scalars: { JSON: 'unknown', ID: 'string' },
      useTypeImports: true,
      skipTypename: true,
      immutableTypes: true,
      onlyOperationTypes: true,
    },
  });
  const separate = separateOperations(document);
  const constants = document.definitions.flatMap((one) => {
    if (one.kind !== Kind.OPERATION_DEFINITION || !one.name) return [];
    const own = one.name.value;
    const whole = print(separate[own] as DocumentNode); // with the fragments it takes, and no others
    const kind = one.operation === 'query' ? 'Query' : 'Mutation';
    const constant = `${own[0]?.toLowerCase()}${own.slice(1)}`;
    return `export const ${constant}: Operation<${own}${kind}, ${own}${kind}Variables> = {\n  name: '${own}',\n  text: ${JSON.stringify(stripIgnoredCharacters(whole))},\n};\n`;
  });
  const head = `// Generated from ${name} beside it: npm run graphql.\nimport type { Operation } from '../operation.ts';\n\n`;
  return `${head}${types}\n${constants.join('\n')}`;
}

/** A text as code, a line of it a line. */
function inLines(text: string): string {
  const lines = text.split('\n').map((line) => `  ${JSON.stringify(line)},\n`);
  return `[\n${lines.join('')}].join('\\n')`;
}

function fail(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}

function current(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
