import { stringify } from 'csv-stringify/sync';
import type { ConfigurationItem, MAP_FIELDS, Money } from '../domain/ci.ts';
import type { Dependency } from '../domain/dependency.ts';
import { CSV_STYLE } from './csv-style.ts';

type Cell = string | number;

type CellOf = (ci: ConfigurationItem) => Cell | undefined;
type CiField = Exclude<keyof ConfigurationItem, (typeof MAP_FIELDS)[number] | 'outageCostPerHour'>;

const CI_CELLS: Readonly<Record<CiField | `outageCostPerHour.${keyof Money}`, CellOf>> = {
  id: (ci) => ci.id,
  class: (ci) => ci.class,
  name: (ci) => ci.name,
  environment: (ci) => ci.environment,
  status: (ci) => ci.status,
  criticality: (ci) => ci.criticality,
  owner: (ci) => ci.owner,
  'outageCostPerHour.amount': (ci) => ci.outageCostPerHour?.amount,
  'outageCostPerHour.currency': (ci) => ci.outageCostPerHour?.currency,
  minimumMargin: (ci) => ci.minimumMargin,
  tags: (ci) => cell(ci.tags),
  source: (ci) => ci.source,
  prunedFrom: (ci) => ci.prunedFrom,
  version: (ci) => ci.version,
  created: (ci) => ci.created,
  updated: (ci) => ci.updated,
  lastSeen: (ci) => ci.lastSeen,
};
const DEPENDENCY_CELLS: Readonly<Record<Exclude<keyof Dependency, 'key'>, true>> = {
  from: true,
  type: true,
  to: true,
  group: true,
  needs: true,
  effect: true,
  confidence: true,
  source: true,
  version: true,
  created: true,
  updated: true,
  lastSeen: true,
};
const DEPENDENCY_FIELDS = Object.keys(DEPENDENCY_CELLS) as (keyof typeof DEPENDENCY_CELLS)[];

/** Names of attributes and of sources of external ids: the columns that differ from estate to estate. */
export interface OwnColumns {
  attributes: readonly string[];
  externalIds: readonly string[];
}

const csv = (row: readonly (Cell | undefined)[]) => stringify([row], CSV_STYLE);

/** The columns of a CI table: those that all estates have, then `attributes.x` and `externalIds.x`. */
export function ciCsvHeader({ attributes, externalIds }: OwnColumns): string {
  return csv([
    ...Object.keys(CI_CELLS),
    ...attributes.map((name) => `attributes.${name}`),
    ...externalIds.map((name) => `externalIds.${name}`),
  ]);
}

/** A row of the CI table; the texts of a list are joined by `|`. */
export function ciCsvRow(ci: ConfigurationItem, { attributes, externalIds }: OwnColumns): string {
  return csv([
    ...Object.values(CI_CELLS).map((cellOf) => cellOf(ci)),
    ...attributes.map((name) => cell(ownValue(ci.attributes, name))),
    ...externalIds.map((name) => ownValue(ci.externalIds, name)),
  ]);
}

export function dependencyCsvHeader(): string {
  return csv(DEPENDENCY_FIELDS);
}

export function dependencyCsvRow(dependency: Dependency): string {
  return csv(DEPENDENCY_FIELDS.map((field) => dependency[field]));
}

/** Numbers stay numbers: a minus in front of one is no formula. */
function cell(value: string | number | boolean | readonly string[] | undefined): Cell | undefined {
  if (typeof value === 'boolean') return String(value);
  return Array.isArray(value) ? value.join('|') : (value as Cell | undefined);
}

function ownValue<T>(values: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}
