import type { Scope } from '../../src/domain/access.ts';
import { GraphStore } from '../../src/store/graph-store.ts';
import type { Context } from '../../src/use-cases/context.ts';
import { confirmCause, findIncident } from '../../src/use-cases/incidents.ts';
import { KeptIndex } from '../../src/use-cases/kept-index.ts';
import { rankIncident } from '../../src/use-cases/rank-incident.ts';
import { receiveAlerts } from '../../src/use-cases/receive-matched.ts';
import { rootCause, rootCauseQuestion } from '../../src/use-cases/root-cause.ts';
import { scoped } from '../../src/use-cases/scoped.ts';
import { catalogue, recordsOf } from '../support/cases.ts';
import { contextOn } from '../support/context.ts';
import { type Engine, embeddedEngine } from '../support/engines.ts';

// What a question about alarms names, and what of it is passed over.

const NOW = '2026-03-02T10:30:00.000Z';
const AT = '2026-03-02T10:00:00Z';
const LIVE: Scope = { environments: ['live'] };

let engine: Engine;
let context: Context;
beforeAll(async () => {
  engine = await embeddedEngine();
  const store = await GraphStore.open(await engine.open(), catalogue);
  const live = { environment: 'live' };
  const cis = [
    { id: 'web-shop', class: 'application', name: 'Web shop', ...live },
    { id: 'srv-1', class: 'server', attributes: { hostname: 'db-1.example.com', ip: '10.0.0.5' }, ...live },
    { id: 'disk', class: 'storage', externalIds: { cmdb: 'CI0017' }, ...live },
    { id: 'twin-1', class: 'server', name: 'twin', ...live },
    { id: 'twin-2', class: 'server', name: 'twin', environment: 'lab' },
    { id: 'secret', class: 'server', name: 'Secret lab', status: 'maintenance' as const, environment: 'lab' },
    { id: 'old', class: 'server', status: 'retired' as const },
    { id: 'soon', class: 'server', name: 'Soon', status: 'planned' as const },
  ];
  const dependencies = [
    { from: 'web-shop', type: 'runs_on', to: 'srv-1' },
    { from: 'srv-1', type: 'stored_on', to: 'disk' },
    { from: 'srv-1', type: 'uses', to: 'secret' },
  ];
  const write = { actor: 'tester', reason: 'a test', writeId: 'estate', now: NOW, source: 'test' };
  await store.apply(recordsOf({ cis, dependencies }), write);
  context = contextOn(store, catalogue, () => NOW);
});
afterAll(async () => {
  await context.store.close();
  await engine.stop();
});

const ask = (question: object, own = context) => rootCause(own, rootCauseQuestion(question));
const alert = (ci: string, more: object = {}) => ({ ci, at: AT, severity: 'critical', ...more });
const seenBy = (scope: Scope): Context => ({
  ...{ ...context, ...scoped(context, scope) },
  caller: { ...context.caller, scope },
});

test('all that a CI is called will do, wherever a question names one', async () => {
  const change = { id: 'CHG-1', start: '2026-03-02T09:30:00Z' };
  const window = { start: '2026-03-02T09:00:00Z' };
  const byId = await ask({
    alerts: [alert('web-shop'), alert('srv-1'), alert('twin-1')],
    monitored: ['web-shop', 'srv-1', 'disk'],
    changes: [
      { ...change, ci: 'disk' },
      { ...change, id: 'CHG-2', cis: ['srv-1'] },
    ],
    maintenance: [{ ...window, cis: ['twin-1'] }],
    symptom: 'web-shop',
  });
  expect(byId).toMatchObject({ ignored: [{ id: 'twin-1', reason: 'in a maintenance window' }], notes: [] });
  expect(byId.candidates[0]?.changes).toHaveLength(1);
  const byNames = await ask({
    alerts: [alert('web_shop'), alert('DB-1.example.com:9100'), alert('TWIN-1')],
    monitored: ['Web shop', '10.0.0.5', 'CI0017'],
    changes: [
      { ...change, ci: 'ci0017' },
      { ...change, id: 'CHG-2', cis: ['db-1'] },
    ],
    maintenance: [{ ...window, cis: ['Twin_1'] }],
    symptom: 'WEB-SHOP',
  });
  expect(byNames).toEqual(byId);
});

test('what several CIs are called, or one that takes no part, is told with the ids', async () => {
  const several = '2 CIs are called this: twin-1, twin-2';
  const { ignored, unknown, notes } = await ask({
    alerts: [alert('srv-1'), alert('twin'), alert('old'), alert('Soon'), alert('nobody')],
    monitored: ['twin', 'nobody', 'old', 'web-77'],
    changes: [{ id: 'CHG-1', ci: 'nobody', start: AT }],
    maintenance: [{ cis: ['twin'], start: AT }],
  });
  expect(unknown).toEqual(['nobody']);
  expect(ignored).toEqual([
    { id: 'twin', reason: several },
    { id: 'old', reason: 'it is retired and takes no part' },
    { id: 'Soon', reason: 'it is soon, which takes no part' },
  ]);
  expect(notes).toEqual([
    `monitored names twin (${several}), nobody, old (it is retired and takes no part) and 1 more: no CI that takes part is meant`,
    'changes names nobody: no CI that takes part is meant',
    `maintenance names twin (${several}): no CI that takes part is meant`,
  ]);
  await expect(ask({ alerts: [alert('twin')] })).rejects.toThrow(
    `the alert cannot be weighed: twin: ${several}`,
  );
  await expect(ask({ alerts: [], symptom: 'twin' })).rejects.toThrow(`symptom: "twin": ${several}`);
});

test('changes that are no reason for anything are told of', async () => {
  const change = (id: string, ci: string, start: string) => ({ id, ci, start: `2026-03-02T${start}Z` });
  const notesOf = async (...changes: object[]) => (await ask({ alerts: [alert('srv-1')], changes })).notes;
  expect(await notesOf(change('CHG-1', 'disk', '10:01:00'), change('CHG-2', 'srv-1', '09:00:00'))).toEqual(
    [],
  );
  expect(await notesOf(change('CHG-1', 'disk', '10:02:00'), change('CHG-2', 'twin-1', '09:00:00'))).toEqual([
    'not weighed, begun after the first new alarm: CHG-1 (2 min after it)',
    '1 change is of nothing that the alarming CIs stand on',
  ]);
  const late = ['1', '2', '3', '4', '5'].map((n) => change(`CHG-${n}`, 'disk', `10:3${n}:30`));
  const aside = ['6', '7'].map((n) => change(`CHG-${n}`, 'web-shop', '09:00:00'));
  expect(await notesOf(...late, ...aside)).toEqual([
    'not weighed, begun after the first new alarm: CHG-1 (31.5 min after it), CHG-2 (32.5 min after it), CHG-3 (33.5 min after it) and 2 more',
    '2 changes are of nothing that the alarming CIs stand on',
  ]);
});

test('a symptom alone is a question, and so is a bare list of alerts; what is monitored is a list or a word', async () => {
  expect((await ask({ symptom: 'web-shop' })).weighed).toBe(1);
  expect(await ask([alert('srv-1')])).toEqual(await ask({ alerts: [alert('srv-1')] }));
  await expect(ask({})).rejects.toThrow('no alerts: nothing is to be explained');
  expect(() => rootCauseQuestion({ alerts: [alert('srv-1')], monitored: 'some' })).toThrow(
    'monitored: expected a list of CIs, "all" or "alerting"',
  );
});

test('of what is mistyped near names are told', async () => {
  await expect(ask({ alerts: [alert('web-shap')] })).rejects.toThrow(
    'the alert cannot be weighed: no CI has the id or name "web-shap"; near: web-shop',
  );
  await expect(ask({ symptom: 'web-shap' })).rejects.toThrow(
    'symptom: no CI has the id or name "web-shap"; near: web-shop',
  );
});

test('a question by ids does not read what CIs are called', async () => {
  const names = new KeptIndex(context.store, () => Promise.reject(new Error('names were read')));
  const question = {
    alerts: [alert('srv-1'), alert('old')],
    monitored: ['web-shop', 'soon'],
    changes: [{ id: 'CHG-1', ci: 'disk', start: AT }],
    maintenance: [{ cis: ['twin-1'], start: AT }],
  };
  expect((await ask(question, { ...context, names })).weighed).toBe(1);
  await expect(ask({ alerts: [alert('nobody')] }, { ...context, names })).rejects.toThrow('names were read');
});

test('to a caller with a scope nothing is called anything outside of it', async () => {
  const own = seenBy(LIVE);
  const asked = {
    alerts: [alert('srv-1'), alert('twin'), alert('Secret lab'), alert('secret'), alert('twin-2')],
  };
  const [told, whole] = [await ask(asked, own), await ask(asked)];
  expect([told.weighed, told.ignored, told.unknown]).toEqual([2, [], ['Secret lab', 'secret', 'twin-2']]);
  expect([whole.weighed, whole.unknown]).toEqual([2, []]);
  expect(whole.ignored.map(({ id }) => id)).toEqual(['twin', 'secret']);
});

test('that a CI which is not seen is in maintenance is not told', async () => {
  const own = seenBy(LIVE);
  const { candidates } = await ask({ alerts: [alert('srv-1')] }, own);
  const hidden = candidates.find(({ name }) => name === 'restricted')?.id as string;
  const told = await ask({ alerts: [alert('srv-1'), alert(hidden)] }, own);
  expect([told.ignored, told.unknown, told.weighed]).toEqual([[], [], 2]);
  const whole = await ask({ alerts: [alert('srv-1'), alert('secret')] });
  expect(whole.ignored).toEqual([{ id: 'secret', reason: 'in maintenance' }]);
});

test('a clock may run five minutes ahead of the question', async () => {
  const at = NOW;
  const fine = await ask({ at, alerts: [alert('srv-1', { at: '2026-03-02T10:35:00Z' })] });
  expect([fine.weighed, fine.ignored]).toEqual([1, []]);
  const late = await ask({ at, alerts: [alert('srv-1'), alert('disk', { at: '2026-03-02T10:35:00.001Z' })] });
  expect([late.weighed, late.ignored.map(({ id }) => id)]).toEqual([1, ['disk']]);
});

test('fields that the question does not have are told, and what they may mean', async () => {
  const { notes } = await ask({
    alerts: [
      alert('srv-1', { serverity: 'minor', PriorMagnitude: 3, host: 'x', labels: {} }),
      { ci: 'disk', at: AT, serverity: 1, node: 'a', service: 'b', sender: 'c' },
    ],
    changes: [{ id: 'CHG-1', ci: 'disk', start: AT, titel: 'x', status: 'done' }],
    monitorred: ['srv-1'],
    description: 'of the night',
  });
  expect(notes).toEqual([
    'passed over, as no field of the question: monitorred (did you mean monitored?), description',
    'passed over, as no field of a change: titel (did you mean title?), status',
    'passed over, as no field of an alert: serverity (did you mean severity?), PriorMagnitude (did you mean priorMagnitude?)',
  ]);
  const many = Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`${i}x\n`.repeat(100), i]));
  const [note] = (await ask({ alerts: [alert('srv-1')], ...many })).notes;
  expect(note).toMatch(/^passed over, as no field of the question: (?:(?:\dx )+\dx?,? ?){5} and 4 more$/);
});

test('a cause is confirmed by whatever only it is called', async () => {
  const alarm = { fingerprint: 'a', name: 'down', ci: 'srv-1', said: 'srv-1', at: NOW, severity: 1 };
  const received = { source: 'test', key: 'confirmed', title: 'down', alerts: [alarm] };
  const id = (await receiveAlerts(context, received)).incident as string;
  const confirm = (ci: string) => confirmCause(context, { id, ci }, { reason: 'a test' });
  for (const ci of ['db-1.example.com:9100', 'disk']) {
    await confirm(ci);
    const { confirmedCause } = await findIncident(context, { id });
    expect(confirmedCause).toBe(ci === 'disk' ? 'disk' : 'srv-1');
  }
  await expect(confirm('twin')).rejects.toThrow('"twin": 2 CIs are called this: twin-1, twin-2');
  await expect(confirm('web-shap')).rejects.toThrow('no CI has the id or name "web-shap"; near: web-shop');
});

test('the ranking of an incident lists what was looked up for its alarms without a CI', async () => {
  const received = (fingerprint: string, ci: string | null, said: string) => ({
    ...{ fingerprint, ci, said, name: 'down', at: '2026-03-02T10:00:00.000Z', severity: 1 },
  });
  const open = async (key: string, ...alerts: ReturnType<typeof received>[]) =>
    (await receiveAlerts(context, { source: 'test', key, title: key, alerts })).incident as string;
  const id = await open(
    'some',
    received('a', 'srv-1', 'srv-1'),
    received('b', null, 'instance=db-77:9100'),
    received('c', null, 'instance=db-77:9100'),
  );
  const { ranking } = await rankIncident(context, { id });
  expect([ranking.weighed, ranking.unknown]).toEqual([1, ['instance=db-77:9100']]);
  const none = await open('none', received('a', null, 'job=x'), received('b', null, 'job=y'));
  await expect(rankIncident(context, { id: none })).rejects.toThrow(
    'none of the 2 alerts can be weighed: no CI has the id or name "job=x"; nor "job=y"',
  );
});
