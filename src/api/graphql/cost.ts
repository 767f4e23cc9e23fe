import type { ApolloServerPlugin } from '@apollo/server';
import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  getVariableValues,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import type { GraphqlContext } from './context.ts';
import { limitError } from './errors.ts';

/** Fields that cost more than to be read: they run over much of the estate. `proof` does so for each seed. */
const FIXED: Readonly<Record<string, number>> = {
  'Query.blastRadius': 50,
  'Query.explain': 50,
  'Query.rootCause': 500,
  'Query.findings': 2000,
  'Query.singlePointsOfFailure': 2000,
  'Query.neighbourhood': 50,
  'Query.subgraph': 50,
  'Query.commonDependencies': 50,
  'Query.paths': 50,
  'Query.meanings': 1000,
  'Query.search': 4000,
  'Query.history': 1000,
  'Query.matchAlarms': 1000,
  'Query.incidents': 100,
  'Query.suggestions': 100,
  'Mutation.rankIncident': 500,
  'ConfigurationItem.requirementGroups': 50,
  'ImpactedCi.proof': 50,
  'BlastRadius.delta': 50,
  'SinglePointsOfFailure.delta': 2000,
};
/** The whole graph is read, where planned ones are to take part. */
const WITH_PLANNED = 2000;
const FOR_EACH_SEED = ['Query.explain', 'ImpactedCi.proof'];
/** Lists that are as long as the caller says; other lists are short, and count as one. */
const PAGED = ['items', 'nodes', 'edges', 'points', 'paths', 'candidates'];

/**
 * The most values that an answer could hold, with what its fields cost to work out: known before anything is read.
 * graphql-armor's own cost knows no variables, so a page size passed as one would be free.
 */
function costOf(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: Readonly<Record<string, FragmentDefinitionNode>>,
  variables: Readonly<Record<string, unknown>>,
  most = Infinity,
): number {
  let total = 0;
  const root = schema.getRootType(operation.operation);
  if (root) add(operation.selectionSet, root, { weight: 1, first: 1, seeds: 1, more: 0 });
  return total;

  function add(set: SelectionSetNode, type: GraphQLCompositeType, at: Place): void {
    for (const selection of set.selections) {
      // Stops as soon as it is too much: fragments within fragments can grow without end.
      if (total > most) return;
      if (selection.kind === Kind.FIELD) addField(selection, type, at);
      else if (selection.kind === Kind.INLINE_FRAGMENT) add(selection.selectionSet, type, at);
      else {
        total += at.weight;
        const fragment = fragments[selection.name.value];
        if (fragment) add(fragment.selectionSet, type, at);
      }
    }
  }

  function addField(node: FieldNode, type: GraphQLCompositeType, at: Place): void {
    const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[node.name.value] : undefined;
    const name = `${type.name}.${node.name.value}`;
    if (!field) {
      total += at.weight;
      return;
    }
    const within = placeOf(field, node, variables, at);
    const times = FOR_EACH_SEED.includes(name) ? within.seeds : 1;
    total += at.weight * (1 + (FIXED[name] ?? 0) * times + within.more);
    const next = getNamedType(field.type);
    if (!node.selectionSet || !isCompositeType(next)) return;
    const isPaged = isList(field) && PAGED.includes(field.name);
    add(node.selectionSet, next, isPaged ? { ...within, weight: within.weight * within.first } : within);
  }
}

/** How often a field is answered, how long the pages below it are, and how many seeds the question has. */
interface Place {
  weight: number;
  first: number;
  seeds: number;
  /** what the arguments of this very field cost */
  more: number;
}

function placeOf(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  variables: Readonly<Record<string, unknown>>,
  at: Place,
): Place {
  if (field.args.length === 0) return { ...at, more: 0 };
  const { first, limit, view, input, seeds, withPlanned, edits } = getArgumentValues(field, node, variables);
  const page = first ?? limit ?? ((view ?? input) as { first?: number } | undefined)?.first;
  return {
    weight: at.weight,
    first: typeof page === 'number' ? Math.max(1, page) : at.first,
    seeds: Array.isArray(seeds) ? Math.max(1, seeds.length) : at.seeds,
    more: (withPlanned === true ? WITH_PLANNED : 0) + recordsOf(edits),
  };
}

/** Records of edits, a list at a time. */
function recordsOf(edits: unknown): number {
  const lists = Object.values((edits ?? {}) as Record<string, unknown>);
  return lists.reduce<number>((sum, list) => sum + (Array.isArray(list) ? list.length : 0), 0);
}

function isList({ type }: GraphQLField<unknown, unknown>): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}

/** Refuses an operation that could cost more than `most`. */
export function costLimit(most: number): ApolloServerPlugin<GraphqlContext> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ schema, operation, document, request }) => {
        if (!operation) return;
        const { coerced } = getVariableValues(
          schema,
          operation.variableDefinitions ?? [],
          request.variables ?? {},
          { maxErrors: 1 }, // a list may hold a hundred thousand faults
        );
        // Faulty variables are told of by the execution, which does not begin.
        if (!coerced) return;
        const definitions = document.definitions.flatMap((d) =>
          d.kind === Kind.FRAGMENT_DEFINITION ? [[d.name.value, d] as const] : [],
        );
        const fragments = Object.assign(Object.create(null), Object.fromEntries(definitions));
        if (costOf(schema, operation, fragments, coerced, most) <= most) return;
        throw limitError(`the query may cost more than ${most}: ask for smaller pages or fewer fields`);
      },
    }),
  };
}
