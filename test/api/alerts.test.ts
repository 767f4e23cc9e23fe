import { on } from 'node:events';
import { connect } from 'node:net';
import fc from 'fast-check';
import { graphqlMiddleware } from '../../src/api/graphql/server.ts';
import { createToken } from '../../src/use-cases/tokens.ts';
import { bodyOf, type SentAlert } from '../support/alertmanager-body.ts';
import { NOW, type RestDesk, restDesk } from './rest-desk.ts';

// What monitoring sends, and what people paste, over HTTP.

const JSON_BODY = { 'Content-Type': 'application/json' };
const TEXT = { 'Content-Type': 'text/plain; charset=utf-8' };
const WEBHOOK = '/api/webhooks/alertmanager';
const AT = '2026-11-24T07:30:00Z';

let desk: RestDesk;
beforeEach(async () => {
  desk = await restDesk({ graphql: graphqlMiddleware });
  const at = (id: string, hostname: string, ip: string) => ({
    ...{ kind: 'ci', id, class: 'server', attributes: { hostname, ip } },
  });
  await desk.load([
    at('srv-1', 'db-1.example.com', '10.0.0.5'),
    at('srv-2', 'web-7.example.com', '2001:db8::7'),
    { kind: 'ci', id: 'payment-api', class: 'api', name: 'Payment API' },
    { kind: 'ci', id: 'twin-a', class: 'application', name: 'twin' },
    { kind: 'ci', id: 'twin-b', class: 'application', name: 'twin' },
    { kind: 'ci', id: 'gone', class: 'server', status: 'retired' },
  ]);
});
afterEach(() => desk.stop());

const post = (path: string, body: unknown, headers: Record<string, string> = JSON_BODY) =>
  desk.send('POST', path, typeof body === 'string' ? body : JSON.stringify(body), headers);
const webhook = (alerts: SentAlert[], more?: Record<string, unknown>) => post(WEBHOOK, bodyOf(alerts, more));
/** The event of a write that opened, changed or resolved an incident. */
const incidentEvents = async () =>
  (await desk.context.store.history({ limit: 1000 })).items.filter(({ kind }) => kind === 'incident');
/** The CIs of the alarms that an event put into an incident. */
function alarming(event: Awaited<ReturnType<typeof incidentEvents>>[number] | undefined): (string | null)[] {
  const alerts = event?.after.alerts as Record<string, { ci: string | null }>;
  return [...new Set(Object.values(alerts).map(({ ci }) => ci))].sort();
}

describe("Alertmanager's webhook", () => {
  test('opens an incident with the CIs that its labels name, and says what they do not', async () => {
    const { status, json } = await webhook(
      [
        { labels: { alertname: 'InstanceDown', instance: 'db-1.example.com:9100', job: 'node' } },
        { labels: { alertname: 'Slow', instance: '[2001:DB8::7]:443' } },
        { labels: { alertname: 'Errors', instance: '10.9.9.9:80', service: 'Payment API' } },
        { labels: { alertname: 'Twins', service: 'twin' } },
        { labels: { alertname: 'Late', instance: 'db-77:9100', job: 'node' } },
        { labels: { alertname: 'Gone', ci: 'gone' } },
        { labels: { alertname: 'Watchdog' } },
      ],
      { truncatedAlerts: 3 },
    );
    expect([status, json]).toEqual([
      200,
      {
        incident: expect.stringMatching(/^incident-/),
        ...{ opened: true, changed: true, alerts: 7, matched: 3, truncated: 3 },
        unmatched: ['instance=db-77:9100, job=node', 'ci=gone', 'nothing'],
        ambiguous: [{ said: 'service=twin', ids: ['twin-a', 'twin-b'], total: 2 }],
      },
    ]);
    const [event] = await incidentEvents();
    expect(event).toMatchObject({ id: json.incident, action: 'created', actor: 'tester' });
    expect(event?.after).toMatchObject({ title: 'InstanceDown', source: 'alertmanager' });
    expect(alarming(event)).toEqual([null, 'payment-api', 'srv-1', 'srv-2'].sort());
  });

  test('the same body again writes nothing; news is added; what is over resolves it; then another is opened', async () => {
    const [a, b] = [
      { labels: { alertname: 'Down', instance: 'db-1.example.com:9100' }, fingerprint: 'a' },
      { labels: { alertname: 'Down', instance: 'web-7.example.com:9100' }, fingerprint: 'b' },
    ];
    const first = (await webhook([a])).json;
    const again = (await webhook([a])).json;
    expect(again).toEqual({ ...first, opened: false, changed: false });
    expect(await incidentEvents()).toHaveLength(1);
    const added = (await webhook([a, b])).json;
    expect([added.incident, added.opened, added.matched]).toEqual([first.incident, false, 2]);
    const ended = { status: 'resolved', endsAt: '2026-11-24T07:50:00Z' } as const;
    await webhook([
      { ...a, ...ended },
      { ...b, ...ended },
    ]);
    const [, , last] = await incidentEvents();
    expect(last?.after).toMatchObject({ status: 'resolved' });
    const next = (await webhook([{ ...a, startsAt: '2026-11-24T07:55:00Z' }])).json;
    expect([next.opened, next.incident === first.incident]).toEqual([true, false]);
    expect(await incidentEvents()).toHaveLength(4);
  });

  test('what is over and was never seen opens an incident that is over, and leaves none open when its beginning comes late', async () => {
    const down = { labels: { ci: 'srv-1' } };
    const { json } = await webhook([{ status: 'resolved', ...down }]);
    const late = (await webhook([down])).json;
    expect([json.opened, late]).toEqual([true, { ...json, opened: false, changed: false }]);
    const { items } = (await desk.get('/api/incidents')).json;
    expect(items).toMatchObject([{ id: json.incident, status: 'resolved', ongoing: 0 }]);
  });

  test('a corrected beginning and severity of an alarm that goes on are taken; its end is of the whole', async () => {
    const down = { labels: { ci: 'srv-1', severity: 'warning' }, startsAt: '2026-11-24T07:30:15Z' };
    const { incident } = (await webhook([down])).json;
    const corrected = { labels: { ci: 'srv-1', severity: 'critical' }, startsAt: '2026-11-24T07:30:00Z' };
    expect((await webhook([corrected])).json).toMatchObject({ incident, opened: false, changed: true });
    const alarm = async () => (await desk.get(`/api/incidents/${incident}`)).json.alerts.items[0];
    expect(await alarm()).toMatchObject({
      ...{ at: '2026-11-24T07:30:00.000Z', again: '2026-11-24T07:30:15.000Z', severity: 1 },
    });
    await webhook([{ ...corrected, status: 'resolved', endsAt: '2026-11-24T07:40:00Z' }]);
    expect(await alarm()).toMatchObject({
      at: '2026-11-24T07:30:00.000Z',
      endedAt: '2026-11-24T07:40:00.000Z',
    });
    expect((await incidentEvents()).at(-1)?.after.status).toBe('resolved');
  });

  test('many at once of one group open one incident, of many groups one each', async () => {
    const alert = { labels: { alertname: 'Down', ci: 'srv-1' } };
    const one = await Promise.all(Array.from({ length: 20 }, () => webhook([alert])));
    expect(new Set(one.map(({ json }) => json.incident)).size).toBe(1);
    expect(one.filter(({ json }) => json.opened)).toHaveLength(1);
    const many = await Promise.all(
      Array.from({ length: 20 }, (_, i) => webhook([alert], { groupKey: `group ${i}` })),
    );
    expect(new Set(many.map(({ json }) => json.incident)).size).toBe(20);
    expect(await incidentEvents()).toHaveLength(21);
  });

  test('a CI that was just written is found', async () => {
    const alert = { labels: { host: 'new-1' } };
    expect((await webhook([alert])).json.unmatched).toEqual(['host=new-1']);
    await desk.load([{ kind: 'ci', id: 'new', class: 'server', attributes: { hostname: 'NEW-1' } }]);
    expect((await webhook([alert])).json).toMatchObject({ matched: 1, unmatched: [] });
    const [, changed] = await incidentEvents();
    expect(alarming(changed)).toEqual(['new']);
  });

  test('labels are hostile texts: they are kept as one line and harm nothing', async () => {
    const labels = JSON.parse(
      `{"__proto__": "srv-1", "constructor": "srv-1", "ci": "\\u001b[31m\\nx${'y'.repeat(5000)}", "alertname": "\\u0000"}`,
    );
    const { status, json } = await webhook([{ labels }], { groupKey: `\n${'k'.repeat(10_000)}` });
    expect([status, json.matched, json.unmatched[0].length]).toEqual([200, 0, 1000]);
    expect(json.unmatched[0]).toMatch(/^ci= \[31m xy+$/);
    const [event] = await incidentEvents();
    expect(event?.after.key).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  test('a body that is not of version 4 is refused by the place', async () => {
    const { status, json } = await webhook([{ labels: {}, startsAt: 'yesterday' }]);
    expect([status, json.code, json.detail]).toEqual([
      400,
      'VALIDATION',
      'alerts[0].startsAt: expected a time with its zone, such as 2026-11-24T01:50:00Z',
    ]);
    expect((await post(WEBHOOK, '[]')).json.detail).toBe('body: expected object, received array');
    expect((await post(WEBHOOK, '{')).json.detail).toBe('the body is not valid JSON');
    expect(await incidentEvents()).toEqual([]);
  });

  test('a large group is taken whole, up to what an incident holds', async () => {
    const annotations = { description: 'x'.repeat(900) };
    const alerts = Array.from({ length: 10_050 }, (_, i) => ({
      ...{ labels: { alertname: 'Down', instance: `10.1.${i >> 8}.${i & 255}:80` }, annotations },
      fingerprint: `f-${i}`,
    }));
    const body = JSON.stringify(bodyOf(alerts));
    expect(body.length).toBeGreaterThan(10_000_000);
    const { status, json } = await post(WEBHOOK, body);
    expect([status, json.alerts, json.truncated]).toEqual([200, 10_000, 50]);
    const { status: refused, json: told } = await post(WEBHOOK, `"${'x'.repeat(16 * 2 ** 20)}"`);
    expect([refused, told.code]).toEqual([413, 'LIMIT_EXCEEDED']);
  }, 60_000);

  test('any bytes at all are answered', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.json(), fc.string({ unit: 'binary' })), async (bytes) => {
        const { status } = await post(WEBHOOK, bytes);
        expect([400, 415]).toContain(status);
      }),
      { numRuns: 50 },
    );
  });
});

describe('alerts in the native form', () => {
  test('are of a CI by whatever it is called; unknown ones are listed and kept', async () => {
    const { status, json } = await post('/api/alerts', {
      ...{ source: 'nagios', key: 'shift 7', title: 'Night' },
      alerts: [
        { ci: 'srv-1', at: AT, severity: 'critical', name: 'disk' },
        { ci: 'Payment API', at: AT, severity: 0.4 },
        { ci: 'WEB-7', at: '2026-11-24T08:35:00+01:00', magnitude: 7, priorMagnitude: 1, preExisting: true },
        { ci: 'nobody', at: AT },
        { ci: 'twin', at: AT },
      ],
    });
    expect([status, json]).toEqual([
      200,
      {
        incident: expect.any(String),
        ...{ opened: true, changed: true, alerts: 5, matched: 3, truncated: 0, unmatched: ['nobody'] },
        ambiguous: [{ said: 'twin', ids: ['twin-a', 'twin-b'], total: 2 }],
      },
    ]);
    const [event] = await incidentEvents();
    expect(event?.after).toMatchObject({ title: 'Night', source: 'nagios', key: 'shift 7' });
    expect(alarming(event)).toEqual([null, 'payment-api', 'srv-1', 'srv-2'].sort());
  });

  test('a bare list will do, and the same again writes nothing', async () => {
    const alerts = [{ ci: 'srv-1', at: AT }];
    const first = (await post('/api/alerts', alerts)).json;
    const again = (await post('/api/alerts', { alerts })).json;
    expect([again.incident, again.opened]).toEqual([first.incident, false]);
    expect(await incidentEvents()).toHaveLength(1);
    await post('/api/alerts', [{ ...alerts[0], endedAt: '2026-11-24T07:45:00Z' }]);
    expect((await incidentEvents()).at(-1)?.after).toMatchObject({ status: 'resolved' });
  });

  test.each([
    [[], 'alerts: expected at least one alert'],
    [{}, 'alerts: expected array, received undefined'],
    [{ alerts: [{ ci: 'srv-1', at: AT }], titel: 'x' }, 'body: Unrecognized key: "titel"'],
    [
      [
        { ci: 'srv-1', at: AT },
        { ci: 'srv-2', at: '2026-11-24T07:30:00' },
      ],
      'alerts[1].at: expected a time with its zone, such as 2026-11-24T01:50:00Z',
    ],
    [
      [{ ci: 'srv-1', at: '2026-11-24T08:05:01Z' }],
      `alerts[0].at: srv-1 alarms at 2026-11-24T08:05:01.000Z, in the future: it is ${NOW}`,
    ],
    [
      [{ ci: 'srv-1', at: AT, endedAt: '2026-11-24T07:00:00Z' }],
      'alerts[0].endedAt: srv-1 ends at 2026-11-24T07:00:00.000Z, before it begins',
    ],
    [
      [{ ci: 'srv-1', at: AT, endedAt: '2027-01-01T00:00:00Z' }],
      `alerts[0].endedAt: srv-1 ends at 2027-01-01T00:00:00.000Z, in the future: it is ${NOW}`,
    ],
    [[{ at: AT }], 'alerts[0].ci: expected string, received undefined'],
    [[{ ci: 'srv-1', at: AT, severity: 'loud' }], 'alerts[0].severity: expected a number from 0 to 1, or'],
  ])('%j is refused', async (body, reason) => {
    const { status, json } = await post('/api/alerts', body);
    expect([status, json.code, json.detail]).toEqual([400, 'VALIDATION', expect.stringContaining(reason)]);
    expect(await incidentEvents()).toEqual([]);
  });

  test('a clock may run five minutes ahead', async () => {
    const { status } = await post('/api/alerts', [{ ci: 'srv-1', at: '2026-11-24T08:04:59Z' }]);
    expect(status).toBe(200);
  });

  test('what a full incident leaves out is neither taken nor matched', async () => {
    const send = async (alerts: object[]) => (await post('/api/alerts', alerts)).json;
    const many = Array.from({ length: 10_000 }, (_, i) => ({ ci: 'srv-1', at: AT, name: `n ${i}` }));
    await send(many);
    const more = many.slice(0, 500).map((one) => ({ ...one, name: `more ${one.name}` }));
    expect(await send([...more, ...many.slice(0, 7), { ci: 'nobody', at: AT }])).toMatchObject({
      ...{ changed: false, alerts: 7, matched: 7, truncated: 501, unmatched: ['nobody'] },
    });
  }, 60_000);

  test('ten thousand are answered', async () => {
    const alerts = Array.from({ length: 10_000 }, (_, i) => ({
      ci: i % 2 ? 'srv-1' : 'db-1',
      at: AT,
      name: `n ${i}`,
    }));
    const { status, json } = await post('/api/alerts', alerts);
    expect([status, json.alerts, json.matched]).toEqual([200, 10_000, 10_000]);
    const { status: refused, json: told } = await post('/api/alerts', [...alerts, alerts[0]]);
    expect([refused, told.detail]).toEqual([400, 'alerts: expected at most 10000 alerts']);
  }, 60_000);
});

describe('a pasted text', () => {
  const NAGIOS = [
    'From: nagios@mon.example.com',
    '',
    '2026-11-24T07:12:00+01:00 CRITICAL db-1.example.com (10.0.0.5) disk full',
    '2026-11-24 07:20:00Z CRITICAL  DB-1  load 97',
    'WARNING payment api slow, payment-api 9 s; twin restarted',
    '2027-01-01T00:00:00Z planned: web-7.example.com',
    'UNKNOWN DB-99.example.com and db-99.example.com and 10.9.9.9 and 2001:db8::99',
  ].join('\n');

  test('names CIs, with how sure that is, and alerts that can be sent on', async () => {
    const { status, json } = await post('/api/alerts/match', NAGIOS, TEXT);
    const on = (line: number, text: string) => ({ line, text, excerpt: NAGIOS.split('\n')[line - 1] });
    const above = { at: '2026-11-24T07:20:00.000Z', atFrom: 'text' };
    expect([status, json]).toEqual([
      200,
      {
        alerts: [
          {
            ...{ ci: 'srv-1', at: '2026-11-24T06:12:00.000Z', atFrom: 'line', ...on(3, 'db-1.example.com') },
            ...{ severity: 'critical', quality: 'strong', by: 'hostname' },
          },
          {
            ...{ ci: 'payment-api', ...above, ...on(5, 'payment-api') },
            ...{ severity: 'warning', by: 'id', quality: 'exact' },
          },
          { ci: 'srv-2', ...above, ...on(6, 'web-7.example.com'), quality: 'strong', by: 'hostname' },
        ],
        ambiguous: [{ ...on(5, 'twin'), ids: ['twin-a', 'twin-b'], total: 2 }],
        unmatched: [on(7, 'DB-99.example.com'), on(7, '10.9.9.9'), on(7, '2001:db8::99')],
        changes: [],
        totals: { alerts: 3, changes: 0, ambiguous: 1, unmatched: 3 },
      },
    ]);
    const send = async (title: string) =>
      (await post('/api/alerts', { source: 'mail', key: title, title, alerts: json.alerts })).json;
    expect(await send('Shop is slow')).toMatchObject({ opened: true, alerts: 3, matched: 3 });
    expect(await send('Shop is slow')).toMatchObject({ opened: false });
    expect(await send('Another')).toMatchObject({ opened: true });
    expect((await post('/api/alerts/match?first=1', NAGIOS, TEXT)).json).toMatchObject({
      unmatched: [{ text: 'DB-99.example.com' }],
      totals: { unmatched: 3 },
    });
  });

  const clock = (time: string) => `2026-11-24T${time}:00.000Z`;
  const [T10, T20, T30] = [clock('07:10'), clock('07:20'), clock('07:30')];
  test.each([
    ['that of its line, the first one', `${T10} to ${T20} payment-api`, T10, 'line'],
    ['the earliest of its lines', `${T30}\npayment-api ${T20}\npayment-api ${T10}`, T10, 'line'],
    ['that of its line before others', `${T10}\npayment-api\npayment-api ${T20}`, T20, 'line'],
    ['the last one above', `${T10} and ${T20}\nDisk full\npayment-api\n${T30}`, T20, 'text'],
    ['the first one below', `payment-api\n${T20}\n${T30}`, T20, 'text'],
    ['that of a mail', 'Date: Tue, 24 Nov 2026 08:10:00 +0100\npayment-api', T10, 'text'],
    [
      'that of a mail of one digit',
      'Date: 4 Nov 2026 08:10 GMT\npayment-api',
      '2026-11-04T08:10:00.000Z',
      'text',
    ],
    ['one without seconds', '2026-11-24T07:10Z payment-api', T10, 'line'],
    ['one with blanks', '2026-11-24 09:10:00 +0200 payment-api', T10, 'line'],
    ['none with an unknown zone', '2026-11-24 07:10:00 UTC+2 payment-api', NOW, 'now'],
    ['none without a zone', '2026-11-24T07:10:00 payment-api', NOW, 'now'],
    ['none of a day that there is not', '31 Feb 2026 07:10:00 +0000 payment-api', NOW, 'now'],
    ['none in the future', `${clock('08:01')} payment-api`, NOW, 'now'],
  ])('has a time for an alarm: %s', async (_, text, at, atFrom) => {
    const { alerts } = (await post('/api/alerts/match', text, TEXT)).json;
    expect(alerts).toEqual([expect.objectContaining({ ci: 'payment-api', at, atFrom })]);
  });

  test.each([
    ['CHG-4711 payment-api', true],
    ['  * [RFC 12] payment-api', true],
    [`${T10} Changed: payment-api`, true],
    ['change payment-api', true],
    ['payment-api is down since CHG-4711', false],
    ['Changes of today\npayment-api', false],
    ['RFC payment-api', false],
  ])('tells what was changed from what alarms by how its line begins: %s', async (text, isChange) => {
    const { alerts, changes, totals } = (await post('/api/alerts/match', text, TEXT)).json;
    const ids = (list: { ci: string }[]) => list.map(({ ci }) => ci);
    expect([ids(alerts), ids(changes), totals]).toEqual([
      isChange ? [] : ['payment-api'],
      isChange ? ['payment-api'] : [],
      { alerts: isChange ? 0 : 1, changes: isChange ? 1 : 0, ambiguous: 0, unmatched: 0 },
    ]);
  });

  test.each([
    ['CRITICAL payment-api', 'critical'],
    [`${T10} [P3] payment-api`, 'minor'],
    ['INFO payment-api\nCRIT payment-api\nMINOR payment-api', 'critical'],
    ['OK payment-api', 'none'],
    ['Low on disk: payment-api', undefined],
    ['payment-api CRITICAL', undefined],
    ['DOWN payment-api', undefined],
    ['1 payment-api', undefined],
  ])('tells how bad an alarm is by how its line begins: %s', async (text, severity) => {
    const { alerts } = (await post('/api/alerts/match', text, TEXT)).json;
    expect(alerts.map((one: object) => ({ severity: undefined, ...one }))).toEqual([
      expect.objectContaining({ ci: 'payment-api', severity }),
    ]);
  });

  test('of one CI both, each with its own time', async () => {
    const text = `${T10} CHG-7 payment-api\nCHG-8 ${T10} payment-api\n${T20} payment-api`;
    const { alerts, changes } = (await post('/api/alerts/match', text, TEXT)).json;
    expect([alerts, changes]).toEqual([
      [expect.objectContaining({ ci: 'payment-api', at: T20, line: 3 })],
      [expect.objectContaining({ ci: 'payment-api', at: T10, line: 1 })],
    ]);
  });

  test('is shown around what was found, so that a person sees whether it alarms', async () => {
    const { alerts } = (
      await post('/api/alerts/match', `${'far '.repeat(99)}Payment Api is\tfine ${'and '.repeat(99)}`, TEXT)
    ).json;
    expect(alerts).toMatchObject([{ text: 'Payment Api', quality: 'strong' }]);
    expect(alerts[0].excerpt).toMatch(/^(?:far ){20}Payment Api is fine (?:and ){24}and$/);
    expect(alerts[0].excerpt.length).toBeLessThanOrEqual(200);
  });

  test('is the same question in GraphQL', async () => {
    const query = `query ($text: String!) { matchAlarms(text: $text, first: 2) {
      alerts { items { ci at atFrom text line excerpt severity quality by } total complete }
      changes { items { ci } total complete }
      ambiguous { items { text line excerpt ids total } complete }
      unmatched { items { text line excerpt } total complete }
    } }`;
    const { json } = await post('/graphql', { query, variables: { text: NAGIOS } });
    const { json: rest } = await post('/api/alerts/match', NAGIOS, TEXT);
    expect(json.data.matchAlarms).toEqual({
      alerts: { items: rest.alerts.slice(0, 2), total: 3, complete: false },
      changes: { items: [], total: 0, complete: true },
      ambiguous: { items: rest.ambiguous, complete: true },
      unmatched: { items: rest.unmatched.slice(0, 2), total: 3, complete: false },
    });
  });

  test.each([
    ['too long', 'x'.repeat(1_000_001), 422, 'a text has at most 1000000 bytes, not 1000001'],
    ['of too many lines', '\n'.repeat(10_000), 422, 'a text has at most 10000 lines, not 10001'],
    ['far too long', 'x'.repeat(3_000_000), 413, 'the body is too large'],
  ])('that is %s is refused', async (_, text, status, detail) => {
    const { status: given, json } = await post('/api/alerts/match', text, TEXT);
    expect([given, json.code, json.detail]).toEqual([status, 'LIMIT_EXCEEDED', detail]);
  });

  test('has to be text in UTF-8', async () => {
    expect((await post('/api/alerts/match', '{}')).json.detail).toBe('Content-Type: expected text/plain');
    const latin1 = await fetch(`${desk.url}/api/alerts/match`, {
      ...{
        method: 'POST',
        headers: { 'Content-Type': 'text/plain' },
        body: Buffer.from('K\xf6ln', 'latin1'),
      },
    });
    expect([latin1.status, ((await latin1.json()) as { detail: string }).detail]).toEqual([
      400,
      'the body is not UTF-8',
    ]);
  });

  test('is answered whatever it says', async () => {
    const word = fc.constantFrom(
      'payment',
      'API',
      'db-1',
      '::',
      '2001:db8::7',
      '10.0.0.5',
      '\u202e',
      '\u2028',
      '1:',
      '.',
      'ﷺ',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(word, fc.string({ unit: 'binary' })), { minLength: 1 }),
        async (words) => {
          const { status } = await post('/api/alerts/match', words.join(' '), TEXT);
          expect(status).toBe(200);
        },
      ),
      { numRuns: 50 },
    );
  });
});

test('alarms are sent by editors; a viewer reads what a text names', async () => {
  const own = await restDesk({ authenticate: true });
  const asked = async (role: 'viewer' | 'editor') => {
    const { text } = await createToken(own.context, {
      name: role,
      role,
      expires: '2026-12-24T08:00:00.000Z',
    });
    const send = (path: string, body: unknown, type: Record<string, string>) =>
      own.send('POST', path, typeof body === 'string' ? body : JSON.stringify(body), {
        ...{ Authorization: `Bearer ${text}`, ...type },
      });
    const answers = [
      await send(WEBHOOK, bodyOf([{ labels: {} }]), JSON_BODY),
      await send('/api/alerts', [{ ci: 'x', at: AT }], JSON_BODY),
      await send('/api/alerts/match', 'x', TEXT),
    ];
    return answers.map(({ status }) => status);
  };
  expect([await asked('viewer'), await asked('editor')]).toEqual([
    [403, 403, 200],
    [200, 200, 200],
  ]);
  await own.stop();
});

test('the suspects of an incident are ranked soon after its alarms came in, each time they change', async () => {
  const own = await restDesk({ limits: { rankAfterMs: 0 } });
  await own.load([
    { kind: 'ci', id: 'shop', class: 'application' },
    { kind: 'ci', id: 'db', class: 'database' },
    { kind: 'dependency', from: 'shop', to: 'db', type: 'uses' },
  ]);
  const send = (...alerts: object[]) =>
    own.send('POST', '/api/alerts', JSON.stringify({ key: 'a', alerts }), JSON_BODY);
  const ranked = async (id: string, times: number) => {
    for (;;) {
      const { suspects } = (await own.get(`/api/incidents/${id}`)).json.incident;
      if (suspects.length >= times)
        return suspects.map((s: { candidates: { id: string }[] }) => s.candidates[0]?.id);
    }
  };
  const { incident } = (await send({ ci: 'shop', at: AT })).json;
  expect(await ranked(incident, 1)).toEqual(['shop']);
  // The clock stands still here: a ranking of the same time takes the place of the one before.
  await send({ ci: 'shop', at: AT }, { ci: 'db', at: AT, severity: 'critical' });
  for (let first: string[] = []; first[0] !== 'db'; ) first = await ranked(incident, 1);
  const unknown = (await send({ ci: 'nothing', at: AT })).json;
  expect(unknown.incident).toBe(incident);
  // What they say that is known already is not ranked again, whatever the graph has become since.
  const { suspects } = (await own.get(`/api/incidents/${incident}`)).json.incident;
  await own.load([
    { kind: 'ci', id: 'array', class: 'storage' },
    { kind: 'dependency', from: 'db', to: 'array', type: 'stored_on' },
  ]);
  expect((await send({ ci: 'db', at: AT, severity: 'critical' })).json.changed).toBe(false);
  const other = { key: 'b', alerts: [{ ci: 'array', at: AT }] };
  const { json: next } = await own.send('POST', '/api/alerts', JSON.stringify(other), JSON_BODY);
  expect(await ranked(next.incident, 1)).toEqual(['array']);
  expect((await own.get(`/api/incidents/${incident}`)).json.incident.suspects).toEqual(suspects);
  await own.stop();
  expect(own.logged.filter(({ level }) => (level as number) >= 40)).toEqual([]);
});

test('bodies that stall are refused, and the room that they held is there again', async () => {
  const own = await restDesk({ limits: { bodyTimeoutMs: 100 } });
  const stalled = await Promise.all(
    Array.from({ length: 2 }, async () => {
      // It neither ends the connection nor sends what it told of.
      const socket = connect({ port: Number(new URL(own.url).port), host: '127.0.0.1', allowHalfOpen: true });
      const head = ['POST /api/alerts HTTP/1.1', 'Host: 127.0.0.1', 'Content-Type: application/json'];
      socket.write([...head, `Content-Length: ${16 * 2 ** 20}`, '', '['].join('\r\n'));
      let answer = '';
      for await (const [piece] of on(socket, 'data', { close: ['end'] })) answer += piece;
      return { socket, answer };
    }),
  );
  for (const { answer } of stalled) expect(answer).toMatch(/^HTTP\/1.1 503 .*the request took too long/s);
  const sent = await own.send('POST', '/api/alerts', JSON.stringify([{ ci: 'x', at: AT }]), JSON_BODY);
  expect(sent.status).toBe(200);
  for (const { socket } of stalled) socket.destroy();
  await own.stop();
});
