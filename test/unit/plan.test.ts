import type { ChangeSet } from '../../src/domain/change-set.ts';
import type { CiRecord, ConfigurationItem } from '../../src/domain/ci.ts';
import { type Dependency, dependencyKey } from '../../src/domain/dependency.ts';
import { type Existing, type Plan, plan } from '../../src/store/plan.ts';

const THEN = '2026-11-01T08:00:00.000Z';
const NOW = '2026-11-24T08:00:00.000Z';
const LATER = '2026-11-25T08:00:00.000Z';

/** A CI as the graph holds it since THEN. */
const ci = (id: string, more: Partial<ConfigurationItem> = {}): ConfigurationItem => ({
  id,
  class: 'server',
  name: id,
  environment: 'production',
  status: 'in_use',
  criticality: 3,
  tags: [],
  attributes: {},
  externalIds: {},
  source: 'scan',
  version: 4,
  created: THEN,
  updated: THEN,
  lastSeen: THEN,
  ...more,
});

/** A dependency of type `uses` as the graph holds it since THEN. */
const uses = (from: string, to: string, more: Partial<Dependency> = {}): Dependency => {
  const ends = { from, type: 'uses', to, ...(more.group === undefined ? {} : { group: more.group }) };
  return {
    key: dependencyKey(ends),
    ...ends,
    effect: 'hard',
    source: 'scan',
    version: 4,
    created: THEN,
    updated: THEN,
    lastSeen: THEN,
    ...more,
  };
};

/** What a record is that is made now, or changed now from version 4. */
const made = { version: 1, created: NOW, updated: NOW, lastSeen: NOW };
const changed = { version: 5, updated: NOW, lastSeen: NOW };
/** That of an event: lastSeen is no change. */
const versions = { before: { version: 4, updated: THEN }, after: { version: 5, updated: NOW } };

function planned(
  changeSet: ChangeSet,
  graph: { cis?: ConfigurationItem[]; dependencies?: Dependency[]; known?: string[] } = {},
  source = 'scan',
): Plan {
  const { cis = [], dependencies = [], known = [] } = graph;
  const existing: Existing = {
    cis: new Map(cis.map((each) => [each.id, frozen(each)])),
    dependencies: new Map(dependencies.map((each) => [each.key, frozen(each)])),
    maySee: () => true,
    isTaken: () => false,
    isTold: () => true,
    isKnown: (id) => known.includes(id) || cis.some((each) => each.id === id),
  };
  const effectOf = (type: string) => (type === 'monitors' ? 'info' : 'hard');
  return plan(changeSet, existing, effectOf, { now: NOW, source });
}

/** What is read stays as it was read: it is the `before`. */
function frozen<T extends object>(value: T): T {
  for (const inner of Object.values(value)) if (typeof inner === 'object' && inner !== null) frozen(inner);
  return Object.freeze(value);
}

const none: Plan = {
  cis: [],
  dependencies: [],
  seen: { cis: [], dependencies: [] },
  changes: [],
  unchanged: 0,
  refused: [],
};

test('nothing', () => {
  expect(planned({})).toEqual(none);
});

describe('CIs', () => {
  test('a new one has its defaults and what is said of it; null is no value', () => {
    const after = ci('a', { ...made, name: 'Node A', tags: ['x'], attributes: { cpus: 4 } });
    expect(
      planned({
        cis: [
          {
            id: 'a',
            class: 'server',
            name: 'Node A',
            owner: null,
            tags: ['x'],
            attributes: { cpus: 4, os: null },
          },
        ],
      }),
    ).toEqual({
      ...none,
      cis: [{ before: undefined, after }],
      changes: [{ kind: 'ci', id: 'a', action: 'created', before: {}, after }],
    });
  });

  test('a new one takes source and lastSeen of its record before those of the write', () => {
    const { cis } = planned({ cis: [{ id: 'a', class: 'server', source: 'hand', lastSeen: THEN }] });
    expect(cis).toEqual([{ after: ci('a', { ...made, source: 'hand', lastSeen: THEN }) }]);
  });

  test('a change: what is left out stays, null clears, attributes and external ids merge, tags are replaced', () => {
    const before = ci('a', {
      owner: 'Ops',
      minimumMargin: 1,
      criticality: 5,
      tags: ['x', 'y'],
      attributes: { cpus: 4, os: 'Debian', model: 'M' },
      externalIds: { jira: 'A-1', sap: '7' },
    });
    const record = {
      id: 'a',
      class: 'vm',
      name: 'Node A',
      owner: null,
      tags: ['z'],
      attributes: { os: null, cpus: 8, memoryGb: 2 },
      externalIds: { sap: null, dns: 'a.example' },
    };
    const { owner: _, ...kept } = before;
    const after = {
      ...kept,
      ...changed,
      class: 'vm',
      name: 'Node A',
      tags: ['z'],
      attributes: { cpus: 8, model: 'M', memoryGb: 2 },
      externalIds: { jira: 'A-1', dns: 'a.example' },
    };
    expect(planned({ cis: [record] }, { cis: [before] })).toEqual({
      ...none,
      cis: [{ before, after }],
      changes: [
        {
          kind: 'ci',
          id: 'a',
          action: 'changed',
          before: {
            class: 'server',
            name: 'a',
            owner: 'Ops',
            tags: ['x', 'y'],
            attributes: { cpus: 4, os: 'Debian' },
            externalIds: { sap: '7' },
            ...versions.before,
          },
          after: {
            class: 'vm',
            name: 'Node A',
            tags: ['z'],
            attributes: { cpus: 8, memoryGb: 2 },
            externalIds: { dns: 'a.example' },
            ...versions.after,
          },
        },
      ],
    });
  });

  test('unchanged: no change and no version, lastSeen moves', () => {
    const before = ci('a', { attributes: { cpus: 4 } });
    expect(
      planned(
        { cis: [{ id: 'a', class: 'server', owner: null, attributes: { cpus: 4, os: null } }] },
        { cis: [before] },
      ),
    ).toEqual({ ...none, unchanged: 1, seen: { cis: [{ ...before, lastSeen: NOW }], dependencies: [] } });
  });

  test.each([
    ['another source lists it', 'other', {}],
    ['its source listed it earlier', 'scan', { lastSeen: '2026-10-01T00:00:00.000Z' }],
    ['its source listed it at that very time', 'scan', { source: 'scan', lastSeen: THEN }],
  ])('unchanged, and lastSeen stays: %s', (_, source, more) => {
    expect(planned({ cis: [{ id: 'a', class: 'server', ...more }] }, { cis: [ci('a')] }, source)).toEqual({
      ...none,
      unchanged: 1,
    });
  });

  test('a record that names its source takes it over, and then moves its lastSeen', () => {
    const { cis, changes } = planned(
      { cis: [{ id: 'a', class: 'server', source: 'hand', lastSeen: LATER }] },
      { cis: [ci('a')] },
    );
    expect(cis[0]?.after).toEqual(ci('a', { ...changed, source: 'hand', lastSeen: LATER }));
    expect(changes).toEqual([
      {
        kind: 'ci',
        id: 'a',
        action: 'changed',
        before: { source: 'scan', ...versions.before },
        after: { source: 'hand', ...versions.after },
      },
    ]);
  });

  test('told twice: one change, the later on top of the earlier', () => {
    const twice = [
      { id: 'a', class: 'server', owner: 'Ops', name: 'A', attributes: { cpus: 1, os: 'Debian' } },
      { id: 'a', class: 'server', owner: 'Web', attributes: { cpus: 2 } },
    ];
    const after = ci('a', { ...made, owner: 'Web', name: 'A', attributes: { cpus: 2, os: 'Debian' } });
    expect(planned({ cis: twice })).toEqual({
      ...none,
      cis: [{ before: undefined, after }],
      changes: [{ kind: 'ci', id: 'a', action: 'created', before: {}, after }],
    });
  });

  test('changed there and back in one change set is unchanged', () => {
    const there = { id: 'a', class: 'server', owner: 'Ops' };
    const { unchanged, changes } = planned({ cis: [there, { ...there, owner: null }] }, { cis: [ci('a')] });
    expect([unchanged, changes]).toEqual([1, []]);
  });

  test('retiring by hand: its source does not bring it back', () => {
    const pruned = ci('p', { status: 'retired', prunedFrom: 'in_use' });
    const { cis } = planned({ retire: ['a', 'p'] }, { cis: [ci('a'), pruned] });
    expect(cis.map(({ after }) => [after?.id, after?.status, after?.prunedFrom])).toEqual([
      ['a', 'retired', undefined],
      ['p', 'retired', undefined],
    ]);
  });

  test('pruning: one that is there, one that is new, one that is retired already, and one that nobody knows', () => {
    const graph = { cis: [ci('a'), ci('old', { status: 'retired' })] };
    const changeSet = { cis: [{ id: 'b', class: 'server' }], prune: ['nobody', 'a', 'b', 'old'] };
    const pruned = { status: 'retired', prunedFrom: 'in_use' } as const;
    const b = ci('b', { ...made, ...pruned });
    expect(planned(changeSet, graph)).toEqual({
      ...none,
      cis: [
        { before: undefined, after: b },
        // Retiring is no listing: lastSeen stays.
        { before: ci('a'), after: ci('a', { ...changed, lastSeen: THEN, ...pruned }) },
      ],
      changes: [
        { kind: 'ci', id: 'b', action: 'created', before: {}, after: b },
        {
          kind: 'ci',
          id: 'a',
          action: 'changed',
          before: { status: 'in_use', ...versions.before },
          after: { ...pruned, ...versions.after },
        },
      ],
      unchanged: 1,
      refused: [
        { kind: 'ci', at: 0, record: 'nobody', field: 'id', value: 'nobody', reason: 'no such CI to retire' },
      ],
    });
  });
});

describe('a CI that was pruned', () => {
  const pruned = ci('a', { status: 'retired', prunedFrom: 'maintenance' });
  const told = (record: Partial<CiRecord>, source = 'scan') =>
    planned({ cis: [{ id: 'a', class: 'server', ...record }] }, { cis: [pruned] }, source).changes;
  const back = (status: string) => [
    {
      kind: 'ci',
      id: 'a',
      action: 'changed',
      before: { status: 'retired', prunedFrom: 'maintenance', ...versions.before },
      after: { status, ...versions.after },
    },
  ];

  test('its source lists it again: it is as it was', () => {
    expect(told({})).toEqual(back('maintenance'));
  });

  test('any source that says a status gives it that one', () => {
    expect(told({ status: 'planned' })).toEqual(back('planned'));
    expect(told({ status: 'in_use' }, 'other')).toEqual(back('in_use'));
  });

  test('another source lists it: it stays retired', () => {
    expect(told({}, 'other')).toEqual([]);
  });
});

describe('dependencies', () => {
  const known = ['a', 'b', 'c', 'd'];
  const says = (to: string, more: object = {}) => ({ from: 'a', type: 'uses', to, ...more });

  test('a new one has the effect of its type, or its own', () => {
    const monitors = { ...uses('a', 'b', made), type: 'monitors', key: '["a","monitors","b"]' };
    const records = [
      says('b'),
      says('c', { effect: 'soft', confidence: 0.5 }),
      { from: 'a', type: 'monitors', to: 'b' },
    ];
    const after = [
      uses('a', 'b', made),
      uses('a', 'c', { ...made, effect: 'soft', confidence: 0.5 }),
      { ...monitors, effect: 'info' },
    ];
    expect(planned({ dependencies: records }, { known })).toEqual({
      ...none,
      dependencies: after.map((each) => ({ before: undefined, after: each })),
      changes: after.map((each) => ({
        kind: 'dependency',
        id: each.key,
        action: 'created',
        before: {},
        after: each,
      })),
    });
  });

  test('a change, one cleared, and one unchanged whose lastSeen moves', () => {
    const before = [uses('a', 'b', { confidence: 0.9 }), uses('a', 'c', { confidence: 0.9 }), uses('a', 'd')];
    const records = [says('b', { effect: 'soft' }), says('c', { confidence: null }), says('d')];
    const [b, c] = before.map((each) => each.key);
    expect(planned({ dependencies: records }, { known, dependencies: before })).toEqual({
      ...none,
      dependencies: [
        { before: before[0], after: uses('a', 'b', { ...changed, confidence: 0.9, effect: 'soft' }) },
        { before: before[1], after: uses('a', 'c', changed) },
      ],
      seen: { cis: [], dependencies: [{ ...before[2], lastSeen: NOW }] },
      unchanged: 1,
      changes: [
        {
          kind: 'dependency',
          id: b,
          action: 'changed',
          before: { effect: 'hard', ...versions.before },
          after: { effect: 'soft', ...versions.after },
        },
        {
          kind: 'dependency',
          id: c,
          action: 'changed',
          before: { confidence: 0.9, ...versions.before },
          after: versions.after,
        },
      ],
    });
  });

  test('told twice: one change, the later on top of the earlier', () => {
    const after = uses('a', 'b', { ...made, effect: 'soft', confidence: 0.5 });
    const twice = [says('b', { effect: 'degrade-only', confidence: 0.5 }), says('b', { effect: 'soft' })];
    const { dependencies, changes } = planned({ dependencies: twice }, { known });
    expect(dependencies).toEqual([{ before: undefined, after }]);
    expect(changes).toHaveLength(1);
  });

  test('of or to a CI that nobody knows: refused at each unknown end, the others go in', () => {
    const refused = (at: number, record: string, field: string, value: string) => ({
      kind: 'dependency',
      at,
      record,
      field,
      value,
      reason: 'no such CI',
    });
    const result = planned(
      { dependencies: [says('x'), says('b'), { from: 'x', type: 'uses', to: 'y' }] },
      { known },
    );
    expect(result.dependencies).toEqual([{ after: uses('a', 'b', made) }]);
    expect(result.refused).toEqual([
      refused(0, 'a -> x', 'to', 'x'),
      refused(2, 'x -> y', 'from', 'x'),
      refused(2, 'x -> y', 'to', 'y'),
    ]);
  });

  test('known is a CI of the same change set, one that was read, and one of which the store says so', () => {
    const changeSet = {
      cis: [{ id: 'new', class: 'server' }],
      dependencies: ['new', 'read', 'said'].map((to) => says(to)),
    };
    const { refused, dependencies } = planned(changeSet, { cis: [ci('read')], known: ['a', 'said'] });
    expect(refused).toEqual([]);
    expect(dependencies.map(({ after }) => after?.to)).toEqual(['new', 'read', 'said']);
  });

  test('removing: one that is there, and one that is not', () => {
    const before = uses('a', 'b', { confidence: 0.9 });
    expect(planned({ remove: ['["a","uses","x"]', before.key] }, { dependencies: [before] })).toEqual({
      ...none,
      dependencies: [{ before }],
      changes: [{ kind: 'dependency', id: before.key, action: 'deleted', before, after: {} }],
      refused: [
        {
          kind: 'dependency',
          at: 0,
          record: '["a","uses","x"]',
          field: 'key',
          value: '["a","uses","x"]',
          reason: 'no such dependency to remove',
        },
      ],
    });
  });

  test('removed and written at once: the write stands, the removal is refused', () => {
    const before = uses('a', 'b');
    const { key } = before;
    expect(
      planned(
        { dependencies: [says('b', { effect: 'soft' })], remove: [key] },
        { known, dependencies: [before] },
      ),
    ).toEqual({
      ...none,
      dependencies: [{ before, after: uses('a', 'b', { ...changed, effect: 'soft' }) }],
      changes: [
        {
          kind: 'dependency',
          id: key,
          action: 'changed',
          before: { effect: 'hard', ...versions.before },
          after: { effect: 'soft', ...versions.after },
        },
      ],
      refused: [
        {
          kind: 'dependency',
          at: 0,
          record: key,
          field: 'key',
          value: key,
          reason: 'the same change set writes it',
        },
      ],
    });
  });
});

describe('requirement groups', () => {
  const known = ['a', 'b', 'c', 'd', 'other'];
  const group = 'g';
  const says = (to: string, more: object = {}) => ({ from: 'a', type: 'uses', to, group, ...more });
  const needsOf = ({ dependencies }: Plan) =>
    dependencies.map(({ after }) => [after?.from, after?.to, after?.needs, after?.version]);

  test('needs said once is that of all members, wherever it is said; said nowhere it is 1', () => {
    const dependencies = [says('b'), says('c', { needs: '2' }), says('d'), says('b', { group: 'h' })];
    expect(needsOf(planned({ dependencies }, { known }))).toEqual([
      ['a', 'b', '2', 1],
      ['a', 'c', '2', 1],
      ['a', 'd', '2', 1],
      ['a', 'b', '1', 1],
    ]);
  });

  test('needs said anew changes the members that are not named too, and their lastSeen stays', () => {
    const members = ['b', 'c'].map((to) => uses('a', to, { group, needs: '1' }));
    const stranger = uses('other', 'b', { group, needs: '1' });
    const graph = { known, dependencies: [...members, stranger, uses('a', 'd')] };
    const change = (id: string | undefined) => ({
      kind: 'dependency',
      id,
      action: 'changed',
      before: { needs: '1', ...versions.before },
      after: { needs: '2', ...versions.after },
    });
    expect(planned({ dependencies: [says('b', { needs: '2' })] }, graph)).toEqual({
      ...none,
      dependencies: [
        { before: members[0], after: uses('a', 'b', { ...changed, group, needs: '2' }) },
        { before: members[1], after: uses('a', 'c', { ...changed, lastSeen: THEN, group, needs: '2' }) },
      ],
      changes: members.map(({ key }) => change(key)),
    });
  });

  test('a new member that says nothing takes the needs of the group it joins', () => {
    const graph = { known, dependencies: [uses('a', 'b', { group, needs: '50%' })] };
    expect(needsOf(planned({ dependencies: [says('c')] }, graph))).toEqual([['a', 'c', '50%', 1]]);
  });

  test('two needs of one group: the later is refused, and its record is not written', () => {
    const dependencies = [says('b', { needs: '1' }), says('d', { needs: '1' }), says('c', { needs: '2' })];
    const result = planned({ dependencies }, { known });
    expect(needsOf(result)).toEqual([
      ['a', 'b', '1', 1],
      ['a', 'd', '1', 1],
    ]);
    expect(result.refused).toEqual([
      {
        kind: 'dependency',
        at: 2,
        record: 'a -> c',
        field: 'needs',
        value: '2',
        reason: 'group g needs 1 by a -> b: one group has one needs',
      },
    ]);
  });

  test('a group of the same name of another consumer is another group', () => {
    const dependencies = [says('b', { needs: '1' }), { ...says('b', { needs: '2' }), from: 'other' }];
    const result = planned({ dependencies }, { known });
    expect(result.refused).toEqual([]);
    expect(needsOf(result)).toEqual([
      ['a', 'b', '1', 1],
      ['other', 'b', '2', 1],
    ]);
  });

  test('a group that no record names is left alone, even where its members disagree', () => {
    const members = [uses('a', 'b', { group, needs: '1' }), uses('a', 'c', { group, needs: '2' })];
    const { dependencies } = planned(
      { dependencies: [says('d', { group: 'h' })] },
      { known, dependencies: members },
    );
    expect(dependencies.map(({ after }) => after?.to)).toEqual(['d']);
  });

  test('a member that is removed is deleted as it was, whatever the group is said to need', () => {
    const members = ['b', 'c'].map((to) => uses('a', to, { group, needs: '1' }));
    const [b, c] = members as [Dependency, Dependency];
    const { dependencies, changes } = planned(
      { dependencies: [says('b', { needs: '2' })], remove: [c.key] },
      { known, dependencies: members },
    );
    expect(dependencies).toEqual([
      { before: b, after: uses('a', 'b', { ...changed, group, needs: '2' }) },
      { before: c },
    ]);
    expect(changes[1]).toEqual({ kind: 'dependency', id: c.key, action: 'deleted', before: c, after: {} });
  });
});
