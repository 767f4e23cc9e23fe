import { buildCatalogue } from '../../src/domain/catalogue.ts';
import { GraphStore } from '../../src/store/graph-store.ts';
import type { Context } from '../../src/use-cases/context.ts';
import { rootCause, rootCauseQuestion } from '../../src/use-cases/root-cause.ts';
import { scoped } from '../../src/use-cases/scoped.ts';
import { recordsOf } from '../support/cases.ts';
import { contextOn } from '../support/context.ts';
import { type Engine, embeddedEngine } from '../support/engines.ts';
import { outcomeOf, type RootCauseCase, rootCauseCases } from '../support/root-cause-cases.ts';

const catalogue = buildCatalogue();
const NOW = '2026-11-24T08:00:00.000Z';

let engine: Engine;
beforeAll(async () => {
  engine = await embeddedEngine();
});
afterAll(() => engine.stop());

async function onCase(own: RootCauseCase, work: (context: Context) => Promise<void>): Promise<void> {
  await engine.empty();
  const driver = await engine.open();
  try {
    const store = await GraphStore.open(driver, catalogue);
    const write = { actor: 'tester', reason: 'a case', writeId: own.name, now: NOW, source: 'test' };
    await store.apply(recordsOf(own), write);
    await work(contextOn(store, catalogue, () => NOW));
  } finally {
    await driver.close();
  }
}

test.each(rootCauseCases)('$name', async (own) => {
  await onCase(own, async (context) => {
    expect(outcomeOf(await rootCause(context, rootCauseQuestion(own.question)))).toEqual(own.expected);
  });
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
  await onCase(own, async (context) => {
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
    const text = JSON.stringify(told);
    for (const { id } of own.cis) if (!seen.has(id)) expect(text).not.toMatch(new RegExp(`\\b${id}\\b`));
  });
});
