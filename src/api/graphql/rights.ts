import type { ApolloServerPlugin } from '@apollo/server';
import type { Request } from 'express';
import { GraphQLError, NoSchemaIntrospectionCustomRule, validate } from 'graphql';
import { checkRight } from '../../domain/access.ts';
import type { GraphqlContext } from './context.ts';
import { withStatus } from './errors.ts';

/** Lets those ask for the schema who have the right to; tells of every error that is a refusal. */
export function rights(
  failed: (request: Request, error: unknown) => void,
): ApolloServerPlugin<GraphqlContext> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ schema, document, contextValue }) => {
        if (validate(schema, document, [NoSchemaIntrospectionCustomRule]).length === 0) return;
        try {
          checkRight(contextValue.context.caller, 'introspect');
        } catch (error) {
          throw withStatus(error);
        }
      },
      didEncounterErrors: async ({ errors, contextValue }) => {
        for (const error of errors) {
          failed(contextValue.request, error instanceof GraphQLError ? error.originalError : error);
        }
      },
    }),
  };
}
