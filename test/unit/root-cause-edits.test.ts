import { buildCatalogue } from '../../src/domain/catalogue.ts';
import type { AuditEvent, ChangeSet } from '../../src/domain/change-set.ts';
import { ndjsonSource } from '../../src/importers/ndjson.ts';
import type { GraphStore } from '../../src/store/graph-store.ts';
import type { StoreStatus } from '../../src/store/read-counts.ts';
import { GraphEdits } from '../../src/use-cases/graph-edits.ts';
import { importEstate } from '../../src/use-cases/import-estate.ts';
import { rootCause, rootCauseQuestion } from '../../src/use-cases/root-cause.ts';
import { contextOn } from '../support/context.ts';
import { freshStores } from '../support/fresh-stores.ts';
import { inputFiles } from '../support/input-files.ts';

const catalogue = buildCatalogue();
const at = (time: string) => `2026-03-${time}:00.000Z`;
const uses = (from: string, to: string, more: object = {}) => ({ from, type: 'uses', to, ...more });

const fresh = freshStores(catalogue);
const files = inputFiles();
afterAll(files.remove);
let store: GraphStore;
beforeEach(async () => {
  store = await fresh();
  await write('01T09:00', {
    cis: ['shop', 'db', 'auth', 'mail'].map((id) => ({ id, class: 'application' })),
    dependencies: [uses('shop', 'db'), uses('shop', 'auth'), uses('mail', 'shop')],
  });
});

async function write(time: string, changeSet: ChangeSet, { writeId = time } = {}): Promise<void> {
  await store.apply(changeSet, {
    ...{ actor: 'ann', reason: `work at ${time}`, writeId, now: at(time), source: 'test' },
  });
}

/** By candidate, the changes told of it, when `shop` alarms at 10:00 on the 2nd, and more. */
async function changesOf(question: object, ...alerts: object[]) {
  const context = contextOn(store, catalogue, () => at('02T10:30'));
  const asked = rootCauseQuestion({
    alerts: [{ ci: 'shop', at: at('02T10:00'), severity: 'critical' }, ...alerts],
    ...question,
  });
  const { candidates } = await rootCause(context, asked);
  return candidates
    .filter(({ changes }) => changes.length > 0)
    .map(({ id, rank, changes }) => [id, rank, changes.map((c) => `${c.title}, ${c.minutesBefore} min`)]);
}

test('an edit of a CI or of what it depends on is a change of it, and makes it the first', async () => {
  await write('02T09:50', { cis: [{ id: 'auth', class: 'application', owner: 'Security' }] });
  expect(await changesOf({})).toEqual([['auth', 1, ['work at 02T09:50 (ann), 10 min']]]);
  await write('02T09:55', { dependencies: [uses('db', 'auth', { effect: 'soft' })] });
  expect((await changesOf({})).map(([id]) => id).sort()).toEqual(['auth', 'db']);
});

test('edits after the first new alarm, or more than a day before it, are not', async () => {
  await write('01T09:59', { cis: [{ id: 'db', class: 'application', owner: 'long before' }] });
  await write('02T10:02', { cis: [{ id: 'auth', class: 'application', owner: 'after' }] });
  expect(await changesOf({})).toEqual([]);
});

test('an alarm of a week ago does not take away what was edited since', async () => {
  await write('02T09:50', { cis: [{ id: 'auth', class: 'application', owner: 'Security' }] });
  const old = { ci: 'mail', at: '2026-02-23T10:00:00Z', severity: 'critical', preExisting: true };
  expect(await changesOf({}, old)).toEqual(await changesOf({}));
  expect(await changesOf({ symptom: 'mail' }, old)).toEqual(await changesOf({ symptom: 'mail' }));
});

test('a CI that is new was not changed, nor were many records at once', async () => {
  await write('02T09:50', {
    cis: [{ id: 'queue', class: 'application' }],
    dependencies: [uses('queue', 'db')],
  });
  await write('02T09:51', { cis: [{ id: 'db', class: 'application', tags: ['x'] }, ...many(51)] });
  expect(await changesOf({})).toEqual([]);
  await write('02T09:52', { dependencies: [uses('shop', 'queue')] });
  expect(await changesOf({})).toEqual([['shop', 1, ['work at 02T09:52 (ann), 8 min']]]);
});

/** The write id of a batch of an import. */
const batch = (n: number) => ({ writeId: `import-0b1c2d3e-4f50-4172-8394-a5b6c7d8e9f0:${n}` });

test('an import that states CIs and dependencies first changes none of them; one that changes a CI does', async () => {
  const queue = { id: 'queue', class: 'application' };
  await write('02T09:50', { cis: [queue] }, batch(1));
  await write('02T09:51', { dependencies: [uses('shop', 'queue'), uses('queue', 'db')] }, batch(2));
  const named = { writeId: 'nightly:0123456789abcdef0123456789abcdef@0123456789abcdef' };
  await write('02T09:52', { dependencies: [uses('db', 'auth')] }, named);
  expect(await changesOf({})).toEqual([]);
  await write('02T09:53', { cis: [{ ...queue, owner: 'Mail' }] }, batch(3));
  await write('02T09:54', { dependencies: [uses('shop', 'queue', { effect: 'soft' })] }, batch(4));
  const changes = (await changesOf({})).map(([id, , told]) => [id, told]);
  expect(new Map(changes as [string, string[]][])).toEqual(
    new Map([
      ['queue', ['work at 02T09:53 (ann), 7 min']],
      ['shop', ['work at 02T09:54 (ann), 6 min']],
    ]),
  );
});

test('a write id that only looks like one of an import is that of an edit', async () => {
  await write('02T09:50', { dependencies: [uses('db', 'auth')] }, { writeId: 'import-7:1' });
  expect((await changesOf({})).map(([id]) => id)).toEqual(['db']);
});

test.each([undefined, 'nightly'])(
  'an estate imported just before it alarms was not changed (import id %s)',
  async (importId) => {
    const context = contextOn(store, catalogue, () => at('02T09:57'));
    const imported = (text: string) =>
      importEstate(context, { sources: [ndjsonSource(files.put('estate.ndjson', text))], importId });
    const lines = (owner: string) =>
      [
        { kind: 'ci', id: 'web', class: 'application' },
        { kind: 'ci', id: 'cache', class: 'application', owner },
        { kind: 'dependency', ...uses('web', 'cache') },
      ].map((line) => JSON.stringify(line));
    const alarm = { ci: 'web', at: at('02T10:00'), severity: 'critical' };
    await imported(lines('Web').join('\n'));
    expect(await changesOf({}, alarm)).toEqual([]);
    await imported(lines('Platform').join('\n'));
    const [[id, , told] = [], ...others] = await changesOf({}, alarm);
    expect([id, told, others]).toEqual(['cache', ['import of estate.ndjson (tester), 3 min'], []]);
  },
);

const many = (n: number) => Array.from({ length: n }, (_, i) => ({ id: `new-${i}`, class: 'application' }));

test('an alarm that begins in a maintenance window has no weight, and is told of', async () => {
  const maintenance = [{ cis: ['shop'], start: at('02T09:00'), end: at('02T10:00') }];
  const context = contextOn(store, catalogue, () => at('02T10:30'));
  const alarms = (...minutes: string[]) => minutes.map((time) => ({ ci: 'shop', at: at(`02T${time}`) }));
  const asked = rootCauseQuestion({
    alerts: [...alarms('10:00'), { ci: 'db', at: at('02T10:00') }],
    maintenance,
  });
  const { ignored, weighed } = await rootCause(context, asked);
  expect({ ignored, weighed }).toEqual({
    ignored: [{ id: 'shop', reason: 'in a maintenance window' }],
    weighed: 1,
  });
  const later = await rootCause(context, rootCauseQuestion({ alerts: alarms('10:01'), maintenance }));
  expect(later.ignored).toEqual([]);
});

/** A history of more events than a test can write; each a write of its own, unless its revision says otherwise. */
function editsOf(events: AuditEvent[]): GraphEdits {
  const history: Pick<GraphStore, 'status' | 'history'> = {
    status: async () => ({ sequence: events.length }) as StoreStatus,
    history: async ({ after = 0, limit, newestFirst }) => {
      const rest = newestFirst
        ? events.filter(({ sequence }) => sequence < after).reverse()
        : events.filter(({ sequence }) => sequence > after);
      const items = rest.slice(0, limit);
      const [last] = items.slice(-1);
      return { items, total: events.length, ...(last && rest.length > limit ? { next: last.sequence } : {}) };
    },
  };
  return new GraphEdits(history as GraphStore);
}

const edit = (sequence: number, kind: 'ci' | 'incident', id = 'auth', revision = sequence): AuditEvent => ({
  ...{ sequence, revision, at: at('02T09:50'), actor: 'ann', reason: 'r', writeId: 'w', source: 'test' },
  ...{ kind, id, action: 'changed', before: {}, after: {}, previousHash: '', hash: '' },
});
const before = async (edits: GraphEdits) =>
  (await edits.before(Date.parse(at('02T10:00')))).changes.map(({ cis }) => cis);

test('what is no edit does not count: an alarm storm hides none', async () => {
  const storm = (from: number) => Array.from({ length: 6000 }, (_, i) => edit(from + i, 'incident'));
  const events = [edit(1, 'ci'), ...storm(2)];
  const edits = editsOf(events);
  expect(await before(edits)).toEqual([['auth']]);
  events.push(...storm(events.length + 1));
  expect(await before(edits)).toEqual([['auth']]);
});

test('an import of which the last records are among what is looked at is no edit', async () => {
  // Of 60 records, 30 are among the last 5,000 events.
  const imported = Array.from({ length: 60 }, (_, i) => edit(i + 1, 'ci', `new-${i}`, 1));
  const others = Array.from({ length: 4970 }, (_, i) => edit(i + 61, 'incident'));
  const edits = Array.from({ length: 4970 }, (_, i) => edit(i + 61, 'ci', 'db'));
  expect(await before(editsOf([...imported, ...others]))).toEqual([]);
  const found = await before(editsOf([...imported, ...edits]));
  expect(new Set(found.flat())).toEqual(new Set(['db']));
});
