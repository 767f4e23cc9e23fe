import { dependencyPaths } from '../../use-cases/dependency-paths.ts';
import { neighbourhood, sharedDependencies, subgraph } from '../../use-cases/neighbourhood.ts';
import type { QueryNeighbourhoodArgs, Resolvers } from './generated.ts';
import { within } from './pages.ts';

export const topologyResolvers: Resolvers = {
  Query: {
    paths: async (_, { from, to, first }, { context }) => {
      const answer = await dependencyPaths(context, { from, to, limit: within('first', first, 1, 100) });
      return { ...answer, paths: answer.paths.map((steps) => ({ steps })) };
    },
    neighbourhood: (_, { id, ...extent }, { context }) => neighbourhood(context, { id, ...extentOf(extent) }),
    subgraph: (_, { ids, ...extent }, { context }) => {
      within('ids', ids.length, 1, 1000);
      return subgraph(context, { ids, ...extentOf(extent) });
    },
    commonDependencies: (_, { ids, first }, { context }) => {
      within('ids', ids.length, 2, 50);
      return sharedDependencies(context, { ids, first: within('first', first, 1, 1000) });
    },
  },

  NeighbourhoodNode: {
    status: async ({ id }, _args, { loaders }) => (await loaders.ci(id))?.status,
    source: async ({ id }, _args, { loaders }) => (await loaders.ci(id))?.source,
    updated: async ({ id }, _args, { loaders }) => (await loaders.ci(id))?.updated,
    dependencies: async ({ neighbours }) => (await neighbours())?.dependencies,
    dependents: async ({ neighbours }) => (await neighbours())?.dependents,
  },
};

function extentOf({ direction, depth, limit }: Omit<QueryNeighbourhoodArgs, 'id'>) {
  return { direction, depth: within('depth', depth, 0, 10), limit: within('limit', limit, 1, 1000) };
}
