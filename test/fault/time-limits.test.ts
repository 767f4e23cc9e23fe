import { get } from 'node:http';
import { graphqlMiddleware } from '../../src/api/graphql/server.ts';
import { migrate } from '../../src/store/schema.ts';
import { read, rows, write } from '../../src/store/statements.ts';
import { amongOthers } from '../../src/use-cases/among-others.ts';
import { restDesk } from '../api/rest-desk.ts';
import { describeOn, type Engine, embeddedEngine, neo4jEngine } from '../support/engines.ts';
import { VERSIONS } from '../support/neo4j/releases.ts';

const LATE = {
  code: 'STORE_UNAVAILABLE',
  message: expect.stringContaining('did not do what was asked within 0.3 s'),
};

for (const version of VERSIONS) {
  describeOn(`Neo4j ${version}`, neo4jEngine(version), (start) => {
    let engine: Engine;
    beforeAll(async () => {
      engine = await start();
      await engine.empty();
    }, 300_000);
    afterAll(() => engine?.stop());

    test('a statement that waits for a lock is broken off in time; when the lock is free, all is well', async () => {
      const [holder, waiter] = [await engine.open(), await engine.open()];
      await migrate(holder);
      const lock = { writeId: 'x' };
      let late: unknown;
      await holder.write(async (tx) => {
        await rows(tx, write.lockGraph, lock);
        late = await waiter.write((other) => rows(other, write.lockGraph, lock), 300).catch((error) => error);
        expect(await waiter.read((other) => rows(other, read.graph, {}))).toHaveLength(1); // who waits for nothing
      });
      expect(late).toMatchObject(LATE);
      expect(await waiter.write((tx) => rows(tx, write.lockGraph, lock))).toHaveLength(1);
      await Promise.all([holder.close(), waiter.close()]);
    }, 60_000);

    test('a statement that never ends is broken off in time', async () => {
      const driver = await engine.open();
      const endless =
        'UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b WITH a WHERE a < 0 RETURN count(a)';
      await expect(driver.read((tx) => tx.each(endless, {}, () => undefined), 300)).rejects.toMatchObject(
        LATE,
      );
      await driver.close();
    }, 60_000);
  });
}

test('the embedded engine begins no statement of a transaction that took too long', async () => {
  const engine = await embeddedEngine();
  const driver = await engine.open();
  await migrate(driver);
  const ask = () =>
    driver.read(async (tx) => {
      for (;;) await rows(tx, read.graph, {});
    }, 300);
  await expect(ask()).rejects.toMatchObject(LATE);
  expect(await driver.read((tx) => rows(tx, read.graph, {}))).toHaveLength(1);
  await driver.close();
  await engine.stop();
});

test('long work goes on for as long as somebody waits, and others have their turn in it', async () => {
  function* endless(): Generator<undefined, never> {
    for (;;) {
      const end = performance.now() + 20;
      while (performance.now() < end);
      yield;
    }
  }
  let [runs, turns] = [0, 0];
  const others = setInterval(() => turns++, 1);
  const goOn = () => {
    if (++runs === 5) throw new Error('enough');
  };
  await expect(amongOthers(endless(), goOn)).rejects.toThrow('enough');
  clearInterval(others);
  expect(runs).toBe(5);
  expect(turns).toBeGreaterThan(0);
});

describe('the server', () => {
  test.each([
    ['REST', 'GET', '/api/cis', undefined],
    ['GraphQL', 'POST', '/graphql', '{"query": "{ cis { total } }"}'],
  ])(
    '%s: a question that is not answered in time is told so, and its late answer goes nowhere',
    async (_, method, path, body) => {
      const desk = await restDesk({ graphql: graphqlMiddleware, limits: { questionMs: 100 } });
      const { store } = desk.context;
      const listCis = store.listCis.bind(store);
      let answer = () => {};
      store.listCis = async (...question) => {
        await new Promise<void>((resolve) => {
          answer = resolve;
        });
        return await listCis(...question);
      };
      const headers = body === undefined ? {} : { 'Content-Type': 'application/json' };
      const late = await desk.send(method, path, body, headers);
      expect([late.status, late.json.code, late.json.detail, late.headers.get('retry-after')]).toEqual([
        ...[503, 'LIMIT_EXCEEDED', 'no answer within 0.1 s: ask for less, or again later', '5'],
      ]);
      answer();
      expect((await desk.get('/api/history')).status).toBe(200);
      expect(JSON.stringify(desk.logged)).not.toMatch(/a fault in Faultline|broken off/);
      await desk.stop();
    },
  );

  test('work without a pause in which a timer could run looks at the time itself', async () => {
    const desk = await restDesk({ limits: { questionMs: 0 } });
    await desk.load([{ kind: 'ci', id: 'a', class: 'server' }]);
    const { status, json } = await desk.get('/api/single-points');
    expect([status === 422 || status === 503, json.code]).toEqual([true, 'LIMIT_EXCEEDED']);
    await desk.stop();
  });

  test('nobody goes on reading the history for a caller who has left', async () => {
    const desk = await restDesk();
    await desk.load([{ kind: 'ci', id: 'a', class: 'server' }]);
    const { store } = desk.context;
    const [event] = (await store.history({ limit: 1 })).items;
    let begin = () => {};
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const over = new Promise<string>((resolve) => {
      store.eachEvent = async (onEvent) => {
        begin();
        try {
          for (;;) {
            await onEvent(event as never); // a history without an end
            await new Promise(setImmediate);
          }
        } catch (error) {
          resolve((error as Error).message);
          throw error;
        }
      };
    });
    const request = get(`${desk.url}/api/doctor`).on('error', () => undefined);
    await begun;
    request.destroy();
    expect(await over).toMatch(/no answer/);
    await desk.stop();
  });
});
