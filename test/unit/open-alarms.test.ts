import { buildCatalogue } from '../../src/domain/catalogue.ts';
import type { GraphStore } from '../../src/store/graph-store.ts';
import { rankIncident } from '../../src/use-cases/rank-incident.ts';
import { rootCause, rootCauseQuestion } from '../../src/use-cases/root-cause.ts';
import { contextOn } from '../support/context.ts';
import { freshStores } from '../support/fresh-stores.ts';

const catalogue = buildCatalogue();
const at = (time: string) => `2026-03-02T${time}:00.000Z`;
const uses = (from: string, to: string) => ({ from, type: 'uses', to });

const fresh = freshStores(catalogue);
let store: GraphStore;
const context = () => contextOn(store, catalogue, () => at('10:30'));
beforeEach(async () => {
  store = await fresh();
  const changeSet = {
    cis: ['web', 'app', 'db', 'mail'].map((id) => ({ id, class: 'application' })),
    dependencies: [uses('web', 'app'), uses('app', 'db'), uses('mail', 'web')],
  };
  await store.apply(changeSet, write('estate', '06:00'));
});

const write = (writeId: string, time: string) => ({
  ...{ actor: 'ann', reason: 'a test', writeId, now: at(time), source: 'test' },
});

/** An incident of one alarm. */
async function incident(
  id: string,
  ci: string | null,
  time: string,
  endedAt?: string,
  more = {},
): Promise<void> {
  const ended = endedAt === undefined ? {} : { endedAt: at(endedAt) };
  const alert = { fingerprint: id, name: 'slow', ci, said: id, at: at(time), severity: 1, ...ended, ...more };
  await store.apply({ received: [{ id, source: id, title: id, alerts: [alert] }] }, write(id, '10:05'));
}

async function asked(question: object = {}) {
  const alerts = [{ ci: 'web', at: at('10:00'), severity: 'critical' }];
  const { candidates, notes, onset } = await rootCause(context(), rootCauseQuestion({ alerts, ...question }));
  return { first: candidates[0]?.id, explained: candidates[0]?.explained.map((e) => e.path), notes, onset };
}
const ofTwo = [['db'], ['db', 'app', 'web']];
const alone = { first: 'web', explained: [['web']], notes: [], onset: at('10:00') };

test('what alarms in another open incident is evidence, if what is asked about stands on it', async () => {
  expect(await asked()).toEqual(alone);
  await incident('incident-mail', 'mail', '09:59');
  await incident('incident-none', null, '09:59');
  await incident('incident-later', 'db', '10:31');
  expect(await asked()).toEqual(alone);
  await incident('incident-db', 'db', '09:59');
  const notes = ['1 open alarm of what these stand on weighed too, of incident-db'];
  expect(await asked()).toEqual({ first: 'db', explained: ofTwo, notes, onset: at('09:59') });
  await incident('incident-app', 'app', '09:59');
  expect((await asked()).notes).toEqual([
    '2 open alarms of what these stand on weighed too, of incident-app and 1 more',
  ]);
  expect((await asked({ alerts: [], symptom: 'web' })).first).toBe('db');
});

test('an alarm that ended, or that is in maintenance, is not', async () => {
  // The incident goes on, by the other of its alarms.
  const alert = (ci: string) => ({
    fingerprint: ci,
    name: 'slow',
    ci,
    said: ci,
    at: at('09:58'),
    severity: 1,
  });
  const alerts = [{ ...alert('db'), endedAt: at('09:59') }, alert('mail')];
  const received = [{ id: 'incident-both', source: 'both', title: 'both', alerts }];
  await store.apply({ received }, write('both', '10:05'));
  expect(await asked()).toEqual(alone);
  await incident('incident-db-2', 'db', '09:58');
  const maintenance = [{ cis: ['db'], start: at('09:00'), end: at('11:00') }];
  expect(await asked({ maintenance })).toEqual(alone);
  expect((await asked()).first).toBe('db');
});

test('one of hours before was there before: what was changed since is still just before', async () => {
  await incident('incident-db', 'db', '07:00');
  const { first, onset, notes } = await asked();
  expect([first, onset, notes.length]).toEqual(['web', at('10:00'), 1]);
  // Nor does one that got worse since say when.
  await incident('incident-app', 'app', '07:00', undefined, { magnitude: 8, priorMagnitude: 4 });
  expect((await asked()).onset).toBe(at('10:00'));
});

test('what is asked about is weighed before what others have open', async () => {
  const ids = Array.from({ length: 1000 }, (_, i) => `low-${i}`);
  const estate = {
    cis: ids.map((id) => ({ id, class: 'application' })),
    dependencies: ids.map((id) => ({ ...uses('web', id), effect: 'degrade-only' as const, confidence: 0.2 })),
  };
  await store.apply(estate, write('more', '06:00'));
  const alert = (ci: string) => ({
    fingerprint: ci,
    name: 'slow',
    ci,
    said: ci,
    at: at('09:59'),
    severity: 1,
  });
  const received = [{ id: 'incident-low', source: 'low', title: 'low', alerts: ids.map(alert) }];
  await store.apply({ received }, write('low', '10:05'));
  const alerts = [{ ci: 'web', at: at('10:00'), severity: 'warning' }];
  const { candidates, weighed, notes } = await rootCause(context(), rootCauseQuestion({ alerts }));
  const alarming = candidates[0] && [
    ...candidates[0].explained.map((e) => e.alert),
    ...candidates[0].unexplained,
  ];
  expect([weighed, alarming?.includes('web'), notes]).toEqual([
    1000,
    true,
    [
      '1000 open alarms of what these stand on weighed too, of incident-low',
      'they were folded into 999 of as many CIs',
    ],
  ]);
});

test('the alarms of an incident that is ranked are its own, those of others beside it are told', async () => {
  await incident('incident-web', 'web', '10:00');
  expect((await rankIncident(context(), { id: 'incident-web' })).ranking.notes).toEqual([]);
  await incident('incident-db', 'db', '09:59');
  const { ranking } = await rankIncident(context(), { id: 'incident-web' });
  expect([ranking.candidates[0]?.id, ranking.notes]).toEqual([
    'db',
    ['1 open alarm of what these stand on weighed too, of incident-db'],
  ]);
});

test('a CI that alarms in another open incident is not silent, where that is no evidence too', async () => {
  const monitored = ['web', 'app', 'db', 'mail'];
  const alerts = [{ ci: 'app', at: at('10:00'), severity: 'critical' }];
  const silence = async () => {
    const { candidates } = await rootCause(context(), rootCauseQuestion({ alerts, monitored }));
    const app = candidates.find(({ id }) => id === 'app');
    return [app?.score.silentDependents, app?.against.map(({ id }) => id)];
  };
  const { log } = Math;
  expect(await silence()).toEqual([
    expect.closeTo(0.3 * (log(1 - 0.8 * 0.9) + log(1 - 0.8 * 0.81)), 9),
    ['web', 'mail'],
  ]);
  await incident('incident-web', 'web', '10:01');
  expect(await silence()).toEqual([expect.closeTo(0.3 * log(1 - 0.8 * 0.81), 9), ['mail']]);
  await incident('incident-mail', 'mail', '10:01', '10:02');
  expect((await silence())[1]).toEqual(['mail']);
});
