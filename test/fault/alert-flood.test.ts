import { createToken } from '../../src/use-cases/tokens.ts';
import { type Answer, type RestDesk, restDesk } from '../api/rest-desk.ts';
import { bodyOf } from '../support/alertmanager-body.ts';

// A storm of alarms: whoever is refused is told so in the one way after which Alertmanager comes again, and nothing is lost.

const WEBHOOK = '/api/webhooks/alertmanager';
let desk: RestDesk;
let headers: Record<string, string>;

async function opened(limits: Parameters<typeof restDesk>[0]) {
  desk = await restDesk({ authenticate: true, ...limits });
  const expires = '2026-12-24T08:00:00.000Z';
  const { text } = await createToken(desk.context, { name: 'alertmanager', role: 'editor', expires });
  headers = { Authorization: `Bearer ${text}`, 'Content-Type': 'application/json' };
  await desk.load([{ kind: 'ci', id: 'srv-1', class: 'server' }]);
}
afterEach(() => desk.stop());

const group = (name: string, annotations = {}) =>
  JSON.stringify(bodyOf([{ labels: { alertname: 'Down', ci: 'srv-1' }, annotations }], { groupKey: name }));

/** Sends as Alertmanager does: again after each 5xx, and never after anything else. */
async function sent(body: string, refusals: Answer[]): Promise<Answer> {
  for (;;) {
    const answer = await desk.send('POST', WEBHOOK, body, headers);
    if (answer.status < 500) return answer;
    refusals.push(answer);
  }
}

async function incidents(): Promise<number> {
  let count = 0;
  await desk.context.store.eachEvent(({ kind, action }) => {
    if (kind === 'incident' && action === 'created') count++;
  });
  return count;
}

test('2,000 groups at once, more than a second allows: each has its incident in the end', async () => {
  await opened({ limits: { requestsPerSecond: 300 } });
  const refusals: Answer[] = [];
  const answers = await Promise.all(
    Array.from({ length: 2000 }, (_, i) => sent(group(`group ${i}`), refusals)),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(new Set(answers.map(({ json }) => json.incident)).size).toBe(2000);
  expect(await incidents()).toBe(2000);
  expect(refusals.length).toBeGreaterThan(0);
  for (const { status, headers: told, json } of refusals) {
    expect([status, json.code, told.get('retry-after')]).toEqual([503, 'LIMIT_EXCEEDED', expect.any(String)]);
  }
  expect((await sent(group('group 7'), refusals)).json.opened).toBe(false);
}, 120_000);

test('large bodies at once find room for some of them only, and all of them in the end', async () => {
  await opened({});
  const refusals: Answer[] = [];
  const text = { text: 'x'.repeat(8_000_000) };
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, i) => sent(group(`group ${i}`, text), refusals)),
  );
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  expect(refusals.map(({ json }) => json.detail)).toContain('too much is sent at once: try again');
  expect(await incidents()).toBe(12);
}, 120_000);

test('while the graph is away it says so, and the same again is written once it is back', async () => {
  await opened({});
  await sent(group('before'), []);
  desk.away(true);
  const refused = await desk.send('POST', WEBHOOK, group('during'), headers);
  expect([refused.status, refused.headers.get('retry-after'), refused.json.code]).toEqual([
    503,
    '5',
    'STORE_UNAVAILABLE',
  ]);
  desk.away(false);
  expect((await sent(group('during'), [])).json.opened).toBe(true);
  expect(await incidents()).toBe(2);
});

test('after many wrong tokens from its address a right one is told to come again, not that it is final', async () => {
  await opened({});
  const guess = (path: string) =>
    desk.send('POST', path, '{}', { ...headers, Authorization: 'Bearer guess' });
  for (let i = 0; i < 20; i++) await guess('/graphql');
  const { status, headers: told } = await desk.send('POST', WEBHOOK, group('x'), headers);
  expect([status, Number(told.get('retry-after')) > 0]).toEqual([503, true]);
  expect((await guess('/api/imports')).status).toBe(429);
});
