import {
  buildSchema,
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { SDL } from '../../src/api/graphql/generated.ts';

const schema = buildSchema(SDL);

/** The names of the fields of Query or Mutation. */
export function fieldsOf(root: 'Query' | 'Mutation'): string[] {
  return Object.keys((schema.getType(root) as GraphQLObjectType).getFields());
}

/**
 * A question by one field of Query or Mutation for every field below it. `args` gives, by `Type.field`, the arguments as
 * GraphQL writes them; an argument that is needed and not given is an error.
 */
export function everyField(
  root: 'Query' | 'Mutation',
  name: string,
  args: Readonly<Record<string, string>>,
): string {
  const field = (schema.getType(root) as GraphQLObjectType).getFields()[name] as GraphQLField<
    unknown,
    unknown
  >;
  return `${root.toLowerCase()} { ${told(root, field)} }`;

  function told(type: string, one: GraphQLField<unknown, unknown>): string {
    const given = args[`${type}.${one.name}`];
    const needed = one.args.filter((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined);
    if (needed.length > 0 && given === undefined) throw new Error(`${type}.${one.name} needs arguments`);
    const below = getNamedType(one.type);
    const set = isObjectType(below)
      ? ` { ${Object.values(below.getFields())
          .map((each) => told(below.name, each))
          .join(' ')} }`
      : '';
    return `${one.name}${given ? `(${given})` : ''}${set}`;
  }
}
