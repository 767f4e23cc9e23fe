import { randomUUID } from 'node:crypto';
import type { ApolloServerOptions } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { type CmdbError, type ErrorCode, errorCode } from '../../domain/errors.ts';
import type { GraphqlContext } from './context.ts';

/** Codes of a request that is not a question at all: what is wrong with it is for its sender to know. */
const OF_REQUEST = [
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
];

const STATUS: Readonly<Partial<Record<ErrorCode, number>>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  LIMIT_EXCEEDED: 429,
  STORE_UNAVAILABLE: 503,
};

type FormatError = NonNullable<ApolloServerOptions<GraphqlContext>['formatError']>;

/** At the end of what graphql-js says of a variable; in a query Apollo leaves it out itself. */
const SUGGESTION = / Did you mean .*\?$/s;

/**
 * What a caller is told of an error: a CmdbError with its code and details, a faulty request as it is, though with
 * names of the schema that come near only where `suggestions` may be made, and of all else no more than an id,
 * under which the log has the rest.
 */
export function formatErrorFor(log: Logger, suggestions: boolean): FormatError {
  return (formatted, error) => {
    const cause = error instanceof GraphQLError ? (error.originalError ?? error) : error;
    const code = errorCode(cause);
    const place = {
      ...(formatted.locations ? { locations: formatted.locations } : {}),
      ...(formatted.path ? { path: formatted.path } : {}),
    };
    if (code === 'STORE_UNAVAILABLE') {
      // Its message names addresses, folders and processes of the server.
      const id = randomUUID();
      log.error({ id, err: cause }, 'the graph is not available');
      const message = `the graph is not available at present (${id})`;
      return { message, ...place, extensions: { code, details: {}, id } };
    }
    if (code) {
      const { message, details } = cause as CmdbError;
      return { message, ...place, extensions: { code, details } };
    }
    // Apollo gives what a validation rule reports a code of its own.
    if (isLimit(cause)) return { ...formatted, extensions: { code: 'LIMIT_EXCEEDED' } };
    if (OF_REQUEST.includes(String(formatted.extensions?.code))) {
      return suggestions ? formatted : { ...formatted, message: formatted.message.replace(SUGGESTION, '') };
    }
    const id = randomUUID();
    log.error({ id, err: cause }, 'a GraphQL request failed');
    return { message: `internal error (${id})`, ...place, extensions: { code: 'INTERNAL', id } };
  };
}

/** A limit on requests, which a validation rule or a plugin reports. */
export function limitError(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'LIMIT_EXCEEDED', http: { status: 400 } } });
}

function isLimit(error: unknown): boolean {
  return error instanceof GraphQLError && error.extensions.code === 'LIMIT_EXCEEDED';
}

/** A CmdbError from before the request was read, with its HTTP status; anything else as it is. */
export function withStatus(error: unknown): unknown {
  const code = errorCode(error);
  if (!code) return error;
  const { message } = error as CmdbError;
  const extensions = { code, http: { status: STATUS[code] ?? 400 } };
  return new GraphQLError(message, { originalError: error as CmdbError, extensions });
}
