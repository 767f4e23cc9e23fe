import { z } from 'zod';
import { problemSchema, STATUS_OF } from '../problem.ts';
import type { Reply, Route } from './route.ts';

/** What any route may answer besides its own: the graph away, a fault; and of those that ask who calls, refusals. */
const ALWAYS = [400, 500, 503];
const TO_CALLERS = [401, 403, 429];

/** The OpenAPI 3.1 document of a table of routes. `named` schemas are its components, by their names. */
export function openApiOf(
  version: string,
  routes: readonly Route[],
  named: Readonly<Record<string, z.ZodType>>,
): Record<string, unknown> {
  const names = new Map<z.ZodType, string>(Object.entries(named).map(([name, schema]) => [schema, name]));
  const schemaOf = (schema: z.ZodType | null) => {
    if (schema === null) return {};
    const name = names.get(schema);
    return { schema: name === undefined ? plainSchema(schema) : { $ref: `#/components/schemas/${name}` } };
  };
  const paths: Record<string, Record<string, unknown>> = {};
  for (const own of routes) {
    paths[own.path] ??= {};
    (paths[own.path] as Record<string, unknown>)[own.method] = operationOf(own, schemaOf);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Faultline',
      version,
      description: 'What breaks if this fails, why, and what saves the rest.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    paths,
    security: [{ token: [] }],
    components: {
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description:
            'a token of "faultline token create"; not asked for where the server is only for its own machine',
        },
      },
      schemas: componentsOf(named),
    },
  };
}

/** The schemas that are named, as components of the document. */
export function componentsOf(named: Readonly<Record<string, z.ZodType>>): Record<string, object> {
  return Object.fromEntries(Object.entries(named).map(([name, schema]) => [name, plainSchema(schema)]));
}

function operationOf(
  { operation, summary, isOpen, comesAgain, parameters, body, isBodyOptional, replies, errors }: Route,
  schemaOf: (schema: z.ZodType | null) => object,
): object {
  const statuses = new Set([
    ...ALWAYS,
    ...(isOpen ? [] : TO_CALLERS).filter((status) => !(comesAgain && status === 429)),
    ...errors.map((code) => STATUS_OF[code]),
  ]);
  const problems = [...statuses]
    .sort()
    .map((status) => [
      status,
      { description: 'a problem', content: { 'application/problem+json': schemaOf(problemSchema) } },
    ]);
  return {
    operationId: operation,
    summary,
    ...(isOpen ? { security: [] } : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body ? { requestBody: { required: !isBodyOptional, content: contentOf(body, sentSchema) } } : {}),
    responses: {
      ...Object.fromEntries(replies.map((reply) => [reply.status, replyOf(reply, schemaOf)])),
      ...Object.fromEntries(problems),
    },
  };
}

function replyOf(
  { description, content, headers = {} }: Reply,
  schemaOf: (schema: z.ZodType | null) => object,
): object {
  const told = Object.entries(headers).map(([name, text]) => [
    name,
    { description: text, schema: { type: 'string' } },
  ]);
  return {
    description,
    ...(told.length > 0 ? { headers: Object.fromEntries(told) } : {}),
    content: contentOf(content, schemaOf),
  };
}

function contentOf(content: Reply['content'], schemaOf: (schema: z.ZodType | null) => object): object {
  return Object.fromEntries(Object.entries(content).map(([type, schema]) => [type, schemaOf(schema)]));
}

/** Of what is sent: before defaults are filled in and texts are made plain. */
function sentSchema(schema: z.ZodType | null): object {
  return schema === null ? {} : { schema: plainSchema(schema, 'input') };
}

function plainSchema(schema: z.ZodType, io: 'input' | 'output' = 'output'): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { reused: 'inline', io });
  return rest;
}
