import { ask } from '../../api/client.ts';
import {
  type ChangeSetInput,
  type CiFieldsFragment,
  type CiPageQuery,
  ciNow,
  dependencyNow,
  type ExpectedVersion,
} from '../../api/operations/ci.ts';
import { ciFields, ciRecord, formField, NEW_CI, valuesOf } from './ci-fields.ts';
import {
  changedDependency,
  type Dependency,
  dependencyFields,
  dependencyValues,
  howFields,
  newDependency,
  partsOfKey,
  presentFields,
  readingOfKey,
  relationField,
} from './dependency-fields.ts';
import { type Fault, type Field, type Values, valueIn } from './form.ts';

/** Records as someone sees them who is about to change them. */
export interface Seen {
  readonly values: Values;
  readonly versions: readonly ExpectedVersion[];
}

/** The same as they are now, and the last change of them. */
export interface Latest extends Seen {
  readonly by: { readonly at: string; readonly actor: string; readonly reason: string } | undefined;
}

/** What is to be written, and whose failure is compared with and without it. */
export interface Edit {
  readonly change: ChangeSetInput;
  readonly faults: readonly Fault[];
  /** what must still be so, beside what the form was opened on */
  readonly versions?: readonly ExpectedVersion[];
  /** null: nothing hangs on it yet */
  readonly seed: string | null;
  /** whose single points of failure; null: those of every business service */
  readonly service: string | null;
}

/** Something that an editor may do from the page of a CI, with the form for it. */
export interface Task {
  readonly title: string;
  /** what it means, where the title does not say it */
  readonly lead?: string;
  readonly verb: string;
  readonly seen: Seen;
  fieldsOf(typed: Values): Field[];
  editOf(seen: Values, typed: Values): Edit;
  /** after a conflict; a text: the records are not what they were, and there is nothing to compare */
  latest(): Promise<Latest | string>;
}

type Schemas = Pick<CiPageQuery, 'ciClasses' | 'relationTypes'>;

export function changeCi(ci: CiFieldsFragment, { ciClasses }: Schemas): Task {
  return {
    title: `Change ${ci.name}`,
    verb: 'Save',
    seen: seenCi(ci),
    fieldsOf: (typed) => ciFields(ciClasses, typed),
    editOf: (seen, typed) => {
      const { record, faults } = ciRecord(ci.id, ciClasses, seen, typed);
      return { change: { cis: [record] }, faults, seed: ci.id, service: null };
    },
    latest: () => latestCi(ci.id),
  };
}

/** `beside`: a CI that the new one may be told to relate to. */
export function newCi(id: string, beside: CiFieldsFragment | null, schemas: Schemas): Task {
  const { ciClasses, relationTypes } = schemas;
  return {
    title: 'New CI',
    ...(beside ? { lead: `It may be told at once how it hangs together with ${beside.name}.` } : {}),
    verb: 'Create it',
    seen: { values: { ...NEW_CI, id }, versions: [] },
    fieldsOf: (typed) => [
      {
        name: 'id',
        label: 'Id',
        kind: 'text',
        isNeeded: true,
        hint: 'Unique, and never changed afterwards.',
      },
      ...ciFields(ciClasses, typed),
      ...(beside
        ? [{ ...relationField(beside.name, relationTypes, false), label: `${beside.name} … the new CI` }]
        : []),
      ...(beside && valueIn(typed, 'relation') !== '' ? howFields(relationTypes, typed) : []),
    ],
    editOf: (seen, typed) => {
      const own = valueIn(typed, 'id').trim();
      const { record, faults } = ciRecord(own, ciClasses, seen, typed);
      if (own === '') faults.push({ field: 'id', reason: 'missing: what is it called?' });
      const change: ChangeSetInput = { cis: [record] };
      const versions = [{ record: own, version: 0 }];
      if (!beside || valueIn(typed, 'relation') === '') {
        return { change, faults, versions, seed: null, service: null };
      }
      const dependency = newDependency(beside.id, own, relationTypes, typed);
      return {
        change: { ...change, dependencies: [dependency.record] },
        faults: [...faults, ...dependency.faults],
        versions,
        seed: dependency.provider,
        service: dependency.dependent,
      };
    },
    latest: async () => 'There is a CI of this id already. Give another id, and look again.',
  };
}

export function retireCi(ci: CiFieldsFragment): Task {
  return {
    title: `Retire ${ci.name}`,
    lead: 'It stays on record with its history, and takes no part any more: what depends on it goes on without it.',
    verb: 'Retire it',
    seen: seenCi(ci),
    fieldsOf: () => [],
    editOf: () => ({ change: { retire: [ci.id] }, faults: [], seed: ci.id, service: null }),
    latest: () => latestCi(ci.id),
  };
}

export function addDependency(ci: CiFieldsFragment, { relationTypes }: Schemas): Task {
  return {
    title: `New dependency of ${ci.name}`,
    lead: 'It may be told from either end: the relation says which of the two depends on the other.',
    verb: 'Add it',
    seen: { values: {}, versions: [] },
    fieldsOf: (typed) => dependencyFields(ci.name, relationTypes, typed),
    editOf: (_seen, typed) => {
      const told = newDependency(ci.id, valueIn(typed, 'other'), relationTypes, typed);
      const { record, faults, provider, dependent } = told;
      return { change: { dependencies: [record] }, faults, seed: provider, service: dependent };
    },
    latest: async () => 'The dependency, or one of its group, was written meanwhile. Look again.',
  };
}

export function changeDependency(dependency: Dependency): Task {
  return {
    title: 'Change a dependency',
    lead: `${readingOfKey(dependency.key)}. To give it another relation or group, remove it and add one.`,
    verb: 'Save',
    seen: seenDependency(dependency),
    fieldsOf: () => presentFields(dependency),
    editOf: (seen, typed) => {
      const { record, faults } = changedDependency(dependency, seen, typed);
      const { to, from } = dependency;
      return { change: { dependencies: [record] }, faults, seed: to, service: from };
    },
    latest: () => latestDependency(dependency.key),
  };
}

export function removeDependency(dependency: Dependency): Task {
  return {
    title: 'Remove a dependency',
    lead: `${readingOfKey(dependency.key)}. Its history stays.`,
    verb: 'Remove it',
    seen: seenDependency(dependency),
    fieldsOf: () => [],
    editOf: () => {
      const { key, to, from } = dependency;
      return { change: { remove: [key] }, faults: [], seed: to, service: from };
    },
    latest: () => latestDependency(dependency.key),
  };
}

/** The dependency of a key, with its last change; undefined where there is none. */
export async function dependencyOf(key: string, stop?: AbortSignal) {
  const [from = '', type = ''] = partsOfKey(key);
  for (let after: string | null = null; ; ) {
    const answer: DependencyAnswer = await ask(dependencyNow, { record: key, from, type, after }, stop);
    const { items, next } = answer.ci.dependencies;
    const found = items.find(({ dependency }) => dependency.key === key);
    if (found || next === null) return found && { ...found, by: answer.history.items[0] };
    after = next;
  }
}
type DependencyAnswer = ReturnType<NonNullable<typeof dependencyNow.types>>;

/** The form field that a refusal is about. */
export function fieldOf(list: string, field: string): string {
  if (list === 'cis') return formField(field);
  return { type: 'relation', from: 'other', to: 'other' }[field] ?? field;
}

function seenCi(ci: CiFieldsFragment): Seen {
  return { values: valuesOf(ci), versions: [{ record: ci.id, version: ci.version }] };
}

function seenDependency(dependency: Dependency): Seen {
  const { key, version } = dependency;
  return { values: dependencyValues(dependency), versions: [{ record: key, version }] };
}

async function latestCi(id: string): Promise<Latest> {
  const { ci } = await ask(ciNow, { id });
  return { ...seenCi(ci), by: ci.history.items[0] };
}

async function latestDependency(key: string): Promise<Latest | string> {
  const found = await dependencyOf(key);
  if (!found) return 'Someone removed the dependency meanwhile: there is nothing left to change.';
  return { ...seenDependency(found.dependency), by: found.by };
}
