import type { AuditEvent } from '../../src/domain/change-set.ts';
import { dependencyKey } from '../../src/domain/dependency.ts';
import { hashOf, isFollowedBy } from '../../src/store/audit.ts';
import { GraphStore } from '../../src/store/graph-store.ts';
import { dependenciesOf } from '../support/neighbours.ts';
import { type Bench, run } from './contract.ts';
import { catalogue, ci, dependency, LATER, NOW, storeOn } from './records.ts';

/** The history as it is kept, moved to another graph, and refused. */
export function historyContract(bench: Bench): void {
  const desk = storeOn(bench);
  const { apply, events } = desk;

  test('a history replayed into an empty graph gives the same records, versions and hashes', async () => {
    await apply({
      cis: [ci('a', { tags: ['x'], attributes: { cpus: 1 } }), ci('b'), ci('c')],
      dependencies: [dependency('a', 'b', { group: 'g', needs: '1' })],
    });
    await apply(
      { cis: [ci('a', { owner: 'Ops', attributes: { cpus: null } })], retire: ['c'] },
      { now: LATER },
    );
    await apply({
      remove: [dependencyKey({ from: 'a', type: 'uses', to: 'b', group: 'g' })],
      dependencies: [dependency('b', 'a')],
    });
    const history = await events();
    const [a, c] = [await desk.store.ci('a'), await desk.store.ci('c')];
    const dependencies = await dependenciesOf(desk.store, 'b', { limit: 10 });

    await bench.driver.close();
    await bench.engine.empty();
    bench.driver = await bench.engine.open();
    desk.store = await GraphStore.open(bench.driver, catalogue);
    expect(await desk.store.replay(history.slice(0, 3))).toBe(3);
    expect(await desk.store.replay(history)).toBe(history.length - 3);
    expect(await desk.store.replay(history)).toBe(0);
    expect(await events()).toEqual(history);
    // lastSeen is an observation and has no event: an export tells it with the records.
    expect([await desk.store.ci('a'), await desk.store.ci('c')]).toEqual([{ ...a, lastSeen: NOW }, c]);
    expect(await dependenciesOf(desk.store, 'b', { limit: 10 })).toEqual(dependencies);
    await apply({ cis: [ci('d')] });
    await expect(
      desk.store.replay([{ ...(history[0] as AuditEvent), actor: 'forger' }]),
    ).rejects.toMatchObject({
      code: 'VALIDATION',
    });
  });

  test('a graph of a newer program is refused', async () => {
    await run(bench.driver, 'CREATE (:Migration {number: 99, name: "future", at: $now})', { now: NOW });
    await expect(GraphStore.open(bench.driver, catalogue)).rejects.toMatchObject({
      code: 'VALIDATION',
      message: expect.stringMatching(/newer Faultline \(schema 99/),
    });
  });

  test('a history is not written into a graph that has its own, nor with a gap', async () => {
    await apply({ cis: [ci('a'), ci('b'), ci('c')] });
    const history = await events();
    await expect(desk.store.replay([history[0], history[2]] as AuditEvent[])).rejects.toMatchObject({
      code: 'VALIDATION',
      message: 'event 3 does not follow event 1',
    });

    await bench.driver.close();
    await bench.engine.empty();
    bench.driver = await bench.engine.open();
    desk.store = await GraphStore.open(bench.driver, catalogue);
    await expect(desk.store.replay(history.slice(1))).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { found: 0, given: 2 },
    });
    await apply({ cis: [ci('own')] });
    const [own, status] = [await events(), await desk.store.status()];
    await expect(desk.store.replay(history)).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { sequence: 1 },
    });
    // Its second event has the number that comes next here, but follows another first one.
    await expect(desk.store.replay(history.slice(1))).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { found: 1, given: 2 },
    });
    expect([await events(), await desk.store.status()]).toEqual([own, status]);
    const found = await desk.store.cis(['a', 'b', 'c', 'own']);
    expect([...found.keys()]).toEqual(['own']);
  });

  const stamp = { source: 'test', version: 1, created: NOW, updated: NOW, lastSeen: NOW };
  const whole = (id: string, more: object = {}) => ({
    ...{ id, class: 'server', name: id, environment: 'production', status: 'in_use', criticality: 3 },
    ...{ tags: [], attributes: {}, externalIds: {}, ...stamp, ...more },
  });
  const link = (from: string, to: string, more: object = {}) => ({
    ...{
      key: dependencyKey({ from, type: 'uses', to }),
      from,
      type: 'uses',
      to,
      effect: 'hard',
      ...stamp,
      ...more,
    },
  });
  /** A history that creates these records, with hashes that are right. */
  function forged(records: readonly { id?: unknown; key?: unknown }[]): AuditEvent[] {
    const history: AuditEvent[] = [];
    for (const [i, after] of records.entries()) {
      const event: AuditEvent = {
        kind: 'key' in after ? 'dependency' : 'ci',
        id: String(after.key ?? after.id),
        action: 'created',
        before: {},
        after: { ...after },
        sequence: i + 1,
        ...{ revision: 1, at: NOW, actor: 'forger', reason: '', writeId: 'forged', hash: '' },
        previousHash: history.at(-1)?.hash ?? '',
      };
      event.hash = hashOf(event);
      history.push(event);
    }
    return history;
  }

  test.each([
    ['a status that there is not', [whole('a', { status: 'weird' })]],
    ['a criticality beyond 5', [whole('a', { criticality: 999 })]],
    ['a name that would forge a line', [whole('a', { name: 'x\nFORGED' })]],
    ['a field that there is not', [whole('a', { colour: 'red' })]],
    ['fields that are missing', [{ id: 'a', name: 'only a name' }]],
    ['an effect that there is not', [whole('a'), whole('b'), link('a', 'b', { effect: 'bogus' })]],
    ['needs that are no count', [whole('a'), whole('b'), link('a', 'b', { needs: 'abc' })]],
    ['a dependency on itself', [whole('a'), link('a', 'a')]],
    ['a dependency on no CI', [whole('a'), link('a', 'nobody')]],
    ['ends that are not those of the key', [whole('a'), whole('b'), { ...link('a', 'b'), to: 'a' }]],
  ])('a history that leaves %s is refused, and nothing of it is written', async (_, records) => {
    await expect(desk.store.replay(forged(records))).rejects.toMatchObject({
      code: 'VALIDATION',
      message: expect.stringContaining('the history leaves a record that cannot be: '),
    });
    expect([await events(), (await desk.store.counts()).cis]).toEqual([[], 0]);
  });

  test('a history whose event names another record is refused', async () => {
    const [event] = forged([whole('a')]) as [AuditEvent];
    const other = { ...event, id: 'b' };
    other.hash = hashOf(other);
    await expect(desk.store.replay([other])).rejects.toMatchObject({ code: 'VALIDATION' });
    expect(await desk.store.replay(forged([whole('a'), whole('b'), link('a', 'b')]))).toBe(3);
    expect((await desk.store.counts()).dependencies).toBe(1);
  });

  test('the history of one record, a page at a time, from either end', async () => {
    for (const name of ['one', 'two', 'three', 'four']) {
      await apply({ cis: [ci('a', { name }), ci('b', { name: 'same' })] });
    }
    const page = async (after: number | undefined, newestFirst: boolean) => {
      const { items, total, next } = await desk.store.history({ record: 'a', after, limit: 3, newestFirst });
      return { names: items.map((event) => event.after.name), total, next };
    };
    expect(await page(undefined, false)).toEqual({ names: ['one', 'two', 'three'], total: 4, next: 4 });
    expect(await page(4, false)).toEqual({ names: ['four'], total: 4, next: undefined });
    expect(await page(undefined, true)).toEqual({ names: ['four', 'three', 'two'], total: 4, next: 3 });
    expect(await page(3, true)).toEqual({ names: ['one'], total: 4, next: undefined });
  });

  test('closed and opened again, a graph goes on where it was', async () => {
    await apply({ cis: [ci('a')] });
    const [before, status] = [await desk.store.ci('a'), await desk.store.status()];
    await bench.driver.close();
    bench.driver = await bench.engine.open();
    // Two at once, as two processes may start on one server.
    [desk.store] = await Promise.all([
      GraphStore.open(bench.driver, catalogue),
      GraphStore.open(bench.driver, catalogue),
    ]);
    expect([await desk.store.ci('a'), await desk.store.status()]).toEqual([before, status]);
    await apply({ cis: [ci('b')] });
    const [first, second] = await events();
    expect(isFollowedBy(first as AuditEvent, second as AuditEvent)).toBe(true);
  });

  test('two programs may bring an empty graph to their schema at once', async () => {
    await bench.driver.close();
    await bench.engine.empty();
    bench.driver = await bench.engine.open();
    [desk.store] = await Promise.all(
      [1, 2, 3].map(() => GraphStore.open(bench.driver, catalogue)) as [Promise<GraphStore>],
    );
    const { schema } = await desk.store.status();
    expect(schema.found).toBe(schema.known);
    expect(await run(bench.driver, 'MATCH (g:Graph) RETURN count(g) AS n')).toEqual([{ n: 1 }]);
    expect(await run(bench.driver, 'MATCH (m:Migration) RETURN count(m) AS n')).toEqual([
      { n: schema.known },
    ]);
  });
}
