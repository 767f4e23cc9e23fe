import fc from 'fast-check';
import { type CiRecord, type ConfigurationItem, checkCi, STATUSES } from '../../src/domain/ci.ts';
import { checkDependency, dependencyKey } from '../../src/domain/dependency.ts';
import { type Existing, plan } from '../../src/store/plan.ts';
import type { CiFieldsFragment, Effect } from '../../web/api/operations/ci.ts';
import {
  type CiClass,
  ciFields,
  ciRecord,
  formField,
  titleOf,
  valuesOf,
} from '../../web/pages/ci/ci-fields.ts';
import { changedDependency, newDependency, readingsOf } from '../../web/pages/ci/dependency-fields.ts';
import { clashes, rebased, touched, type Values } from '../../web/pages/ci/form.ts';
import { catalogue, NOW } from '../contract/records.ts';

const classes: CiClass[] = [...catalogue.classes.values()].map(({ name, plural, lineage, attributes }) => ({
  ...{ name, plural, lineage },
  attributes: [...attributes].map(([attribute, { type, values, unit, description }]) => ({
    ...{
      name: attribute,
      type,
      values: values ?? null,
      unit: unit ?? null,
      description: description ?? null,
    },
  })),
}));
const relationTypes = catalogue.relationTypes.map((one) => ({
  ...one,
  effect: one.effect.replace('-', '_') as Effect,
}));

describe('someone else was faster', () => {
  const some = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('', '1', '2', '3'));
  const at = (values: Values, name: string) => values[name] ?? '';

  test('each field: what one changed stands, and of what both changed what is chosen', () => {
    fc.assert(
      fc.property(some, some, some, fc.constantFrom('mine', 'theirs'), (seen, theirs, mine, kept) => {
        const after = rebased(seen, theirs, mine, kept);
        for (const name of ['a', 'b', 'c']) {
          const isMine = at(mine, name) !== at(seen, name);
          const isTheirs = at(theirs, name) !== at(seen, name);
          const wins = isMine && (!isTheirs || kept === 'mine') ? mine : theirs;
          expect(at(after, name)).toBe(at(wins, name));
        }
      }),
    );
  });

  test('told are the fields that they changed, with mine where I did too', () => {
    fc.assert(
      fc.property(some, some, some, (seen, theirs, mine) => {
        const told = clashes(seen, theirs, mine);
        expect(new Set(told.map(({ field }) => field))).toEqual(new Set(touched(seen, theirs)));
        for (const one of told) {
          const own = at(mine, one.field);
          expect(one).toEqual({
            ...{ field: one.field, seen: at(seen, one.field), theirs: at(theirs, one.field) },
            mine: own === one.seen ? null : own,
          });
        }
      }),
    );
  });
});

// Texts as the domain takes them, so that nothing is refused.
const line = fc
  .string({ minLength: 1, maxLength: 6, unit: 'grapheme' })
  .filter((text) => text.trim() === text && !/[\p{C}\u2028\u2029]/u.test(text));
const attributes = {
  hostname: line,
  cpus: fc.integer(),
  installed: fc.constantFrom('2019-09-02', '2026-02-28'),
  memoryGb: fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
};
const item: fc.Arbitrary<ConfigurationItem> = fc
  .record(
    {
      name: line,
      environment: line,
      status: fc.constantFrom(...STATUSES),
      criticality: fc.integer({ min: 1, max: 5 }),
      owner: line,
      outageCostPerHour: fc.record({
        amount: fc.integer({ max: 1e9, min: 0 }).map((cents) => cents / 100),
        currency: fc.constantFrom('EUR', 'GBP'),
      }),
      minimumMargin: fc.integer({ min: 0, max: 9 }),
      tags: fc.uniqueArray(line, { maxLength: 3 }).map((tags) => tags.sort()),
      attributes: fc.record(attributes, { requiredKeys: [] }),
    },
    { requiredKeys: ['name', 'environment', 'status', 'criticality', 'tags', 'attributes'] },
  )
  .map((fields) => ({
    ...{ id: 'x', class: 'server', externalIds: {}, source: 'test', version: 3 },
    ...{ created: NOW, updated: NOW, lastSeen: NOW, ...fields },
  }));

/** As the API tells of it. */
function fragment(ci: ConfigurationItem): CiFieldsFragment {
  const { owner = null, outageCostPerHour = null, minimumMargin = null, prunedFrom = null } = ci;
  return {
    ...{ ...ci, owner, outageCostPerHour, minimumMargin, prunedFrom },
    attributes: Object.entries(ci.attributes).map(([name, value]) => ({ name, value })),
    externalIds: [],
  };
}

/** The record as the API hands it on. */
function domainRecord({ attributes: list, ...fields }: ReturnType<typeof ciRecord>['record']): unknown {
  return {
    ...fields,
    ...(list ? { attributes: Object.fromEntries(list.map(({ name, value }) => [name, value])) } : {}),
  };
}

function written(ci: ConfigurationItem, record: CiRecord): ConfigurationItem {
  const existing: Existing = {
    cis: new Map([[ci.id, ci]]),
    dependencies: new Map(),
    isKnown: () => true,
    maySee: () => true,
    isTaken: () => false,
    isTold: () => true,
  };
  const { cis } = plan({ cis: [record] }, existing, () => 'hard', { now: NOW, source: 'api' });
  return cis[0]?.after ?? ci;
}

test('what is typed over a CI is what the graph then holds, and a form that was not touched changes nothing', () => {
  fc.assert(
    fc.property(item, item, (before, wanted) => {
      const seen = valuesOf(fragment(before));
      const typed = {
        ...Object.fromEntries(Object.keys(seen).map((name) => [name, ''])),
        ...valuesOf(fragment(wanted)),
      };
      expect(ciRecord('x', classes, seen, seen)).toEqual({
        record: { id: 'x', class: 'server' },
        faults: [],
      });
      const { record, faults } = ciRecord('x', classes, seen, typed);
      expect(faults).toEqual([]);
      const checked = checkCi(catalogue, domainRecord(record));
      if (!checked.ok) throw new Error(JSON.stringify(checked.errors));
      const { version: _v, updated: _u, ...after } = written(before, checked.record);
      const { version: _w, updated: _x, ...expected } = wanted;
      expect(after).toEqual(expected);
    }),
  );
});

test('numbers that are none are told at their fields, and the rest is left to the server', () => {
  const seen = { class: 'server' };
  const typed = {
    ...{ class: 'server', outageCost: '12,50', minimumMargin: '1.5', 'attributes.cpus': 'many' },
  };
  expect(ciRecord('x', classes, seen, typed)).toEqual({
    record: {
      id: 'x',
      class: 'server',
      outageCostPerHour: null,
      minimumMargin: null,
      attributes: [{ name: 'cpus', value: 'many' }],
    },
    faults: [
      { field: 'outageCost', reason: 'expected a number, such as 1250.50' },
      { field: 'minimumMargin', reason: 'expected a whole number' },
    ],
  });
  expect(ciRecord('x', classes, seen, { class: 'server', outageCost: '5' }).faults).toEqual([
    { field: 'currency', reason: 'missing: which currency?' },
  ]);
});

test('each class has a field for each of its attributes, and every refusal of one finds it', () => {
  for (const { name, attributes: told } of classes) {
    const fields = ciFields(classes, { class: name }).map((field) => field.name);
    expect(fields.filter((field) => field.startsWith('attributes.'))).toEqual(
      told.map((attribute) => `attributes.${attribute.name}`),
    );
    expect(fields).toEqual(
      expect.arrayContaining(
        ['tags.3', 'outageCostPerHour.amount', 'outageCostPerHour.currency', 'criticality'].map(formField),
      ),
    );
  }
  expect(formField('attributes.customers.2')).toBe('attributes.customers');
});

test('which end depends on which is what the domain says, in every reading of every relation', () => {
  for (const { name, isDependent } of readingsOf(relationTypes)) {
    const { record, dependent, provider, faults } = newDependency('here', 'there', relationTypes, {
      relation: name,
    });
    const checked = checkDependency(catalogue, record);
    if (!checked.ok) throw new Error(JSON.stringify(checked.errors));
    expect([faults, checked.record.from, checked.record.to]).toEqual([[], dependent, provider]);
    expect(dependent).toBe(isDependent ? 'here' : 'there');
  }
});

test('a changed dependency tells only what differs, under the key that it has', () => {
  const present = { from: 'a', to: 'b', type: 'uses', group: 'g' };
  const told = {
    ...{ ...present, key: dependencyKey(present), needs: '1', effect: 'hard' as const, confidence: 0.5 },
    ...{ source: 'api', version: 2 },
  };
  const seen = { effect: 'hard', needs: '1', confidence: '0.5' };
  expect(changedDependency(told, seen, seen).record).toEqual(present);
  expect(changedDependency(told, seen, { ...seen, needs: ' 50% ', confidence: '' })).toEqual({
    record: { ...present, needs: '50%', confidence: null },
    faults: [],
  });
  expect(changedDependency(told, seen, { ...seen, confidence: 'very' }).faults).toEqual([
    { field: 'confidence', reason: 'expected a number, such as 1250.50' },
  ]);
});

test('attributes are named as people name them, without the unit that stands beside', () => {
  expect([
    titleOf('memoryGb', 'GB'),
    titleOf('bandwidthMbps', 'Mbit/s'),
    titleOf('heightUnits', 'U'),
    titleOf('availabilityTarget', '%'),
    titleOf('os'),
    titleOf('cpus'),
    titleOf('end_of_life'),
    titleOf('gb', 'GB'),
  ]).toEqual([
    ...['Memory', 'Bandwidth', 'Height units', 'Availability target', 'OS', 'CPUs', 'End of life', 'Gb'],
  ]);
});
