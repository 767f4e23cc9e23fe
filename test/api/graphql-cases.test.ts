import type { BlastRadius } from '../../src/use-cases/blast-radius.ts';
import type { Explanation } from '../../src/use-cases/explain-level.ts';
import type { SinglePointsAnswer } from '../../src/use-cases/single-points.ts';
import {
  cases,
  otherThanNeeded,
  outcomeOf,
  pointsOf,
  provedOf,
  recordsOf,
  sharedOf,
} from '../support/cases.ts';
import { type GraphqlDesk, graphqlDesk } from './graphql-desk.ts';

const REASON = 'reason { text seed group needs of lost { id type effect level } }';
const RADIUS = `query ($seeds: [SeedInput!]!, $pins: [ID!]!, $withPlanned: Boolean!) {
  blastRadius(seeds: $seeds, pins: $pins, withPlanned: $withPlanned) {
    counts { down degraded atRisk services { down degraded } }
    impacted { items { id level distance ${REASON} proof { seeds necessary steps { id } } } total complete next }
    atRisk { items { id group needs of usable survivors } complete }
    saved { items { id group needs usable of survivors } complete }
    services { items { id } complete }
    outageCostPerHour { amount currency }
  }
}`;
const EXPLAIN = `query ($id: ID!, $seeds: [SeedInput!]!, $pins: [ID!]!, $withPlanned: Boolean!) {
  explain(id: $id, seeds: $seeds, pins: $pins, withPlanned: $withPlanned) {
    level seeds necessary steps { id level distance ${REASON} }
  }
}`;
const SINGLE_POINTS = `query ($service: ID) {
  singlePointsOfFailure(service: $service) {
    points { id takesDown behindRedundancy }
    falseRedundancy { id group needs of services shared { id } }
  }
}`;

describe.each(cases)('$name', (own) => {
  const { seeds, pins = [], withPlanned = false } = own.question;
  const assumed = { seeds, pins, withPlanned };
  let desk: GraphqlDesk;
  beforeAll(async () => {
    desk = await graphqlDesk();
    await desk.write(recordsOf(own));
  });
  afterAll(() => desk.stop());

  test('blastRadius, and the proof of each impacted', async () => {
    const { blastRadius: told } = await desk.answer(RADIUS, assumed);
    const outcome = outcomeOf({
      ...told,
      counts: { ...told.counts, byClass: {} },
      impacted: told.impacted.items,
      atRisk: told.atRisk.items,
      saved: told.saved.items,
      services: told.services.items,
    } as BlastRadius);
    expect(outcome).toEqual(own.expected);
    expect([told.impacted.total, told.impacted.complete, told.impacted.next]).toEqual([
      own.expected.impacted.length,
      true,
      null,
    ]);
    for (const { id, proof } of told.impacted.items) {
      const expected = own.explain?.[id];
      if (expected) expect({ id, ...provedOf(proof) }).toEqual({ id, ...expected });
    }
  });

  test('explain', async () => {
    for (const [id, expected] of Object.entries(own.explain ?? {})) {
      const explanation: Explanation = (await desk.answer(EXPLAIN, { id, ...assumed })).explain;
      expect({ id, ...provedOf(explanation) }).toEqual({ id, ...expected });
      expect([id, otherThanNeeded(explanation)]).toEqual([id, []]);
    }
  });

  test('singlePointsOfFailure', async () => {
    for (const [service, expected] of Object.entries(own.singlePoints ?? {})) {
      const { singlePointsOfFailure: told } = await desk.answer(SINGLE_POINTS, { service });
      expect({ service, points: pointsOf(told as SinglePointsAnswer) }).toEqual({
        service,
        points: expected,
      });
    }
    if (!own.falseRedundancy) return;
    const { singlePointsOfFailure: told } = await desk.answer(SINGLE_POINTS);
    expect(sharedOf(told as SinglePointsAnswer)).toEqual(own.falseRedundancy);
  });
});
