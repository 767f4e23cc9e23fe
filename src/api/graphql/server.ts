import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { expressMiddleware } from '@as-integrations/express5';
import express from 'express';
import type { Logger } from 'pino';
import type { App, Context } from '../../use-cases/context.ts';
import { searchIndex } from '../../use-cases/search-cis.ts';
import { jsonBody } from '../body-parsers.ts';
import { alarmResolvers } from './alarms.resolvers.ts';
import { changeResolvers } from './change.resolvers.ts';
import { ciResolvers } from './ci.resolvers.ts';
import type { GraphqlContext } from './context.ts';
import { costLimit } from './cost.ts';
import { formatErrorFor, withStatus } from './errors.ts';
import { estateResolvers } from './estate.resolvers.ts';
import { SDL } from './generated.ts';
import { impactResolvers } from './impact.resolvers.ts';
import { incidentResolvers } from './incident.resolvers.ts';
import { LIMITS, limitRules } from './limits.ts';
import { loadersOf } from './loaders.ts';
import { rights } from './rights.ts';
import { rootCauseResolvers } from './root-cause.resolvers.ts';
import { topologyResolvers } from './topology.resolvers.ts';

export interface GraphqlOptions {
  /** who asks; throws UNAUTHENTICATED or FORBIDDEN where nobody may */
  contextOf: (request: express.Request) => Context;
  log: Logger;
  /** told of what a caller had no right to */
  failed?: (request: express.Request, error: unknown) => void;
  /** whether errors may tell names of fields that come near; the schema itself is for those who may introspect */
  suggestions?: boolean;
  /** builds the search index now, not at the first search: 5 s for 100,000 CIs */
  warm?: boolean;
}

/** GraphQL as a request handler of express, with its own body parser; `stop` when no more requests come. */
export async function graphqlMiddleware(
  app: App,
  { contextOf, log, failed = () => undefined, suggestions = false, warm = false }: GraphqlOptions,
): Promise<{ handler: express.RequestHandler; stop(): Promise<void> }> {
  const search = searchIndex(app.store);
  const apollo = new ApolloServer<GraphqlContext>({
    typeDefs: SDL,
    resolvers: [
      ciResolvers,
      impactResolvers,
      rootCauseResolvers,
      topologyResolvers,
      estateResolvers,
      changeResolvers,
      incidentResolvers,
      alarmResolvers,
    ],
    introspection: true, // for whoever has the right to it: see rights.ts
    hideSchemaDetailsFromClientErrors: !suggestions,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    parseOptions: { maxTokens: LIMITS.tokens },
    validationRules: limitRules(),
    plugins: [rights(failed), costLimit(LIMITS.cost), ApolloServerPluginLandingPageDisabled()],
    formatError: formatErrorFor(log, suggestions),
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    nodeEnv: 'production',
    logger: log,
  });
  await apollo.start();
  if (warm) search.current().catch(() => undefined); // the first search meets the same error, and tells it

  const router = express.Router();
  router.use(jsonBody(LIMITS.bytes));
  router.use(refusedBody);
  router.use(
    expressMiddleware(apollo, {
      context: async ({ req }) => {
        try {
          const context = contextOf(req);
          return { request: req, context, search, loaders: loadersOf(context) };
        } catch (error) {
          throw withStatus(error);
        }
      },
    }),
  );
  return { handler: router, stop: () => apollo.stop() };
}

/** A body that is too long or not JSON, in the form that GraphQL clients read. */
const refusedBody: express.ErrorRequestHandler = (error, _request, response, next) => {
  const status: unknown = error?.status;
  if (typeof status !== 'number' || status >= 500) return next(error);
  const tooLong = status === 413;
  const message = tooLong ? `the body is longer than ${LIMITS.bytes} bytes` : 'the body is not JSON in UTF-8';
  const code = tooLong ? 'LIMIT_EXCEEDED' : 'BAD_REQUEST';
  response.status(status).json({ errors: [{ message, extensions: { code } }] });
};
