import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import fc from 'fast-check';
import { Facts, OrdinalSet } from '../../src/importers/facts.ts';
import { hash64 } from '../../src/importers/hash64.ts';

test('finds each key told more than once, in order, as a map does', () => {
  const told = fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 2 })));
  fc.assert(
    fc.property(told, (pairs) => {
      const facts = new Facts();
      const expected = new Map<number, { ordinal: number; value: number }[]>();
      pairs.forEach(([key, value], ordinal) => {
        facts.add(`key ${key}`, `value ${value}`, ordinal);
        expected.set(key, [...(expected.get(key) ?? []), { ordinal, value }]);
      });
      // Hashes stand for values: equal ones within a key are compared by the first telling that has them.
      const alike = (list: readonly { ordinal: number; value: number }[]) =>
        list.map(({ ordinal, value }) => [ordinal, list.findIndex((t) => t.value === value)]);
      const byFirst = (a: number[][], b: number[][]) => (a[0]?.[0] ?? 0) - (b[0]?.[0] ?? 0);
      expect([...facts.repeated()].map(alike).sort(byFirst)).toEqual(
        [...expected.values()]
          .filter((list) => list.length > 1)
          .map(alike)
          .sort(byFirst),
      );
      const keys = facts.keys((ordinal) => ordinal % 2 === 0);
      for (let key = 0; key <= 31; key++) {
        const accepted = (expected.get(key) ?? []).some(({ ordinal }) => ordinal % 2 === 0);
        expect(keys.has(`key ${key}`)).toBe(accepted);
      }
      facts.close();
    }),
  );
});

test('more facts than fit go to temporary files, which are removed', () => {
  const spilled = () => readdirSync(tmpdir()).filter((name) => name.startsWith('faultline-facts-'));
  const before = new Set(spilled());
  const facts = new Facts();
  const count = 700_000;
  for (let i = 0; i < count; i++) facts.add(`key ${i}`, 'same', i);
  for (let i = 0; i < count; i += 1000) {
    facts.add(`key ${i}`, i % 2000 === 0 ? 'same' : 'other', count + i);
  }
  expect(spilled().filter((name) => !before.has(name))).not.toEqual([]);
  const found = [...facts.repeated()];
  expect(found.every(([a, b]) => b?.ordinal === count + (a?.ordinal ?? 0))).toBe(true);
  expect(found.map((list) => list.length)).toEqual(Array(700).fill(2));
  expect(found.filter(([a, b]) => a?.value === b?.value)).toHaveLength(350);
  expect(facts.keys(() => true).has('key 699999')).toBe(true);
  facts.close();
  expect(spilled().filter((name) => !before.has(name))).toEqual([]);
});

test('hashes of near texts are all different and spread evenly', () => {
  const seen = new Set<string>();
  const partitions = new Uint32Array(64);
  for (let i = 0; i < 100_000; i++) {
    const { high, low } = hash64(`server:${i}`);
    seen.add(`${high}:${low}`);
    partitions[high % 64] = (partitions[high % 64] ?? 0) + 1;
  }
  expect(seen.size).toBe(100_000);
  expect(Math.max(...partitions)).toBeLessThan(1.2 * (100_000 / 64));
  expect({ ...hash64('ab') }).not.toEqual({ ...hash64('ba') });
});

test('a set of ordinals of any size', () => {
  const set = new OrdinalSet();
  for (const ordinal of [0, 31, 32, 5_000_000]) {
    expect(set.has(ordinal)).toBe(false);
    expect(set.add(ordinal)).toBe(true);
    expect(set.add(ordinal)).toBe(false);
    expect(set.has(ordinal)).toBe(true);
  }
  expect(set.has(1)).toBe(false);
  expect(set.has(9_000_000)).toBe(false);
});
