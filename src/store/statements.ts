import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { changeSchema } from '../domain/change-set.ts';
import { attributeValueSchema, STATUSES } from '../domain/ci.ts';
import { INCIDENT_STATUSES, incidentSummarySchema } from '../domain/incident.ts';
import { EFFECTS } from '../domain/level.ts';
import { SUGGESTION_STATUSES, suggestionSchema } from '../domain/suggestion.ts';
import type { TopologyRow } from '../topology/topology-row.ts';
import type { CypherTransaction, Parameters } from './cypher-driver.ts';
import {
  ciPropertiesSchema,
  dependencyPropertiesSchema,
  eventPropertiesSchema,
  incidentPropertiesSchema,
  tokenPropertiesSchema,
} from './rows.ts';

const FOLDER = new URL('../../cypher/', import.meta.url);

/** A file of Cypher with the shapes of its parameters and of its rows. */
export interface Statement<P extends Parameters = Parameters, R = unknown> {
  file: string;
  text: string;
  parameters: z.ZodType<P>;
  row: z.ZodType<R>;
}

function statement<P extends Parameters, R>(
  file: string,
  parameters: z.ZodType<P>,
  row: z.ZodType<R>,
): Statement<P, R> {
  return { file, text: readFileSync(new URL(`${file}.cypher`, FOLDER), 'utf8'), parameters, row };
}

/** Runs a statement and hands over its rows, each checked, one by one. */
export function each<P extends Parameters, R>(
  tx: CypherTransaction,
  { text, row: schema }: Statement<P, R>,
  parameters: P,
  onRow: (row: R) => void,
): Promise<void> {
  return tx.each(text, parameters, (row) => onRow(schema.parse(row)));
}

/** Runs a statement and collects its rows. */
export async function rows<P extends Parameters, R>(
  tx: CypherTransaction,
  of: Statement<P, R>,
  parameters: P,
): Promise<R[]> {
  const collected: R[] = [];
  await each(tx, of, parameters, (row) => collected.push(row));
  return collected;
}

const none = z.object({});
const text = z.string();
const count = z.int();
const ids = z.object({ ids: z.array(text) });
const page = { after: text, limit: count };
/** What is seen; null where nothing is withheld. */
const seen = { seenClasses: z.array(text).nullable(), seenEnvironments: z.array(text).nullable() };
const filter = {
  classes: z.array(text).nullable(),
  owner: text.nullable(),
  environment: text.nullable(),
  status: z.enum(STATUSES).nullable(),
  source: text.nullable(),
  tag: text.nullable(),
  text: text.nullable(),
  ...seen,
};
const graphRow = z.object({ revision: count, sequence: count, lastHash: text });
const ciRow = z.object({ ci: ciPropertiesSchema });
const incidentRow = z.object({ incident: incidentPropertiesSchema });
const incidentFilter = { status: z.enum(INCIDENT_STATUSES).nullable(), ci: text.nullable(), ...seen };
const suggestionProperties = z.object(suggestionSchema.shape);
const suggestionRow = z.object({ suggestion: suggestionProperties });
const suggestionFilter = { status: z.enum(SUGGESTION_STATUSES).nullable(), ...seen };
const tokenRow = z.object({ token: tokenPropertiesSchema });
const dependencyRow = z.object({ dependency: dependencyPropertiesSchema });
const summary = { id: text, name: text, class: text };
const neighbourRow = dependencyRow.extend({
  ...summary,
  status: z.enum(STATUSES),
  environment: text,
  owner: text.nullable(),
});
const ofMany = ids.extend({ type: text.nullable(), ...page });
const neighbourPageRow = z.object({
  id: text,
  total: count,
  items: z.array(
    z.tuple([dependencyPropertiesSchema, text, text, text, z.enum(STATUSES), text, text.nullable()]),
  ),
});
const absent = z.array(z.enum(STATUSES));
const attribute = attributeValueSchema.nullable();

// Sixty thousand rows with three hundred thousand dependencies arrive at once: the row is checked to its columns,
// its dependencies only to be a list, because checking each of them would cost as much as reading them.
const topologyRow: z.ZodType<TopologyRow> = z.object({
  ...summary,
  environment: text,
  owner: text.nullable(),
  criticality: count,
  outageAmount: z.number().nullable(),
  outageCurrency: text.nullable(),
  minimumMargin: z.number().nullable(),
  dependencies: z.custom<TopologyRow['dependencies']>(Array.isArray),
});

const seenRow = z.object({ id: text, lastSeen: text });
/** What to do with dependencies, gathered by their consumer. */
const ofConsumer = <T extends z.ZodType>(value: T) =>
  z.object({ rows: z.array(z.object({ from: text, byKey: z.record(text, value) })) });

/** The statements that read, by the name of their file. */
export const read = {
  graph: statement('read/graph', none, graphRow),
  migrations: statement('read/migrations', none, z.object({ number: count, name: text })),
  write: statement(
    'read/write',
    z.object({ id: text }),
    z.object({
      content: text.nullable(),
      ...{ revision: count, first: count, last: count, unchanged: count, refused: text },
    }),
  ),
  cis: statement('read/cis', ids, ciRow),
  knownCis: statement('read/known-cis', ids.extend(seen), z.object({ id: text })),
  dependenciesByConsumer: statement('read/dependencies-by-consumer', ids, dependencyRow),
  dependencies: statement('read/dependencies', z.object({ id: text, ...page }), neighbourRow),
  dependents: statement('read/dependents', z.object({ id: text, ...page }), neighbourRow),
  dependenciesOfMany: statement('read/dependencies-of-many', ofMany, neighbourPageRow),
  dependentsOfMany: statement('read/dependents-of-many', ofMany, neighbourPageRow),
  degrees: statement(
    'read/degrees',
    z.object({ id: text }),
    z.object({ dependencies: count, dependents: count }),
  ),
  cisByName: statement(
    'read/cis-by-name',
    z.object({ name: text, limit: count, ...seen }),
    z.object(summary),
  ),
  absentProviders: statement(
    'read/absent-providers',
    z.object({ absent, ...seen }),
    z.object({ from: text, type: text, to: text, status: z.enum(STATUSES) }),
  ),
  ciIds: statement('read/ci-ids', z.object(page), z.object({ id: text })),
  names: statement('read/names', z.object(seen), z.object({ id: text, name: text })),
  listCis: statement('read/list-cis', z.object({ ...page, ...filter }), ciRow),
  listCisByName: statement('read/list-cis-by-name', z.object({ ...page, ...filter }), ciRow),
  listCisByCriticality: statement('read/list-cis-by-criticality', z.object({ ...page, ...filter }), ciRow),
  countCis: statement('read/count-cis', z.object(filter), z.object({ total: count })),
  ciFacets: statement(
    'read/ci-facets',
    z.object(filter),
    z.object({
      class: text,
      status: z.enum(STATUSES),
      environment: text,
      owner: text.nullable(),
      source: text,
      criticality: count,
      cis: count,
    }),
  ),
  searchedCis: statement(
    'read/searched-cis',
    none,
    z.object({
      ...summary,
      environment: text,
      status: z.enum(STATUSES),
      owner: text.nullable(),
      tags: z.array(text),
    }),
  ),
  namedCis: statement(
    'read/named-cis',
    z.object({ retired: z.enum(STATUSES), externalIds: text }),
    z.object({
      ...{ ...summary, environment: text, externalIds: z.array(text) },
      ...{ hostname: attribute, ip: attribute, port: attribute },
    }),
  ),
  recordsSequences: statement(
    'read/records-sequences',
    z.object({ records: z.array(text), kinds: z.array(changeSchema.shape.kind) }),
    z.object({ record: text, sequence: count }),
  ),
  eventRecords: statement(
    'read/event-records',
    none,
    z.object({ sequence: count, kind: changeSchema.shape.kind, record: text }),
  ),
  events: statement(
    'read/events',
    z.object({ sequences: z.array(count) }),
    z.object({ event: eventPropertiesSchema }),
  ),
  sourceCis: statement(
    'read/source-cis',
    z.object({ source: text, retired: z.enum(STATUSES) }),
    z.object({ id: text }),
  ),
  sourceDependencies: statement(
    'read/source-dependencies',
    z.object({ source: text }),
    z.object({ key: text }),
  ),
  ciCounts: statement(
    'read/ci-counts',
    z.object(seen),
    z.object({ class: text, status: z.enum(STATUSES), source: text, cis: count, lastSeen: text }),
  ),
  dependencyCounts: statement(
    'read/dependency-counts',
    z.object(seen),
    z.object({ source: text, dependencies: count, lastSeen: text }),
  ),
  topology: statement('read/topology', z.object({ absent }), topologyRow),
  topologyAbove: statement('read/topology-above', ids.extend({ absent }), topologyRow),
  topologyBelow: statement('read/topology-below', ids.extend({ absent }), topologyRow),
  topologyOf: statement('read/topology-of', ids.extend({ absent }), topologyRow),
  consumers: statement('read/consumers', ids, z.object({ id: text })),
  tokens: statement('read/tokens', ids, tokenRow),
  listTokens: statement('read/list-tokens', z.object(page), tokenRow),
  countTokens: statement('read/count-tokens', none, z.object({ total: count })),
  incidents: statement('read/incidents', ids, incidentRow),
  latestIncident: statement('read/latest-incident', z.object({ sender: text }), incidentRow),
  listIncidents: statement(
    'read/list-incidents',
    z.object({ ...page, ...incidentFilter }),
    incidentSummarySchema.extend({ seen: count }),
  ),
  openIncidents: statement(
    'read/open-incidents',
    z.object({ status: z.enum(INCIDENT_STATUSES), limit: count, ...seen }),
    z.object({ id: text, alerts: count }),
  ),
  countIncidents: statement('read/count-incidents', z.object(incidentFilter), z.object({ total: count })),
  confirmedCauses: statement(
    'read/confirmed-causes',
    none,
    z.object({ class: text, causes: count, changed: count }),
  ),
  suggestions: statement('read/suggestions', ids, suggestionRow),
  listSuggestions: statement(
    'read/list-suggestions',
    z.object({ ...page, ...suggestionFilter }),
    suggestionRow,
  ),
  countSuggestions: statement(
    'read/count-suggestions',
    z.object(suggestionFilter),
    z.object({ total: count }),
  ),
};

const newDependencyRow = z.tuple([
  text, // from
  text, // to
  text, // key
  text, // type
  text.nullable(), // group
  text.nullable(), // needs
  z.enum(EFFECTS),
  z.number().nullable(), // confidence
  text, // source
  count, // version
  text, // created
  text, // updated
  text, // lastSeen
]);
const eventRow = z.tuple([
  count, // sequence
  changeSchema.shape.kind,
  text, // record
  changeSchema.shape.action,
  text, // before
  text, // after
  text, // previousHash
  text, // hash
]);
const affects = z.object({ rows: z.array(z.tuple([text, text])) });
export type NewDependencyRow = z.infer<typeof newDependencyRow>;
export type EventRow = z.infer<typeof eventRow>;

/** The statements that write, by the name of their file. */
export const write = {
  lockGraph: statement('write/lock-graph', z.object({ writeId: text }), graphRow),
  raiseGraph: statement('write/raise-graph', graphRow, none),
  createCis: statement('write/create-cis', z.object({ rows: z.array(ciPropertiesSchema) }), none),
  changeCis: statement('write/change-cis', z.object({ rows: z.array(ciPropertiesSchema) }), none),
  seeCis: statement('write/see-cis', z.object({ rows: z.array(seenRow) }), none),
  createDependencies: statement(
    'write/create-dependencies',
    z.object({ rows: z.array(newDependencyRow) }),
    none,
  ),
  changeDependencies: statement('write/change-dependencies', ofConsumer(dependencyPropertiesSchema), none),
  seeDependencies: statement('write/see-dependencies', ofConsumer(text), none),
  deleteDependencies: statement('write/delete-dependencies', ofConsumer(z.literal(true)), none),
  createTokens: statement('write/create-tokens', z.object({ rows: z.array(tokenPropertiesSchema) }), none),
  revokeTokens: statement(
    'write/revoke-tokens',
    z.object({ rows: z.array(z.object({ id: text, revoked: text })) }),
    none,
  ),
  putIncidents: statement('write/put-incidents', z.object({ rows: z.array(incidentPropertiesSchema) }), none),
  affectCis: statement('write/affect-cis', affects, none),
  spareCis: statement('write/spare-cis', affects, none),
  putSuggestions: statement('write/put-suggestions', z.object({ rows: z.array(suggestionProperties) }), none),
  useToken: statement('write/use-token', z.object({ id: text, at: text }), none),
  createEvents: statement(
    'write/create-events',
    z.object({
      rows: z.array(eventRow),
      revision: count,
      at: text,
      actor: text,
      reason: text,
      writeId: text,
    }),
    none,
  ),
  createWrite: statement(
    'write/create-write',
    z.object({
      ...{ id: text, content: text, revision: count, first: count, last: count },
      ...{ unchanged: count, refused: text },
    }),
    none,
  ),
  recordMigration: statement(
    'write/record-migration',
    z.object({ number: count, name: text, at: text }),
    none,
  ),
};
