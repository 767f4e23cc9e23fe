import fc from 'fast-check';
import { SEVERITY_WORDS } from '../../src/domain/severity.ts';
import { listOf, textOfList } from '../../web/app/address.ts';
import { beginningsOf, entriesOf, numbersOf, timeOf } from '../../web/graph/beginnings.ts';

const NOW = '2026-11-24T01:50:00.000Z';
const time = fc
  .date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString());
const ci = fc.oneof(
  fc.string({ minLength: 1, unit: 'binary' }),
  fc.constantFrom('a,b', 'a@b', 'db@2026-11-24T01:50:00Z', 'x@before', 'x@critical', '\\,', '__proto__'),
);
const severity = fc.constantFrom(null, ...SEVERITY_WORDS);
const beginning = fc.record({ ci, at: time, severity, wasThere: fc.boolean() });

test('what an address holds is what was put into it, whatever the CIs are called', () => {
  fc.assert(
    fc.property(fc.uniqueArray(beginning, { selector: (one) => one.ci }), (list) => {
      expect(beginningsOf(listOf(textOfList(entriesOf(list))), NOW)).toEqual(list);
    }),
  );
});

test('an address as people write it', () => {
  const written =
    'db-1@2026-11-24T02:50:00+01:00,shop,mail@2026-11-20T00:00:00Z@before,db-1,x@soon,' +
    'a@2026-11-24T01:50:00Z@minor,b@2026-11-24T01:50:00Z@none@before,c@2026-11-24T01:50:00Z@bad';
  const plain = { at: '2026-11-24T01:50:00.000Z', severity: null, wasThere: false };
  expect(beginningsOf(listOf(written), NOW)).toEqual([
    { ...plain, ci: 'db-1' },
    { ...plain, ci: 'shop', at: NOW },
    { ...plain, ci: 'mail', at: '2026-11-20T00:00:00.000Z', wasThere: true },
    { ...plain, ci: 'x@soon', at: NOW },
    { ...plain, ci: 'a', severity: 'minor' },
    { ...plain, ci: 'b', severity: 'none', wasThere: true },
    { ...plain, ci: 'c@2026-11-24T01:50:00Z@bad', at: NOW },
  ]);
});

test('a time has a date, a time and a zone', () => {
  expect(timeOf('2026-11-24T02:50:00.5+01:00')).toBe('2026-11-24T01:50:00.500Z');
  for (const text of ['2026-11-24', '2026-11-24T01:50:00', '2026-13-24T01:50:00Z', 'soon', '']) {
    expect(timeOf(text)).toBeUndefined();
  }
});

test('CIs are numbered in the order they began, each once', () => {
  fc.assert(
    fc.property(fc.array(beginning), (list) => {
      const numbers = numbersOf(list);
      const first = (ci: string) =>
        list.filter((one) => one.ci === ci).reduce((least, { at }) => (at < least ? at : least), '9999-');
      const expected = [...new Set(list.map((one) => one.ci))].sort((a, b) => {
        const [one, other] = [first(a) + a, first(b) + b];
        return one < other ? -1 : 1;
      });
      expect([...numbers]).toEqual(expected.map((one, place) => [one, place + 1]));
    }),
  );
});
