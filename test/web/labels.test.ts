import fc from 'fast-check';
import { cut, labelLines } from '../../web/graph/labels.ts';
import { node } from '../support/graph-models.ts';

test.each([
  ['a short name', node('x', { name: 'Web shop' }), ['Web shop']],
  [
    'a long one keeps its end',
    node('x', { name: 'payments-production-database-01' }),
    ['payments-pr…ase-01'],
  ],
  ['a badge', node('x', { name: 'Web shop', badge: 'failed' }), ['Web shop', 'failed']],
  ['hidden neighbours', node('x', { hidden: { up: 3, down: 12 } }), ['x', '+3 above, +12 below']],
  [
    'siblings',
    node('x', { name: 'virtual machines × 14 (2 degraded)', members: [node('a'), node('b')] }),
    ['virtual machines', '× 14 (2 degraded)'],
  ],
  ['a × in a name of one', node('x', { name: 'VM × 14' }), ['VM × 14']],
])('%s', (_, shown, lines) => {
  expect(labelLines(shown)).toEqual(lines);
});

test('a cut label is the beginning and the end of the name, with nothing in it that controls', () => {
  const name = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
  );
  fc.assert(
    fc.property(name, fc.integer({ min: 3, max: 12 }), (text, room) => {
      const label = cut(text, room);
      expect(label).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|\p{M}{3}/u);
      // No letter is narrower than 0.36.
      expect(Array.from(new Intl.Segmenter('en').segment(label)).length).toBeLessThanOrEqual(room / 0.36 + 1);
      const whole = cut(text, Number.POSITIVE_INFINITY);
      if (label === whole) return;
      const at = Array.from(label.matchAll(/…/g), ({ index }) => index);
      const isCut = (i: number) => whole.startsWith(label.slice(0, i)) && whole.endsWith(label.slice(i + 1));
      expect(at.some(isCut)).toBe(true);
    }),
  );
});

test('a bidirectional override does not reach the label', () => {
  expect(cut('abc\u202Egnp.exe')).toBe('abc gnp.exe');
});
