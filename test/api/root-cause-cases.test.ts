import { rootCauseSchema } from '../../src/use-cases/root-cause-answer.ts';
import { recordsOf } from '../support/cases.ts';
import { outcomeOf, rootCauseCases } from '../support/root-cause-cases.ts';
import { everyField } from './every-field.ts';
import { type GraphqlDesk, graphqlDesk } from './graphql-desk.ts';
import { type RestDesk, restDesk } from './rest-desk.ts';

describe.each(rootCauseCases)('$name', ({ cis, dependencies, question, expected }) => {
  let rest: RestDesk;
  let graphql: GraphqlDesk;
  const records = [
    ...cis.map((ci) => ({ kind: 'ci', ...ci })),
    ...dependencies.map((d) => ({ kind: 'dependency', ...d })),
  ];
  beforeAll(async () => {
    [rest, graphql] = [await restDesk(), await graphqlDesk()];
    await rest.load(records);
    await graphql.write(recordsOf({ cis, dependencies }));
  });
  afterAll(async () => {
    await rest.stop();
    await graphql.stop();
  });

  test('REST', async () => {
    const body = JSON.stringify(question);
    const { status, json } = await rest.send('POST', '/api/root-cause', body, {
      'Content-Type': 'application/json',
    });
    expect([status, outcomeOf(rootCauseSchema.parse(json))]).toEqual([200, expected]);
  });

  test('GraphQL', async () => {
    const { monitored = 'alerting', changes = [], ...plain } = question;
    const input = {
      ...plain,
      ...(Array.isArray(monitored) ? { monitored: 'listed', monitoredIds: monitored } : { monitored }),
      changes: changes.map(({ ci, ...change }: { ci?: string }) => (ci ? { ...change, cis: [ci] } : change)),
    };
    const query = everyField('Query', 'rootCause', { 'Query.rootCause': 'input: $input' });
    const { rootCause: told } = await graphql.answer(
      query.replace('query', 'query ($input: RootCauseInput!)'),
      { input },
    );
    const { otherCandidates, otherProbability, outsideProbability, combination, runnerUp, ...answer } = told;
    const whole = rootCauseSchema.parse({
      ...answer,
      others: { candidates: otherCandidates, probability: otherProbability },
      outside: { probability: outsideProbability },
      ...(combination ? { combination } : {}),
      ...(runnerUp ? { runnerUp } : {}),
    });
    expect(outcomeOf(whole)).toEqual(expected);
  });

  test('REST: a bare list of alerts, and a symptom alone, are questions too', async () => {
    const ask = async (body: unknown) => {
      const type = { 'Content-Type': 'application/json' };
      const { status, json } = await rest.send('POST', '/api/root-cause', JSON.stringify(body), type);
      return [status, json.candidates, json.weighed];
    };
    const alerts = [{ ci: cis[0]?.id, at: '2026-03-02T10:00:00Z' }];
    expect(await ask(alerts)).toEqual(await ask({ alerts }));
    const [status, , weighed] = await ask({ symptom: cis[0]?.id });
    expect([status, weighed]).toEqual([200, 1]);
    const query = `{ rootCause(input: {symptom: "${cis[0]?.id}", at: "2026-03-02T10:00:00Z"}) { weighed } }`;
    expect(await graphql.answer(query)).toEqual({ rootCause: { weighed: 1 } });
  });
});
