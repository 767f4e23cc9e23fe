import { blastRadiusSchema } from '../../src/use-cases/blast-radius.ts';
import { explanationSchema } from '../../src/use-cases/explain-level.ts';
import { singlePointsSchema } from '../../src/use-cases/single-points.ts';
import { cases, outcomeOf, pointsOf, provedOf, sharedOf } from '../support/cases.ts';
import { type RestDesk, restDesk } from './rest-desk.ts';

describe.each(cases)('$name', (own) => {
  let desk: RestDesk;
  beforeAll(async () => {
    desk = await restDesk();
    await desk.load([
      ...own.cis.map((ci) => ({ kind: 'ci', ...ci })),
      ...own.dependencies.map((d) => ({ kind: 'dependency', ...d })),
    ]);
  });
  afterAll(() => desk.stop());

  const { seeds, pins = [], withPlanned = false } = own.question;
  const assumed = new URLSearchParams([
    ...seeds.map(({ id, level }) => ['seed', `${id}:${level}`] as [string, string]),
    ...pins.map((pin) => ['pin', pin] as [string, string]),
    ...(withPlanned ? [['withPlanned', 'true'] as [string, string]] : []),
  ]);

  test('impact', async () => {
    const { status, json } = await desk.get(`/api/impact?${assumed}`);
    expect(status).toBe(200);
    expect(outcomeOf(blastRadiusSchema.parse(json))).toEqual(own.expected);
  });

  test('explain', async () => {
    for (const [ci, expected] of Object.entries(own.explain ?? {})) {
      const { json } = await desk.get(`/api/explain?${assumed}&${new URLSearchParams({ ci })}`);
      expect([ci, provedOf(explanationSchema.parse(json))]).toEqual([ci, expected]);
    }
  });

  test('single points of failure', async () => {
    for (const [service, expected] of Object.entries(own.singlePoints ?? {})) {
      const { json } = await desk.get(`/api/single-points?${new URLSearchParams({ service })}`);
      expect([service, pointsOf(singlePointsSchema.parse(json))]).toEqual([service, expected]);
    }
    if (!own.falseRedundancy) return;
    const { json } = await desk.get('/api/single-points');
    expect(sharedOf(singlePointsSchema.parse(json))).toEqual(own.falseRedundancy);
  });
});
