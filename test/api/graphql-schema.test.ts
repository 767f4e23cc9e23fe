import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import {
  buildSchema,
  findBreakingChanges,
  isEnumType,
  isInputObjectType,
  isIntrospectionType,
  isObjectType,
} from 'graphql';
import { SDL } from '../../src/api/graphql/generated.ts';

const schema = buildSchema(SDL);

test('what is generated from the .graphql files is as they are', async () => {
  const { stderr } = await promisify(execFile)(process.execPath, [
    'node_modules/tsx/dist/cli.mjs',
    'docs/generate-graphql.ts',
    '--check',
  ]);
  expect(stderr).toBe('');
}, 60_000);

test('no change breaks those who use docs/schema.graphql', () => {
  const contract = readFileSync(new URL('../../docs/schema.graphql', import.meta.url), 'utf8');
  expect(findBreakingChanges(buildSchema(contract), schema)).toEqual([]);
});

test('a field taken out is a breaking change', () => {
  const without = buildSchema(SDL.replace('  impacted: ImpactedPage!\n', '  other: Int\n'));
  expect(findBreakingChanges(schema, without).map((change) => change.description)).toEqual([
    'BlastRadius.impacted was removed.',
  ]);
});

test('every type, field, value and argument has a description', () => {
  const bare: string[] = [];
  const look = (name: string, { description }: { description?: string | null | undefined }) => {
    if (!description) bare.push(name);
  };
  for (const type of Object.values(schema.getTypeMap())) {
    if (isIntrospectionType(type)) continue;
    if (type !== schema.getQueryType() && type !== schema.getMutationType()) look(type.name, type);
    if (isEnumType(type)) for (const value of type.getValues()) look(`${type.name}.${value.name}`, value);
    if (!isObjectType(type) && !isInputObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      look(`${type.name}.${field.name}`, field);
      if (!('args' in field)) continue;
      for (const argument of field.args) look(`${type.name}.${field.name}(${argument.name})`, argument);
    }
  }
  expect(bare).toEqual([]);
});
