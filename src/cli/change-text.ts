import type { Change } from '../domain/change-set.ts';
import { clip, type Terminal, visible } from './terminal.ts';

/** A line for each field that a change of a record changed: before and after. */
export function changedFields(
  terminal: Terminal,
  { before, after }: Pick<Change, 'before' | 'after'>,
): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((field) => field !== 'version' && field !== 'updated')
    .map((field) => {
      const change = `    ${field}: ${JSON.stringify(before[field]) ?? '-'} -> ${JSON.stringify(after[field]) ?? '-'}`;
      return clip(visible(change), terminal.width);
    });
}
