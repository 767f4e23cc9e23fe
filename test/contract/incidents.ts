import type { Scope } from '../../src/domain/access.ts';
import type { AuditEvent } from '../../src/domain/change-set.ts';
import { dependencyKey } from '../../src/domain/dependency.ts';
import { KEPT_RANKINGS, type ReceivedAlert } from '../../src/domain/incident.ts';
import { type SuggestionDecision, suggestionId } from '../../src/domain/suggestion.ts';
import { eventLine } from '../../src/exporters/ndjson.ts';
import { LINE_LIMIT } from '../../src/importers/encoding.ts';
import { hashOf } from '../../src/store/audit.ts';
import { GraphStore } from '../../src/store/graph-store.ts';
import type { Context } from '../../src/use-cases/context.ts';
import { confirmCause } from '../../src/use-cases/incidents.ts';
import { receiveAlerts } from '../../src/use-cases/receive-matched.ts';
import { verifyAudit } from '../../src/use-cases/verify-audit.ts';
import { contextOn } from '../support/context.ts';
import { type Bench, run } from './contract.ts';
import { catalogue, ci, LATER, NOW, storeOn } from './records.ts';

const AT = '2026-11-24T07:50:00.000Z';
const END = '2026-11-24T07:55:00.000Z';

const alert = (fingerprint: string, more: Partial<ReceivedAlert> = {}): ReceivedAlert => ({
  ...{ fingerprint, name: `${fingerprint} is slow`, ci: fingerprint, said: `instance=${fingerprint}` },
  ...{ at: AT, severity: 0.8, ...more },
});
const ranking = (at: string, ...ids: string[]) => ({
  ...{ at, revision: 1, outside: 0.1 },
  candidates: ids.map((id, i) => ({ id, probability: 0.5 / (i + 1), changed: id === 'c' })),
});

/** Incidents and suggestions in the graph: opened, added to, ranked, confirmed, resolved, and told in the history. */
export function incidentsContract(bench: Bench): void {
  const desk = storeOn(bench);
  const PRODUCTION: Scope = { environments: ['production'] };
  let writes = 0;
  let now = NOW;
  beforeEach(async () => {
    now = NOW;
    await desk.apply({ cis: [ci('a'), ci('b', { environment: 'test' }), ci('c', { class: 'database' })] });
  });
  const context = (scope?: Scope): Context => {
    const store = scope ? desk.store.seenBy(scope) : desk.store;
    const whole = contextOn(store, catalogue, () => now);
    return scope ? { ...whole, caller: { ...whole.caller, scope } } : whole;
  };
  const send = (alerts: ReceivedAlert[], { scope, key = 'k' }: { scope?: Scope; key?: string } = {}) =>
    receiveAlerts(context(scope), { source: 'am', key, title: 'a is slow', alerts });
  const opened = async (...alerts: ReceivedAlert[]) => (await send(alerts)).incident as string;
  const affects = async () => {
    const rows = await run(bench.driver, 'MATCH (i:Incident)-[:AFFECTS]->(c:CI) RETURN i.id AS i, c.id AS c');
    return rows.map(({ i, c }) => `${i} ${c}`).sort();
  };
  const ofIncidents = async () => (await desk.events()).filter(({ kind }) => kind === 'incident');

  test('alarms open the incident of their sender, and the same again write nothing', async () => {
    const report = await send([alert('a'), alert('x', { ci: null })]);
    const { incident } = report;
    expect(report).toEqual({ incident, opened: true, changed: true, refused: [] });
    const kept = await desk.store.incident(incident as string);
    expect(kept).toEqual({
      ...{ id: incident, title: 'a is slow', status: 'open', opened: NOW, source: 'am', key: 'k' },
      ...{ alerts: [alert('a'), alert('x', { ci: null })], affected: ['a'], suspects: [] },
      ...{ version: 1, created: NOW, updated: NOW },
    });
    const before = [await desk.events(), await desk.store.revision()];
    now = LATER;
    expect(await send([alert('x', { ci: null }), alert('a')])).toEqual({
      ...{ incident, opened: false, changed: false, refused: [] },
    });
    expect([await desk.events(), await desk.store.revision()]).toEqual(before);
    expect(await affects()).toEqual([`${incident} a`]);
  });

  test('another alarm is added, and its event tells that alarm alone', async () => {
    const id = await opened(alert('a'));
    now = LATER;
    expect(await send([alert('a'), alert('b', { severity: 0.3 })])).toMatchObject({
      ...{ incident: id, opened: false, changed: true },
    });
    const { before, after, action } = (await ofIncidents()).at(-1) as AuditEvent;
    expect([action, before, after]).toEqual([
      'changed',
      { alerts: {}, version: 1, updated: NOW },
      { alerts: { b: alert('b', { severity: 0.3 }) }, version: 2, updated: LATER },
    ]);
    expect(await desk.store.incident(id)).toMatchObject({ affected: ['a', 'b'], version: 2, created: NOW });
    expect(await affects()).toEqual([`${id} a`, `${id} b`]);
  });

  test('many at once are of one incident, and none is lost', async () => {
    const reports = await Promise.all(
      Array.from({ length: 12 }, (_, i) => send([alert('a', { fingerprint: `f${i}` })])),
    );
    expect(new Set(reports.map(({ incident }) => incident)).size).toBe(1);
    expect(reports.filter((report) => report.opened)).toHaveLength(1);
    const kept = await desk.store.incident(reports[0]?.incident as string);
    expect(kept?.alerts.map(({ fingerprint }) => fingerprint).sort()).toEqual(
      Array.from({ length: 12 }, (_, i) => `f${i}`).sort(),
    );
  });

  test('very many at once are one write, in events that an import can read', async () => {
    const wide = (text: string) => text.padEnd(490, '\u{20ac}');
    const many = Array.from({ length: 1700 }, (_, i) =>
      alert('a', { fingerprint: wide(`f${i}`), name: wide('slow'), said: wide('a').repeat(2) }),
    );
    const ended = many.map((one, i) => (i % 2 ? { ...one, endedAt: END } : one));
    const revision = await desk.store.revision();
    const { incident, opened: isNew } = await send([alert('z', { ci: null, endedAt: END }), ...many]);
    const id = incident as string;
    const status = async () => (await desk.store.incident(id))?.status;
    expect([isNew, await status(), await desk.store.revision()]).toEqual([true, 'open', revision + 1]);
    expect(await send(ended)).toMatchObject({ incident, changed: true });
    expect(await status()).toBe('open');
    expect(await send([...ended, ...many])).toMatchObject({ incident, changed: false });
    expect(await send(many.map((one) => ({ ...one, endedAt: END })))).toMatchObject({
      incident,
      changed: true,
    });
    expect([await status(), await desk.store.revision()]).toEqual(['resolved', revision + 3]);
    const events = await ofIncidents();
    expect(
      events.map(({ action, after }) => [action, after.version, Object.keys(after.alerts as object).length]),
    ).toEqual([
      ...[
        ['created', 1, 800],
        ['changed', undefined, 800],
        ['changed', undefined, 101],
      ],
      ...[
        ['changed', 2, 800],
        ['changed', undefined, 50],
      ],
      ...[
        ['changed', 3, 800],
        ['changed', undefined, 50],
      ],
    ]);
    for (const event of events) expect(Buffer.byteLength(eventLine(event))).toBeLessThan(LINE_LIMIT);
    const [before, history] = [await state(), await desk.events()];
    expect((await desk.store.incident(id))?.alerts).toHaveLength(1701);
    await bench.driver.close();
    await bench.engine.empty();
    bench.driver = await bench.engine.open();
    desk.store = await GraphStore.open(bench.driver, catalogue);
    await desk.store.replay(history);
    expect(await state()).toEqual(before);
  });

  test('it is over when the sender says so of all of it, and what is new then opens another', async () => {
    const id = await opened(alert('a'), alert('b'));
    const aEnded = alert('a', { endedAt: END });
    const bEnded = alert('b', { endedAt: END });
    expect(await send([aEnded, alert('b')])).toMatchObject({ incident: id, changed: true });
    // b goes on, though all of this message is over.
    expect(await send([aEnded])).toMatchObject({ incident: id, changed: false });
    expect((await desk.store.incident(id))?.status).toBe('open');
    expect(await send([bEnded])).toMatchObject({ incident: id, changed: true });
    expect(await desk.store.incident(id)).toMatchObject({ status: 'resolved', resolved: NOW });
    const events = await desk.events();
    for (const late of [[aEnded, bEnded], [alert('a')], [alert('z', { endedAt: END })]]) {
      expect(await send(late)).toMatchObject({ incident: id, opened: false, changed: false });
    }
    expect(await desk.events()).toEqual(events);
    now = LATER;
    const again = await send([alert('a', { at: NOW })]);
    expect(again).toMatchObject({ opened: true, changed: true });
    expect(again.incident).not.toBe(id);
  });

  test('an end that comes before its beginning opens an incident that is over, and nothing is left open', async () => {
    const first = await send([alert('a', { endedAt: END })]);
    expect(first).toMatchObject({ opened: true, changed: true });
    expect(await send([alert('a')])).toMatchObject({ incident: first.incident, changed: false });
    expect((await desk.store.listIncidents({}, { limit: 5 })).items).toMatchObject([
      { id: first.incident, status: 'resolved', opened: NOW, resolved: NOW, ongoing: 0, version: 1 },
    ]);
  });

  test('messages that overtake each other take nothing back', async () => {
    const id = await opened(alert('a', { endedAt: END }), alert('b'));
    await send([alert('a')]);
    const before = '2026-11-24T07:00:00.000Z';
    await send([alert('b', { at: before, endedAt: before, severity: 0.1 })]);
    expect((await desk.store.incident(id))?.alerts).toEqual([alert('a', { endedAt: END }), alert('b')]);
    await send([alert('a', { at: NOW, ci: null })]);
    expect((await desk.store.incident(id))?.alerts.at(-1)).toEqual(alert('a', { at: NOW }));
  });

  test('an alarm of a CI that there is not is kept without one, and told', async () => {
    const report = await send([alert('a'), alert('nobody')]);
    const kept = await desk.store.incident(report.incident as string);
    expect(kept?.alerts).toEqual([alert('a'), alert('nobody', { ci: null })]);
    await desk.apply({ cis: [ci('nobody')] });
    expect(await send([alert('nobody')])).toMatchObject({ changed: true });
    expect(await affects()).toEqual([`${report.incident} a`, `${report.incident} nobody`]);
  });

  test('an alarm that moves to another CI takes its incident there', async () => {
    const id = await opened(alert('a'));
    await send([alert('a', { ci: 'b' })]);
    expect(await affects()).toEqual([`${id} b`]);
    expect((await desk.store.incident(id))?.affected).toEqual(['b']);
  });

  test('rankings are kept, the last fifty, and the first five candidates of each', async () => {
    const id = await opened(alert('a'));
    for (let i = 0; i < KEPT_RANKINGS + 2; i++) {
      const at = new Date(Date.parse(NOW) + i).toISOString();
      const order = i % 2 === 0 ? 'abcdef' : 'bacdef';
      await desk.apply({ incidents: [{ id, ranking: ranking(at, ...order) }] });
    }
    const same = ranking(LATER, ...'bacdef');
    expect((await desk.apply({ incidents: [{ id, ranking: same }] })).unchanged).toBe(1);
    const kept = await desk.store.incident(id);
    expect([kept?.suspects.length, kept?.suspects[0]?.at]).toEqual([
      KEPT_RANKINGS,
      new Date(Date.parse(NOW) + 2).toISOString(),
    ]);
    expect(kept?.suspects.at(-1)?.candidates.map(({ id: one }) => one)).toEqual([...'bacde']);
    const { before, after } = (await ofIncidents()).at(-1) as AuditEvent;
    expect([before.suspects, after.suspects].map((each) => Object.keys(each as object).length)).toEqual([
      1, 1,
    ]);
  });

  test('a cause is confirmed and taken back, and counted by its class', async () => {
    const [one, two] = [
      await opened(alert('a')),
      (await send([alert('b')], { key: 'l' })).incident as string,
    ];
    await desk.apply({ incidents: [{ id: one, ranking: ranking(NOW, 'a', 'c') }] });
    await desk.apply({
      incidents: [
        { id: one, confirmedCause: 'c' },
        { id: two, confirmedCause: 'a' },
      ],
    });
    expect(await desk.store.causeHistory()).toEqual({
      causes: new Map([
        ['database', 1],
        ['server', 1],
      ]),
      afterChange: 1,
    });
    expect((await desk.store.incident(one))?.causeChanged).toBe(true);
    // As it was ranked last.
    const later = { ...ranking(LATER), candidates: [{ id: 'a', probability: 0.5, changed: true }] };
    const tried = await desk.apply(
      {
        incidents: [
          { id: two, ranking: ranking(NOW, 'a') },
          { id: two, ranking: later, confirmedCause: 'a' },
        ],
      },
      { dryRun: true },
    );
    expect(tried.changes[0]?.after.causeChanged).toBe(true);
    const report = await desk.apply({ incidents: [{ id: two, confirmedCause: null }] });
    expect(report.changes).toMatchObject([
      { kind: 'incident', id: two, before: { confirmedCause: 'a', version: 2 }, after: { version: 3 } },
    ]);
    expect(Object.keys(report.changes[0]?.after ?? {})).toEqual(['version']);
    expect(await desk.store.causeHistory()).toEqual({ causes: new Map([['database', 1]]), afterChange: 1 });
    const told = Object.keys((await desk.store.incident(two)) ?? {});
    expect(told.filter((field) => field.includes('ause'))).toEqual([]);
    const { refused } = await desk.apply({
      incidents: [
        { id: one, confirmedCause: 'nobody' },
        { id: 'none', resolution: 'x' },
      ],
    });
    expect(refused).toMatchObject([
      { kind: 'incident', at: 0, field: 'confirmedCause', reason: 'no such CI' },
      { kind: 'incident', at: 1, field: 'id', reason: 'no such incident' },
    ]);
  });

  test('a person resolves it; an expected version that is another one is a conflict', async () => {
    const id = await opened(alert('a'));
    now = LATER;
    await expect(
      desk.apply({ incidents: [{ id, resolution: 'x' }] }, { expectedVersions: { [id]: 2 } }),
    ).rejects.toMatchObject({ code: 'CONFLICT', details: { conflicts: [{ expected: 2, found: 1 }] } });
    const write = { expectedVersions: { [id]: 1 }, now: LATER, writeId: 'resolve' };
    const edit = { incidents: [{ id, resolution: 'restarted\nby hand' }] };
    const first = await desk.apply(edit, write);
    expect(await desk.store.incident(id)).toMatchObject({
      ...{ status: 'resolved', resolved: LATER, resolution: 'restarted\nby hand', version: 2 },
    });
    expect(await desk.apply(edit, write)).toEqual({ ...first, repeated: true });
    // Its sender goes on telling of the alarm that was there: that is no news.
    expect(await send([alert('a')])).toMatchObject({ incident: id, opened: false, changed: false });
    // Beside news it is of the incident which that opens.
    const next = await send([alert('a'), alert('c')]);
    expect(next).toMatchObject({ opened: true, refused: [] });
    expect((await desk.store.incident(next.incident as string))?.affected).toEqual(['a', 'c']);
  });

  test('a dry run tells what would be done, and writes nothing', async () => {
    const id = await opened(alert('a'));
    const events = await desk.events();
    const { changes } = await desk.apply({ incidents: [{ id, resolution: 'x' }] }, { dryRun: true });
    expect(changes).toMatchObject([
      { kind: 'incident', id, action: 'changed', after: { status: 'resolved' } },
    ]);
    expect([await desk.events(), (await desk.store.incident(id))?.status]).toEqual([events, 'open']);
  });

  test('incidents come the latest first, a page at a time, by status and by CI', async () => {
    const ids: string[] = [];
    for (const [i, name] of ['a', 'b', 'a', 'c'].entries()) {
      now = new Date(Date.parse(NOW) + (i >> 1) * 1000).toISOString();
      ids.push((await send([alert(name), alert('x', { ci: null })], { key: String(i) })).incident as string);
    }
    await desk.apply({ incidents: [{ id: ids[0] as string, resolution: 'x' }] });
    const inOrder = [...ids.slice(2).sort(), ...ids.slice(0, 2).sort()];
    const paged: string[] = [];
    for (let after: string | undefined; ; ) {
      const page = await desk.store.listIncidents({}, { limit: 1, after });
      expect(page.total).toBe(4);
      paged.push(...page.items.map(({ id }) => id));
      if (page.next === undefined) break;
      after = page.next;
    }
    expect(paged).toEqual(inOrder);
    const [summary] = (await desk.store.listIncidents({ status: 'resolved' }, { limit: 5 })).items;
    expect(summary).toEqual({
      ...{ id: ids[0], title: 'a is slow', status: 'resolved', opened: NOW, resolved: NOW, source: 'am' },
      ...{ key: '0', alerts: 2, ongoing: 0, unmatched: 1, affected: 1, confirmedCause: null, version: 2 },
    });
    const of = async (filter: { ci: string; status?: 'open' }) => {
      const { items, total } = await desk.store.listIncidents(filter, { limit: 5 });
      return [items.map(({ id }) => id).sort(), total];
    };
    expect(await of({ ci: 'a' })).toEqual([[ids[0], ids[2]].sort(), 2]);
    expect(await of({ ci: 'a', status: 'open' })).toEqual([[ids[2]], 1]);
    expect(await of({ ci: 'nobody' })).toEqual([[], 0]);
  });

  test('the open ones are told whole, the latest first, as many as have so many alarms together', async () => {
    const ids: string[] = [];
    for (const [i, names] of ['a', 'bc', 'b', 'ab', 'c'].entries()) {
      now = new Date(Date.parse(NOW) + (i >> 1) * 1000).toISOString();
      const alerts = [...names].map((name) => alert(name));
      ids.push((await send(alerts, { key: String(i) })).incident as string);
    }
    const [one, two, three, four, five] = ids as [string, string, string, string, string];
    await desk.apply({ incidents: [{ id: five, resolution: 'x' }] });
    const open = async (most: number, scope?: Scope) => {
      const { incidents, isWhole } = await context(scope).store.openIncidents(most);
      const of = context(scope).store;
      for (const incident of incidents) expect(incident).toEqual(await of.incident(incident.id));
      return [incidents.map(({ id }) => id), isWhole];
    };
    const inOrder = [...[three, four].sort(), ...[one, two].sort()];
    expect(await open(6)).toEqual([inOrder, true]);
    expect(await open(3)).toEqual([inOrder.slice(0, 2), false]);
    expect(await open(0)).toEqual([[], false]);
    expect(await open(6, PRODUCTION)).toEqual([inOrder.filter((id) => id !== three), true]);
    await desk.apply({ incidents: inOrder.map((id) => ({ id, resolution: 'x' })) });
    expect(await open(6)).toEqual([[], true]);
  });

  test('no more open ones than two hundred are told', async () => {
    const received = Array.from({ length: 201 }, (_, i) => ({
      ...{ id: `incident-${i}`, source: 'am', key: `k${i}`, title: 't', alerts: [alert('a')] },
    }));
    await desk.apply({ received });
    const { incidents, isWhole } = await desk.store.openIncidents(1000);
    expect([incidents.length, isWhole]).toEqual([200, false]);
    await desk.apply({ incidents: [{ id: 'incident-7', resolution: 'x' }] });
    expect(await desk.store.openIncidents(1000)).toMatchObject({ isWhole: true });
  });

  test('a proposal counts once an incident, and a decision ends it', async () => {
    const id = suggestionId({ from: 'a', to: 'c' });
    const propose = (incident: string) => desk.apply({ proposals: [{ from: 'a', to: 'c', incident }] });
    for (const incident of ['i1', 'i2', 'i1']) await propose(incident);
    await desk.apply({
      proposals: [
        { from: 'b', to: 'c', incident: 'i1' },
        { from: 'a', to: 'no', incident: 'i1' },
      ],
    });
    const page = await desk.store.listSuggestions('proposed', { limit: 1 });
    expect([page.items, page.total, page.next]).toEqual([
      [
        {
          ...{ id, from: 'a', to: 'c', count: 2, incidents: ['i1', 'i2'], status: 'proposed' },
          ...{ version: 2, created: NOW, updated: NOW },
        },
      ],
      2,
      id,
    ]);
    const rest = await desk.store.listSuggestions('proposed', { limit: 1, after: id });
    expect([rest.items.map((one) => one.from), rest.next]).toEqual([['b'], undefined]);
    await desk.apply({ decisions: [{ id, status: 'dismissed' }] }, { expectedVersions: { [id]: 2 } });
    await propose('i3');
    expect(await desk.store.suggestion(id)).toMatchObject({ count: 2, status: 'dismissed', version: 3 });
    const stale = { expectedVersions: { [id]: 1 } };
    await expect(desk.apply({ decisions: [{ id, status: 'dismissed' }] }, stale)).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    const none = await desk.apply({
      decisions: [{ id: suggestionId({ from: 'c', to: 'a' }), status: 'dismissed' }],
    });
    expect(none.refused).toMatchObject([{ kind: 'suggestion', at: 0, reason: 'no such suggestion' }]);
  });

  test('accepted, a suggestion writes its dependency, and dismissed after all takes it away, as it was written', async () => {
    const id = suggestionId({ from: 'a', to: 'c' });
    await desk.apply({ proposals: [{ from: 'a', to: 'c', incident: 'i1' }] });
    const uses = { from: 'a', to: 'c', type: 'uses', effect: 'soft' } as const;
    const dependency = dependencyKey(uses);
    const decide = (decision: SuggestionDecision, scope?: Scope) =>
      (scope ? desk.store.seenBy(scope) : desk.store).apply(
        { decisions: [decision] },
        { actor: 't', reason: 't', writeId: `decide ${++writes}`, now, source: 'root-cause' },
      );
    const accept = (type = 'uses', scope?: Scope) =>
      decide({ id, status: 'accepted', dependency: { ...uses, type } }, scope);
    const dismiss = (scope?: Scope) => decide({ id, status: 'dismissed' }, scope);
    const held = async () => [
      (await desk.store.suggestion(id))?.status,
      (await desk.store.suggestion(id))?.dependency,
      (await desk.store.ciWithNeighbours('a', 9)).dependencies.items.map((one) => one.dependency.key),
    ];
    const { changes, revision } = await accept('uses', PRODUCTION);
    expect(changes.map(({ kind, action }) => `${kind} ${action}`)).toEqual([
      'dependency created',
      'suggestion changed',
    ]);
    expect([await held(), await desk.store.revision()]).toEqual([
      ['accepted', dependency, [dependency]],
      revision,
    ]);
    for (const type of ['uses', 'runs_on']) {
      const { refused, changes: none } = await accept(type);
      expect([refused.map(({ reason }) => reason), none]).toEqual([
        [`the dependency ${dependency} is there: change that one, or dismiss the suggestion`],
        [],
      ]);
    }
    expect((await dismiss(PRODUCTION)).changes.map(({ kind, action }) => `${kind} ${action}`)).toEqual([
      'dependency deleted',
      'suggestion changed',
    ]);
    expect(await held()).toEqual(['dismissed', undefined, []]);
    // Whoever changed it since, or made it anew, means it.
    await accept('runs_on');
    const runsOn = dependencyKey({ ...uses, type: 'runs_on' });
    const refused = [`the dependency ${runsOn} was changed since it was accepted: remove it first`];
    await desk.apply({ dependencies: [{ ...uses, type: 'runs_on', effect: 'hard' }] });
    expect((await dismiss()).refused.map(({ reason }) => reason)).toEqual(refused);
    await desk.apply({ remove: [runsOn] });
    now = LATER;
    await desk.apply({ dependencies: [{ ...uses, type: 'runs_on' }] }, { now });
    expect((await dismiss()).refused.map(({ reason }) => reason)).toEqual(refused);
    await desk.apply({ remove: [runsOn] });
    expect((await dismiss()).refused).toEqual([]);
    expect(await held()).toEqual(['dismissed', undefined, []]);
  });

  test('with a scope an incident is told where it affects a CI that is seen, and nothing that names others', async () => {
    const id = await opened(alert('a'), alert('b'), alert('b', { fingerprint: 'b2' }));
    const other = (await send([alert('b')], { key: 'secret b' })).incident as string;
    await desk.apply({
      incidents: [{ id, confirmedCause: 'b', resolution: 'b was it', ranking: ranking(NOW, 'a', 'b') }],
    });
    const { store } = context(PRODUCTION);
    expect(await store.incident(other)).toBeUndefined();
    const told = await store.incident(id);
    const hidden = store.told(await desk.store.topology()).id(1);
    expect(hidden).toMatch(/^restricted-/);
    expect(told).toMatchObject({
      ...{ title: 'restricted', resolution: 'restricted', affected: ['a', hidden], confirmedCause: hidden },
      suspects: [{ candidates: [{ id: 'a' }, { id: hidden }] }],
    });
    expect(told).not.toHaveProperty('key');
    const ofHidden = told?.alerts.filter(({ ci: one }) => one === hidden) ?? [];
    expect(ofHidden.map(({ said, at, severity }) => [said, at, severity])).toEqual(
      Array(2).fill(['restricted', AT, 0.8]),
    );
    const distinct = (field: 'name' | 'fingerprint') => new Set(ofHidden.map((one) => one[field])).size;
    expect([distinct('name'), distinct('fingerprint')]).toEqual([1, 2]);
    expect(JSON.stringify(told)).not.toMatch(/"b"|"b2"|b is slow|b was it|instance=b/);
    const { items, total } = await store.listIncidents({}, { limit: 5 });
    expect([items, total]).toEqual([
      [expect.objectContaining({ id, title: 'restricted', key: null, confirmedCause: hidden, affected: 2 })],
      1,
    ]);
    expect((await store.listIncidents({ ci: 'b' }, { limit: 5 })).total).toBe(0);
    const history = await store.history({ limit: 100 });
    expect(history.items.filter(({ kind }) => kind === 'incident')).toEqual([]);
    // A CI of the id of an incident does not open that one's history.
    await desk.apply({ cis: [ci(id)] });
    expect((await store.history({ record: id, limit: 9 })).items.map(({ kind }) => kind)).toEqual(['ci']);
  });

  test('with a scope an incident of its CIs alone is told whole', async () => {
    const id = await opened(alert('a'), alert('c'));
    const { store } = context(PRODUCTION);
    expect(await store.incident(id)).toEqual(await desk.store.incident(id));
    expect((await store.listIncidents({ ci: 'a' }, { limit: 5 })).items).toEqual(
      (await desk.store.listIncidents({ ci: 'a' }, { limit: 5 })).items,
    );
  });

  test('with a scope alarms of what is not seen are of no CI, and incidents are its own', async () => {
    const whole = await opened(alert('a'), alert('b'));
    const report = await send([alert('a'), alert('b')], { scope: PRODUCTION });
    expect(report.opened).toBe(true);
    expect(report.incident).not.toBe(whole);
    expect(await affects()).toEqual([`${whole} a`, `${whole} b`, `${report.incident} a`].sort());
    const { store } = context(PRODUCTION);
    const edit = async (of: string, more: object) => {
      const options = { actor: 't', reason: 't', writeId: JSON.stringify([of, more]), now: NOW, source: 't' };
      return (await store.apply({ incidents: [{ id: of, ...more }] }, options)).refused;
    };
    expect(await edit(whole, { confirmedCause: 'b' })).toMatchObject([{ field: 'confirmedCause' }]);
    const hidden = (await store.incident(whole))?.affected[1] as string;
    const [ofB] = (await store.incident(whole))?.alerts.filter(({ ci: one }) => one === hidden) ?? [];
    expect(await edit(whole, { confirmedCause: ofB?.fingerprint === hidden ? ofB.name : '' })).toMatchObject([
      { field: 'confirmedCause' },
    ]);
    const guess = await send([alert('q', { ci: hidden })], { scope: PRODUCTION, key: 'q' });
    expect((await desk.store.incident(guess.incident as string))?.alerts).toEqual([alert('q', { ci: null })]);
    const dry = { reason: 'x', dryRun: true };
    const { tried } = await confirmCause(context(PRODUCTION), { id: whole, ci: hidden }, dry);
    expect(tried).toEqual({
      ...(await store.incident(whole)),
      ...{ confirmedCause: hidden, causeChanged: false, version: 2 },
    });
    expect(await edit(whole, { confirmedCause: hidden, ranking: ranking(NOW, hidden) })).toEqual([]);
    expect(await desk.store.incident(whole)).toMatchObject({
      ...{ confirmedCause: 'b', suspects: [{ candidates: [{ id: 'b' }] }] },
    });
    const unseen = (await send([alert('b')], { key: 'b alone' })).incident as string;
    expect(await edit(unseen, { resolution: 'x' })).toMatchObject([{ reason: 'no such incident' }]);
  });

  test('with a scope suggestions are those whose both ends are seen', async () => {
    await desk.apply({
      proposals: [
        ['a', 'b'],
        ['a', 'c'],
      ].map(([from, to]) => ({ from, to, incident: 'i' }) as never),
    });
    const { store } = context(PRODUCTION);
    const { items, total } = await store.listSuggestions(undefined, { limit: 5 });
    expect([items.map(({ to }) => to), total]).toEqual([['c'], 1]);
    const [open, shut] = ['c', 'b'].map((to) => suggestionId({ from: 'a', to })) as [string, string];
    expect([(await store.suggestion(open))?.count, await store.suggestion(shut)]).toEqual([1, undefined]);
    expect((await store.history({ record: shut, limit: 5 })).total).toBe(0);
    expect((await store.history({ record: open, limit: 5 })).total).toBe(1);
    const options = { actor: 't', reason: 't', writeId: 'w', now: NOW, source: 't' };
    const { refused } = await store.apply({ decisions: [{ id: shut, status: 'dismissed' }] }, options);
    expect(refused).toMatchObject([{ reason: 'no such suggestion' }]);
  });

  /** All of it, in the form that shows what a replay has to bring back. */
  const state = async () => ({
    incidents: await run(bench.driver, 'MATCH (i:Incident) RETURN properties(i) AS p ORDER BY i.id'),
    suggestions: await run(bench.driver, 'MATCH (s:Suggestion) RETURN properties(s) AS p ORDER BY s.id'),
    affects: await affects(),
  });

  test('a history replayed brings back incidents and suggestions as they were', async () => {
    const id = await opened(alert('a'), alert('attributes', { ci: 'c' }));
    await send([alert('b'), alert('a', { endedAt: END })]);
    await desk.apply({ incidents: [{ id, ranking: ranking(NOW, 'c', 'a') }] });
    await desk.apply({ incidents: [{ id, ranking: ranking(LATER, 'a', 'c') }] });
    await desk.apply({
      incidents: [{ id, confirmedCause: 'c' }],
      proposals: [{ from: 'b', to: 'c', incident: id }],
    });
    await desk.apply({ incidents: [{ id, confirmedCause: null, resolution: 'over' }] });
    const [before, history] = [await state(), await desk.events()];
    expect(await verifyAudit(context())).toMatchObject({ sound: true, events: history.length });
    for (const cut of [history.length, 6]) {
      await bench.driver.close();
      await bench.engine.empty();
      bench.driver = await bench.engine.open();
      desk.store = await GraphStore.open(bench.driver, catalogue);
      await desk.store.replay(history.slice(0, cut));
      await desk.store.replay(history);
      expect(await state()).toEqual(before);
      expect(await desk.events()).toEqual(history);
    }
    expect(await send([alert('a', { at: LATER })])).toMatchObject({ opened: true });
  });

  test('a history that leaves an incident or a suggestion that cannot be is refused', async () => {
    const id = await opened(alert('a'));
    await desk.apply({ proposals: [{ from: 'a', to: 'c', incident: id }] });
    const history = await desk.events();
    const forge = (kind: AuditEvent['kind'], after: object) => {
      const at = history.findIndex((event) => event.kind === kind);
      const event = { ...(history[at] as AuditEvent) };
      event.after = { ...event.after, ...after };
      event.hash = hashOf(event);
      return [...history.slice(0, at), event];
    };
    await bench.driver.close();
    await bench.engine.empty();
    bench.driver = await bench.engine.open();
    desk.store = await GraphStore.open(bench.driver, catalogue);
    for (const forged of [
      forge('incident', { title: 'x\ny' }),
      forge('incident', { id: 'other' }),
      forge('incident', { colour: 'red' }),
      forge('incident', { alerts: { a: alert('nobody') } }),
      forge('suggestion', { to: 'b' }),
      forge('suggestion', { count: 'many' }),
    ]) {
      await expect(desk.store.replay(forged)).rejects.toMatchObject({
        code: 'VALIDATION',
        message: expect.stringContaining('the history leaves a record that cannot be: '),
      });
    }
    expect(await desk.events()).toEqual([]);
  });

  test('a topology that is kept takes them as no change of the estate', async () => {
    const topology = await desk.store.topology();
    const id = await opened(alert('a'));
    await desk.apply({ proposals: [{ from: 'a', to: 'c', incident: id }] });
    const advanced = await desk.store.advance(topology);
    expect([advanced?.revision, advanced?.size]).toEqual([topology.revision + 2, topology.size]);
  });
}
