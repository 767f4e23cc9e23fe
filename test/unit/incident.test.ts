import fc from 'fast-check';
import {
  type IncidentRecord,
  KEPT_RANKINGS,
  MOST_ALERTS,
  type ReceivedAlert,
  withRanking,
  withReceived,
} from '../../src/domain/incident.ts';
import { suggestionEnds, suggestionId, withProposal } from '../../src/domain/suggestion.ts';

const NOW = '2026-11-24T08:00:00.000Z';
const minute = (n: number) => new Date(Date.parse(NOW) + n * 60_000).toISOString();
const fresh = { id: 'incident-1', sender: 's', now: NOW };
const alert = (fingerprint: string, at: number, endedAt?: number): ReceivedAlert => ({
  ...{ fingerprint, name: 'slow', ci: fingerprint, said: fingerprint, at: minute(at), severity: 1 },
  ...(endedAt === undefined ? {} : { endedAt: minute(endedAt) }),
});
const received = (alerts: ReceivedAlert[]) => ({ source: 'am', title: 't', alerts });

function after(messages: readonly ReceivedAlert[][], last?: IncidentRecord): IncidentRecord {
  const incident = messages.reduce<IncidentRecord | undefined>(
    (state, alerts) => withReceived(state, received(alerts), fresh) ?? state,
    last,
  );
  return incident as IncidentRecord;
}

/** What a sender says of its alarms: each begins some times, and ends each time or not yet. */
const messages = fc.array(
  fc.array(
    fc
      .record({
        of: fc.constantFrom('a', 'b', 'c'),
        at: fc.integer({ min: 0, max: 3 }),
        hasEnded: fc.boolean(),
      })
      .map(({ of, at, hasEnded }) => alert(of, at, hasEnded ? at + 1 : undefined)),
    { minLength: 1, maxLength: 4 },
  ),
  { minLength: 1, maxLength: 6 },
);

/** What goes on, and what has ended when: that has to be right, whatever came first. */
const told = ({ alerts, affected }: IncidentRecord) => [
  affected,
  alerts.map(({ fingerprint, endedAt }) => [fingerprint, endedAt]).sort(),
];

test('messages may come in any order and more than once: the same alarms go on, and ended at the same time', () => {
  const open = after([[alert('z', 0)]]);
  const shuffled = messages.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 })),
  );
  fc.assert(
    fc.property(shuffled, ([inOrder, other]) => {
      expect(told(after(other, open))).toEqual(told(after(inOrder, open)));
    }),
  );
});

test('an alarm goes on whose last beginning has no end, and begins at one that was said', () => {
  const open = after([[alert('z', 0)]]);
  fc.assert(
    fc.property(messages, (all) => {
      const { alerts, affected } = after(all, open);
      for (const { fingerprint, at, endedAt, again } of alerts) {
        const said = [alert('z', 0), ...all.flat()].filter((one) => one.fingerprint === fingerprint);
        const last = said
          .map((one) => one.at)
          .sort()
          .at(-1) as string;
        const ended = said.some((one) => one.at === last && one.endedAt !== undefined);
        expect(endedAt !== undefined).toBe(ended);
        expect(said.map((one) => one.at)).toContain(at);
        if (endedAt === undefined) expect(again ?? at).toBe(last);
        else expect(again).toBeUndefined();
      }
      expect(affected).toEqual([...new Set(alerts.map(({ ci }) => ci))].sort());
      expect(alerts.map(({ at }) => at)).toEqual(alerts.map(({ at }) => at).sort());
    }),
  );
});

const only = (...said: ReceivedAlert[]) =>
  after(said.map((one) => [one, alert('z', 0)])).alerts.find(({ ci }) => ci === 'a');

test('of an alarm that goes on the first beginning counts, and of all else what was said last', () => {
  const worse = { ...alert('a', 3), severity: 0.3, magnitude: 9 };
  expect(only(alert('a', 5), worse)).toEqual({ ...worse, again: minute(5) });
  expect(only(worse, alert('a', 5))).toEqual({ ...alert('a', 3), again: minute(5) });
  expect(only(alert('a', 5), alert('a', 3), alert('a', 5))).toEqual({ ...alert('a', 3), again: minute(5) });
  // An end that corrects the beginning, and one whose sender says the time of its look each time.
  expect(only(alert('a', 5), alert('a', 3, 6))).toEqual(alert('a', 3, 6));
  expect(only(alert('a', 3), alert('a', 4), alert('a', 6, 6))).toEqual(alert('a', 3, 6));
});

test('an end that was overtaken is not of what began after it, and a beginning not of what has ended', () => {
  expect(only(alert('a', 0), alert('a', 3), alert('a', 0, 2))).toEqual({
    ...alert('a', 0),
    again: minute(3),
  });
  expect(only(alert('a', 0, 2), alert('a', 3), alert('a', 3, 4))).toEqual(alert('a', 3, 4));
  expect(only(alert('a', 3, 6), alert('a', 3))).toEqual(alert('a', 3, 6));
  expect(only(alert('a', 3, 6), alert('a', 5))).toEqual(alert('a', 3, 6));
  expect(only(alert('a', 3, 6), alert('a', 6))).toEqual(alert('a', 6));
  expect(only(alert('a', 3, 6), alert('a', 1, 2))).toEqual(alert('a', 3, 6));
});

test('an incident that is over takes nothing more in', () => {
  const over = after([[alert('a', -9)], [alert('a', -9, -5)]]);
  expect([over.status, over.resolved]).toEqual(['resolved', NOW]);
  for (const late of [alert('a', -9), alert('a', -7), alert('a', -9, -5), alert('b', -9, -8)]) {
    expect(withReceived(over, received([late]), fresh)).toBeUndefined();
  }
  const next = withReceived(over, received([alert('a', -5), alert('b', -9, -8)]), {
    ...fresh,
    id: 'incident-2',
  });
  expect([next?.id, next?.status, next?.alerts]).toEqual([
    'incident-2',
    'open',
    [alert('b', -9, -8), alert('a', -5)],
  ]);
  // One that a person resolved, while an alarm goes on: that it does is no news, and that it begins again is.
  const byHand = { ...after([[alert('a', -9)]]), status: 'resolved' as const, resolved: NOW };
  expect(withReceived(byHand, received([alert('a', -9), alert('a', -12)]), fresh)).toBeUndefined();
  expect(withReceived(byHand, received([alert('a', -3)]), fresh)?.status).toBe('open');
});

test('what goes on in an incident that a person resolved is of the one that news opens, and opens none alone', () => {
  const byHand = { ...after([[alert('a', -9), alert('c', -9)]]), status: 'resolved' as const, resolved: NOW };
  const next = withReceived(
    byHand,
    received([{ ...alert('a', -9), ci: null }, alert('b', 1), alert('c', -9, -1)]),
    {
      ...fresh,
      id: 'incident-2',
    },
  );
  expect(next).toMatchObject({ id: 'incident-2', status: 'open' });
  // Its CI is known.
  expect(next?.alerts).toEqual([alert('a', -9), alert('b', 1)]);
  // What begins again is news itself.
  expect(withReceived(byHand, received([alert('a', 1), alert('c', -9)]), fresh)?.alerts).toEqual([
    ...[alert('c', -9), alert('a', 1)],
  ]);
  const withoutB = after([[alert('b', 1, 2)]], next);
  expect(withoutB.status).toBe('open');
  expect(after([[alert('a', -9, 3)]], withoutB).status).toBe('resolved');
  // Of all that may be said the incident has what goes on, and there is none without news.
  fc.assert(
    fc.property(messages, ([said = []]) => {
      const over = { ...after([[alert('a', 1), alert('b', 2)]]), status: 'resolved' as const, resolved: NOW };
      const began: Record<string, number> = { a: 1, b: 2, c: -1 };
      const isNew = ({ fingerprint, at, endedAt }: ReceivedAlert) =>
        at > minute(began[fingerprint] as number) && (endedAt === undefined || at > NOW);
      const opened = withReceived(over, received(said), fresh);
      expect(opened !== undefined).toBe(said.some(isNew));
      if (!opened) return;
      const of = (name: string) => opened.alerts.find(({ fingerprint }) => fingerprint === name);
      for (const { fingerprint, endedAt } of said)
        if (endedAt === undefined) expect(of(fingerprint)).toBeDefined();
    }),
  );
});

test('an end that comes before its beginning opens an incident that is over, and the beginning then no other', () => {
  for (const last of [undefined, after([[alert('a', -9, -8)]])]) {
    const over = withReceived(last, received([alert('b', 1, 2)]), { ...fresh, id: 'incident-2' });
    expect(over).toMatchObject({ id: 'incident-2', status: 'resolved', alerts: [alert('b', 1, 2)] });
    expect(withReceived(over, received([alert('b', 1)]), fresh)).toBeUndefined();
    expect(withReceived(over, received([alert('b', 1, 2)]), fresh)).toBeUndefined();
  }
});

test('it does not end while another alarm of it goes on, nor because the last one ends among others', () => {
  const open = after([[alert('a', 0), alert('b', 0)]]);
  expect(after([[alert('a', 0, 1)]], open).status).toBe('open');
  expect(after([[alert('a', 0, 1)], [alert('b', 0, 1), alert('c', 0)]], open).status).toBe('open');
  expect(after([[alert('a', 0, 1)], [alert('b', 0, 1)]], open).status).toBe('resolved');
});

test('it does not end by a message in which an alarm goes on, though that is overtaken', () => {
  const open = after([[alert('a', 0, 1), alert('b', 0)]]);
  const ended = after([[alert('a', 0), alert('b', 0, 1)]], open);
  expect(ended).toEqual({ ...open, alerts: [alert('a', 0, 1), alert('b', 0, 1)] });
  expect(after([[alert('b', 0, 1)]], ended)).toEqual({ ...ended, status: 'resolved', resolved: NOW });
});

test('what began when the last incident was resolved, and has ended, is of the time of that one', () => {
  const over = after([[alert('a', -9, -8)]]);
  expect(over.resolved).toBe(minute(0));
  expect(withReceived(over, received([alert('b', 0, 1)]), fresh)).toBeUndefined();
  expect(
    withReceived(over, received([{ ...alert('b', 0, 1), at: '2026-11-24T08:00:00.001Z' }]), fresh),
  ).toBeDefined();
});

test('of an alarm said again all is taken as said last: its CI, and what comes with the same end', () => {
  const open = after([[alert('a', 0), alert('z', 0)]]);
  const moved = { ...alert('a', 0), ci: 'b' };
  expect(after([[moved]], open)).toEqual({ ...open, alerts: [moved, alert('z', 0)], affected: ['b', 'z'] });
  expect(after([[moved], [{ ...moved, ci: null }]], open)).toEqual(after([[moved]], open));
  const milder = { ...alert('a', 0, 2), severity: 0.3 };
  expect(only(alert('a', 0, 2), milder)).toEqual(milder);
});

test('so many alarms are kept, the first ones', () => {
  const many = Array.from({ length: MOST_ALERTS + 1 }, (_, i) => alert(String(100_000 + i), 0));
  expect(after([many]).alerts).toEqual(many.slice(0, -1));
  const full = after([many.slice(0, -1)]);
  expect(after([many.slice(-1)], full)).toEqual(full);
});

test('a ranking that says what the last one did is not kept, and the oldest go', () => {
  const ranking = (at: number, id: string) => ({
    ...{ at: minute(at), revision: at, outside: 0.5, candidates: [{ id, probability: 0.5, changed: false }] },
  });
  let incident = after([[alert('a', 0)]]);
  incident = withRanking(incident, ranking(0, 'x'));
  expect(withRanking(incident, ranking(0, 'y'))).toEqual({ ...incident, suspects: [ranking(0, 'y')] });
  expect(withRanking(incident, ranking(1, 'x'))).toBe(incident);
  for (let i = 1; i <= KEPT_RANKINGS; i++) incident = withRanking(incident, ranking(i, i % 2 ? 'y' : 'x'));
  expect([incident.suspects.length, incident.suspects[0]?.revision]).toEqual([KEPT_RANKINGS, 1]);
});

test('a suggestion names its ends, and the last twenty incidents that proposed it', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (from, to) => {
      expect(suggestionEnds(suggestionId({ from, to }))).toEqual([from, to]);
    }),
  );
  for (const none of ['', '["a"]', '["a","b","c"]', '["a",1]', '["a"', 'a', '{}']) {
    expect(suggestionEnds(none)).toBeUndefined();
  }
  let suggestion = withProposal(undefined, { from: 'a', to: 'b', incident: 'i0' }, NOW);
  for (let i = 1; i < 25; i++) {
    suggestion = withProposal(suggestion, { from: 'a', to: 'b', incident: `i${i}` }, NOW);
  }
  expect([suggestion.count, suggestion.incidents.length, suggestion.incidents[0]]).toEqual([25, 20, 'i5']);
  const dismissed = { ...suggestion, status: 'dismissed' as const };
  expect(withProposal(dismissed, { from: 'a', to: 'b', incident: 'new' }, NOW)).toBe(dismissed);
});

test('a message that was overtaken does not begin again what has ended, beside what is new', () => {
  const resolved = after([[alert('a', 0)], [alert('a', 0, 1)]]);
  expect(resolved.status).toBe('resolved');
  const again = withReceived(resolved, received([alert('a', 0), alert('b', 2)]), {
    ...fresh,
    id: 'incident-2',
  });
  expect(again?.alerts.map(({ fingerprint }) => fingerprint)).toEqual(['b']);
  expect(after([[alert('b', 2, 3)]], again).status).toBe('resolved');
});
