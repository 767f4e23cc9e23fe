import type { Catalogue } from '../domain/catalogue.ts';
import type { CiRecord, MAP_FIELDS, Money } from '../domain/ci.ts';
import type { Attribute } from '../domain/ci-class.ts';
import type { DependencyRecord } from '../domain/dependency.ts';

export type FieldType = Attribute['type'];

type CiField = Exclude<keyof CiRecord, (typeof MAP_FIELDS)[number] | 'outageCostPerHour'>;

const CI_FIELDS: ReadonlyMap<string, FieldType> = new Map(
  Object.entries({
    id: 'text',
    class: 'text',
    name: 'text',
    environment: 'text',
    status: 'text',
    criticality: 'integer',
    owner: 'text',
    'outageCostPerHour.amount': 'number',
    'outageCostPerHour.currency': 'text',
    minimumMargin: 'integer',
    tags: 'list',
    source: 'text',
    lastSeen: 'text',
  } satisfies Record<CiField | `outageCostPerHour.${keyof Money}`, FieldType>),
);

const DEPENDENCY_FIELDS: ReadonlyMap<string, FieldType> = new Map(
  Object.entries({
    from: 'text',
    type: 'text',
    to: 'text',
    group: 'text',
    needs: 'text',
    effect: 'text',
    confidence: 'number',
    source: 'text',
    lastSeen: 'text',
  } satisfies Record<keyof DependencyRecord, FieldType>),
);

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
