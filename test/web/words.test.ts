import { clockText } from '../../web/parts/words.ts';

test('a time is told with its zone always, and with the day where it is not today', () => {
  const told = (iso: string) => clockText(iso, '2026-11-24T00:10:00.000Z');
  expect([
    told('2026-11-24T23:59:00.000Z'),
    told('2026-11-23T23:59:00Z'),
    told('2025-11-24T01:50:00Z'),
    told('no time'),
  ]).toEqual(['23:59 UTC', '23 Nov 23:59 UTC', '24 Nov 2025 01:50 UTC', 'no time']);
});
