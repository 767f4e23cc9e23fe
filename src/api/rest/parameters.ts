import { z } from 'zod';
import { CmdbError } from '../../domain/errors.ts';
import { didYouMean } from '../../domain/near-names.ts';

/** A parameter of a route, as OpenAPI describes it. */
export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  description?: string;
  schema: { type?: string; default?: unknown } & Record<string, unknown>;
}

/** The parameters that a question's schema stands for; those named in the path are in the path. */
export function parametersOf(path: string, question: z.ZodObject): Parameter[] {
  const { properties = {}, required = [] } = z.toJSONSchema(question, { io: 'input' });
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...schema } = property as Parameter['schema'] & { description?: string };
    return {
      name,
      in: path.includes(`{${name}}`) ? 'path' : 'query',
      required: required.includes(name),
      ...(description === undefined ? {} : { description }),
      schema,
    };
  });
}

/** Reads a question from a path and a query string. VALIDATION names the parameters that are wrong. */
export function questionOf<Q extends z.ZodObject>(
  question: Q,
  parameters: readonly Parameter[],
  query: URLSearchParams,
  path: Readonly<Record<string, string>>,
): z.infer<Q> {
  const known = parameters.filter((p) => p.in === 'query').map((p) => p.name);
  const wrong: { parameter: string; reason: string }[] = [];
  for (const name of new Set(query.keys())) {
    if (!known.includes(name)) {
      wrong.push({ parameter: name, reason: `unknown parameter${didYouMean(name, known)}` });
    }
  }
  const values = new Map<string, unknown>();
  for (const { name, in: place, schema } of parameters) {
    if (place === 'header') continue; // read where it is needed
    const told = place === 'path' ? [path[name] ?? ''] : query.getAll(name);
    if (schema.type !== 'array' && told.length > 1) {
      wrong.push({ parameter: name, reason: 'expected once' });
    } else if (told.length > 0) {
      values.set(name, schema.type === 'array' ? told : typed(told[0] as string, schema.type));
    }
  }
  const parsed = question.safeParse(Object.fromEntries(values));
  for (const { path: at, message, code } of parsed.error?.issues ?? []) {
    const parameter = String(at[0]);
    if (wrong.some((w) => w.parameter === parameter)) continue;
    const isMissing = code === 'invalid_type' && !values.has(parameter);
    const type = parameters.find(({ name }) => name === parameter)?.schema.type ?? '';
    const reason = isMissing ? 'missing' : (code === 'invalid_type' && EXPECTED[type]) || plain(message);
    wrong.push({ parameter, reason });
  }
  if (parsed.success && wrong.length === 0) return parsed.data;
  const told = wrong.map(({ parameter, reason }) => `${parameter}: ${reason}`).join('; ');
  throw new CmdbError('VALIDATION', told, { parameters: wrong });
}

const EXPECTED: Readonly<Record<string, string>> = {
  boolean: 'expected true or false',
  integer: 'expected a whole number',
};

/** A text as the type its parameter has; left as it is where it cannot be one, for the schema to refuse. */
function typed(text: string, type: string | undefined): unknown {
  if (type === 'integer' && /^\d{1,15}$/.test(text)) return Number(text);
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

function plain(message: string): string {
  return message.replace(/^Invalid (input|option): /, '').replace(/^Too (small|big): /, '');
}
