import fc from 'fast-check';
import type { Change, ChangeSet } from '../../src/domain/change-set.ts';
import { dependencyKey } from '../../src/domain/dependency.ts';
import type { CypherDriver } from '../../src/store/cypher-driver.ts';
import { GraphStore } from '../../src/store/graph-store.ts';
import { LiveTopology } from '../../src/store/live-topology.ts';
import { wordsOf } from '../support/estates.ts';
import { type Bench, run } from './contract.ts';
import { catalogue, ci, dependency, LATER, storeOn } from './records.ts';

const id = fc.integer({ min: 0, max: 7 }).map((n) => `ci-${n}`);
const link = fc
  .record({ from: id, to: id, group: fc.constantFrom(undefined, 'g', 'h') })
  .filter((d) => d.from !== d.to);
const change: fc.Arbitrary<ChangeSet> = fc.oneof(
  fc
    .array(fc.tuple(id, fc.constantFrom('Alpha', 'Beta'), fc.constantFrom('planned', 'in_use', 'retired')), {
      minLength: 1,
    })
    .map((list) => ({ cis: list.map(([one, name, status]) => ci(one, { name, status })) })),
  fc
    .array(fc.tuple(link, fc.constantFrom('1', '2', '50%'), fc.constantFrom('hard', 'soft')), {
      minLength: 1,
    })
    .map((list) => ({
      dependencies: list.map(([d, needs, effect]) =>
        dependency(d.from, d.to, d.group ? { group: d.group, needs, effect } : { effect }),
      ),
    })),
  id.map((one) => ({ retire: [one] })),
  link.map((d) => ({ remove: [dependencyKey({ type: 'uses', ...d })] })),
);

const placeOf = ({ kind, id, action }: Change) => [kind, id, action];

/** The topology that is kept and patched, against the one read anew. */
export function liveTopologyContract(bench: Bench): void {
  const desk = storeOn(bench);

  test('after any writes it is the one that is read anew', async () => {
    const live = new LiveTopology(desk.store);
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
        for (const changeSet of changes) await desk.apply(changeSet);
        expect(wordsOf(await live.current())).toEqual(wordsOf(await desk.store.topology()));
      }),
      { numRuns: 25 },
    );
  });

  test.each([false, true])(
    'edited in memory it is what the edits would leave if they were written; planned in it: %s',
    async (withPlanned) => {
      await fc.assert(
        fc.asyncProperty(fc.array(change, { maxLength: 4 }), change, async (changes, edits) => {
          for (const changeSet of changes) await desk.apply(changeSet);
          const topology = await desk.store.topology({ withPlanned });
          const options = { now: LATER, source: 'contract', withPlanned };
          const edited = await desk.store.edited(topology, edits, options);
          expect(await desk.store.topology({ withPlanned })).toEqual(topology);
          const report = await desk.apply(edits);
          expect([edited?.changes.map(placeOf), edited?.refused]).toEqual([
            report.changes.map(placeOf),
            report.refused,
          ]);
          const { revision: _, sequence: __, ...words } = wordsOf(await desk.store.topology({ withPlanned }));
          const { revision, sequence } = topology;
          expect(edited && wordsOf(edited.topology)).toEqual({ ...words, revision, sequence });
        }),
        { numRuns: 25 },
      );
    },
  );

  test('edits of a graph that has moved on are none', async () => {
    await desk.apply({ cis: [ci('a')] });
    const topology = await desk.store.topology();
    await desk.apply({ cis: [ci('b')] });
    const options = { now: LATER, source: 'contract', withPlanned: false };
    expect(await desk.store.edited(topology, { retire: ['a'] }, options)).toBeUndefined();
  });

  test('what did not move is the same, for one small read', async () => {
    await desk.apply({ cis: [ci('a'), ci('b')], dependencies: [dependency('a', 'b')] });
    let statements = 0;
    const counting: CypherDriver = {
      ...bench.driver,
      read: (work) =>
        bench.driver.read((tx) =>
          work({
            each: (text, parameters, onRow) => {
              statements++;
              return tx.each(text, parameters, onRow);
            },
          }),
        ),
    };
    const live = new LiveTopology(await GraphStore.open(counting, catalogue));
    const first = await live.current();
    statements = 0;
    expect(await live.current({ above: ['b'] })).toBe(first);
    expect(statements).toBe(1);
  });

  test('a write that comes while others are read is taken in whole, or not at all', async () => {
    await desk.apply({ cis: [ci('a'), ci('b'), ci('c')], dependencies: [dependency('a', 'b')] });
    const old = await desk.store.topology();
    await desk.apply({ cis: [ci('a', { name: 'A' })], dependencies: [dependency('b', 'c')] });
    const byRevision = new Map([[2, wordsOf(await desk.store.topology())]]);
    let isFirst = true;
    const intruding: CypherDriver = {
      ...bench.driver,
      read: (work) =>
        bench.driver.read((tx) =>
          work({
            each: async (text, parameters, onRow) => {
              await tx.each(text, parameters, onRow);
              if (!isFirst || !text.includes('AuditEvent')) return;
              isFirst = false;
              await desk.apply({ cis: [ci('a', { name: 'AA' }), ci('d')], retire: ['c'] });
              byRevision.set(3, wordsOf(await desk.store.topology()));
            },
          }),
        ),
    };
    const advanced = await (await GraphStore.open(intruding, catalogue)).advance(old);
    expect(isFirst).toBe(false);
    expect(advanced && wordsOf(advanced)).toEqual(byRevision.get(advanced?.revision ?? 0));
  });

  test('planned CIs are not kept, and still take part where they are asked for', async () => {
    await desk.apply({
      cis: [ci('a'), ci('p', { status: 'planned' })],
      dependencies: [dependency('a', 'p')],
    });
    const live = new LiveTopology(desk.store);
    expect([(await live.current()).size, (await live.current({ withPlanned: true })).size]).toEqual([1, 2]);
  });

  test('whoever wrote gets what it wrote, while others write', async () => {
    const live = new LiveTopology(desk.store);
    await Promise.all(
      Array.from({ length: 12 }, async (_, i) => {
        const { revision } = await desk.apply({ cis: [ci(`ci-${i}`)] });
        const topology = await live.current();
        expect(topology.revision).toBeGreaterThanOrEqual(revision);
        expect(topology.indexOf(`ci-${i}`)).toBeDefined();
      }),
    );
    expect((await live.current()).size).toBe(12);
  });

  test('a large move of this process is waited for; after one of another the old one answers until it is read', async () => {
    await desk.apply({ cis: [ci('first')] });
    const live = new LiveTopology(desk.store);
    await live.current();
    const many = (name: string) => ({ cis: Array.from({ length: 1100 }, (_, i) => ci(`${name}-${i}`)) });
    await desk.apply(many('own'));
    const own = await live.current();
    expect(own.size).toBe(1101);

    const another = await GraphStore.open(bench.driver, catalogue);
    const options = {
      actor: 'other',
      reason: '',
      writeId: 'others',
      now: '2026-11-24T09:00:00.000Z',
      source: 'other',
    };
    await another.apply(many('other'), options);
    expect(await live.current()).toBe(own);
    let topology = own;
    while (topology.size === 1101) topology = await live.current();
    expect(topology.size).toBe(2201);
  });

  test('a graph that was emptied and filled again behind it is read anew', async () => {
    await desk.apply({ cis: [ci('a'), ci('b')] });
    const live = new LiveTopology(desk.store);
    await live.current();
    await run(bench.driver, 'MATCH (n:CI) DETACH DELETE n');
    await run(bench.driver, 'MATCH (g:Graph) SET g.revision = 0, g.sequence = 0, g.lastHash = ""');
    let topology = await live.current();
    while (topology.size > 0) topology = await live.current();
    expect([topology.revision, topology.sequence]).toEqual([0, 0]);
  });
}
