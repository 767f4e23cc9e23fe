import { CmdbError } from '../../domain/errors.ts';
import { changeEstate, type EstateChange, type EstateWrite } from '../../use-cases/change-estate.ts';
import type { ChangeSetInput, CiInput, DependencyInput, Resolvers, WriteInput } from './generated.ts';
import { given } from './pages.ts';

export const changeResolvers: Resolvers = {
  Mutation: {
    upsertCis: (_, { cis, write }, { context }) =>
      changeEstate(context, { cis: cis.map(ciRecordOf) }, writeOf(write)),
    upsertDependencies: (_, { dependencies, write }, { context }) =>
      changeEstate(context, { dependencies: dependencies.map(dependencyRecordOf) }, writeOf(write)),
    retireCis: (_, { ids, write }, { context }) => changeEstate(context, { retire: ids }, writeOf(write)),
    removeDependencies: (_, { keys, write }, { context }) =>
      changeEstate(context, { remove: keys }, writeOf(write)),
    changeSet: (_, { change, write }, { context }) =>
      changeEstate(context, estateChangeOf(change), writeOf(write)),
  },
};

export function estateChangeOf({ cis, dependencies, retire, remove }: ChangeSetInput): EstateChange {
  return { cis: cis.map(ciRecordOf), dependencies: dependencies.map(dependencyRecordOf), retire, remove };
}

/** A record as the import takes it: lists of names and values become maps. */
function ciRecordOf({ attributes, externalIds, ...fields }: CiInput): unknown {
  return {
    ...fields,
    ...(attributes
      ? {
          attributes: mapOf(
            'attributes',
            attributes.map((a) => [a.name, a.value ?? null] as const),
          ),
        }
      : {}),
    ...(externalIds
      ? {
          externalIds: mapOf(
            'externalIds',
            externalIds.map((e) => [e.source, e.id ?? null] as const),
          ),
        }
      : {}),
  };
}

function dependencyRecordOf(fields: DependencyInput): unknown {
  return { ...fields };
}

export function writeOf({ reason, writeId, dryRun, expectedVersions }: WriteInput): EstateWrite {
  const versions = mapOf(
    'expectedVersions',
    expectedVersions.map(({ record, version }) => [record, version] as const),
  );
  return { reason, writeId: given(writeId), dryRun, expectedVersions: versions };
}

/** A name told twice is refused, and so is one that zod leaves out of a map without a word. */
function mapOf<T>(field: string, entries: readonly (readonly [string, T])[]): Record<string, T> {
  const names = new Set<string>();
  for (const [name] of entries) {
    if (names.has(name))
      throw new CmdbError('VALIDATION', `${field}: ${name} is told twice`, { field, name });
    if (name === '__proto__' && field !== 'expectedVersions') {
      throw new CmdbError('VALIDATION', `${field}: there is no ${name}`, { field, name });
    }
    names.add(name);
  }
  return Object.fromEntries(entries);
}
