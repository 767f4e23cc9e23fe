import { stringify } from 'csv-stringify/sync';
import type { ConfigurationItem } from '../domain/ci.ts';
import type { Dependency } from '../domain/dependency.ts';

const CI_FIELDS = [
  'id',
  'class',
  'name',
  'environment',
  'status',
  'criticality',
  'owner',
  'outageCostPerHour.amount',
  'outageCostPerHour.currency',
  'minimumMargin',
  'tags',
  'source',
  'version',
  'created',
  'updated',
  'lastSeen',
];
const DEPENDENCY_FIELDS = [
  'from',
  'type',
  'to',
  'group',
  'needs',
  'effect',
  'confidence',
  'source',
  'version',
  'created',
  'updated',
  'lastSeen',
] as const;

// A cell that begins as a formula gets an apostrophe in front, so that a spreadsheet shows it and does not run it.
const csv = (row: readonly unknown[]) => stringify([row], { escape_formulas: true });

/** The columns of a CI table: the fields that all have, then `attributes.x` for each attribute named. */
export function ciCsvHeader(attributes: readonly string[]): string {
  return csv([...CI_FIELDS, ...attributes.map((name) => `attributes.${name}`)]);
}

/** A row of the CI table; texts of a list are joined by `|`. */
export function ciCsvRow(ci: ConfigurationItem, attributes: readonly string[]): string {
  const { outageCostPerHour: cost } = ci;
  const cells: Record<string, unknown> = {
    ...ci,
    'outageCostPerHour.amount': cost?.amount,
    'outageCostPerHour.currency': cost?.currency,
    tags: ci.tags.join('|'),
  };
  const own = attributes.map((name) => {
    const value = Object.hasOwn(ci.attributes, name) ? ci.attributes[name] : undefined;
    return Array.isArray(value) ? value.join('|') : value === undefined ? '' : String(value);
  });
  return csv([...CI_FIELDS.map((field) => cells[field] ?? ''), ...own]);
}

export function dependencyCsvHeader(): string {
  return csv(DEPENDENCY_FIELDS);
}

export function dependencyCsvRow(dependency: Dependency): string {
  return csv(DEPENDENCY_FIELDS.map((field) => dependency[field] ?? ''));
}
