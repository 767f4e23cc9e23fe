import { readPastedAlarms } from '../../use-cases/read-pasted-alarms.ts';
import type { Resolvers } from './generated.ts';
import { firstOf, within } from './pages.ts';

export const alarmResolvers: Resolvers = {
  Query: {
    matchAlarms: async (_, { text, first }, { context }) => {
      const most = within('first', first, 1, 1000);
      const { alerts, changes, ambiguous, unmatched } = await readPastedAlarms(context, text);
      return {
        alerts: firstOf(alerts, most),
        changes: firstOf(changes, most),
        ambiguous: firstOf(ambiguous, most),
        unmatched: firstOf(unmatched, most),
      };
    },
  },
};
