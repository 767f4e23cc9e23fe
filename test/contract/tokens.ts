import type { AuditedAttempt, Caller } from '../../src/domain/access.ts';
import { type CmdbError, errorCode } from '../../src/domain/errors.ts';
import type { Role } from '../../src/domain/role.ts';
import { GraphStore } from '../../src/store/graph-store.ts';
import { Authentication } from '../../src/use-cases/authenticate.ts';
import { recordAttempts } from '../../src/use-cases/record-attempts.ts';
import { createToken, findToken, listTokens, revokeToken } from '../../src/use-cases/tokens.ts';
import { verifyAudit } from '../../src/use-cases/verify-audit.ts';
import { contextOn } from '../support/context.ts';
import { type Bench, run } from './contract.ts';
import { catalogue, ci, LATER, NOW, storeOn } from './records.ts';

const EXPIRES = '2026-12-24T08:00:00.000Z';
const after = (ms: number) => new Date(Date.parse(NOW) + ms).toISOString();

/** Tokens in the graph: made, checked, refused, and told in the history without what they are checked by. */
export function tokensContract(bench: Bench): void {
  const desk = storeOn(bench);
  let now = NOW;
  beforeEach(() => {
    now = NOW;
  });
  const context = (store = desk.store) => contextOn(store, catalogue, () => now);
  const make = (name = 'robot', role: Role = 'editor') =>
    createToken(context(), { name, role, expires: EXPIRES });
  const outcome = async (authentication: Authentication, text: string): Promise<Caller | unknown> => {
    try {
      return await authentication.authenticate(text, '192.0.2.7');
    } catch (error) {
      if (errorCode(error) !== 'UNAUTHENTICATED') throw error;
      const { message, details, cause } = error as CmdbError;
      return { message, details, cause };
    }
  };
  const refused = (reason: string, token: string | null, name: string | null) => ({
    message: 'the token is not valid: ask for a new one',
    details: {},
    cause: { reason, token, name },
  });

  test('a token made is known by its text, and is shown without hash and salt', async () => {
    const { token, text } = await make();
    const shown = {
      ...{ id: token.id, name: 'robot', role: 'editor', scope: null, created: NOW, createdBy: 'tester' },
      ...{ expires: EXPIRES, revoked: null, lastUsed: null, state: 'live' },
    };
    expect(token).toEqual(shown);
    expect(await listTokens(context(), { limit: 10 })).toEqual({
      ...{ items: [shown], total: 1, complete: true, next: null },
    });
    expect(await outcome(new Authentication(context()), text)).toEqual({
      ...{ name: 'robot', role: 'editor', address: '192.0.2.7', kind: 'token', ends: EXPIRES },
    });
    const [kept] = await run(bench.driver, 'MATCH (t:Token) RETURN properties(t) AS t');
    expect(JSON.stringify(kept)).not.toContain(text.slice('flt_0123456789ab_'.length));
  });

  test('whatever is wrong is told alike, and apart in the reason for the log', async () => {
    const { token, text } = await make();
    const { token: gone, text: goneText } = await make('gone');
    await revokeToken(context(), { id: gone.id });
    const authentication = new Authentication(context());
    const wrong = `${text.slice(0, -3)}${text.endsWith('AAA') ? 'BBB' : 'AAA'}`;
    const unknown = `flt_000000000000_${text.slice(17)}`;
    const told = [wrong, unknown, goneText, 'letmein'].map((t) => outcome(authentication, t));
    expect(await Promise.all(told)).toEqual([
      refused('wrong-secret', token.id, 'robot'),
      refused('unknown', '000000000000', null),
      refused('revoked', gone.id, 'gone'),
      refused('malformed', null, null),
    ]);
    expect([wrong, goneText, text].map((t) => authentication.remembers(t))).toEqual([false, false, false]);
  });

  test('by the clock it is given a token is good until it expires, and not at that time', async () => {
    const { token, text } = await make();
    const authentication = new Authentication(context());
    now = '2026-12-24T07:59:59.999Z';
    expect(await outcome(authentication, text)).toMatchObject({ name: 'robot' });
    now = EXPIRES;
    expect(await outcome(authentication, text)).toEqual(refused('expired', token.id, 'robot'));
    expect((await findToken(context(), token.id)).state).toBe('expired');
    expect(authentication.remembers(text)).toBe(false);
  });

  test('a revocation by another store counts at once, also for a token that was verified', async () => {
    const { token, text } = await make();
    const other = await GraphStore.open(bench.driver, catalogue);
    const authentication = new Authentication(context(other));
    expect(await outcome(authentication, text)).toMatchObject({ name: 'robot' });
    expect(authentication.remembers(text)).toBe(true);
    now = LATER;
    const revoked = await revokeToken(context(), { id: token.id });
    expect([revoked.state, revoked.revoked]).toEqual(['revoked', LATER]);
    expect(await outcome(authentication, text)).toEqual(refused('revoked', token.id, 'robot'));
    // Again: it stays as it is, and the history too.
    now = EXPIRES;
    expect(await revokeToken(context(), { id: token.id })).toEqual(revoked);
    expect((await desk.events()).length).toBe(2);
  });

  test('a record that was given another hash is checked anew', async () => {
    const [one, two] = [await make('one'), await make('two')];
    const authentication = new Authentication(context());
    await outcome(authentication, one.text);
    await run(
      bench.driver,
      'MATCH (a:Token {id: $a}) MATCH (b:Token {id: $b}) SET a.hash = b.hash, a.salt = b.salt',
      { a: one.token.id, b: two.token.id },
    );
    expect(await outcome(authentication, one.text)).toEqual(refused('wrong-secret', one.token.id, 'one'));
  });

  test('last use moves once a minute, without an event, a revision or a way back', async () => {
    const { token, text } = await make();
    const [events, revision] = [await desk.events(), await desk.store.revision()];
    const servers = [new Authentication(context()), new Authentication(context())] as const;
    const used = async (server: Authentication, at: string) => {
      now = at;
      await outcome(server, text);
      return (await desk.store.token(token.id))?.lastUsed;
    };
    expect([
      await used(servers[0], NOW),
      await used(servers[0], after(59_999)),
      await used(servers[1], after(59_999)),
      await used(servers[0], after(60_000)),
      await used(servers[1], after(200_000)),
    ]).toEqual([NOW, NOW, NOW, after(60_000), after(200_000)]);
    await desk.store.noteTokenUse(token.id, NOW);
    expect((await desk.store.token(token.id))?.lastUsed).toBe(after(200_000));
    expect([await desk.events(), await desk.store.revision()]).toEqual([events, revision]);
  });

  test('events tell name, role, end and revocation, and nothing that a token is checked by', async () => {
    const { token, text } = await make();
    const record = await desk.store.token(token.id);
    await revokeToken(context(), { id: token.id });
    const events = await desk.events();
    const told = events.map(({ kind, id, action, actor, before, after: now }) => [
      ...[kind, id, action, actor, before, now],
    ]);
    expect(told).toEqual([
      ['token', token.id, 'created', 'tester', {}, { name: 'robot', role: 'editor', expires: EXPIRES }],
      ['token', token.id, 'changed', 'tester', {}, { revoked: NOW }],
    ]);
    for (const secret of [text, text.slice(17), record?.hash, record?.salt]) {
      expect(JSON.stringify(events)).not.toContain(secret);
    }
  });

  const attempt: AuditedAttempt = {
    ...{ reason: 'no-token', address: '192.0.2.7', method: 'GET', path: '/api/cis' },
    ...{ name: null, token: null, times: 3 },
  };

  test('refused attempts are events, and no change of the estate', async () => {
    await desk.apply({ cis: [ci('a')] });
    const topology = await desk.store.topology();
    await recordAttempts(context(), [attempt]);
    const { reason, ...told } = attempt;
    expect((await desk.events()).at(-1)).toMatchObject({
      ...{ kind: 'attempt', id: reason, action: 'refused', actor: 'faultline', before: {}, after: told },
    });
    const advanced = await desk.store.advance(topology);
    expect([advanced?.revision, advanced?.size]).toEqual([2, 1]);
    expect(await verifyAudit(context())).toEqual({ events: 2, sound: true, broken: null });
  });

  test('a topology that is kept takes token events as no change of the estate', async () => {
    await desk.apply({ cis: [ci('a')] });
    const topology = await desk.store.topology();
    await make();
    const advanced = await desk.store.advance(topology);
    expect([advanced?.revision, advanced?.size, advanced?.indexOf('a')]).toEqual([2, 1, 0]);
  });

  test('a history replayed keeps token events and makes no tokens', async () => {
    await desk.apply({ cis: [ci('a')] });
    const { token, text } = await make();
    await revokeToken(context(), { id: token.id });
    await recordAttempts(context(), [attempt]);
    const history = await desk.events();
    await bench.driver.close();
    await bench.engine.empty();
    bench.driver = await bench.engine.open();
    desk.store = await GraphStore.open(bench.driver, catalogue);
    expect(await desk.store.replay(history)).toBe(4);
    expect([await desk.events(), (await listTokens(context(), { limit: 10 })).items]).toEqual([history, []]);
    const known = await outcome(new Authentication(context()), text);
    expect(known).toEqual(refused('unknown', token.id, null));
  });

  test('a token that an older copy of the graph has is revoked where the history says so', async () => {
    const { token, text } = await make();
    const [created] = await desk.events();
    await revokeToken(context(), { id: token.id });
    const history = await desk.events();
    // The copy: as the graph was before the revocation.
    const last = { sequence: created?.sequence, hash: created?.hash };
    await run(bench.driver, 'MATCH (e:AuditEvent {sequence: 2}) DELETE e');
    await run(bench.driver, 'MATCH (w:Write) WHERE w.first = 2 DELETE w');
    await run(bench.driver, 'MATCH (t:Token) SET t.revoked = null');
    await run(
      bench.driver,
      'MATCH (g:Graph) SET g.revision = 1, g.sequence = $sequence, g.lastHash = $hash',
      last,
    );
    const authentication = new Authentication(context());
    expect(await outcome(authentication, text)).toMatchObject({ name: 'robot' });
    expect(await desk.store.replay(history)).toBe(1);
    expect(await outcome(authentication, text)).toEqual(refused('revoked', token.id, 'robot'));
  });

  test('tokens come a page at a time; one that there is not is told with near ones', async () => {
    const made = [await make('a'), await make('b'), await make('c')].map((m) => m.token.id).sort();
    const first = await listTokens(context(), { limit: 2 });
    expect([first.items.map((t) => t.id), first.total, first.complete]).toEqual([made.slice(0, 2), 3, false]);
    const rest = await listTokens(context(), { limit: 2, after: first.next ?? '' });
    expect([rest.items.map((t) => t.id), rest.complete, rest.next]).toEqual([made.slice(2), true, null]);
    const id = made[0] as string;
    const { name } = await findToken(context(), id);
    const offered = { code: 'NOT_FOUND', details: { near: [id] } };
    await expect(revokeToken(context(), { id: `${id}0` })).rejects.toMatchObject(offered);
    await expect(revokeToken(context(), { id: name })).rejects.toMatchObject(offered);
  });

  test('only an admin makes, lists and revokes tokens; what cannot be one is refused', async () => {
    const approver = { ...context(), caller: { ...context().caller, role: 'approver' as const } };
    const forbidden = { code: 'FORBIDDEN', details: { permission: 'administer' } };
    const request = { name: 'x', role: 'viewer' as const, expires: EXPIRES };
    await expect(createToken(approver, request)).rejects.toMatchObject(forbidden);
    await expect(listTokens(approver, { limit: 1 })).rejects.toMatchObject(forbidden);
    await expect(revokeToken(approver, { id: 'x' })).rejects.toMatchObject(forbidden);
    for (const wrong of [{ name: 'a\nb' }, { name: '' }, { expires: 'soon' }, { expires: NOW }]) {
      await expect(createToken(context(), { ...request, ...wrong })).rejects.toMatchObject({
        code: 'VALIDATION',
      });
    }
    expect(await desk.events()).toEqual([]);
  });
}
