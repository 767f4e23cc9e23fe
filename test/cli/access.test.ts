import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openEmbedded } from '../../src/store/drivers/embedded.ts';
import { createdTokenSchema, shownTokenSchema, tokenListSchema } from '../../src/use-cases/tokens.ts';
import { auditVerdictSchema } from '../../src/use-cases/verify-audit.ts';
import { SHOP } from './estate.ts';
import { tooWide, workplace } from './faultline.ts';

const places: ReturnType<typeof workplace>[] = [];
function newPlace() {
  const place = workplace();
  places.push(place);
  return place;
}
afterAll(() => {
  for (const place of places) place.remove();
});

const create = (name: string, role = 'editor', expires = '90d') =>
  ['token', 'create', '--name', name, '--role', role, '--expires', expires] as const;

test('a token is printed once and alone, so that it can be piped on; the rest is told beside it', async () => {
  const here = newPlace();
  const { code, out, err } = await here.run(create('robot', 'editor', '2199-03-31'));
  expect([code, out]).toEqual([0, expect.stringMatching(/^flt_[0-9a-f]{12}_[A-Za-z0-9_-]{43}\n$/)]);
  const id = out.slice(4, 16);
  expect(err).toBe(
    `token ${id}: robot, editor, until 2199-03-31T00:00:00.000Z, of the graph in ${here.graph}\n` +
      'Keep it now, it cannot be shown again. Send it as "Authorization: Bearer TOKEN".\n',
  );
  const secret = out.trim().slice(17);
  for (const words of [
    ['token', 'list', '--json'],
    ['history', '--json'],
    ['export', '--format', 'ndjson'],
  ]) {
    const shown = await here.run(words);
    expect([words, shown.code, shown.out.includes(secret)]).toEqual([words, 0, false]);
  }
});

test('a token may be limited to environments and classes, and is listed with them', async () => {
  const here = newPlace();
  const limits = ['--environment', 'prod', '--environment', 'test', '--class', 'server'];
  const { err } = await here.run([...create('team', 'viewer', '2199-03-31'), ...limits]);
  expect(err).toMatch(/: team, viewer for server in prod, test, until 2199/);
  const { items } = await here.answer(tokenListSchema, ['token', 'list']);
  expect(items[0]?.scope).toEqual({ environments: ['prod', 'test'], classes: ['server'] });
  expect((await here.run(['token', 'list'])).out).toMatch(/viewer +server in prod, test +live/);
  const wrong = await here.run([...create('team'), '--class', 'servr']);
  expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('server')]);
});

test('tokens are listed within the screen, and revoked', async () => {
  const here = newPlace();
  const name = 'a robot of the night shift that has a long name';
  const { token } = await here.answer(createdTokenSchema, create(name, 'viewer'));
  expect(token).toMatchObject({ name, role: 'viewer', createdBy: 'tester', state: 'live', lastUsed: null });
  const days = (Date.parse(token.expires) - Date.parse(token.created)) / 86_400_000;
  expect(Math.round(days)).toBe(90);

  const revoked = await here.answer(shownTokenSchema, ['token', 'revoke', token.id]);
  expect(revoked).toEqual({ ...token, revoked: expect.any(String), state: 'revoked' });
  expect((await here.run(['token', 'revoke', token.id])).out).toBe(
    `token ${token.id}: ${name}, refused since ${revoked.revoked}\n`,
  );
  const { out } = await here.run(['token', 'list']);
  expect(out).toMatch(/^Id +Name +Role +Scope +State +Expires +Last used\n/);
  expect(out).toContain(`${token.id}  `);
  expect(out).toMatch(/revoked +\d{4}-\d\d-\d\d +never\n/);
  expect(out).toMatch(/\n1 token in all\.\n$/);
  expect(tooWide(out, 80)).toEqual([]);

  await here.run(create('second'));
  const page = await here.answer(tokenListSchema, ['token', 'list', '--limit', '1']);
  expect([page.items.length, page.total, page.complete]).toEqual([1, 2, false]);
  const rest = await here.run(['token', 'list', '--after', page.next ?? '']);
  expect(rest.out).toMatch(/\n1 of 2 tokens|\n2 tokens in all/);
  expect((await here.run(['token', 'list', '--after', 'z'])).out).toBe('No more tokens.\n');
});

test.each([
  [['token', 'create', '--name', 'x', '--role', 'editr', '--expires', '9d'], '(did you mean editor?)'],
  [
    ['token', 'create', '--name', 'x', '--role', 'editor', '--expires', 'soon'],
    'expected days, as 90d, or a date',
  ],
  [
    ['token', 'create', '--name', 'x', '--role', 'editor', '--expires', '2027-02-30'],
    'expected days, as 90d',
  ],
  [
    ['token', 'create', '--name', 'x', '--role', 'editor'],
    "required option '--expires <when>' not specified",
  ],
  [['token', 'creat'], "unknown command 'creat'\n(Did you mean create?)"],
  [['audit', 'verfy'], "unknown command 'verfy'\n(Did you mean verify?)"],
  [['tokn'], "unknown command 'tokn'\n(Did you mean token?)"],
  [['token', 'revoke'], "missing required argument 'id'"],
])('2: %j', async (words, message) => {
  const here = newPlace();
  const { code, out, err } = await here.run(words);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain(message);
  expect(existsSync(here.graph)).toBe(false);
});

test('1: a token that there is not, one that would end before it begins, no graph', async () => {
  const here = newPlace();
  const away = join(here.folder, 'away');
  const none = `error: no graph in ${away} yet: "faultline import FILE" makes one, "faultline demo" shows one\n`;
  for (const words of [
    ['token', 'list'],
    ['token', 'revoke', 'x'],
    ['audit', 'verify'],
  ]) {
    expect(await here.run([...words, '--data', away])).toEqual({ code: 1, out: '', err: none });
  }
  expect(existsSync(away)).toBe(false);
  const { out } = await here.run(create('robot'));
  const id = out.slice(4, 16);
  expect(await here.run(['token', 'revoke', 'robot'])).toEqual({
    ...{ code: 1, out: '', err: `error: no token has the id "robot"; near: ${id}\n` },
  });
  const past = await here.run(create('late', 'viewer', '2020-01-01'));
  expect([past.code, past.out, past.err]).toEqual([1, '', expect.stringContaining('is not after now')]);
});

describe('audit verify', () => {
  const verify = ['audit', 'verify'];
  const act = 'Somebody wrote to the graph behind Faultline: restore a backup, and see who can write.\n';

  test('a history that is whole ends with 0', async () => {
    const here = newPlace();
    await here.run(['import', here.records('shop.ndjson', SHOP)]);
    await here.run(create('robot'));
    const { code, out } = await here.run(verify);
    expect([code, out]).toEqual([0, `${SHOP.length + 1} events, hash chain verified.\n`]);
    expect(await here.answer(auditVerdictSchema, verify)).toEqual({
      ...{ events: SHOP.length + 1, sound: true, broken: null },
    });
  });

  test.each([
    ['altered', "MATCH (e:AuditEvent {sequence: 2}) SET e.actor = 'someone else'", 2, 'was altered'],
    ['missing', 'MATCH (e:AuditEvent {sequence: 2}) DELETE e', 2, 'is missing'],
    ['missing', `MATCH (e:AuditEvent {sequence: ${SHOP.length}}) DELETE e`, SHOP.length, 'is missing'],
    [
      'does-not-follow',
      "MATCH (g:Graph {id: 'graph'}) SET g.lastHash = 'other'",
      SHOP.length,
      'does not follow from the one before it, or is not the last that the graph remembers',
    ],
  ])('1: %s: %s', async (how, statement, sequence, said) => {
    const here = newPlace();
    await here.run(['import', here.records('shop.ndjson', SHOP)]);
    // Someone at the database itself, behind Faultline.
    const driver = await openEmbedded(here.graph);
    await driver.write((tx) => tx.each(statement, {}, () => undefined));
    await driver.close();
    const { code, out } = await here.run(verify);
    expect([code, out]).toEqual([1, `Event ${sequence} of ${SHOP.length} ${said}.\n${act}`]);
    const json = await here.run([...verify, '--json']);
    expect([json.code, JSON.parse(json.out)]).toEqual([
      1,
      { events: SHOP.length, sound: false, broken: { sequence, how } },
    ]);
  });
});
