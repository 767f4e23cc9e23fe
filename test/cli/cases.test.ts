import { stringify } from 'yaml';
import { blastRadiusSchema } from '../../src/use-cases/blast-radius.ts';
import { explanationSchema } from '../../src/use-cases/explain-level.ts';
import { singlePointsSchema } from '../../src/use-cases/single-points.ts';
import {
  type Case,
  cases,
  otherThanNeeded,
  outcomeOf,
  pointsOf,
  provedOf,
  sharedOf,
} from '../support/cases.ts';
import { workplace } from './faultline.ts';

describe.each(cases.map((own, place) => ({ ...own, place })))('$name', (own) => {
  let here: ReturnType<typeof workplace>;
  afterAll(() => here.remove());

  beforeAll(async () => {
    here = workplace();
    const { code, out, err } = await here.run(['import', fileOf(own)]);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain(`created ${own.cis.length + own.dependencies.length}, changed 0`);
  });

  /** The records as a person may bring them: by turns as a document and as lines, dependencies first. */
  function fileOf({ cis, dependencies, place }: Case & { place: number }): string {
    if (place % 2 === 0) return here.file('estate.yaml', stringify({ cis, dependencies }));
    return here.records('estate.ndjson', [
      ...dependencies.map((d) => ({ kind: 'dependency', ...d })),
      ...cis.map((ci) => ({ kind: 'ci', ...ci })),
    ]);
  }

  const { seeds, pins = [], withPlanned } = own.question;
  const held = [...pins.flatMap((pin) => ['--pin', pin]), ...(withPlanned ? ['--with-planned'] : [])];

  test('impact', async () => {
    const words = seeds.map(({ id, level }) => (level === 'down' ? id : `${id}:${level}`));
    const answer = await here.answer(blastRadiusSchema, ['impact', ...words, ...held]);
    expect(outcomeOf(answer)).toEqual(own.expected);
    expect(answer.counts.byClass).toEqual(byClass(own));
  });

  test('explain', async () => {
    const assumed = seeds.flatMap(({ id, level }) => [`--${level}`, id]);
    for (const [ci, expected] of Object.entries(own.explain ?? {})) {
      const answer = await here.answer(explanationSchema, ['explain', ci, ...assumed, ...held]);
      expect({ ci, ...provedOf(answer) }).toEqual({ ci, ...expected });
      expect([ci, otherThanNeeded(answer)]).toEqual([ci, []]);
    }
  });

  test('spof', async () => {
    for (const [service, expected] of Object.entries(own.singlePoints ?? {})) {
      const answer = await here.answer(singlePointsSchema, ['spof', service]);
      expect({ service, points: pointsOf(answer) }).toEqual({ service, points: expected });
    }
    if (!own.falseRedundancy) return;
    expect(sharedOf(await here.answer(singlePointsSchema, ['spof']))).toEqual(own.falseRedundancy);
  });
});

function byClass({ cis, expected }: Case) {
  const counts: Record<string, { down: number; degraded: number }> = {};
  for (const { id, level } of expected.impacted) {
    const name = cis.find((ci) => ci.id === id)?.class as string;
    counts[name] ??= { down: 0, degraded: 0 };
    counts[name][level as 'down' | 'degraded']++;
  }
  return counts;
}
