import { openContext } from '../../src/compose.ts';
import { readConfig } from '../../src/config.ts';
import type { ReceivedAlert } from '../../src/domain/incident.ts';
import type { Context } from '../../src/use-cases/context.ts';
import {
  confirmCause,
  incidentAnswerSchema,
  incidentListSchema,
  resolveIncident,
} from '../../src/use-cases/incidents.ts';
import { rankIncident } from '../../src/use-cases/rank-incident.ts';
import { receiveAlerts } from '../../src/use-cases/receive-matched.ts';
import { suggestionListSchema } from '../../src/use-cases/suggestions.ts';
import { SHOP } from './estate.ts';
import { tooWide, workplace } from './faultline.ts';

const here = workplace();
afterAll(here.remove);

const day = (n: number, time: string) => `2026-03-0${n}T${time}.000Z`;
const alarm = (ci: string, at: string, more: Partial<ReceivedAlert> = {}): ReceivedAlert => ({
  ...{ fingerprint: `${ci} ${at}`, name: 'is slow', ci, said: `instance=${ci}`, at, severity: 1, ...more },
});

/** Ids of the incidents, the oldest first: resolved, open, open, resolved, open. */
const ids: string[] = [];
beforeAll(async () => {
  await here.run(['import', here.records('shop.ndjson', SHOP)]);
  let now = '';
  const config = readConfig({ FAULTLINE_DATA: here.graph, FAULTLINE_ACTOR: 'tester' });
  const context: Context = { ...(await openContext(config, { create: true })), clock: () => now };
  const send = async (n: number, title: string, alerts: ReceivedAlert[]) => {
    now = day(n, '10:05:00');
    const sent = { source: 'alertmanager', key: `day ${n}`, title, alerts };
    ids.push((await receiveAlerts(context, sent)).incident as string);
  };
  await send(1, 'Shop is down', [
    alarm('shop', day(1, '10:02:00')),
    alarm('web-1', day(1, '10:01:00'), { severity: 0.4, endedAt: day(1, '10:04:00') }),
    alarm('x', day(1, '10:03:00'), { ci: null, said: 'instance=db-9:9100', severity: 0.3 }),
  ]);
  // As one ranking said it, whatever the engine says today.
  const candidates = [
    { id: 'web-1', probability: 0.846, changed: true },
    { id: 'shop', probability: 0.1, changed: false },
    { id: 'host-1', probability: 0.004, changed: false },
  ];
  const ranking = { at: day(1, '10:05:30'), revision: 3, candidates, outside: 0.05 };
  await context.store.apply(
    { incidents: [{ id: ids[0] as string, ranking }] },
    { actor: 'tester', reason: 'ranked', writeId: 'rank-1', source: 'root-cause', now },
  );
  await confirmCause(context, { id: ids[0] as string, ci: 'web-1' }, { reason: 'seen' });
  const over = { id: ids[0] as string, resolution: 'web-1 has more memory\nand is watched' };
  await resolveIncident(context, over, { reason: 'over' });
  await send(2, 'Hosts are slow', [
    ...['host-1', 'web-1', 'web-2'].map((ci) => alarm(ci, day(2, '10:00:00'))),
    alarm('host-2', day(2, '10:00:00'), { severity: 0.5 }),
  ]);
  await rankIncident(context, { id: ids[1] as string });
  await send(3, 'Cache is slow', [alarm('cache', day(3, '10:00:00'))]);
  await send(4, 'Host is gone', [alarm('host-2', day(4, '10:00:00'))]);
  await resolveIncident(context, { id: ids[3] as string, resolution: 'it is back' }, { reason: 'over' });
  await send(5, 'Cache again', [alarm('cache', day(5, '10:00:00'))]);
  await context.store.close();
});

/** What a command prints, ids of incidents apart; on 80 columns. */
async function printed(...words: string[]): Promise<string> {
  const { code, out, err } = await here.run(words);
  expect([code, err]).toEqual([0, '']);
  return ids.reduce((text, id, i) => text.replaceAll(id, `INCIDENT-${i}`), out);
}
const listed = async (...words: string[]) => {
  const { items, total, complete, next } = await here.answer(incidentListSchema, ['incidents', ...words]);
  const place = next === null ? null : ids.indexOf(next);
  return { items: items.map(({ id }) => ids.indexOf(id)), total, complete, next: place };
};

test('open ones first, the newest first of either', async () => {
  expect(await printed('incidents')).toBe(`\
open since 2026-03-05T10:05:00Z: Cache again
    INCIDENT-4
    1 CI, 1 alarm from alertmanager, 1 ongoing
open since 2026-03-03T10:05:00Z: Cache is slow
    INCIDENT-2
    1 CI, 1 alarm from alertmanager, 1 ongoing
open since 2026-03-02T10:05:00Z: Hosts are slow
    INCIDENT-1
    4 CIs, 4 alarms from alertmanager, 4 ongoing
resolved 2026-03-04T10:05:00Z, opened 2026-03-04T10:05:00Z: Host is gone
    INCIDENT-3
    1 CI, 1 alarm from alertmanager
resolved 2026-03-01T10:05:00Z, opened 2026-03-01T10:05:00Z: Shop is down
    INCIDENT-0
    2 CIs, 3 alarms from alertmanager, 1 of no known CI, cause: web-1

5 incidents in all.
`);
});

test('by pages, each of which says whether it is the last', async () => {
  const pages: object[] = [];
  for (let after: string[] = []; ; ) {
    const page = await listed('--limit', '2', ...after);
    pages.push(page);
    if (page.next === null) break;
    after = ['--after', ids[page.next] as string];
  }
  expect(pages).toEqual([
    { items: [4, 2], total: 5, complete: false, next: 2 },
    { items: [1, 3], total: 5, complete: false, next: 3 },
    { items: [0], total: 5, complete: true, next: null },
  ]);
  expect(await listed('--limit', '3')).toEqual({ items: [4, 2, 1], total: 5, complete: false, next: 1 });
  expect(await printed('incidents', '--limit', '1')).toContain('\n1 of 5 incidents; go on with --after INC');
  const none = await here.run(['incidents', '--after', 'incident-9']);
  expect([none.code, none.err]).toEqual([1, 'error: no incident has the id "incident-9"\n']);
});

test('of one status, and of one CI by its name', async () => {
  expect(await listed('--status', 'open')).toEqual({
    items: [4, 2, 1],
    total: 3,
    complete: true,
    next: null,
  });
  expect((await listed('--status', 'resolved', '--limit', '1')).items).toEqual([3]);
  expect((await listed('--ci', 'Page cache')).items).toEqual([4, 2]);
  expect((await listed('--ci', 'host-2')).items).toEqual([1, 3]);
  expect(await printed('incidents', '--ci', 'web-3')).toBe('No incident matches.\n');
  const wrong = await here.run(['incidents', '--status', 'closed']);
  expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('Allowed choices are open, resolved')]);
});

test('one with its alarms, cause and suspects', async () => {
  expect(await printed('incidents', ids[0] as string)).toBe(`\
Shop is down
id            INCIDENT-0
state         resolved 2026-03-01T10:05:00Z, opened 2026-03-01T10:05:00Z
alarms since  2026-03-01T10:01:00Z
alarms from   alertmanager, day 1
cause         web-1, confirmed; it was changed shortly before the alarms
resolution    web-1 has more memory
              and is watched

Alarms
CI                           Alarm    Severity  When
web-1                        is slow  0.4       2026-03-01T10:01:00Z to
                                                2026-03-01T10:04:00Z
shop                         is slow  critical  since 2026-03-01T10:02:00Z
none known:                  is slow  warning   since 2026-03-01T10:03:00Z
instance=db-9:9100

Suspects, as ranked at 2026-03-01T10:05:30Z on graph revision 3
CI                Likely
web-1             85 %    changed shortly before
shop              10 %
host-1            < 1 %
outside the CMDB  5 %
`);
  expect(await printed('incidents', ids[2] as string, '--limit', '1')).toContain(
    '\n\nIts suspects were not ranked so far.\n',
  );
  const { incident, alerts } = await here.answer(incidentAnswerSchema, [
    'incidents',
    ids[0] as string,
    '--limit',
    '2',
  ]);
  expect([incident.id, alerts.items.length, alerts.total, alerts.complete]).toEqual([ids[0], 2, 3, false]);
  expect(await printed('incidents', ids[0] as string, '--limit', '2')).toContain(
    '\n… and 1 more (--limit)\n',
  );
  const none = await here.run(['incidents', 'incident-9']);
  expect([none.code, none.out, none.err]).toEqual([1, '', 'error: no incident has the id "incident-9"\n']);
});

test('suggestions', async () => {
  expect(await printed('suggestions')).toBe(`\
May depend  On      Incidents  Status
host-2      host-1  1          proposed
1 suggestion in all.
`);
  const { items } = await here.answer(suggestionListSchema, ['suggestions', '--status', 'proposed']);
  expect(items.map(({ id, incidents }) => [id, incidents])).toEqual([['["host-2","host-1"]', [ids[1]]]]);
  expect(await printed('suggestions', '--status', 'accepted')).toBe('No suggestion matches.\n');
});

test.each([40, 80, 120])(
  'nothing is wider than %i columns, and colours change nothing else',
  async (width) => {
    for (const words of [['incidents'], ['incidents', ids[0] as string], ['suggestions']]) {
      const plain = await here.run(words, { width });
      expect([words, tooWide(plain.out, width)]).toEqual([words, []]);
      const coloured = await here.run(words, { width, colours: true });
      // biome-ignore lint/suspicious/noControlCharactersInRegex: that is how colours are written
      expect(coloured.out.replace(/\u001b\[\d+m/g, '')).toBe(plain.out);
    }
  },
);
