import type { CypherTransaction } from '../../src/store/cypher-driver.ts';
import { migrate } from '../../src/store/schema.ts';
import { read, rows } from '../../src/store/statements.ts';
import { type Bench, run } from './contract.ts';

/** What Cypher means here, where engines were found to differ: each row of that table is a case. */
export function driverContract(bench: Bench): void {
  const ask = (text: string, parameters = {}) => run(bench.driver, text, parameters);
  const ids = (found: readonly { id: string }[]) => found.map((row) => row.id).sort();

  /** `pairs` of dependent and provider, as CIs and edges. */
  async function edges(pairs: [string, string][]): Promise<void> {
    await migrate(bench.driver);
    const names = [...new Set(pairs.flat())];
    await ask(
      `UNWIND $names AS id
       CREATE (:CI {id: id, name: id, class: "server", environment: "x", status: "in_use", criticality: 3})`,
      { names },
    );
    await ask(
      `UNWIND $pairs AS pair MATCH (a:CI {id: pair[0]}) MATCH (b:CI {id: pair[1]})
       CREATE (a)-[:DEPENDS_ON {type: "uses", effect: "hard"}]->(b)`,
      { pairs },
    );
  }

  test('several seeds that share what is above or below them: each of these comes once', async () => {
    await edges([
      ['app', 'web'],
      ['web', 's1'],
      ['web', 's2'],
      ['report', 's2'],
      ['service', 'app'],
    ]);
    const above = await bench.driver.read((tx) =>
      rows(tx, read.topologyAbove, { ids: ['s1', 's2'], absent: ['retired'] }),
    );
    expect(ids(above)).toEqual(['app', 'report', 's1', 's2', 'service', 'web']);
    const below = await bench.driver.read((tx) =>
      rows(tx, read.topologyBelow, { ids: ['service', 'report', 'web'], absent: ['retired'] }),
    );
    expect(ids(below)).toEqual(['app', 'report', 's1', 's2', 'service', 'web']);
    const counted = await ask(
      `UNWIND $ids AS id MATCH (:CI {id: id})<-[:DEPENDS_ON*0..]-(n:CI) RETURN count(DISTINCT n) AS n`,
      { ids: ['s1', 's2'] },
    );
    expect(counted).toEqual([{ n: 6 }]);
  });

  test('reach through 2^40 paths expands each node once', async () => {
    const pairs: [string, string][] = [];
    for (let i = 0; i < 40; i++) {
      for (const from of ['a', 'b'])
        for (const to of ['a', 'b']) pairs.push([`${from}${i}`, `${to}${i + 1}`]);
    }
    await edges(pairs);
    const below = await bench.driver.read((tx) =>
      rows(tx, read.topologyBelow, { ids: ['a0'], absent: ['retired'] }),
    );
    expect(below).toHaveLength(81);
  });

  test('the whole graph is one row a CI with its dependencies in a list', async () => {
    await edges([
      ['app', 'web'],
      ['app', 'db'],
    ]);
    const whole = await bench.driver.read((tx) => rows(tx, read.topology, { absent: ['retired'] }));
    const told = whole.map((row) => [row.id, row.dependencies.map((d) => d[0]).sort()]);
    expect(told.sort()).toEqual([
      ['app', ['db', 'web']],
      ['db', []],
      ['web', []],
    ]);
  });

  test('numbers: LIMIT takes a parameter; whole numbers up to 2^53 - 1 and fractions come back as they went', async () => {
    const numbers = [0, 5, -5, 5.5, 1e21, 2 ** 31, 2 ** 53 - 1, -(2 ** 53) + 1, 0.1];
    await ask('UNWIND $numbers AS n CREATE (:N {n: n})', { numbers });
    const back = await ask('MATCH (x:N) RETURN x.n AS n');
    expect(back.map((row) => row.n).sort()).toEqual([...numbers].sort());
    expect(await ask('MATCH (x:N) RETURN x.n AS n ORDER BY n LIMIT $limit', { limit: 1 })).toEqual([
      { n: -(2 ** 53) + 1 },
    ]);
    expect(
      await ask('MATCH (x:N) RETURN x.n AS n ORDER BY n SKIP $skip LIMIT $limit', { skip: 1, limit: 1 }),
    ).toEqual([{ n: -5 }]);
  });

  test('times are text and come back as the same text', async () => {
    const at = '2026-11-24T01:50:00.000Z';
    await ask('CREATE (:T {at: $at, day: $day})', { at, day: '0001-01-01' });
    expect(await ask('MATCH (t:T) RETURN t.at AS at, t.day AS day')).toEqual([{ at, day: '0001-01-01' }]);
  });

  test('a sum over nothing is 0 with coalesce', async () => {
    expect(await ask('MATCH (n:Nothing) RETURN coalesce(sum(n.x), 0) AS sum')).toEqual([{ sum: 0 }]);
  });

  test('ORDER BY is by code units of ASCII, and null is no value', async () => {
    await ask('UNWIND $names AS name CREATE (:O {name: name})', { names: ['b', 'A', 'a', 'B', '1', '_'] });
    const ordered = await ask('MATCH (o:O) RETURN o.name AS name, o.none AS none ORDER BY name');
    expect(ordered).toEqual(['1', 'A', 'B', '_', 'a', 'b'].map((name) => ({ name, none: null })));
  });

  test('the schema can be set up twice, and keeps ids unique', async () => {
    await migrate(bench.driver);
    await migrate(bench.driver);
    await ask('CREATE (:CI {id: "a"})');
    await expect(ask('CREATE (:CI {id: "a"})')).rejects.toThrow();
    expect(await ask('MATCH (n:CI) RETURN count(n) AS n')).toEqual([{ n: 1 }]);
  });

  test('MERGE over an index stays fast: 20,000 ids', async () => {
    await migrate(bench.driver);
    const names = Array.from({ length: 20_000 }, (_, i) => `ci-${i}`);
    await ask('UNWIND $names AS id MERGE (:CI {id: id})', { names });
    await ask('UNWIND $names AS id MERGE (:CI {id: id})', { names });
    expect(await ask('MATCH (n:CI) RETURN count(n) AS n')).toEqual([{ n: 20_000 }]);
  }, 30_000);

  test('a graph is deleted in batches', async () => {
    await edges(Array.from({ length: 500 }, (_, i): [string, string] => [`a${i}`, `a${i + 1}`]));
    const batches: unknown[] = [];
    for (let left: unknown = 1; left !== 0; batches.push(left)) {
      [{ n: left }] = (await ask('MATCH (n:CI) WITH n LIMIT 200 DETACH DELETE n RETURN count(*) AS n')) as [
        { n: number },
      ];
    }
    expect(batches).toEqual([200, 200, 101, 0]);
  });

  test('a map of properties replaces all, and may hold any key', async () => {
    await ask('CREATE (:P {old: 1})');
    const properties = { 'odd key': 'x', 'quo`te': 'y', attr_ram: 5, tags: ['a', 'b'], yes: true };
    await ask('MATCH (p:P) SET p = $properties', { properties });
    expect(await ask('MATCH (p:P) RETURN properties(p) AS p')).toEqual([{ p: properties }]);
  });

  test('odd text comes back as it went', async () => {
    const texts = [
      '',
      ' ',
      '\u202eltr',
      '👩‍👩‍👧',
      'e\u0301',
      '\u00e9',
      "'); MATCH (n) DETACH DELETE n //",
      '\\',
      '__proto__',
      '\ufeff',
    ];
    await ask('UNWIND $texts AS text CREATE (:X {text: text})', { texts });
    const back = await ask('MATCH (x:X) RETURN x.text AS text');
    expect(back.map((row) => row.text).sort()).toEqual([...texts].sort());
  });

  test('a failed transaction leaves nothing', async () => {
    const failing = bench.driver.write(async (tx) => {
      await tx.each('CREATE (:Half {n: 1})', {}, () => undefined);
      throw new Error('stop');
    });
    await expect(failing).rejects.toThrow('stop');
    expect(await ask('MATCH (h:Half) RETURN count(h) AS n')).toEqual([{ n: 0 }]);
  });

  test('statements handed over together are all in the transaction; where one fails, none is', async () => {
    const ns = Array.from({ length: 20 }, (_, i) => i);
    const together = (last: string) =>
      bench.driver.write((tx) =>
        Promise.all([
          ...ns.map((n) => tx.each('CREATE (:Together {n: $n})', { n }, () => undefined)),
          tx.each(last, {}, () => undefined),
        ]),
      );
    await expect(together('NO CYPHER')).rejects.toThrow();
    expect(await ask('MATCH (t:Together) RETURN count(t) AS n')).toEqual([{ n: 0 }]);
    await together('CREATE (:Together {n: 20})');
    const found = await ask('MATCH (t:Together) RETURN t.n AS n ORDER BY n');
    expect(found.map(({ n }) => n)).toEqual([...ns, 20]);
  });

  test('a statement that fails beside others that go on leaves a graph that can be written', async () => {
    const oneAfterAnother = async (tx: CypherTransaction) => {
      for (let n = 0; n < 30; n++) await tx.each('CREATE (:Chain {n: $n})', { n }, () => undefined);
    };
    const failing = bench.driver.write((tx) =>
      Promise.all([oneAfterAnother(tx), tx.each('NO CYPHER', {}, () => undefined), oneAfterAnother(tx)]),
    );
    await expect(failing).rejects.toThrow();
    await ask('CREATE (:Chain {n: 99})');
    expect(await ask('MATCH (c:Chain) RETURN c.n AS n')).toEqual([{ n: 99 }]);
  });

  test('what was written is there after closing and opening again', async () => {
    await ask('CREATE (:Kept {n: 1})');
    await bench.driver.close();
    bench.driver = await bench.engine.open();
    expect(await ask('MATCH (k:Kept) RETURN k.n AS n')).toEqual([{ n: 1 }]);
  });
}
