import type { Counts } from '../store/read-counts.ts';
import type { Context } from './context.ts';

/** How much the graph holds, by class, status and source. */
export function estateStatistics(context: Context): Promise<Counts> {
  return context.store.counts();
}
