import type { Context } from '../../use-cases/context.ts';
import {
  confirmCause,
  findIncident,
  type IncidentWritten,
  listIncidents,
  resolveIncident,
  unconfirmCause,
} from '../../use-cases/incidents.ts';
import { namedCis } from '../../use-cases/named-cis.ts';
import { stretchAfter } from '../../use-cases/page.ts';
import { rankIncident } from '../../use-cases/rank-incident.ts';
import { decideSuggestion, listSuggestions } from '../../use-cases/suggestions.ts';
import { writeOf } from './change.resolvers.ts';
import type { Resolvers } from './generated.ts';
import { firstOf, given, within } from './pages.ts';

export const incidentResolvers: Resolvers = {
  Query: {
    incidents: (_, { first, after, status, ci }, { context }) =>
      listIncidents(context, {
        status: given(status),
        ci: given(ci),
        after: given(after),
        limit: within('first', first, 1, 500),
      }),
    incident: (_, { id }, { context }) => findIncident(context, { id }),
    suggestions: (_, { first, after, status }, { context }) =>
      listSuggestions(context, {
        status: given(status),
        after: given(after),
        limit: within('first', first, 1, 500),
      }),
  },

  Mutation: {
    rankIncident: async (_, { id }, { context }) => {
      const { incident, ranking, proposed } = await rankIncident(context, { id });
      const { changed, incident: after } = await reportOf(context, incident);
      return { incident: after, changed, ranking, proposed };
    },
    confirmCause: async (_, { id, ci, write }, { context }) =>
      await reportOf(context, await confirmCause(context, { id, ci }, writeOf(write))),
    unconfirmCause: async (_, { id, write }, { context }) =>
      await reportOf(context, await unconfirmCause(context, { id }, writeOf(write))),
    resolveIncident: async (_, { id, resolution, write }, { context }) =>
      await reportOf(context, await resolveIncident(context, { id, resolution }, writeOf(write))),
    acceptSuggestion: (_, { id, type, effect, write }, { context }) =>
      decideSuggestion(
        context,
        { id, decision: { status: 'accepted', type, effect: given(effect) } },
        writeOf(write),
      ),
    dismissSuggestion: (_, { id, write }, { context }) =>
      decideSuggestion(context, { id, decision: { status: 'dismissed' } }, writeOf(write)),
  },

  Incident: {
    alerts: ({ alerts }, { first, after }) =>
      stretchAfter(
        alerts,
        { first: within('first', first, 1, 1000), after: given(after) },
        ({ fingerprint, ...alert }) => ({ id: fingerprint, ...alert }),
        (alert, last) => alert.fingerprint === last,
      ),
    affected: async ({ affected }, { first }, { context }) => {
      const page = firstOf(affected, within('first', first, 1, 1000));
      return { ...page, items: await namedCis(context, page.items) };
    },
    suspects: ({ suspects }, { first }) => firstOf(suspects.toReversed(), within('first', first, 1, 50)),
  },
};

async function reportOf(context: Context, { id, action, revision, dryRun, repeated }: IncidentWritten) {
  const incident = await findIncident(context, { id });
  return { incident, changed: action === 'changed', revision, dryRun, repeated };
}
