import { titleOf } from './ci-fields.ts';
import type { Field } from './form.ts';

/** The label of a field; of one that the form does not have, its name in words. */
export function labelOf(name: string, fields: readonly Field[] = []): string {
  return fields.find((field) => field.name === name)?.label ?? titleOf(name.replace(/^attributes\./, ''));
}

/** Whether there is nothing in a value of a record. */
export function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/** A value of a record as it reads to people: a text that may hold anything, a list, or names with values. */
export function ValueText({ value }: { value: unknown }) {
  if (isEmpty(value)) return <span class="aside">none</span>;
  if (Array.isArray(value)) return <bdi>{value.map(String).join(', ')}</bdi>;
  if (typeof value === 'boolean') return <>{value ? 'yes' : 'no'}</>;
  if (typeof value === 'number') return <>{value.toLocaleString('en-GB', { maximumFractionDigits: 20 })}</>;
  if (typeof value !== 'object' || value === null) return <bdi class="text">{String(value)}</bdi>;
  return (
    <>
      {Object.entries(value).map(([name, one]) => (
        <div key={name}>
          {name}: <ValueText value={one} />
        </div>
      ))}
    </>
  );
}
