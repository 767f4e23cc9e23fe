import { LiveTopology } from '../../src/store/live-topology.ts';
import type { Context } from '../../src/use-cases/context.ts';
import { explainLevel } from '../../src/use-cases/explain-level.ts';
import { blastRadius } from '../../src/use-cases/radius.ts';
import { singlePoints } from '../../src/use-cases/single-points.ts';
import {
  type Case,
  cases,
  otherThanNeeded,
  outcomeOf,
  pointsOf,
  propagated,
  provedOf,
  recordsOf,
  sharedOf,
  spreadOf,
} from '../support/cases.ts';
import { contextOn } from '../support/context.ts';
import type { Bench } from './contract.ts';
import { catalogue, NOW, storeOn } from './records.ts';

/** The cases worked out by hand, asked of a real graph. */
export function casesContract(bench: Bench): void {
  const desk = storeOn(bench);

  test.each(cases)('$name', async (own) => {
    const { store } = desk;
    const { refused } = await desk.apply(recordsOf(own));
    expect(refused).toEqual([]);

    // A command reads the part it needs; a server keeps the whole.
    const reading = contextOn(store, catalogue, () => NOW);
    const live = new LiveTopology(store);
    await answersOf(own, reading);
    await answersOf(own, { ...reading, topology: (part) => live.current(part) });

    // What the seeds reach gives the answers of the whole graph.
    const { seeds, withPlanned = false } = own.question;
    const whole = await store.topology({ withPlanned });
    const part = await store.topology({ above: seeds.map((s) => s.id), withPlanned });
    expect(part.revision).toBe(whole.revision);
    expect(spreadOf(propagated(own, part))).toEqual(spreadOf(propagated(own, whole)));
  });
}

async function answersOf(own: Case, context: Context): Promise<void> {
  expect(outcomeOf(await blastRadius(context, own.question))).toEqual(own.expected);
  for (const [ci, expected] of Object.entries(own.explain ?? {})) {
    const answer = await explainLevel(context, { ...own.question, ci });
    expect({ ci, ...provedOf(answer) }).toEqual({ ci, ...expected });
    expect([ci, otherThanNeeded(answer)]).toEqual([ci, []]);
    expect(answer.level === 'up').toBe(expected.steps.length === 0);
  }
  for (const [service, expected] of Object.entries(own.singlePoints ?? {})) {
    const answer = await singlePoints(context, { service });
    expect({ service, points: pointsOf(answer) }).toEqual({ service, points: expected });
  }
  if (own.falseRedundancy) expect(sharedOf(await singlePoints(context, {}))).toEqual(own.falseRedundancy);
}
