import { ApolloArmor } from '@escape.tech/graphql-armor';
import { GraphQLError, type ValidationContext, type ValidationRule } from 'graphql';
import { limitError } from './errors.ts';

/** What one request may ask; docs/graphql.md tells them to callers. */
export const LIMITS = {
  /** of the body, variables and all: 5,000 records fit in */
  bytes: 4 * 1024 * 1024,
  /** words and signs of the query text */
  tokens: 2000,
  /** fields within fields */
  depth: 12,
  aliases: 20,
  directives: 20,
  /** see cost.ts */
  cost: 20_000,
} as const;

/** graphql-armor's rules, which report what they refuse as LIMIT_EXCEEDED. Tokens are counted by graphql-js. */
export function limitRules(): ValidationRule[] {
  const off = { enabled: false };
  const refused = {
    propagateOnRejection: false,
    onReject: [
      (context: ValidationContext | null, error: GraphQLError) =>
        context?.reportError(limitError(error.message.replace('Syntax Error: ', ''))),
    ],
  };
  const { validationRules } = new ApolloArmor({
    maxDepth: { n: LIMITS.depth, ...refused },
    maxAliases: { n: LIMITS.aliases, ...refused },
    maxDirectives: { n: LIMITS.directives, ...refused },
    maxTokens: off,
    costLimit: off,
    blockFieldSuggestion: off,
  }).protect();
  return [...validationRules, noSubscriptions];
}

/** The schema has none, which graphql-js would find out only as a fault of its execution. */
const noSubscriptions: ValidationRule = (context) => ({
  OperationDefinition({ operation }) {
    if (operation !== 'subscription') return;
    context.reportError(new GraphQLError('there are no subscriptions: GET /api/events tells of changes'));
  },
});
