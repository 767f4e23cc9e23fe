import type { CiFieldsFragment, CiInput, CiPageQuery, Status } from '../../api/operations/ci.ts';
import { wordOf } from '../../parts/words.ts';
import {
  apiValue,
  type Fault,
  type Field,
  linesIn,
  numberIn,
  textOf,
  touched,
  type Values,
  valueIn,
} from './form.ts';

export type CiClass = CiPageQuery['ciClasses'][number];
type AttributeDefinition = CiClass['attributes'][number];

const STATUS_WORDS: Readonly<Record<Status, string>> = {
  planned: 'planned: takes no part yet',
  in_use: 'in use',
  maintenance: 'maintenance',
  retired: 'retired: takes no part any more',
};
const CRITICALITY_WORDS = ['1, low', '2', '3', '4', '5, vital'];
const KINDS: Readonly<Record<string, Field['kind']>> = {
  integer: 'whole',
  number: 'number',
  boolean: 'yes-no',
  date: 'date',
  list: 'list',
};
const OF_ATTRIBUTE = 'attributes.';

/** The fields of a CI: those that every class has, and the attributes of its class. */
export function ciFields(classes: readonly CiClass[], values: Values): Field[] {
  const own = classes.find(({ name }) => name === valueIn(values, 'class'));
  return [
    {
      name: 'class',
      label: 'Class',
      kind: 'choice',
      options: classes.map(({ name }) => ({ value: name, words: wordOf(name) })),
      isNeeded: true,
    },
    { name: 'name', label: 'Name', kind: 'text', hint: 'Empty: the id.' },
    {
      name: 'status',
      label: 'Status',
      kind: 'choice',
      options: Object.entries(STATUS_WORDS).map(([value, words]) => ({ value, words })),
      isNeeded: true,
    },
    {
      name: 'criticality',
      label: 'Criticality',
      kind: 'choice',
      options: CRITICALITY_WORDS.map((words, at) => ({ value: String(at + 1), words })),
      isNeeded: true,
    },
    { name: 'environment', label: 'Environment', kind: 'text', hint: 'Such as production.' },
    { name: 'owner', label: 'Owner', kind: 'text', hint: 'The team or person to ask.' },
    { name: 'outageCost', label: 'Cost of an outage, per hour', kind: 'number', hint: 'An amount.' },
    { name: 'currency', label: 'Its currency', kind: 'text', hint: 'A code of three capitals, such as EUR.' },
    {
      name: 'minimumMargin',
      label: 'Spare members to keep',
      kind: 'whole',
      hint: 'In each of its requirement groups: with fewer it is at risk.',
    },
    { name: 'tags', label: 'Tags', kind: 'list', hint: 'One a line.' },
    ...(own?.attributes ?? []).map((one) => attributeField(one, values)),
  ];
}

function attributeField(
  { name, type, values, unit, description }: AttributeDefinition,
  typed: Values,
): Field {
  const isLong = name === 'description' || valueIn(typed, `${OF_ATTRIBUTE}${name}`).includes('\n');
  const hints = [
    description,
    type === 'list' ? 'One a line.' : null,
    type === 'boolean' ? 'Yes or no.' : null,
  ];
  const hint = hints.filter((one) => one !== null && one !== undefined).join(' ');
  return {
    name: `${OF_ATTRIBUTE}${name}`,
    label: unit ? `${titleOf(name, unit)} (${unit})` : titleOf(name),
    kind: values ? 'choice' : (KINDS[type] ?? (isLong ? 'long' : 'text')),
    ...(values ? { options: values.map((value) => ({ value, words: value })) } : {}),
    ...(hint === '' ? {} : { hint }),
  };
}

const WRITTEN: Readonly<Record<string, string>> = {
  cpus: 'CPUs',
  ip: 'IP',
  os: 'OS',
  sla: 'SLA',
  url: 'URL',
};

/** The name of an attribute as people read it: "Height units" of heightUnits; "Memory" of memoryGb, as GB is its unit. */
export function titleOf(name: string, unit: string | null = null): string {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[ _]/);
  const last = words.length > 1 ? words.at(-1) : undefined;
  if (unit !== null && last === unit.toLowerCase().replace('bit/s', 'bps')) words.pop();
  const text = words.map((word) => WRITTEN[word] ?? word).join(' ');
  return `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`;
}

/** What a form shows of a CI. */
export function valuesOf(ci: CiFieldsFragment): Values {
  const values: Record<string, string> = {
    class: ci.class,
    name: ci.name,
    status: ci.status,
    criticality: String(ci.criticality),
    environment: ci.environment,
    owner: textOf(ci.owner),
    outageCost: textOf(ci.outageCostPerHour?.amount),
    currency: textOf(ci.outageCostPerHour?.currency),
    minimumMargin: textOf(ci.minimumMargin),
    tags: textOf(ci.tags),
  };
  for (const { name, value } of ci.attributes) values[`${OF_ATTRIBUTE}${name}`] = textOf(value);
  return values;
}

/** What a form for a new CI shows first. */
export const NEW_CI: Values = {
  ...{ class: 'server', status: 'in_use', criticality: '3', environment: 'production' },
};

/** The record that makes of what was seen what was typed: only what differs is told, so that all else stays. */
export function ciRecord(
  id: string,
  classes: readonly CiClass[],
  seen: Values,
  typed: Values,
): { record: CiInput; faults: Fault[] } {
  const faults: Fault[] = [];
  const changed = new Set(touched(seen, typed));
  const text = (name: string) => valueIn(typed, name).trim();
  const amount = numberIn(typed, 'outageCost', faults);
  const currency = text('currency');
  if (amount !== null && currency === '')
    faults.push({ field: 'currency', reason: 'missing: which currency?' });
  if (amount === null && currency !== '' && changed.has('currency'))
    faults.push({ field: 'outageCost', reason: 'missing: which amount?' });
  const margin = numberIn(typed, 'minimumMargin', faults, true);
  const attributes = ciFields(classes, typed).flatMap(({ name, kind }) => {
    if (!name.startsWith(OF_ATTRIBUTE) || !changed.has(name)) return [];
    const value = apiValue(kind, valueIn(typed, name));
    const isNone = Array.isArray(value) && value.length === 0;
    return [{ name: name.slice(OF_ATTRIBUTE.length), value: isNone ? null : value }];
  });
  const isCost = changed.has('outageCost') || changed.has('currency');
  const record: CiInput = {
    id,
    class: text('class'),
    ...(changed.has('name') ? { name: text('name') || id } : {}),
    ...(changed.has('environment') ? { environment: text('environment') || 'production' } : {}),
    ...(changed.has('status') ? { status: text('status') as Status } : {}),
    ...(changed.has('criticality') ? { criticality: Number(text('criticality')) } : {}),
    ...(changed.has('owner') ? { owner: text('owner') || null } : {}),
    ...(isCost ? { outageCostPerHour: amount === null ? null : { amount, currency } } : {}),
    ...(changed.has('minimumMargin') ? { minimumMargin: margin } : {}),
    ...(changed.has('tags') ? { tags: linesIn(valueIn(typed, 'tags')) } : {}),
    ...(attributes.length > 0 ? { attributes } : {}),
  };
  return { record, faults };
}

/** The field of the form that the API means: it tells amount and currency as one. */
export function formField(field: string): string {
  if (field === 'outageCostPerHour.currency') return 'currency';
  if (field.startsWith('outageCostPerHour')) return 'outageCost';
  return /^tags(\.|$)/.test(field) ? 'tags' : field.replace(/^(attributes\.[^.]+)\..*$/, '$1');
}
