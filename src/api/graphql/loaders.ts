import DataLoader from 'dataloader';
import type { AuditEvent } from '../../domain/change-set.ts';
import type { ConfigurationItem } from '../../domain/ci.ts';
import type { Context } from '../../use-cases/context.ts';
import type { Neighbour, Page } from '../../use-cases/many-cis.ts';
import {
  cisOfMany,
  historiesOfMany,
  type NeighboursQuestion,
  neighboursOfMany,
  type RequirementGroup,
  requirementGroupsOfMany,
} from '../../use-cases/many-cis.ts';

/** Fields that fan out over a list of CIs, each read once for the whole list; made anew for each request. */
export interface Loaders {
  ci(id: string): Promise<ConfigurationItem | undefined>;
  neighbours(question: NeighboursQuestion, id: string): Promise<Page<Neighbour>>;
  history(question: HistoryQuestion, id: string): Promise<Page<AuditEvent, number>>;
  requirementGroups(id: string): Promise<RequirementGroup[]>;
}

interface HistoryQuestion {
  after?: number | undefined;
  limit: number;
}

/** The loaders of one request. */
export function loadersOf(context: Context): Loaders {
  const cis = new DataLoader((ids: readonly string[]) => cisOfMany(context, ids));
  const groups = new DataLoader((ids: readonly string[]) => requirementGroupsOfMany(context, ids));
  return {
    ci: (id) => cis.load(id),
    neighbours: perQuestion((ids, question) => neighboursOfMany(context, ids, question)),
    history: perQuestion((ids, question) => historiesOfMany(context, ids, question)),
    requirementGroups: (id) => groups.load(id),
  };
}

/** A loader for each question: those of one list that ask the same are answered together. */
function perQuestion<Q, A>(
  read: (ids: readonly string[], question: Q) => Promise<A[]>,
): (question: Q, id: string) => Promise<A> {
  const loaders = new Map<string, DataLoader<string, A>>();
  return (question, id) => {
    const key = JSON.stringify(question);
    let loader = loaders.get(key);
    if (!loader) {
      loader = new DataLoader((ids: readonly string[]) => read(ids, question));
      loaders.set(key, loader);
    }
    return loader.load(id);
  };
}
