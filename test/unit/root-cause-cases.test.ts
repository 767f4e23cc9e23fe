import { buildCatalogue } from '../../src/domain/catalogue.ts';
import { GraphStore } from '../../src/store/graph-store.ts';
import { rootCause, rootCauseQuestion } from '../../src/use-cases/root-cause.ts';
import { recordsOf } from '../support/cases.ts';
import { contextOn } from '../support/context.ts';
import { type Engine, embeddedEngine } from '../support/engines.ts';
import { outcomeOf, rootCauseCases } from '../support/root-cause-cases.ts';

const catalogue = buildCatalogue();
const NOW = '2026-11-24T08:00:00.000Z';

let engine: Engine;
beforeAll(async () => {
  engine = await embeddedEngine();
});
afterAll(() => engine.stop());

test.each(rootCauseCases)('$name', async (own) => {
  await engine.empty();
  const driver = await engine.open();
  try {
    const store = await GraphStore.open(driver, catalogue);
    const write = { actor: 'tester', reason: 'a case', writeId: own.name, now: NOW, source: 'test' };
    await store.apply(recordsOf(own), write);
    const context = contextOn(store, catalogue, () => NOW);
    const answer = await rootCause(context, rootCauseQuestion(own.question));
    expect(outcomeOf(answer)).toEqual(own.expected);
  } finally {
    await driver.close();
  }
});
