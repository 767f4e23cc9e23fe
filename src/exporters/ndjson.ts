import type { AuditEvent } from '../domain/change-set.ts';
import type { CiRecord, ConfigurationItem } from '../domain/ci.ts';
import type { Dependency, DependencyRecord } from '../domain/dependency.ts';

/** The number of the format that the header names; a program that reads an older one knows it too. */
const FORMAT = 1;

export function headerLine(revision: number, history: boolean): string {
  return line({ kind: 'faultline', format: FORMAT, revision, history });
}

/** A CI as a record that `import` takes: without version and times of writing, which each graph keeps itself. */
export function ciLine({ version: _, created: __, updated: ___, ...record }: ConfigurationItem): string {
  return line({ kind: 'ci', ...(record satisfies CiRecord) });
}

export function dependencyLine(dependency: Dependency): string {
  const { key: _, version: __, created: ___, updated: ____, ...record } = dependency;
  return line({ kind: 'dependency', ...(record satisfies DependencyRecord) });
}

export function eventLine(event: AuditEvent): string {
  return line({ kind: 'event', event });
}

function line(value: object): string {
  return `${JSON.stringify(value)}\n`;
}
