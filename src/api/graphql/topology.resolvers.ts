import { dependencyPaths } from '../../use-cases/dependency-paths.ts';
import { neighbourhood, sharedDependencies } from '../../use-cases/neighbourhood.ts';
import type { Resolvers } from './generated.ts';
import { within } from './pages.ts';

export const topologyResolvers: Resolvers = {
  Query: {
    paths: async (_, { from, to, first }, { context }) => {
      const answer = await dependencyPaths(context, { from, to, limit: within('first', first, 1, 100) });
      return { ...answer, paths: answer.paths.map((steps) => ({ steps })) };
    },
    neighbourhood: (_, { id, direction, depth, limit }, { context }) =>
      neighbourhood(context, {
        id,
        direction,
        depth: within('depth', depth, 0, 10),
        limit: within('limit', limit, 1, 1000),
      }),
    commonDependencies: (_, { ids, first }, { context }) => {
      within('ids', ids.length, 2, 50);
      return sharedDependencies(context, { ids, first: within('first', first, 1, 1000) });
    },
  },
};
