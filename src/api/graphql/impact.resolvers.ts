import { explainLevel } from '../../use-cases/explain-level.ts';
import type { Assumption } from '../../use-cases/propagation.ts';
import { radius } from '../../use-cases/radius.ts';
import { singlePoints, singlePointsUnder } from '../../use-cases/single-points.ts';
import { estateChangeOf } from './change.resolvers.ts';
import type { QueryBlastRadiusArgs, Resolvers } from './generated.ts';
import { firstOf, given, within } from './pages.ts';

const MOST_ASSUMED = 1000;

export const impactResolvers: Resolvers = {
  Query: {
    blastRadius: (_, { view, ...args }, { context }) =>
      radius(context, {
        ...assumptionOf(args),
        view: {
          ...(view.classes ? { classes: view.classes } : {}),
          ...(typeof view.maxDistance === 'number' ? { maxDistance: view.maxDistance } : {}),
          minLevel: view.minLevel,
          first: within('view.first', view.first, 1, 1000),
          after: given(view.after),
        },
      }),
    explain: (_, { id, ...args }, { context }) => explainLevel(context, { ...assumptionOf(args), ci: id }),
    singlePointsOfFailure: (_, { service, order, edits, first }, { context }) => {
      const question = { service: given(service), order, limit: within('first', first, 1, 1000) };
      return edits
        ? singlePointsUnder(context, estateChangeOf(edits), question)
        : singlePoints(context, question);
    },
  },

  BlastRadius: {
    counts: (radius) => {
      const { byClass, ...counts } = radius.counts();
      return {
        ...counts,
        byClass: Object.entries(byClass).map(([name, { down, degraded }]) => ({
          class: name,
          down,
          degraded,
        })),
      };
    },
    chain: (radius) => radius.chain(),
    impacted: (radius) => radius.impacted(),
    services: (radius, { first, after }) =>
      radius.services({ first: within('first', first, 1, 1000), after: given(after) }),
    atRisk: (radius, { first, after }) =>
      radius.atRisk({ first: within('first', first, 1, 1000), after: given(after) }),
    saved: (radius, { first, after, withSpare }) =>
      radius.saved({ first: within('first', first, 1, 1000), after: given(after), withSpare }),
    outageCostPerHour: (radius) => radius.outageCostPerHour(),
    outageCostComplete: (radius) => radius.outageCostComplete(),
    graph: (radius, { of, limit, survivors }) => {
      within('of', of.length, 1, 200);
      return radius.graph({ of, limit: within('limit', limit, 1, 1000), survivors });
    },
    changes: ({ changes }, { first }) => firstOf(changes, within('first', first, 1, 1000)),
    delta: (radius) => radius.delta(),
  },

  BlastRadiusDelta: {
    cis: (delta, { first, after }) =>
      delta.cis({ first: within('first', first, 1, 1000), after: given(after) }),
    services: (delta, { first, after }) =>
      delta.services({ first: within('first', first, 1, 1000), after: given(after) }),
  },

  SinglePointsOfFailure: {
    changes: ({ changes = [] }, { first }) => firstOf(changes, within('first', first, 1, 1000)),
    delta: async ({ delta }) => (await delta?.()) ?? null,
  },

  SinglePointsDelta: {
    gained: ({ gained }, { first }) => firstOf(gained, within('first', first, 1, 1000)),
    lost: ({ lost }, { first }) => firstOf(lost, within('first', first, 1, 1000)),
    changed: ({ changed }, { first }) => firstOf(changed, within('first', first, 1, 1000)),
  },

  GroupState: {
    survivors: ({ survivors }, { first }) => survivors.slice(0, within('first', first, 1, 1000)),
  },

  ImpactedCi: { proof: (impacted) => impacted.proof() },
};

function assumptionOf({
  seeds,
  pins,
  withPlanned,
  edits,
}: Pick<QueryBlastRadiusArgs, 'seeds' | 'pins' | 'withPlanned' | 'edits'>): Assumption {
  within('seeds', seeds.length, 1, MOST_ASSUMED);
  within('pins', pins.length, 0, MOST_ASSUMED);
  return { seeds, pins, withPlanned, edits: edits ? estateChangeOf(edits) : undefined };
}
