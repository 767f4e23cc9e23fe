import type { AuditEvent } from '../../src/domain/change-set.ts';
import { dependencyKey } from '../../src/domain/dependency.ts';
import { hashOf, isFollowedBy } from '../../src/store/audit.ts';
import { dependenciesOf, dependentsOf } from '../support/neighbours.ts';
import type { Bench } from './contract.ts';
import { ci, dependency, LATER, NOW, storeOn } from './records.ts';

/** What apply does, and what it refuses. */
export function writesContract(bench: Bench): void {
  const desk = storeOn(bench);
  const { apply, events } = desk;

  test('a new CI has its defaults, an event with all its values, and revision 1', async () => {
    const report = await apply({ cis: [ci('a', { tags: ['x'], attributes: { cpus: 4, os: 'Debian' } })] });
    const stored = {
      id: 'a',
      class: 'server',
      name: 'a',
      environment: 'production',
      status: 'in_use',
      criticality: 3,
      tags: ['x'],
      attributes: { cpus: 4, os: 'Debian' },
      externalIds: {},
      source: 'test',
      version: 1,
      created: NOW,
      updated: NOW,
      lastSeen: NOW,
    };
    expect(await desk.store.ci('a')).toEqual(stored);
    expect(report).toMatchObject({ revision: 1, dryRun: false, repeated: false, unchanged: 0, refused: [] });
    const [event] = await events();
    expect(event).toMatchObject({
      sequence: 1,
      revision: 1,
      actor: 'tester',
      kind: 'ci',
      id: 'a',
      action: 'created',
    });
    expect(event?.before).toEqual({});
    expect(event?.after).toEqual(expect.objectContaining({ id: 'a', name: 'a', version: 1, tags: ['x'] }));
    expect(event?.hash).toBe(hashOf(event as AuditEvent));
  });

  test('a change keeps what is left out, clears null, merges attributes, and says only what differs', async () => {
    await apply({
      cis: [ci('a', { owner: 'Ops', attributes: { cpus: 4, os: 'Debian' }, externalIds: { jira: 'A-1' } })],
    });
    await apply(
      { cis: [ci('a', { name: 'Node A', owner: null, attributes: { os: null, memoryGb: 1.5 } })] },
      { now: LATER },
    );
    const changed = await desk.store.ci('a');
    expect(changed).toMatchObject({
      name: 'Node A',
      attributes: { cpus: 4, memoryGb: 1.5 },
      externalIds: { jira: 'A-1' },
      version: 2,
      created: NOW,
      updated: LATER,
    });
    expect(changed).not.toHaveProperty('owner');
    const [, event] = await events();
    expect(event).toMatchObject({ action: 'changed', revision: 2 });
    expect(event?.before).toMatchObject({
      name: 'a',
      owner: 'Ops',
      attributes: { os: 'Debian' },
      version: 1,
    });
    expect(event?.after).toMatchObject({ name: 'Node A', attributes: { memoryGb: 1.5 }, version: 2 });
  });

  test('the same again writes no event and no revision, and moves only lastSeen', async () => {
    const estate = { cis: [ci('a'), ci('b')], dependencies: [dependency('a', 'b')] };
    await apply(estate);
    const report = await apply(estate, { now: LATER });
    expect(report).toMatchObject({ revision: 1, unchanged: 3, changes: [] });
    expect(await events()).toHaveLength(3);
    const a = await desk.store.ci('a');
    expect([a?.version, a?.updated, a?.lastSeen]).toEqual([1, NOW, LATER]);
  });

  test('one dependency told from both ends is one edge; one provider may stand in several groups', async () => {
    await apply({
      cis: [ci('vm'), ci('host'), ci('app'), ci('db-1'), ci('db-2'), ci('nas')],
      dependencies: [
        dependency('vm', 'host', { type: 'runs_on' }),
        dependency('host', 'vm', { type: 'hosts' }),
        dependency('app', 'db-1', { group: 'db', needs: '1' }),
        dependency('app', 'db-2', { group: 'db', needs: '1' }),
        dependency('app', 'db-1', { group: 'files', needs: '1' }),
        dependency('app', 'nas', { group: 'files', needs: '1' }),
      ],
    });
    expect(
      (await dependenciesOf(desk.store, 'vm', { limit: 10 })).items.map((n) => n.dependency.key),
    ).toEqual([dependencyKey({ from: 'vm', type: 'runs_on', to: 'host' })]);
    expect((await dependenciesOf(desk.store, 'app', { limit: 10 })).total).toBe(4);
    expect((await dependentsOf(desk.store, 'db-1', { limit: 10 })).total).toBe(2);
  });

  test('needs belongs to the group: setting it changes the other members too', async () => {
    const cis = [ci('app'), ci('n1'), ci('n2')];
    await apply({ cis, dependencies: [dependency('app', 'n1', { group: 'g', needs: '1' })] });
    await apply({ dependencies: [dependency('app', 'n2', { group: 'g', needs: '2' })] });
    const needs = (await dependenciesOf(desk.store, 'app', { limit: 10 })).items.map(
      (n) => n.dependency.needs,
    );
    expect(needs).toEqual(['2', '2']);
    const report = await apply({
      dependencies: [
        dependency('app', 'n1', { group: 'g', needs: '1' }),
        dependency('app', 'n2', { group: 'g', needs: '2' }),
      ],
    });
    expect(report.refused).toMatchObject([{ kind: 'dependency', at: 1, field: 'needs' }]);
  });

  test('a dependency to an unknown CI is refused, and the rest goes in', async () => {
    const report = await apply({
      cis: [ci('a'), ci('b')],
      dependencies: [dependency('a', 'ghost'), dependency('a', 'b')],
    });
    expect(report.refused).toMatchObject([{ kind: 'dependency', at: 0, field: 'to', value: 'ghost' }]);
    expect((await dependenciesOf(desk.store, 'a', { limit: 10 })).total).toBe(1);
  });

  test('retire and remove, each with its event', async () => {
    await apply({ cis: [ci('a'), ci('b')], dependencies: [dependency('a', 'b')] });
    const key = dependencyKey({ from: 'a', type: 'uses', to: 'b' });
    await apply({ retire: ['b'], remove: [key] });
    expect(await desk.store.ci('b')).toMatchObject({ status: 'retired', version: 2 });
    expect((await dependenciesOf(desk.store, 'a', { limit: 10 })).total).toBe(0);
    const last = (await events()).slice(3);
    expect(last.map((e) => [e.id, e.action]).sort()).toEqual(
      [
        ['b', 'changed'],
        [key, 'deleted'],
      ].sort(),
    );
    const unknown = await apply({ retire: ['ghost'], remove: ['["x","uses","y"]'] });
    expect(unknown.refused).toHaveLength(2);
  });

  test('a repeated write id gives the first answer and writes nothing', async () => {
    const first = await apply({ cis: [ci('a')] }, { writeId: 'once' });
    await apply({ cis: [ci('b')] });
    const again = await apply({ cis: [ci('a', { lastSeen: LATER })] }, { writeId: 'once' });
    expect(again).toEqual({ ...first, repeated: true });
    const other = apply({ cis: [ci('a', { name: 'other' }), ci('c')] }, { writeId: 'once' });
    await expect(other).rejects.toMatchObject({
      ...{ code: 'CONFLICT', message: 'the write id "once" is that of another write' },
    });
    expect(await desk.store.ci('c')).toBeUndefined();
    expect(await desk.store.revision()).toBe(2);
  });

  test('a version conflict names record, expected and found, and writes nothing', async () => {
    await apply({ cis: [ci('a')] });
    const conflict = apply({ cis: [ci('a', { name: 'x' }), ci('b')] }, { expectedVersions: { a: 7, b: 0 } });
    await expect(conflict).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { conflicts: [{ record: 'a', expected: 7, found: 1 }] },
    });
    expect(await desk.store.ci('b')).toBeUndefined();
    await apply({ cis: [ci('a', { name: 'x' })] }, { expectedVersions: { a: 1 } });
    expect(await desk.store.ci('a')).toMatchObject({ version: 2 });
  });

  test('a version is expected of a record that is gone, or was never: CONFLICT, and nothing is written', async () => {
    await apply({ cis: [ci('a'), ci('b')], dependencies: [dependency('a', 'b')] });
    const key = dependencyKey({ from: 'a', type: 'uses', to: 'b' });
    await apply({ remove: [key] });
    const [before, status] = [await events(), await desk.store.status()];
    const change = { cis: [ci('a', { name: 'x' })], dependencies: [dependency('a', 'b')] };
    const conflict = apply(change, { expectedVersions: { [key]: 1, a: 1, ghost: 3 } });
    await expect(conflict).rejects.toMatchObject({
      code: 'CONFLICT',
      message: `changed since it was read: ${key}: expected version 1, found none; ghost: expected version 3, found none`,
      details: {
        conflicts: [
          { record: key, expected: 1, found: 0 },
          { record: 'ghost', expected: 3, found: 0 },
        ],
      },
    });
    expect([await events(), await desk.store.status()]).toEqual([before, status]);
    await apply(change, { expectedVersions: { [key]: 0, a: 1, ghost: 0 } });
    const { items } = await dependenciesOf(desk.store, 'a', { limit: 10 });
    expect(items.map(({ dependency: d }) => [d.key, d.version])).toEqual([[key, 1]]);
  });

  test('a dry run answers the same and writes nothing', async () => {
    const estate = {
      cis: [ci('a'), ci('b')],
      dependencies: [dependency('a', 'b'), dependency('a', 'later')],
    };
    const dry = await apply(estate, { dryRun: true, alsoKnown: (id) => id === 'later' });
    expect(await desk.store.revision()).toBe(0);
    expect(await desk.store.ci('a')).toBeUndefined();
    const real = await apply({ cis: [...estate.cis, ci('later')], dependencies: estate.dependencies });
    expect(dry.changes.map((c) => c.id)).toEqual(
      real.changes.map((c) => c.id).filter((id) => id !== 'later'),
    );
  });

  test('writers at once are all applied, and the history has one order without gaps', async () => {
    await Promise.all(
      Array.from({ length: 8 }, (_, i) => apply({ cis: [ci(`ci-${i}`), ci('shared', { name: `n${i}` })] })),
    );
    const all = await events();
    let last = { sequence: 0, hash: '' };
    for (const event of all) {
      expect(isFollowedBy(last, event)).toBe(true);
      last = event;
    }
    expect(await desk.store.revision()).toBe(8);
    expect(await desk.store.ci('shared')).toMatchObject({ version: 8 });
  }, 30_000);

  test('a whole report: what was created, changed and left, in the order of writing', async () => {
    await apply({ cis: [ci('a'), ci('b')] });
    const key = dependencyKey({ from: 'a', type: 'uses', to: 'b' });
    const report = await apply(
      {
        cis: [ci('a', { criticality: 5 }), ci('b')],
        dependencies: [dependency('a', 'b', { confidence: 0.5 })],
      },
      { writeId: 'second', now: LATER },
    );
    const record = { key, from: 'a', type: 'uses', to: 'b', effect: 'hard', confidence: 0.5, source: 'test' };
    const after = { ...record, version: 1, created: LATER, updated: LATER, lastSeen: LATER };
    const changes = [
      {
        kind: 'ci',
        id: 'a',
        action: 'changed',
        before: { criticality: 3, version: 1, updated: NOW },
        after: { criticality: 5, version: 2, updated: LATER },
      },
      { kind: 'dependency', id: key, action: 'created', before: {}, after },
    ];
    expect(report).toEqual({
      writeId: 'second',
      revision: 2,
      dryRun: false,
      repeated: false,
      unchanged: 1,
      changes,
      refused: [],
    });
    const { items } = await dependenciesOf(desk.store, 'a', { limit: 10 });
    expect(items).toEqual([
      {
        dependency: after,
        ci: { id: 'b', name: 'b', class: 'server', status: 'in_use', owner: null },
        takesPart: true,
      },
    ]);
    const place = { revision: 2, at: LATER, actor: 'tester', reason: 'a test', writeId: 'second' };
    expect((await events()).slice(2)).toEqual(
      changes.map((change, i) => ({
        ...change,
        ...place,
        sequence: 3 + i,
        previousHash: expect.stringMatching(/^[0-9a-f]{64}$/),
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      })),
    );
  });

  test('the same record twice in one change set is one record, later fields first, with one event', async () => {
    const report = await apply({
      cis: [ci('a', { name: 'first', owner: 'Ops' }), ci('a', { name: 'second' }), ci('b')],
      dependencies: [dependency('a', 'b'), dependency('a', 'b', { effect: 'soft' })],
    });
    expect(report.changes.map((c) => c.id)).toEqual(['a', 'b', '["a","uses","b"]']);
    expect(await desk.store.ci('a')).toMatchObject({ name: 'second', owner: 'Ops', version: 1 });
    const { items } = await dependenciesOf(desk.store, 'a', { limit: 10 });
    expect(items[0]?.dependency).toMatchObject({ effect: 'soft', version: 1 });
  });

  test('another source neither takes a record over nor moves its lastSeen, unless the record says so', async () => {
    await apply({ cis: [ci('a')] });
    await apply({ cis: [ci('a', { owner: 'Ops' })] }, { source: 'other', now: LATER });
    expect(await desk.store.ci('a')).toMatchObject({ source: 'test', lastSeen: NOW, version: 2 });
    await apply({ cis: [ci('a', { source: 'other' })] }, { source: 'other', now: LATER });
    expect(await desk.store.ci('a')).toMatchObject({ source: 'other', lastSeen: LATER, version: 3 });
    await apply({ cis: [ci('a', { lastSeen: NOW })] }, { source: 'other', now: LATER });
    expect(await desk.store.ci('a')).toMatchObject({ lastSeen: LATER, version: 3 });
  });

  test('money, margins, tags and external ids come back as they went, and null clears them', async () => {
    const values = {
      outageCostPerHour: { amount: 1234.56, currency: 'EUR' },
      minimumMargin: 1,
      tags: ['a', 'b'],
      externalIds: { constructor: 'x', 'jira.cloud-1': 'A-1' },
      attributes: { hostname: 'h', cpus: 4, memoryGb: 0.5 },
    };
    await apply({ cis: [ci('a', values)] });
    expect(await desk.store.ci('a')).toMatchObject(values);
    await apply({
      cis: [
        ci('a', {
          outageCostPerHour: null,
          minimumMargin: null,
          tags: [],
          externalIds: { constructor: null },
        }),
      ],
    });
    const cleared = await desk.store.ci('a');
    expect(cleared).toMatchObject({ tags: [], externalIds: { 'jira.cloud-1': 'A-1' } });
    expect(cleared).not.toHaveProperty('outageCostPerHour');
    expect(cleared).not.toHaveProperty('minimumMargin');
    expect(Object.keys(cleared?.externalIds ?? {})).toEqual(['jira.cloud-1']);
  });

  test('what is removed and written at once is refused; siblings of a removed member keep their group', async () => {
    const grouped = (to: string, needs?: string) =>
      dependency('a', to, needs ? { group: 'g', needs } : { group: 'g' });
    const keyOf = (to: string) => dependencyKey({ from: 'a', type: 'uses', to, group: 'g' });
    await apply({
      cis: ['a', 'b', 'c', 'd'].map((id) => ci(id)),
      dependencies: [grouped('b', '2'), grouped('c'), grouped('d')],
    });
    const report = await apply({ dependencies: [grouped('b', '1')], remove: [keyOf('b'), keyOf('c')] });
    expect(report.refused).toMatchObject([{ kind: 'dependency', at: 0, field: 'key', value: keyOf('b') }]);
    expect(report.changes.map((c) => [c.id, c.action])).toEqual([
      [keyOf('b'), 'changed'],
      [keyOf('d'), 'changed'],
      [keyOf('c'), 'deleted'],
    ]);
    const { items } = await dependenciesOf(desk.store, 'a', { limit: 10 });
    expect(items.map(({ dependency: d }) => [d.to, d.needs])).toEqual([
      ['b', '1'],
      ['d', '1'],
    ]);
  });

  test('a consumer of thousands of dependencies is changed, seen again and emptied in its stride', async () => {
    const providers = Array.from({ length: 6000 }, (_, i) => `p${i}`);
    await apply({ cis: [ci('hub'), ...providers.map((id) => ci(id))] });
    const dependencies = providers.map((to) => dependency('hub', to));
    await apply({ dependencies });
    expect(await apply({ dependencies }, { now: LATER })).toMatchObject({ unchanged: 6000, changes: [] });
    const soft = providers.map((to) => dependency('hub', to, { effect: 'soft' }));
    expect((await apply({ dependencies: soft })).changes).toHaveLength(6000);
    const page = await dependenciesOf(desk.store, 'hub', { limit: 1 });
    expect(page).toMatchObject({ total: 6000, items: [{ dependency: { effect: 'soft', lastSeen: LATER } }] });
    const remove = providers.map((to) => dependencyKey({ from: 'hub', type: 'uses', to }));
    expect((await apply({ remove })).changes).toHaveLength(6000);
    expect((await dependenciesOf(desk.store, 'hub', { limit: 1 })).total).toBe(0);
  }, 60_000);
}
