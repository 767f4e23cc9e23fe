import type { CiPageQuery, DependencyInput, Effect, NeighboursFragment } from '../../api/operations/ci.ts';
import { wordOf } from '../../parts/words.ts';
import { type Fault, type Field, numberIn, textOf, type Values, valueIn } from './form.ts';

export type RelationType = CiPageQuery['relationTypes'][number];
export type Neighbour = NeighboursFragment['items'][number];
export type Dependency = Neighbour['dependency'];

/** What becomes of the dependent. */
export const EFFECT_WORDS: Readonly<Record<Effect, string>> = {
  hard: 'down if it is down, degraded if it is degraded',
  soft: 'degraded if it is down or degraded',
  degrade_only: 'degraded if it is down',
  info: 'nothing: it is only told',
};

/** The same in a row of a table: the dependent. */
export const EFFECT_SHORT: Readonly<Record<Effect, string>> = {
  hard: 'fails with it',
  soft: 'is degraded by it',
  degrade_only: 'is degraded when it is down',
  info: 'is not affected',
};

/** The dependent, the relation type, the provider and the group that a key names; none of what is no key. */
export function partsOfKey(key: string): string[] {
  try {
    const parts: unknown = JSON.parse(key);
    return Array.isArray(parts) ? parts.map(String) : [];
  } catch {
    return [];
  }
}

/** What a key names, to be read: "shop-web runs on web-1, in the group “web nodes”". */
export function readingOfKey(key: string): string {
  const [from, type, to, group] = partsOfKey(key);
  if (from === undefined || type === undefined || to === undefined) return key;
  return `${from} ${wordOf(type)} ${to}${group === undefined ? '' : `, in the group “${group}”`}`;
}

/** A relation as it reads from one end. */
export interface Reading {
  readonly name: string;
  /** whether the end it is read from depends on the other */
  readonly isDependent: boolean;
  readonly effect: Effect;
}

export function readingsOf(types: readonly RelationType[]): Reading[] {
  return types.flatMap(({ name, inverse, dependent, effect }) => [
    { name, isDependent: dependent === 'from', effect },
    { name: inverse, isDependent: dependent === 'to', effect },
  ]);
}

/** Whether the relation that was chosen makes a dependent of the end it is read from. */
export function isDependent(types: readonly RelationType[], typed: Values): boolean {
  return readingsOf(types).some((one) => one.name === valueIn(typed, 'relation') && one.isDependent);
}

const EFFECT: Field = {
  name: 'effect',
  label: 'What becomes of the dependent',
  kind: 'choice',
  options: Object.entries(EFFECT_WORDS).map(([value, words]) => ({ value, words })),
};
const NEEDS: Field = {
  name: 'needs',
  label: 'How many of the group are needed',
  kind: 'text',
  hint: 'A count, such as 2, or a percent, such as 50%. It holds for the whole group.',
};
const CONFIDENCE: Field = {
  name: 'confidence',
  label: 'How sure this is',
  kind: 'number',
  hint: 'From 0 to 1. Empty: not told.',
};

/** The fields of a dependency of a CI that is there, which may be told from either end. */
export function dependencyFields(name: string, types: readonly RelationType[], values: Values): Field[] {
  const other: Field = { name: 'other', label: '… this CI', kind: 'ci', isNeeded: true };
  return [relationField(name, types), other, ...howFields(types, values)];
}

export function relationField(name: string, types: readonly RelationType[], isNeeded = true): Field {
  const readings = readingsOf(types);
  const options = [true, false].flatMap((isDependent) =>
    readings
      .filter((one) => one.isDependent === isDependent)
      .map((one) => ({
        value: one.name,
        words: wordOf(one.name),
        of: isDependent ? `${name} depends on the other` : `The other depends on ${name}`,
      })),
  );
  return { name: 'relation', label: `${name} …`, kind: 'choice', options, isNeeded };
}

/** What a dependency does, and in which group. */
export function howFields(types: readonly RelationType[], values: Values): Field[] {
  const relation = readingsOf(types).find(({ name }) => name === valueIn(values, 'relation'));
  const usual = relation ? `: ${EFFECT_WORDS[relation.effect]}` : '';
  return [
    { ...EFFECT, hint: `Empty: as is usual for the relation${usual}.` },
    {
      name: 'group',
      label: 'Requirement group',
      kind: 'text',
      hint: 'Of those in one group the dependent needs only some. Empty: this one is needed by itself.',
    },
    ...(valueIn(values, 'group').trim() === '' ? [] : [NEEDS]),
    CONFIDENCE,
  ];
}

/** The fields of a dependency that is there: its ends, its type and its group are what names it. */
export function presentFields({ group }: Dependency): Field[] {
  return [{ ...EFFECT, isNeeded: true }, ...(group === null ? [] : [NEEDS]), CONFIDENCE];
}

export function dependencyValues({ effect, needs, confidence }: Dependency): Values {
  return { effect, needs: textOf(needs), confidence: textOf(confidence) };
}

/** A dependency as it was typed, read from one end; and which of the two ends depends on the other. */
export function newDependency(
  id: string,
  other: string,
  types: readonly RelationType[],
  typed: Values,
): { record: DependencyInput; dependent: string; provider: string; faults: Fault[] } {
  const faults: Fault[] = [];
  const type = valueIn(typed, 'relation');
  if (other.trim() === '') faults.push({ field: 'other', reason: 'missing: which CI?' });
  const reading = readingsOf(types).find(({ name }) => name === type);
  if (!reading) faults.push({ field: 'relation', reason: 'missing: how do the two relate?' });
  const text = (name: string) => valueIn(typed, name).trim();
  const confidence = numberIn(typed, 'confidence', faults);
  const record: DependencyInput = {
    ...{ from: id, type, to: other },
    ...(text('group') === '' ? {} : { group: text('group') }),
    ...(text('group') === '' || text('needs') === '' ? {} : { needs: text('needs') }),
    ...(text('effect') === '' ? {} : { effect: text('effect') as Effect }),
    ...(confidence === null ? {} : { confidence }),
  };
  const ends = reading?.isDependent ? { dependent: id, provider: other } : { dependent: other, provider: id };
  return { record, ...ends, faults };
}

/** The record that makes of a dependency what was typed. */
export function changedDependency(
  { from, type, to, group }: Dependency,
  seen: Values,
  typed: Values,
): { record: DependencyInput; faults: Fault[] } {
  const faults: Fault[] = [];
  const isOther = (name: string) => valueIn(seen, name) !== valueIn(typed, name);
  const confidence = numberIn(typed, 'confidence', faults);
  const record: DependencyInput = {
    ...{ from, type, to },
    ...(group === null ? {} : { group }),
    ...(isOther('needs') ? { needs: valueIn(typed, 'needs').trim() } : {}),
    ...(isOther('effect') ? { effect: valueIn(typed, 'effect') as Effect } : {}),
    ...(isOther('confidence') ? { confidence } : {}),
  };
  return { record, faults };
}
