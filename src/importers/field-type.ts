import type { Catalogue } from '../domain/catalogue.ts';
import type { Attribute } from '../domain/ci-class.ts';

export type FieldType = Attribute['type'];

const CI_FIELDS: ReadonlyMap<string, FieldType> = new Map([
  ['id', 'text'],
  ['class', 'text'],
  ['name', 'text'],
  ['environment', 'text'],
  ['status', 'text'],
  ['criticality', 'integer'],
  ['owner', 'text'],
  ['outageCostPerHour.amount', 'number'],
  ['outageCostPerHour.currency', 'text'],
  ['minimumMargin', 'integer'],
  ['tags', 'list'],
  ['source', 'text'],
  ['lastSeen', 'text'],
]);

const DEPENDENCY_FIELDS: ReadonlyMap<string, FieldType> = new Map([
  ['from', 'text'],
  ['type', 'text'],
  ['to', 'text'],
  ['group', 'text'],
  ['needs', 'text'],
  ['effect', 'text'],
  ['confidence', 'number'],
  ['source', 'text'],
  ['lastSeen', 'text'],
]);

/** What a field of a CI is, by its path such as `attributes.cpus`; an attribute is what its class says. */
export function ciFieldType(catalogue: Catalogue, className: string, path: string): FieldType | undefined {
  if (path.startsWith('attributes.')) {
    return catalogue.classes.get(className)?.attributes.get(path.slice('attributes.'.length))?.type;
  }
  return path.startsWith('externalIds.') ? 'text' : CI_FIELDS.get(path);
}

export function dependencyFieldType(path: string): FieldType | undefined {
  return DEPENDENCY_FIELDS.get(path);
}
