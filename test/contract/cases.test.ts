import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbedded } from '../../src/store/drivers/embedded.ts';
import { GraphStore } from '../../src/store/graph-store.ts';
import { blastRadius } from '../../src/use-cases/blast-radius.ts';
import type { Context } from '../../src/use-cases/context.ts';
import { explainLevel } from '../../src/use-cases/explain-level.ts';
import { singlePoints } from '../../src/use-cases/single-points.ts';
import {
  cases,
  catalogue,
  outcomeOf,
  pointsOf,
  propagated,
  provedOf,
  recordsOf,
  sharedOf,
  spreadOf,
} from '../support/cases.ts';

const folder = mkdtempSync(join(tmpdir(), 'faultline-cases-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(cases)('$name', (own) => {
  let context: Context;
  beforeAll(async () => {
    const store = await GraphStore.open(await openEmbedded(join(folder, own.name)), catalogue);
    context = { store, catalogue, actor: 'tester', clock: () => '2026-11-24T08:00:00.000Z' };
    const { refused } = await store.apply(recordsOf(own), {
      actor: 'tester',
      reason: own.about,
      writeId: own.name,
      now: context.clock(),
      source: 'case',
    });
    expect(refused).toEqual([]);
  });
  afterAll(() => context.store.close());

  test('the blast radius', async () => {
    expect(outcomeOf(await blastRadius(context, own.question))).toEqual(own.expected);
  });

  test('the part of the graph above the seeds gives what the whole graph gives', async () => {
    const { seeds, withPlanned = false } = own.question;
    const whole = await context.store.topology({ withPlanned });
    const part = await context.store.topology({ above: seeds.map((s) => s.id), withPlanned });
    expect(part.revision).toBe(whole.revision);
    expect(spreadOf(propagated(own, part))).toEqual(spreadOf(propagated(own, whole)));
  });

  test('proofs', async () => {
    for (const [ci, expected] of Object.entries(own.explain ?? {})) {
      const answer = await explainLevel(context, { ...own.question, ci });
      expect({ ci, ...provedOf(answer) }).toEqual({ ci, ...expected });
      expect(answer.level === 'up').toBe(expected.steps.length === 0);
    }
  });

  test('single points of failure and redundancy that is none', async () => {
    for (const [service, expected] of Object.entries(own.singlePoints ?? {})) {
      const answer = await singlePoints(context, { service });
      expect({ service, points: pointsOf(answer) }).toEqual({ service, points: expected });
    }
    if (own.falseRedundancy) expect(sharedOf(await singlePoints(context, {}))).toEqual(own.falseRedundancy);
  });
});
