import { join } from 'node:path';
import { bodyOf } from '../support/alertmanager-body.ts';
import { SHOP } from './estate.ts';
import { addressOf, asked, workplace } from './faultline.ts';

// The built program, as a process of its own: `npm test` builds it first.
const here = workplace();
afterAll(here.remove);
beforeAll(() => here.run(['import', here.records('shop.ndjson', SHOP)]));

const serve = (...words: string[]) => here.start(['serve', '--port', '0', '--log', 'silent', ...words]);

test('it says where it answers, has the graph to itself, and ends at SIGTERM', async () => {
  const server = serve();
  const address = await addressOf(server);
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(await asked(address, '{ blastRadius(seeds: [{ id: "host-1" }]) { counts { down } } }')).toEqual({
    blastRadius: { counts: { down: 5 } },
  });
  const other = await here.start(['list']).ended;
  expect([other.code, other.err]).toEqual([
    3,
    expect.stringMatching(
      `is open in process ${server.child.pid} .*, a server that answers the same at ${address}: in a browser the viewer, GraphQL at /graphql`,
    ),
  ]);
  expect(other.err).toMatch(/; here GET \/api\/cis\n$/);
  const third = await here.start(['--data', here.graph, 'root-cause', 'shop']).ended;
  expect([third.code, third.err]).toEqual([3, expect.stringMatching(/; here POST \/api\/root-cause\n$/)]);
  expect((await fetch(`${address}/api/incidents`)).status).toBe(200);

  const taken = await here.start(['serve', '--port', new URL(address).port, '--data', join(here.folder, 'b')])
    .ended;
  expect([taken.code, taken.err]).toEqual([1, expect.stringContaining('another program has it')]);

  server.child.kill('SIGTERM');
  expect((await server.ended).code).toBe(0);
  expect((await here.start(['list']).ended).code).toBe(0);
});

test('killed and started again, it has every write that it answered', async () => {
  const first = serve();
  const address = await addressOf(first);
  const written = await asked(
    address,
    `mutation { upsertCis(cis: [{ id: "late", class: "server" }], write: { reason: "a test" }) { revision } }`,
  );
  expect(written).toEqual({ upsertCis: { revision: 3 } });
  first.child.kill('SIGKILL');
  await first.ended;
  const second = serve();
  expect(await asked(await addressOf(second), '{ ci(id: "late") { version } }')).toEqual({
    ci: { version: 1 },
  });
  second.child.kill('SIGINT');
  expect((await second.ended).code).toBe(0);
});

test('on an address that others could reach it wants a token, and waits for the first one to be made', async () => {
  const refused = await serve('--host', '0.0.0.0').ended;
  expect([refused.code, refused.out, refused.err]).toEqual([
    1,
    '',
    expect.stringContaining('there is no token yet: make one first with "faultline token create'),
  ]);
  const token = (
    await here.run(['token', 'create', '--name', 'ops', '--role', 'admin', '--expires', '1d'])
  ).out.trim();
  const server = serve('--host', '0.0.0.0');
  const { port } = new URL(await addressOf(server));
  const status = async (headers = {}) =>
    (await fetch(`http://127.0.0.1:${port}/api/cis`, { headers })).status;
  expect([await status(), await status({ Authorization: `Bearer ${token}` })]).toEqual([401, 200]);
  server.child.kill('SIGTERM');
  expect((await server.ended).code).toBe(0);
});

test('the labels that are configured say which CI an alarm is of', async () => {
  const server = here.start(['serve', '--port', '0', '--log', 'silent'], { FAULTLINE_ALERT_LABELS: 'app' });
  const alerts = [{ labels: { app: 'host-1' } }, { labels: { instance: 'host-1' } }];
  const answer = await fetch(`${await addressOf(server)}/api/webhooks/alertmanager`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(bodyOf(alerts)),
  });
  expect(await answer.json()).toMatchObject({ alerts: 2, matched: 1, unmatched: ['nothing'] });
  server.child.kill('SIGTERM');
  expect((await server.ended).code).toBe(0);
});

test('a login file that cannot be is refused by the places that are wrong', async () => {
  const file = here.file('login.yaml', 'issuer: http://login.example\nclientId: x\nurl: https://x.example\n');
  const serving = (environment: Record<string, string>) =>
    here.run(['serve', '--port', '0'], { environment: { FAULTLINE_LOGIN: file, ...environment } });
  expect([await serving({}), (await serving({ FAULTLINE_SESSION_SECRET: 'short' })).err]).toEqual([
    {
      ...{ code: 1, out: '' },
      err:
        `error: login file ${file}: issuer: expected https://, or http:// on this machine; ` +
        'grants: Invalid input: expected array, received undefined\n',
    },
    'error: environment: FAULTLINE_SESSION_SECRET: expected at least 32 characters\n',
  ]);
});

test.each(['proxy.example', '10.0.0.0/33', '1.2.3'])('%s is no proxy that could be trusted', async (word) => {
  const { code, err } = await serve('--trust-proxy', word).ended;
  expect([code, err]).toEqual([
    2,
    expect.stringContaining('expected an IP address, or a range as 10.0.0.0/8'),
  ]);
});
