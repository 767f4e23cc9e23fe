import { countFacets } from '../../use-cases/count-facets.ts';
import { meanings } from '../../use-cases/find-cis.ts';
import { listCis } from '../../use-cases/list-cis.ts';
import { stretchOf } from '../../use-cases/page.ts';
import { readCi } from '../../use-cases/read-ci.ts';
import { searchCis } from '../../use-cases/search-cis.ts';
import type { CiFilter, ConfigurationItemDependenciesArgs, Resolvers } from './generated.ts';
import { given, within } from './pages.ts';

export const ciResolvers: Resolvers = {
  Query: {
    ci: (_, { id }, { context }) => readCi(context, id),
    cis: (_, { filter, sort, first, after }, { context }) =>
      listCis(context, {
        filter: filterOf(filter),
        sort,
        after: given(after),
        limit: within('first', first, 1, 500),
      }),
    facets: (_, { filter, first }, { context }) =>
      countFacets(context, { filter: filterOf(filter), first: within('first', first, 1, 500) }),
    search: (_, { text, first }, { context, search }) =>
      searchCis(context, search, { text, first: within('first', first, 1, 100) }),
    meanings: (_, { words }, { context }) => {
      within('words', words.length, 1, 1000);
      return meanings(context, words);
    },
    ciClasses: (_, _args, { context }) => [...context.catalogue.classes.values()],
    relationTypes: (_, _args, { context }) => [...context.catalogue.relationTypes],
  },

  ConfigurationItem: {
    attributes: ({ attributes }) => Object.entries(attributes).map(([name, value]) => ({ name, value })),
    externalIds: ({ externalIds }) => Object.entries(externalIds).map(([source, id]) => ({ source, id })),
    dependencies: async ({ id }, args, { loaders }) =>
      stretchOf(await loaders.neighbours({ side: 'dependencies', ...neighbourPage(args) }, id)),
    dependents: async ({ id }, args, { loaders }) =>
      stretchOf(await loaders.neighbours({ side: 'dependents', ...neighbourPage(args) }, id)),
    requirementGroups: ({ id }, _args, { loaders }) => loaders.requirementGroups(id),
    history: async ({ id }, { first, after }, { loaders }) =>
      stretchOf(await loaders.history({ after: given(after), limit: within('first', first, 1, 100) }, id)),
  },

  RequirementGroup: {
    members: ({ members }, { first }) => members.slice(0, within('first', first, 1, 1000)),
    membersTotal: ({ members }) => members.length,
  },

  CiClass: {
    lineage: ({ lineage }) => [...lineage],
    attributes: ({ attributes }) =>
      [...attributes].map(([name, attribute]) => ({
        name,
        type: attribute.type,
        values: attribute.values,
        unit: attribute.unit,
        description: attribute.description,
      })),
  },

  Effect: { hard: 'hard', soft: 'soft', degrade_only: 'degrade-only', info: 'info' },
};

function filterOf(filter: CiFilter | null | undefined) {
  return {
    class: given(filter?.class),
    environment: given(filter?.environment),
    status: given(filter?.status),
    owner: given(filter?.owner),
    source: given(filter?.source),
    tag: given(filter?.tag),
    text: given(filter?.text),
  };
}

function neighbourPage({
  type,
  first,
  after,
}: Pick<ConfigurationItemDependenciesArgs, 'type' | 'after'> & { first: number }) {
  return { type: given(type), after: given(after), limit: within('first', first, 1, 100) };
}
