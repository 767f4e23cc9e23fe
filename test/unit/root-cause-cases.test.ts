import { buildCatalogue } from '../../src/domain/catalogue.ts';
import type { Context } from '../../src/use-cases/context.ts';
import { rootCause, rootCauseQuestion } from '../../src/use-cases/root-cause.ts';
import { scoped } from '../../src/use-cases/scoped.ts';
import { recordsOf } from '../support/cases.ts';
import { contextOn } from '../support/context.ts';
import { freshStores } from '../support/fresh-stores.ts';
import { outcomeOf, type RootCauseCase, rootCauseCases } from '../support/root-cause-cases.ts';

const catalogue = buildCatalogue();
const NOW = '2026-11-24T08:00:00.000Z';

const fresh = freshStores(catalogue);

async function onCase(own: RootCauseCase): Promise<Context> {
  const store = await fresh();
  const write = { actor: 'tester', reason: 'a case', writeId: own.name, now: NOW, source: 'test' };
  await store.apply(recordsOf(own), write);
  return contextOn(store, catalogue, () => NOW);
}

test.each(rootCauseCases)('$name', async (own) => {
  const context = await onCase(own);
  expect(outcomeOf(await rootCause(context, rootCauseQuestion(own.question)))).toEqual(own.expected);
});

/** The ids of CIs in a part of an answer, whichever field they stand in. */
function idsIn(part: unknown, field = ''): string[] {
  if (typeof part === 'string') return NAMING.includes(field) ? [part] : [];
  if (Array.isArray(part)) return part.flatMap((one) => idsIn(one, field));
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([name, value]) => (name === 'changes' ? [] : idsIn(value, name)));
}
const NAMING = [
  'id',
  'with',
  'alert',
  'path',
  'lost',
  'unexplained',
  'explains',
  'combination',
  'from',
  'to',
];

test.each(rootCauseCases)('$name: every CI that the answer names is told by name and class', async (own) => {
  const {
    cis,
    unknown: _,
    ignored: __,
    ...answer
  } = await rootCause(await onCase(own), rootCauseQuestion(own.question));
  expect(cis).toEqual(
    [...new Set(idsIn(answer))].sort().map((id) => {
      const ci = own.cis.find((one) => one.id === id);
      return { id, name: ci?.name ?? id, class: ci?.class };
    }),
  );
});

/** All that alarms is an application: a caller who sees no more than those asks the same question. */
const hidden = rootCauseCases.filter(({ cis, question: { alerts, monitored = [] } }) => {
  const asked = [...monitored, ...alerts.map((alert) => (alert as { ci: string }).ci)];
  return asked.every((id) => cis.some((ci) => ci.id === id && ci.class === 'application'));
});

test('there are cases with causes that a caller with a scope does not see', () => {
  expect(hidden.length).toBeGreaterThan(2);
});

test.each(hidden)('$name: to a caller with a scope the same ranking, without the names', async (own) => {
  const context = await onCase(own);
  const question = rootCauseQuestion(own.question);
  const whole = await rootCause(context, question);
  const narrow = { ...context, ...scoped(context, { classes: ['application'] }) };
  const told = await rootCause(narrow, question);
  const seen = new Set(own.cis.filter((ci) => ci.class === 'application').map((ci) => ci.id));
  const name = (id: string) => (seen.has(id) ? id : 'restricted');
  const plain = (id: string) => id.replace(/^restricted-[0-9a-f]{12}$/, 'restricted');
  expect(told.candidates.map(({ id, probability }) => [plain(id), probability])).toEqual(
    whole.candidates.map(({ id, probability }) => [name(id), probability]),
  );
  expect(told.outside).toEqual(whole.outside);
  for (const [i, { class: className, explained }] of told.candidates.entries()) {
    expect(className).toBe(seen.has(whole.candidates[i]?.id as string) ? 'application' : 'restricted');
    expect(explained.map(({ path }) => path.map(plain))).toEqual(
      whole.candidates[i]?.explained.map(({ path }) => path.map(name)),
    );
  }
  const restricted = { name: 'restricted', class: 'restricted' };
  expect(told.cis.map((ci) => ({ ...ci, id: plain(ci.id) }))).toEqual([
    ...whole.cis.filter(({ id }) => seen.has(id)),
    ...whole.cis.filter(({ id }) => !seen.has(id)).map(() => ({ id: 'restricted', ...restricted })),
  ]);
  const text = JSON.stringify(told);
  for (const { id } of own.cis) if (!seen.has(id)) expect(text).not.toMatch(new RegExp(`\\b${id}\\b`));
});
