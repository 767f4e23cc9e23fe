import type { CiRecord, ConfigurationItem } from '../../src/domain/ci.ts';
import { dependencyKey } from '../../src/domain/dependency.ts';
import { propagate } from '../../src/impact/propagate.ts';
import type { CypherDriver } from '../../src/store/cypher-driver.ts';
import type { Page } from '../../src/store/read-pages.ts';
import { readTopology } from '../../src/store/read-topology.ts';
import { read } from '../../src/store/statements.ts';
import type { Topology } from '../../src/topology/topology.ts';
import { dependenciesOf, dependentsOf } from '../support/neighbours.ts';
import type { Bench } from './contract.ts';
import { ci, dependency, LATER, NOW, storeOn } from './records.ts';

/** What the store answers. */
export function readsContract(bench: Bench): void {
  const desk = storeOn(bench);
  const { apply } = desk;

  test('ids that are hostile to JavaScript or to Cypher are ids', async () => {
    const hostile = [
      '__proto__',
      'constructor',
      "a'b",
      'a"b',
      '`x`',
      '\u202e',
      '👩‍👩‍👧',
      '{}',
      '$x',
      'a\\b',
      '%',
    ];
    await apply({
      cis: hostile.map((id) => ci(id, { attributes: { cpus: 2 ** 53 - 1 } })),
      dependencies: hostile
        .slice(1)
        .map((id) => dependency(id, '__proto__', { group: 'constructor', needs: '1' })),
    });
    for (const id of hostile)
      expect(await desk.store.ci(id)).toMatchObject({ id, attributes: { cpus: 2 ** 53 - 1 } });
    const topology = await desk.store.topology({ above: ['__proto__'] });
    expect(topology.size).toBe(hostile.length);
  });

  test('the whole topology and the parts that seeds reach give the same answers', async () => {
    await apply({
      cis: [
        ...['s', 'app', 'web-1', 'web-2', 'db', 'disk', 'other'].map((id) => ci(id)),
        ci('old', { status: 'retired' }),
        ci('new', { status: 'planned' }),
      ],
      dependencies: [
        dependency('s', 'app'),
        ...['web-1', 'web-2', 'old', 'new'].map((to) =>
          dependency('app', to, { group: 'web', needs: '50%' }),
        ),
        dependency('web-1', 'disk'),
        dependency('web-2', 'disk', { effect: 'soft' }),
        dependency('other', 'db'),
      ],
    });
    const answer = (topology: Topology) => {
      const { order, atRisk } = propagate(topology, [
        { ci: topology.indexOf('disk') as number, level: 'down' },
      ]);
      return {
        impacted: [...order].map((n) => topology.id(n)),
        atRisk: atRisk.map((r) => [topology.id(topology.consumer(r.group)), r.needs, r.usable]),
      };
    };
    const whole = await desk.store.topology();
    expect(whole.size).toBe(7);
    expect(answer(await desk.store.topology({ above: ['disk'] }))).toEqual(answer(whole));
    expect(answer(await desk.store.topology({ below: ['s'] }))).toEqual(answer(whole));
    // Seeds that reach everything, some of it twice, give the whole.
    expect(await desk.store.topology({ above: ['disk', 'web-1', 'db'] })).toEqual(whole);
    expect(await desk.store.topology({ below: ['s', 'app', 'other'] })).toEqual(whole);
    expect((await desk.store.topology({ withPlanned: true })).size).toBe(8);
    expect(answer(await desk.store.topology({ above: ['disk'], withPlanned: true }))).toEqual(
      answer(await desk.store.topology({ withPlanned: true })),
    );
  });

  test('lists are paged, and say how many there are', async () => {
    await apply({
      cis: Array.from({ length: 25 }, (_, i) =>
        ci(`ci-${String(i).padStart(2, '0')}`, { tags: [`t${i % 2}`] }),
      ),
    });
    const seen: string[] = [];
    for (let after: string | undefined = ''; after !== undefined; ) {
      const page = await desk.store.listCis({ tag: 't0' }, { after, limit: 5 });
      expect(page.total).toBe(13);
      seen.push(...page.items.map((item) => item.id));
      after = page.next;
    }
    expect(seen).toEqual(Array.from({ length: 13 }, (_, i) => `ci-${String(2 * i).padStart(2, '0')}`));
    const history = await desk.store.history({ limit: 10, newestFirst: true });
    expect([history.total, history.items[0]?.sequence, history.next]).toEqual([25, 25, 16]);
    expect((await desk.store.listCis({ text: 'CI-1' }, { limit: 50 })).total).toBe(10);
  });

  test.each(['id', 'name', 'criticality'] as const)('lists by %s go on where they ended', async (sort) => {
    const cis = Array.from({ length: 11 }, (_, i) =>
      ci(`ci-${i}`, { name: `n${i % 3}`, criticality: 1 + (i % 4), tags: i === 5 ? [] : ['t'] }),
    );
    await apply({ cis });
    const seen: string[] = [];
    for (let after: string | undefined; seen.length === 0 || after !== undefined; ) {
      const page: Page<ConfigurationItem> = await desk.store.listCis({ tag: 't' }, { sort, after, limit: 3 });
      expect(page.total).toBe(10);
      seen.push(...page.items.map(({ id }) => id));
      after = page.next;
    }
    const rank = ({ id, name = '', criticality = 0 }: CiRecord) =>
      ({ id: '', name, criticality: String(9 - criticality) })[sort] + id;
    const expected = cis
      .filter(({ tags }) => tags?.length === 1)
      .toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1));
    expect(seen).toEqual(expected.map(({ id }) => id));
    const gone = desk.store.listCis({}, { sort, after: 'ghost', limit: 3 });
    if (sort === 'id') expect((await gone).items).toEqual([]);
    else
      await expect(gone).rejects.toMatchObject({
        code: 'VALIDATION',
        message: 'after: no CI has the id "ghost"',
      });
  });

  test('neighbours and histories of many CIs come a page each, in the order of their keys', async () => {
    await apply({
      cis: ['a', 'b', 'c', 'd', 'lone'].map((id) => ci(id)),
      dependencies: [
        dependency('a', 'd'),
        dependency('a', 'c', { type: 'runs_on' }),
        dependency('a', 'b'),
        dependency('b', 'd'),
        dependency('c', 'd'),
      ],
    });
    const told = async (
      side: 'dependencies' | 'dependents',
      ids: string[],
      options: { type?: string; after?: string; limit: number },
    ) =>
      Object.fromEntries(
        [...(await desk.store.neighboursOf(side, ids, options))].map(([id, { items, total, next }]) => [
          id,
          [items.map((item) => `${item.dependency.type} ${item.ci.id}`), total, next],
        ]),
      );
    const second = dependencyKey({ from: 'a', type: 'uses', to: 'b' });
    expect(await told('dependencies', ['a', 'b', 'lone', 'none'], { limit: 2 })).toEqual({
      a: [['runs_on c', 'uses b'], 3, second],
      b: [['uses d'], 1, undefined],
      lone: [[], 0, undefined],
      none: [[], 0, undefined],
    });
    expect(await told('dependencies', ['a'], { limit: 2, after: second })).toEqual({
      a: [['uses d'], 3, undefined],
    });
    expect(await told('dependencies', ['a', 'b'], { type: 'uses', limit: 1 })).toEqual({
      a: [['uses b'], 2, second],
      b: [['uses d'], 1, undefined],
    });
    expect(await told('dependents', ['d', 'b'], { limit: 5 })).toEqual({
      d: [['uses a', 'uses b', 'uses c'], 3, undefined],
      b: [['uses a'], 1, undefined],
    });
    await apply({ cis: [ci('a', { name: 'A' }), ci('b', { name: 'B' })] });
    const histories = await desk.store.historiesOf(['a', 'lone', 'none'], { limit: 1 });
    const last = histories.get('a')?.items[0]?.sequence as number;
    expect([...histories].map(([id, { items, total, next }]) => [id, items[0]?.action, total, next])).toEqual(
      [
        ['a', 'changed', 2, last],
        ['lone', 'created', 1, undefined],
        ['none', undefined, 0, undefined],
      ],
    );
    const earlier = (await desk.store.historiesOf(['a'], { limit: 1, after: last })).get('a');
    expect([earlier?.items[0]?.action, earlier?.next]).toEqual(['created', undefined]);
  });

  test('facets of what passes a filter, and what a search index holds', async () => {
    await apply({
      cis: [
        ci('a', { owner: 'Ops', tags: ['x'] }),
        ci('b', { owner: 'Ops' }),
        ci('c', { class: 'database', environment: 'test', criticality: 5 }),
      ],
    });
    const by = (list: object[]) => list.map((row) => JSON.stringify(row)).sort();
    const plain = { status: 'in_use', environment: 'production' };
    const ops = { class: 'server', ...plain, owner: 'Ops', source: 'test', criticality: 3, cis: 2 };
    const database = { class: 'database', status: 'in_use', environment: 'test', owner: null };
    expect(by(await desk.store.facets({ owner: 'Ops' }))).toEqual(by([ops]));
    expect(by(await desk.store.facets({}))).toEqual(
      by([ops, { ...database, source: 'test', criticality: 5, cis: 1 }]),
    );
    expect((await desk.store.searched()).sort((x, y) => (x.id < y.id ? -1 : 1))).toEqual([
      { id: 'a', name: 'a', class: 'server', ...plain, owner: 'Ops', tags: ['x'] },
      { id: 'b', name: 'b', class: 'server', ...plain, owner: 'Ops', tags: [] },
      { id: 'c', name: 'c', ...database, tags: [] },
    ]);
  });

  test('what CIs are called is read of all that are not retired', async () => {
    const attributes = { hostname: 'pg-1', ip: '10.0.0.5', port: 5432 };
    await apply({
      cis: [
        ci('a', { class: 'database', name: 'A', attributes, externalIds: { other: 'x', snow: 'y' } }),
        ci('b'),
        ci('c', { status: 'retired' }),
      ],
    });
    const named = (await desk.store.named()).sort((x, y) => (x.id < y.id ? -1 : 1));
    const nothing = { hostname: null, ip: null, port: null, externalIds: [] };
    expect(named.map((own) => ({ ...own, externalIds: [...own.externalIds].sort() }))).toEqual([
      {
        id: 'a',
        name: 'A',
        class: 'database',
        environment: 'production',
        ...attributes,
        externalIds: ['x', 'y'],
      },
      { id: 'b', name: 'b', class: 'server', environment: 'production', ...nothing },
    ]);
  });

  test('CIs are found by id and by name', async () => {
    await apply({ cis: [ci('a', { name: 'Twin' }), ci('b', { name: 'Twin' }), ci('Twin-3', { name: 'a' })] });
    const found = await desk.store.findCis(['a', 'Twin', 'none']);
    expect(found.map((f) => [f.term, f.id]).sort()).toEqual([
      ['Twin', 'a'],
      ['Twin', 'b'],
      ['a', 'a'],
    ]);
  });

  test('counts and sources', async () => {
    await apply({
      cis: [ci('a'), ci('b', { class: 'database' }), ci('c', { status: 'retired' })],
      dependencies: [dependency('a', 'b')],
    });
    await apply({ cis: [ci('d')] }, { source: 'other', now: LATER });
    expect(await desk.store.counts()).toEqual({
      cis: 4,
      dependencies: 1,
      events: 5,
      byClass: [
        { class: 'database', cis: 1 },
        { class: 'server', cis: 3 },
      ],
      byStatus: [
        { status: 'in_use', cis: 3 },
        { status: 'retired', cis: 1 },
      ],
      bySource: [
        { source: 'other', cis: 1, retired: 0, dependencies: 0, lastSeen: LATER },
        { source: 'test', cis: 3, retired: 1, dependencies: 1, lastSeen: NOW },
      ],
    });
    const { cis, dependencies } = await desk.store.ofSource('test', (_, id) => id !== 'b');
    expect([cis, dependencies]).toEqual([['a'], ['["a","uses","b"]']]);
  });

  test('dependencies on CIs that take no part', async () => {
    await apply({
      cis: [
        ci('a'),
        ci('old', { status: 'retired' }),
        ci('older', { status: 'retired' }),
        ci('new', { status: 'planned' }),
      ],
      dependencies: [
        dependency('a', 'old'),
        dependency('a', 'old', { group: 'g' }),
        dependency('a', 'new'),
        dependency('old', 'older'),
        dependency('new', 'a'),
      ],
    });
    const found = await desk.store.absentProviders();
    expect(found.sort((x, y) => (x.to < y.to ? -1 : 1))).toEqual([
      { from: 'a', type: 'uses', to: 'new', status: 'planned' },
      { from: 'a', type: 'uses', to: 'old', status: 'retired' },
      { from: 'a', type: 'uses', to: 'old', status: 'retired' },
    ]);
  });

  test("every page of an order is reached whatever characters ids hold, and each of a CI's neighbours", async () => {
    const ids = ['a', 'a b', 'a"', 'Z', 'z', 'é', 'e\u0301', '\uffee', '👩‍👧', '\u{10ffff}', '~', '中', 'ß'];
    await apply({
      cis: [ci('hub'), ...ids.map((id) => ci(id))],
      dependencies: ids.flatMap((id) => [dependency('hub', id), dependency(id, 'hub')]),
    });
    const walk = async (page: (after: string) => Promise<{ items: string[]; next?: string }>) => {
      const reached: string[] = [];
      for (let after: string | undefined = ''; after !== undefined; ) {
        const { items, next }: { items: string[]; next?: string } = await page(after);
        reached.push(...items);
        after = next;
      }
      expect(reached).toHaveLength(new Set(reached).size);
      return reached.sort();
    };
    const listed = await walk(async (after) => {
      const page = await desk.store.listCis({}, { after, limit: 3 });
      return { ...page, items: page.items.map((item) => item.id) };
    });
    expect(listed).toEqual([...ids, 'hub'].sort());
    for (const side of ['dependenciesOf', 'dependentsOf'] as const) {
      const neighbours = await walk(async (after) => {
        const page = await (side === 'dependenciesOf' ? dependenciesOf : dependentsOf)(desk.store, 'hub', {
          after,
          limit: 4,
        });
        return { ...page, items: page.items.map((item) => item.ci.id) };
      });
      expect(neighbours).toEqual([...ids].sort());
    }
    const each: string[] = [];
    await desk.store.eachCi(({ id }) => {
      each.push(id);
    });
    await desk.store.eachDependency(({ key }) => {
      each.push(key);
    });
    const keys = ids.flatMap((id) => [
      dependencyKey(dependency('hub', id)),
      dependencyKey(dependency(id, 'hub')),
    ]);
    expect(each.sort()).toEqual([...ids, 'hub', ...keys].sort());
  });

  test('filters of a list, alone and together', async () => {
    await apply({
      cis: [
        ci('a', { owner: 'Ops', environment: 'test', tags: ['x', 'y'] }),
        ci('b', { owner: 'Ops', class: 'database', name: 'Orders' }),
        ci('c', { status: 'planned' }),
      ],
    });
    const list = async (filter: Parameters<typeof desk.store.listCis>[0]) =>
      (await desk.store.listCis(filter, { limit: 10 })).items.map((item) => item.id);
    expect(await list({})).toEqual(['a', 'b', 'c']);
    expect(await list({ class: ['database', 'cache'] })).toEqual(['b']);
    expect(await list({ owner: 'Ops' })).toEqual(['a', 'b']);
    expect(await list({ owner: 'Ops', environment: 'test' })).toEqual(['a']);
    expect(await list({ status: 'planned' })).toEqual(['c']);
    expect(await list({ source: 'none' })).toEqual([]);
    expect(await list({ tag: 'y' })).toEqual(['a']);
    expect(await list({ text: 'order' })).toEqual(['b']);
  });

  test('an empty graph has answers too', async () => {
    expect(await desk.store.counts()).toEqual({
      cis: 0,
      dependencies: 0,
      events: 0,
      byClass: [],
      byStatus: [],
      bySource: [],
    });
    expect(await desk.store.status()).toMatchObject({ revision: 0, sequence: 0, lastHash: '' });
    expect((await desk.store.topology()).size).toBe(0);
    expect(await desk.store.history({ limit: 10 })).toEqual({ items: [], total: 0 });
    expect(await desk.store.listCis({}, { limit: 10 })).toEqual({ items: [], total: 0 });
    expect(await dependentsOf(desk.store, 'none', { limit: 10 })).toEqual({ items: [], total: 0 });
    expect(await desk.store.findCis(['none'])).toEqual([]);
    expect(await desk.store.ci('none')).toBeUndefined();
  });

  test.each([
    ['a write comes once', 1, 2],
    ['a write comes each time', Infinity, 4],
  ])('%s between the statements that read a topology: it is of one revision', async (_, most, revision) => {
    let writes = 0;
    const write = () => apply({ cis: [ci(`ci-${writes++}`)] });
    await write();
    // As on a server: each statement of a transaction that reads sees what is written by then.
    const server: CypherDriver = {
      ...bench.driver,
      read: (work) =>
        work({
          each: async (text, parameters, onRow) => {
            await bench.driver.read((tx) => tx.each(text, parameters, onRow));
            if (text === read.topology.text && writes <= most) await write();
          },
        }),
    };
    const topology = await readTopology(server, {});
    expect([topology.revision, topology.size]).toEqual([revision, revision]);
  });

  test('a topology read while writers write is of one revision', async () => {
    await apply({ cis: [ci('hub'), ...Array.from({ length: 200 }, (_, i) => ci(`p${i}`))] });
    // Each write swaps which half depends on the hub: a topology of both, or of none, is half a change.
    const half = (n: number) => Array.from({ length: 100 }, (_, i) => dependency(`p${2 * i + n}`, 'hub'));
    await apply({ dependencies: half(0) });
    let writing = true;
    const writer = (async () => {
      for (let n = 1; n <= 6; n++) {
        const remove = half((n + 1) % 2).map(dependencyKey);
        await apply({ dependencies: half(n % 2), remove });
      }
      writing = false;
    })();
    const sizes = new Set<number>();
    while (writing) sizes.add((await desk.store.topology()).columns.members.length);
    await writer;
    expect([...sizes]).toEqual([100]);
  }, 60_000);
}
