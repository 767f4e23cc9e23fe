import { dependencyKey } from '../../src/domain/dependency.ts';
import { ci, dependency } from '../contract/records.ts';
import { type GraphqlDesk, graphqlDesk } from './graphql-desk.ts';

let desk: GraphqlDesk;
beforeEach(async () => {
  desk = await graphqlDesk();
  await desk.write({ cis: [ci('a'), ci('b')], dependencies: [dependency('a', 'b')] });
});
afterEach(() => desk.stop());

const REPORT = `writeId revision dryRun repeated unchanged
  changes { kind id action fields { field before after } } refused { list at record field value reason }`;
const UPSERT = `mutation ($cis: [CiInput!]!, $write: WriteInput!) { upsertCis(cis: $cis, write: $write) { ${REPORT} } }`;
const CHANGE = `mutation ($change: ChangeSetInput!, $write: WriteInput!) {
  changeSet(change: $change, write: $write) { ${REPORT} }
}`;
const AB = dependencyKey({ from: 'a', type: 'uses', to: 'b' });
const why = { reason: 'CHG-1', writeId: 'w-1' };

test('what is sound is written, with its reason; what is not is in the answer with its place', async () => {
  const { upsertCis: told } = await desk.answer(UPSERT, {
    cis: [
      { id: 'c', class: 'sever' },
      {
        id: 'a',
        class: 'server',
        name: 'A',
        owner: 'Ops',
        outageCostPerHour: { amount: 9.5, currency: 'EUR' },
        tags: ['y', 'x'],
        attributes: [{ name: 'cpus', value: 8 }],
        externalIds: [{ source: 'vcenter', id: 'vm-1' }],
      },
      { id: 'd', class: 'server', attributes: [{ name: 'cpus', value: 'many' }] },
    ],
    write: why,
  });
  const { changes, ...rest } = told;
  expect(rest).toEqual({
    writeId: 'w-1',
    revision: 2,
    dryRun: false,
    repeated: false,
    unchanged: 0,
    refused: [
      {
        list: 'cis',
        at: 0,
        record: 'c',
        field: 'class',
        value: 'sever',
        reason: 'unknown class (did you mean server?)',
      },
      {
        list: 'cis',
        at: 2,
        record: 'd',
        field: 'attributes.cpus',
        value: 'many',
        reason: 'expected a whole number within 2^53',
      },
    ],
  });
  expect(changes.map((c: { id: string; action: string }) => [c.id, c.action])).toEqual([['a', 'changed']]);
  expect(changes[0].fields).toContainEqual({ field: 'tags', before: [], after: ['x', 'y'] });
  expect(await desk.store.ci('a')).toMatchObject({
    name: 'A',
    owner: 'Ops',
    outageCostPerHour: { amount: 9.5, currency: 'EUR' },
    tags: ['x', 'y'],
    attributes: { cpus: 8 },
    externalIds: { vcenter: 'vm-1' },
    version: 2,
  });
  const { items } = await desk.store.history({ record: 'a', limit: 1, newestFirst: true });
  expect([items[0]?.actor, items[0]?.reason, items[0]?.writeId]).toEqual(['tester', 'CHG-1', 'w-1']);
});

test('the four kinds of change in one transaction; an effect by its name here', async () => {
  const { changeSet: told } = await desk.answer(CHANGE, {
    change: {
      cis: [{ id: 'c', class: 'server' }],
      dependencies: [
        { from: 'c', type: 'hosts', to: 'a', effect: 'degrade_only', group: 'g', needs: '50%' },
        { from: 'c', type: 'uses', to: 'none' },
        { from: 'c', type: 'use', to: 'a' },
      ],
      retire: ['b', 'none'],
      remove: [AB, 'none'],
    },
    write: why,
  });
  expect(told.changes.map((c: { kind: string; id: string; action: string }) => [c.id, c.action])).toEqual([
    ['c', 'created'],
    ['b', 'changed'],
    [dependencyKey({ from: 'a', type: 'runs_on', to: 'c', group: 'g' }), 'created'],
    [AB, 'deleted'],
  ]);
  expect(
    told.refused.map((r: Record<string, unknown>) => [r.list, r.at, r.record, r.field, r.reason]),
  ).toEqual([
    ['dependencies', 2, 'c -> a', 'type', expect.stringContaining('unknown relation type')],
    ['retire', 1, 'none', 'id', 'no such CI to retire'],
    ['dependencies', 1, 'c -> none', 'to', 'no such CI'],
    ['remove', 1, 'none', 'key', 'no such dependency to remove'],
  ]);
  const { ci: after } = await desk.answer(
    '{ ci(id: "a") { dependencies { items { dependency { effect needs } } } } }',
  );
  expect(after.dependencies.items).toEqual([{ dependency: { effect: 'degrade_only', needs: '50%' } }]);
});

test('each mutation by itself', async () => {
  const told = await desk.answer(
    `mutation ($key: ID!, $w1: WriteInput!, $w2: WriteInput!, $w3: WriteInput!) {
      upsertDependencies(dependencies: [{ from: "b", type: "uses", to: "a" }], write: $w1) { changes { action } }
      removeDependencies(keys: [$key], write: $w2) { changes { id action } }
      retireCis(ids: ["b"], write: $w3) { changes { id fields { field after } } revision }
    }`,
    { key: AB, w1: { reason: 'x' }, w2: { reason: 'x' }, w3: { reason: 'x' } },
  );
  expect(told.upsertDependencies.changes).toEqual([{ action: 'created' }]);
  expect(told.removeDependencies.changes).toEqual([{ id: AB, action: 'deleted' }]);
  expect(told.retireCis.changes[0].fields).toContainEqual({ field: 'status', after: 'retired' });
  expect(told.retireCis.revision).toBe(4);
});

test('another version than expected is a CONFLICT, and nothing is written', async () => {
  const write = {
    ...why,
    expectedVersions: [
      { record: 'a', version: 1 },
      { record: 'b', version: 7 },
    ],
  };
  const { data, errors } = await desk.ask(UPSERT, { cis: [{ id: 'a', class: 'server', name: 'A' }], write });
  expect(data).toBeNull();
  expect(errors?.[0]?.extensions).toEqual({
    code: 'CONFLICT',
    details: { conflicts: [{ record: 'b', expected: 7, found: 1 }] },
  });
  expect([await desk.store.revision(), (await desk.store.ci('a'))?.name]).toEqual([1, 'a']);
});

test('the same write id again answers what the first write did', async () => {
  const cis = [
    { id: 'a', class: 'server', name: 'A' },
    { id: 'x', class: 'no' },
  ];
  const { upsertCis: first } = await desk.answer(UPSERT, { cis, write: why });
  const { upsertCis: again } = await desk.answer(UPSERT, { cis, write: why });
  expect(again).toEqual({ ...first, repeated: true });
  expect(await desk.store.revision()).toBe(2);
});

test('a dry run tells what would be done, and does nothing', async () => {
  const cis = [{ id: 'c', class: 'server' }];
  const { upsertCis: told } = await desk.answer(UPSERT, { cis, write: { ...why, dryRun: true } });
  expect([told.dryRun, told.revision, told.changes[0].id]).toEqual([true, 2, 'c']);
  expect([await desk.store.revision(), await desk.store.ci('c')]).toEqual([1, undefined]);
});

test('a change without records, without a reason, with a name twice, or too long, is refused', async () => {
  const refused = async (change: object, write: object = why) => {
    const { errors } = await desk.ask(CHANGE, { change, write });
    return [errors?.[0]?.extensions.code, errors?.[0]?.message];
  };
  const one = { retire: ['b'] };
  const twice = [1, 2].map((value) => ({ name: 'cpus', value }));
  expect(await refused({})).toEqual(['VALIDATION', 'the change holds no record']);
  expect(await refused(one, { reason: ' ' })).toEqual([
    'VALIDATION',
    'reason: expected no blanks at the ends',
  ]);
  expect(await refused(one, { reason: 'x', writeId: 'a\nb' })).toEqual([
    'VALIDATION',
    'writeId: expected no control characters, line breaks or lone surrogates',
  ]);
  expect(await refused({ cis: [{ id: 'a', class: 'server', attributes: twice }] })).toEqual([
    'VALIDATION',
    'attributes: cpus is told twice',
  ]);
  expect(await refused({ retire: Array.from({ length: 5001 }, (_, i) => String(i)) })).toEqual([
    'LIMIT_EXCEEDED',
    'a change holds at most 5000 records, not 5001: send several',
  ]);
});

const HOSTILE = [
  '__proto__',
  'constructor',
  '<script>alert(1)</script>',
  "' OR 1=1 //",
  '}) DETACH DELETE n //',
  '$id',
  '\u202egnirts',
  '👩‍👩‍👧',
  '"}]}',
  '=HYPERLINK("x")',
];

test('hostile texts come back as they went in, and do nothing', async () => {
  const cis = HOSTILE.map((id) => ({ id, class: 'server', name: id, owner: id, tags: [id] }));
  const dependencies = HOSTILE.slice(1).map((from) => ({ from, type: 'uses', to: '__proto__', group: from }));
  const write = { reason: HOSTILE[2], writeId: HOSTILE[3] };
  const { changeSet: told } = await desk.answer(CHANGE, { change: { cis, dependencies }, write });
  expect([told.refused, told.changes.length]).toEqual([[], 2 * HOSTILE.length - 1]);
  for (const id of HOSTILE) {
    const {
      ci: back,
      explain,
      history,
    } = await desk.answer(
      `query ($id: ID!, $record: String!) {
        ci(id: $id) { id name owner tags requirementGroups { name } }
        explain(id: $id, seeds: [{ id: "__proto__" }]) { level }
        history(record: $record) { items { reason fields { field after } } }
      }`,
      { id, record: id },
    );
    const groups = id === '__proto__' ? [] : [{ name: id }];
    expect(back).toEqual({ id, name: id, owner: id, tags: [id], requirementGroups: groups });
    expect([explain.level, history.items[0].reason]).toEqual(['down', HOSTILE[2]]);
    expect(history.items[0].fields).toContainEqual({ field: 'name', after: id });
    expect(
      (await desk.answer('query ($f: CiFilter) { cis(filter: $f) { total } }', { f: { tag: id } })).cis.total,
    ).toBe(1);
    await desk.answer('query ($t: String!) { search(text: $t) { total } }', { t: id });
  }
  const attribute = { id: 'a', class: 'server', attributes: [{ name: '__proto__', value: 'x' }] };
  expect((await desk.ask(UPSERT, { cis: [attribute], write: { reason: 'x' } })).errors?.[0]?.message).toBe(
    'attributes: there is no __proto__',
  );
  expect(({} as Record<string, unknown>).x).toBeUndefined();
  expect((await desk.store.counts()).cis).toBe(HOSTILE.length + 2);
});
