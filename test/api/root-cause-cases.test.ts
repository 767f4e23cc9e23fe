import { rootCauseSchema } from '../../src/use-cases/root-cause-answer.ts';
import { outcomeOf, rootCauseCases } from '../support/root-cause-cases.ts';
import { type RestDesk, restDesk } from './rest-desk.ts';

const JSON_BODY = { 'content-type': 'application/json' };

describe.each(rootCauseCases)('$name', (own) => {
  let desk: RestDesk;
  beforeAll(async () => {
    desk = await restDesk();
    await desk.load([
      ...own.cis.map((ci) => ({ kind: 'ci', ...ci })),
      ...own.dependencies.map((d) => ({ kind: 'dependency', ...d })),
    ]);
  });
  afterAll(() => desk.stop());

  test('POST /api/root-cause', async () => {
    const { status, json } = await desk.send(
      'POST',
      '/api/root-cause',
      JSON.stringify(own.question),
      JSON_BODY,
    );
    expect(status).toBe(200);
    expect(outcomeOf(rootCauseSchema.parse(json))).toEqual(own.expected);
  });
});
