import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { ErrorCode } from '../../domain/errors.ts';
import type { Context } from '../../use-cases/context.ts';
import { type Parameter, parametersOf, questionOf } from './parameters.ts';

/** One request under way. */
export interface Call {
  context: Context;
  /** as its route has it: a request without a body says nothing */
  isBodyOptional?: true;
  request: Request;
  response: Response;
}

/** An answer that a route may give: a zod schema for JSON, else a media type alone. */
export interface Reply {
  status: number;
  description: string;
  /** schema by media type; null where the media type says it all */
  content: Readonly<Record<string, z.ZodType | null>>;
  headers?: Readonly<Record<string, string>>;
}

/** What the router and the OpenAPI document are both made from. */
export interface Route {
  method: 'get' | 'post' | 'put' | 'delete';
  /** with `{name}` for parameters, as OpenAPI writes it */
  path: string;
  operation: string;
  summary: string;
  /** answered without asking who calls */
  isOpen?: true;
  /** takes as long as it takes, in or out */
  isStream?: true;
  /** its sender takes a 4xx as final and comes again after a 5xx: a refusal that is only for now is 503 */
  comesAgain?: true;
  parameters: readonly Parameter[];
  /** what its body may be, as `content` of a reply */
  body?: Reply['content'];
  isBodyOptional?: true;
  replies: readonly Reply[];
  /** codes of its problems, besides those that every route may have */
  errors: readonly ErrorCode[];
  handle(call: Call): Promise<void>;
}

type Described = Omit<Route, 'parameters' | 'handle'>;

/** A route whose parameters are those of `question`, read before it is handled. */
export function route<Q extends z.ZodObject>(
  described: Described & { question: Q; headers?: readonly Parameter[] },
  handle: (call: Call, question: z.infer<Q>) => Promise<void>,
): Route {
  const { question, headers = [], ...rest } = described;
  const parameters = [...parametersOf(rest.path, question), ...headers];
  return {
    ...rest,
    parameters,
    handle: (call) => {
      const [, query] = /^[^?]*\?(.*)$/s.exec(call.request.originalUrl) ?? [];
      const asked = questionOf(
        question,
        parameters,
        new URLSearchParams(query),
        call.request.params as Record<string, string>,
      );
      return handle(call, asked);
    },
  };
}

/** A route that answers a question with JSON. */
export function questionRoute<Q extends z.ZodObject, A extends z.ZodType>(
  described: Pick<Route, 'path' | 'operation' | 'summary'> & {
    question: Q;
    answer: A;
    errors?: readonly ErrorCode[];
  },
  ask: (context: Context, question: z.infer<Q>) => Promise<z.infer<A>>,
): Route {
  const { answer, errors = ['NOT_FOUND'], ...rest } = described;
  const replies = [{ status: 200, description: 'the answer', content: { 'application/json': answer } }];
  return route({ ...rest, method: 'get', replies, errors }, async ({ context, response }, question) => {
    response.json(await ask(context, question));
  });
}
