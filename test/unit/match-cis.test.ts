import type { Scope } from '../../src/domain/access.ts';
import { GraphStore } from '../../src/store/graph-store.ts';
import type { Context } from '../../src/use-cases/context.ts';
import { KeptIndex } from '../../src/use-cases/kept-index.ts';
import { matchCis } from '../../src/use-cases/match-cis.ts';
import { receiveNative } from '../../src/use-cases/receive-native.ts';
import { catalogue, recordsOf } from '../support/cases.ts';
import { contextOn } from '../support/context.ts';
import { type Engine, embeddedEngine } from '../support/engines.ts';

// The one index of what CIs are called, and those who ask it.

const NOW = '2026-03-02T10:30:00.000Z';

let engine: Engine;
let context: Context;
beforeEach(async () => {
  engine = await embeddedEngine();
  context = contextOn(await GraphStore.open(await engine.open(), catalogue), catalogue, () => NOW);
});
afterEach(async () => {
  await context.store.close();
  await engine.stop();
});

let writes = 0;
const write = (...cis: Parameters<typeof recordsOf>[0]['cis']) =>
  context.store.apply(recordsOf({ cis, dependencies: [] }), {
    ...{ actor: 'tester', reason: 'a test', now: NOW, source: 'test' },
    writeId: `write ${writes++}`,
  });
const server = (id: string, name: string, environment = 'live') => ({
  id,
  name,
  environment,
  class: 'server',
});

test('who asks at once with another scope is answered apart', async () => {
  await write(server('a', 'twin'), server('b', 'twin', 'lab'), server('c', 'only c', 'lab'));
  const scopes: (Scope | undefined)[] = [{ environments: ['live'] }, undefined, { environments: ['lab'] }];
  const answers = await Promise.all(
    [...scopes, ...scopes].map(async (scope) => {
      const caller = { ...context.caller, ...(scope ? { scope } : {}) };
      const { find, findIn } = await matchCis({ ...context, caller });
      const inText = findIn('twin, only c', () => undefined).map(({ ids }) => ids);
      // A second look at the same words, as many alarms of one CI are.
      return [find('twin'), find('twin'), find('only c')].map((named) => named?.ids).concat(inText);
    }),
  );
  const [live, whole, lab] = [
    [['a'], ['a'], undefined, ['a']],
    [['a', 'b'], ['a', 'b'], ['c'], ['a', 'b'], ['c']],
    [['b'], ['b'], ['c'], ['b'], ['c']],
  ];
  expect(answers).toEqual([live, whole, lab, live, whole, lab]);
});

test('a CI that is out of sight when its alarm is written is not matched', async () => {
  await write(server('a', 'A'), server('b', 'B', 'lab'));
  const narrower = { ...context, store: context.store.seenBy({ environments: ['live'] }) };
  const alerts = ['a', 'b'].map((ci) => ({ ci, at: NOW }));
  expect(await receiveNative(narrower, alerts)).toMatchObject({
    ...{ alerts: 2, matched: 1, unmatched: ['b'], ambiguous: [], truncated: 0 },
  });
});

test('what was written is taken in at the next question, and of very much the index is built anew', async () => {
  await write(server('first', 'First'));
  const [built, taken]: [number[], string[]] = [[], []];
  const index = new KeptIndex(context.store, async (store) => {
    built.push((await store.named()).length);
    return { put: ({ id }) => taken.push(id) };
  });
  expect((await index.current()).revision).toBe(await context.store.revision());
  await write(server('second', 'Second'), server('third', 'Third'));
  await write(server('second', 'Second again'));
  expect((await index.current()).revision).toBe(await context.store.revision());
  await index.current();
  expect([built, taken.sort()]).toEqual([[1], ['second', 'third']]);
  await write(...Array.from({ length: 2001 }, (_, i) => server(`many-${i}`, `Many ${i}`)));
  expect((await index.current()).revision).toBe(await context.store.revision());
  expect([built, taken]).toEqual([
    [1, 2004],
    ['second', 'third'],
  ]);
});
