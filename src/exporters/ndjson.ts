import type { Scope } from '../domain/access.ts';
import type { AuditEvent } from '../domain/change-set.ts';
import type { CiRecord, ConfigurationItem } from '../domain/ci.ts';
import type { Dependency, DependencyRecord } from '../domain/dependency.ts';

/** The number of the format that the header names; a program that reads an older one knows it too. */
const FORMAT = 1;

/** `scope`: what the export is limited to; left out where it is of the whole estate. */
export function headerLine(revision: number, history: boolean, scope?: Scope): string {
  return line({ kind: 'faultline', format: FORMAT, revision, history, scope });
}

// Fields are written one by one, and those with names of their own in the order of the names: equal records have
// equal lines, whatever engine they were read from.

/** Each field by name, so that none can be forgotten. */
type AllOf<T> = { [K in keyof Required<T>]: T[K] };

/** A CI as a record that `import` takes: without version and times of writing, which each graph keeps itself. */
export function ciLine(ci: ConfigurationItem): string {
  const record: AllOf<CiRecord> = {
    id: ci.id,
    class: ci.class,
    name: ci.name,
    environment: ci.environment,
    status: ci.status,
    criticality: ci.criticality,
    owner: ci.owner,
    outageCostPerHour: ci.outageCostPerHour,
    minimumMargin: ci.minimumMargin,
    tags: ci.tags,
    attributes: byName(ci.attributes),
    externalIds: byName(ci.externalIds),
    source: ci.source,
    lastSeen: ci.lastSeen,
  };
  return line({ kind: 'ci', ...record });
}

/** A dependency as a record that `import` takes. */
export function dependencyLine(dependency: Dependency): string {
  const { from, type, to, group, needs, effect, confidence, source, lastSeen } = dependency;
  const record: AllOf<DependencyRecord> = {
    from,
    type,
    to,
    group,
    needs,
    effect,
    confidence,
    source,
    lastSeen,
  };
  return line({ kind: 'dependency', ...record });
}

/** An event within a record, since it has a kind of its own: that of the record it tells of. */
export function eventLine(event: AuditEvent): string {
  return line({ kind: 'event', event });
}

function byName<T>(values: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function line(value: object): string {
  return `${JSON.stringify(value)}\n`;
}
