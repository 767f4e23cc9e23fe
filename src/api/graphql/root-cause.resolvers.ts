import { rootCause, rootCauseQuestion } from '../../use-cases/root-cause.ts';
import type { Resolvers } from './generated.ts';

export const rootCauseResolvers: Resolvers = {
  Query: {
    rootCause: async (_, { input }, { context }) => {
      const { first: limit, ...rest } = besideAlarms(input);
      return await rootCause(context, rootCauseQuestion({ ...rest, limit }));
    },
  },

  RootCause: {
    otherCandidates: ({ others }) => others.candidates,
    otherProbability: ({ others }) => others.probability,
    outsideProbability: ({ outside }) => outside.probability,
    combination: ({ combination }) => combination ?? null,
    runnerUp: ({ runnerUp }) => runnerUp ?? null,
  },
};

/** What is known beside alarms, as the use cases take it. */
export function besideAlarms(input: object): Record<string, unknown> {
  const { monitored, monitoredIds, ...rest } = withoutNulls(input);
  return { ...rest, monitored: monitored === 'listed' ? monitoredIds : monitored };
}

/** A field that is null is one that is left out. */
function withoutNulls(input: object): Record<string, unknown> {
  const told = Object.entries(input).filter(([, value]) => value !== null);
  return Object.fromEntries(
    told.map(([name, value]) => [
      name,
      Array.isArray(value)
        ? value.map((one) => (typeof one === 'object' && one !== null ? withoutNulls(one) : one))
        : value,
    ]),
  );
}
