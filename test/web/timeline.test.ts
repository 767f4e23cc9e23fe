import fc from 'fast-check';
import { axis, editMoments, inOrder, isWithin, type Moment, marksOf } from '../../web/graph/timeline.ts';

const ONSET = '2026-11-18T09:40:00.000Z';
const WHENEVER = { from: null, to: null };
const at = fc
  .integer({ min: -20_000_000, max: 1_000_000 })
  .map((seconds) => new Date(Date.parse(ONSET) + seconds * 1000).toISOString());

test('on the axis what is later stands further right, and everything stands on it', () => {
  fc.assert(
    fc.property(fc.array(at), (times) => {
      const { place, ticks } = axis(times, ONSET);
      const places = [...times, ONSET].sort().map(place);
      expect(places.toSorted((a, b) => a - b)).toEqual(places);
      expect(places.every((one) => one > 0 && one < 1)).toBe(true);
      expect(ticks.map(({ minutes }) => minutes)).toContain(0);
      for (const tick of ticks) {
        const time = new Date(Date.parse(ONSET) + tick.minutes * 60_000).toISOString();
        expect(tick.place).toBeCloseTo(place(time), 10);
      }
    }),
  );
});

test('the same stretch is wider near the first alarm than days before it', () => {
  const { place } = axis(['2026-11-10T00:00:00.000Z', '2026-11-18T09:50:00.000Z'], ONSET);
  const width = (from: string, to: string) => place(to) - place(from);
  expect(width(ONSET, '2026-11-18T09:50:00.000Z')).toBeGreaterThan(
    10 * width('2026-11-10T00:00:00.000Z', '2026-11-10T00:10:00.000Z'),
  );
});

test('every place has one mark near it, and marks of one row stand apart', () => {
  const places = fc.array(fc.integer({ min: 0, max: 300 })).map((list) => list.sort((a, b) => a - b));
  fc.assert(
    fc.property(places, fc.integer({ min: 1, max: 5 }), (list, most) => {
      const marks = marksOf(list, 26, most);
      const members = marks.flatMap((mark) => mark.members);
      expect(members.toSorted((a, b) => a - b)).toEqual(list.map((_, i) => i));
      for (const mark of marks) {
        expect(mark.place).toBe(list[mark.members[0] as number]);
        expect(mark.members.every((i) => (list[i] as number) - mark.place < 26)).toBe(true);
        expect(mark.row === most - 1 || mark.members.length === 1).toBe(true);
      }
      for (let row = 0; row < most; row++) {
        const own = marks.filter((mark) => mark.row === row).map((mark) => mark.place);
        expect(own.slice(1).every((place, i) => place - (own[i] as number) >= 26)).toBe(true);
      }
    }),
  );
});

test('marks take the first row with room, and what finds none stands behind the mark of the last row', () => {
  expect(marksOf([0, 1, 2, 3, 30], 26, 2)).toEqual([
    { place: 0, row: 0, members: [0] },
    { place: 1, row: 1, members: [1, 2, 3] },
    { place: 30, row: 0, members: [4] },
  ]);
});

test('a stretch has both of its ends, and none is everything', () => {
  const times = ['2026-11-18T09:00:00.000Z', ONSET, '2026-11-18T10:00:00.000Z'] as const;
  const within = (from: string | null, to: string | null) =>
    times.filter((one) => isWithin(one, { from, to }));
  expect(within(null, null)).toEqual(times);
  expect(within(ONSET, null)).toEqual([times[1], times[2]]);
  expect(within(null, ONSET)).toEqual([times[0], times[1]]);
  expect(within(ONSET, ONSET)).toEqual([ONSET]);
});

type Event = Parameters<typeof editMoments>[0][number];
const event = (revision: number, kind: Event['kind'], id: string, time = ONSET): Event => ({
  ...{
    revision,
    at: time,
    actor: 'ann',
    reason: `why ${revision}`,
    kind,
    id,
    action: 'changed',
    writeId: 'w',
  },
});

test('a write is one moment, of the CIs it changed; incidents and tokens are none', () => {
  const events = [
    event(4, 'incident', 'incident-1'),
    event(3, 'ci', 'db-1'),
    event(3, 'dependency', '["app","uses","db-1",null]'),
    event(3, 'dependency', '["app","uses","db-2",null]'),
    event(2, 'ci', 'old', '2026-11-01T00:00:00.000Z'),
  ];
  const of3 = {
    ...{ key: 'revision 3', kind: 'edit', at: ONSET, number: null },
    ...{ cis: ['app', 'db-1'], text: 'why 3 (ann, revision 3)' },
  };
  expect(editMoments(events, true, { from: '2026-11-17T00:00:00.000Z', to: null })).toEqual([of3]);
  expect(editMoments(events, true, WHENEVER).map(({ key }) => key)).toEqual(['revision 3', 'revision 2']);
  expect(editMoments(events, false, WHENEVER).map(({ key }) => key)).toEqual(['revision 3']);
  expect(editMoments([], false, WHENEVER)).toEqual([]);
});

test('what first states a CI is no edit of it, nor is a large write', () => {
  const first = { ...event(2, 'ci', 'new'), action: 'created' as const };
  const large = Array.from({ length: 51 }, (_, i) => event(3, 'ci', `ci-${i}`));
  expect(editMoments([first, ...large], true, WHENEVER)).toEqual([]);
  expect(editMoments([first, ...large.slice(1)], true, WHENEVER).map(({ key }) => key)).toEqual([
    'revision 3',
  ]);
});

test('what was changed stands before what alarmed at the same time', () => {
  const moment = (key: string, kind: Moment['kind'], time = ONSET): Moment => ({
    ...{ key, kind, at: time, number: null, cis: [], text: '' },
  });
  const alarm = moment('alarm 0', 'alarm');
  const change = moment('change 1', 'change');
  const early = moment('alarm 2', 'alarm', '2026-11-18T09:00:00.000Z');
  expect(inOrder([alarm, change, early])).toEqual([early, change, alarm]);
});
