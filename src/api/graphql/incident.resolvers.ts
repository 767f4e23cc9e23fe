import {
  confirmCause,
  findIncident,
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
import { besideAlarms } from './root-cause.resolvers.ts';

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
    rankIncident: (_, { id, beside }, { context }) =>
      rankIncident(context, { id, beside: besideAlarms(beside) }),
    confirmCause: (_, { id, ci, write }, { context }) => confirmCause(context, { id, ci }, writeOf(write)),
    unconfirmCause: (_, { id, write }, { context }) => unconfirmCause(context, { id }, writeOf(write)),
    resolveIncident: (_, { id, resolution, write }, { context }) =>
      resolveIncident(context, { id, resolution }, writeOf(write)),
    acceptSuggestion: (_, { id, write, ...kind }, { context }) =>
      decideSuggestion(context, { id, decision: { status: 'accepted', ...kind } }, writeOf(write)),
    dismissSuggestion: (_, { id, write }, { context }) =>
      decideSuggestion(context, { id, decision: { status: 'dismissed' } }, writeOf(write)),
  },

  // What it is afterwards is read for whoever asks, unless nothing was written.
  IncidentReport: {
    incident: ({ id, tried }, _, { context }) => tried ?? findIncident(context, { id }),
    changed: ({ action }) => action === 'changed',
  },
  RankingReport: {
    incident: ({ incident: { id } }, _, { context }) => findIncident(context, { id }),
    changed: ({ incident: { action } }) => action === 'changed',
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
