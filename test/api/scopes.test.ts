import fc from 'fast-check';
import { graphqlMiddleware } from '../../src/api/graphql/server.ts';
import { maySee, type Scope } from '../../src/domain/access.ts';
import type { Context } from '../../src/use-cases/context.ts';
import { confirmCause, resolveIncident } from '../../src/use-cases/incidents.ts';
import { rankIncident } from '../../src/use-cases/rank-incident.ts';
import { receiveAlerts } from '../../src/use-cases/receive-matched.ts';
import { createToken } from '../../src/use-cases/tokens.ts';
import { catalogue } from '../support/cases.ts';
import { type Estate, estates } from '../support/estates.ts';
import { everyField, fieldsOf } from './every-field.ts';
import { type RestDesk, restDesk } from './rest-desk.ts';

// Every way out of the server, asked by who has a scope and by who has none, against the one policy. A field, a route or
// a mutation that is new fails here until it is asked.

const EXPIRES = '2026-12-24T08:00:00.000Z';
const CLASSES = ['server', 'virtual_machine', 'application', 'business_service'];
/** An hour without the first CI. So long that no measure of a running server has its digits by chance. */
const COST = 123_450_000_000;
const markOf = (i: number) => `q${i.toString(36)}x`;
const idOf = (i: number) => `ci-${markOf(i)}-id`;
const NOBODY = 'ci-qzx-id';
const HARD = { type: 'uses', effect: 'hard' } as const;
const PLACEHOLDER = /restricted-[0-9a-f]{12}/g;

interface Ci {
  id: string;
  /** stands in every value of the CI, and in none of another */
  mark: string;
  class: string;
  environment: string;
  owner: string;
}

interface Question {
  cis: Ci[];
  estate: Estate;
  scope: Scope;
}

const questions: fc.Arbitrary<Question> = estates.chain((estate) =>
  fc.record({
    estate: fc.constant(estate),
    cis: fc.tuple(
      ...estate.cis.map((_, i) =>
        fc.record({
          id: fc.constant(idOf(i)),
          mark: fc.constant(markOf(i)),
          class: fc.constantFrom(...CLASSES),
          environment: fc.constantFrom('prod', 'test'),
          owner: fc.constantFrom('team-a', 'team-b'),
        }),
      ),
    ) as unknown as fc.Arbitrary<Ci[]>,
    scope: fc.constantFrom<Scope>(
      { environments: ['prod'] },
      { classes: ['server'] },
      { classes: ['application', 'business_service'] },
      { environments: ['prod'], classes: ['server', 'business_service'] },
    ),
  }),
);

/** A restricted service whose groups are at risk, saved and no redundancy at all when a server that is seen fails. */
const HIDDEN_GROUPS: Question = {
  scope: { environments: ['prod'] },
  estate: {
    cis: Array.from({ length: 5 }, (_, i) => ({ id: `ci-${i}` })),
    dependencies: [
      ...[1, 2].map((i) => ({ from: 'ci-0', to: `ci-${i}`, ...HARD, group: 'a', needs: '1' })),
      ...[3, 4].map((i) => ({ from: 'ci-0', to: `ci-${i}`, ...HARD, group: 'b', needs: '1' })),
      ...[3, 4].map((i) => ({ from: `ci-${i}`, to: 'ci-1', ...HARD })),
    ],
  },
  cis: ['test', 'prod', 'prod', 'test', 'prod'].map((environment, i) => ({
    ...{ id: idOf(i), mark: markOf(i), environment, owner: 'team-a' },
    class: i === 0 ? 'business_service' : 'server',
  })),
};

function recordsOf({ cis, estate }: Question): object[] {
  const at = (id: string) => cis[estate.cis.findIndex((ci) => ci.id === id)] as Ci;
  return [
    ...cis.map((ci, i) => ({
      ...{ kind: 'ci', id: ci.id, class: ci.class, name: `Name ${ci.mark}`, environment: ci.environment },
      ...{ owner: ci.owner, tags: [`tag-${ci.mark}`], source: `source-${ci.mark}` },
      outageCostPerHour: { amount: COST + i, currency: 'EUR' },
      externalIds: { other: `external-${ci.mark}` },
      ...(estate.cis[i]?.minimumMargin === undefined ? {} : { minimumMargin: estate.cis[i].minimumMargin }),
    })),
    ...estate.dependencies.map(({ from, to, group, ...rest }) => ({
      ...{ kind: 'dependency', ...rest, from: at(from).id, to: at(to).id, source: `source-${at(from).mark}` },
      ...(group === undefined ? {} : { group: `${group}-${at(from).mark}` }),
    })),
  ];
}

/** What in a text would tell of a CI: its mark, or what an hour without it costs. */
const secretsOf = (ci: Ci) => [ci.mark, String(COST + Number.parseInt(ci.mark.slice(1, -1), 36))];

type Ways = Record<
  string,
  readonly [
    method: string,
    path: string,
    body?: string | undefined,
    type?: string | undefined,
    headers?: Record<string, string>,
  ]
>;

const ndjson = (record: object) => [`${JSON.stringify(record)}\n`, 'application/x-ndjson'] as const;

let groups = 0;
/** Each of a group of its own, so that each opens an incident. */
const webhookOf = (ci: string) =>
  JSON.stringify({
    ...{
      version: '4',
      groupKey: `group ${groups++}`,
      truncatedAlerts: 0,
      status: 'firing',
      receiver: 'faultline',
    },
    alerts: [
      {
        ...{ status: 'firing', labels: { alertname: 'Down', ci }, startsAt: '2026-11-24T07:00:00Z' },
        fingerprint: 'a1',
      },
    ],
  });

const SEEN = { 'If-Match': '"1"' };

/** By CI: the incident that affects it alone. */
const incidentOf = new Map<string, string>();
const incident = (ci: string) => incidentOf.get(ci) ?? 'incident-00000000-0000-4000-8000-000000000000';
const selfSuggestion = (ci: string) => JSON.stringify([ci, ci]);
const JSON_BODY = 'application/json';
const TRIED = 'reason=x&dryRun=true';

/** Incidents of each CI and of all of them, with texts that name them, and a suggestion of each pair. */
async function withIncidents(context: Context, cis: readonly Ci[]): Promise<string[]> {
  const at = '2026-11-24T07:50:00.000Z';
  const alertOf = ({ id, mark }: Ci) => ({
    ...{ fingerprint: `print-${mark}`, name: `Name ${mark}`, ci: id, said: `host=${mark}`, at, severity: 1 },
  });
  const open = async (key: string, title: string, alerts: Parameters<typeof receiveAlerts>[1]['alerts']) =>
    (await receiveAlerts(context, { source: 'monitoring', key, title, alerts })).incident as string;
  incidentOf.clear();
  for (const ci of cis) incidentOf.set(ci.id, await open(ci.mark, `Of ${ci.mark}`, [alertOf(ci)]));
  const marks = cis.map(({ mark }) => mark).join(' ');
  const unmatched = { ...alertOf(cis[0] as Ci), fingerprint: marks, ci: null, said: marks };
  const all = await open(marks, `Of ${marks}`, [...cis.map(alertOf), unmatched]);
  await rankIncident(context, { id: all });
  for (const [i, { id: ci }] of cis.entries()) {
    const id = i === 0 ? all : (incidentOf.get(ci) as string);
    await confirmCause(context, { id, ci: (cis.at(-1) as Ci).id }, { reason: 'a test' });
  }
  await resolveIncident(context, { id: all, resolution: `it was ${marks}` }, { reason: 'a test' });
  const pairs = cis.flatMap(({ id: from }) => cis.map(({ id: to }) => ({ from, to, incident: all })));
  const proposals = pairs.filter(({ from, to }) => from !== to);
  const write = { actor: 't', reason: 't', writeId: 'proposals', now: at, source: 't' };
  await context.store.apply({ proposals }, write);
  return [all, ...incidentOf.values()];
}

/** What may be asked of an incident, and of a suggestion, over REST and by GraphQL. */
const incidentWays = (id: string): Ways => ({
  incident: ['GET', `/api/incidents/${id}`],
  rankIncident: ['POST', `/api/incidents/${id}/rank`],
  ...Object.fromEntries(
    [`incident(id: "${id}")`, `rankIncident(id: "${id}")`].map((call, i) => {
      const root = i === 0 ? 'Query' : 'Mutation';
      const field = call.slice(0, call.indexOf('('));
      const query = everyField(root, field, { [`${root}.${field}`]: `id: "${id}"` });
      return [`${root}.${field}`, ['POST', '/graphql', JSON.stringify({ query }), JSON_BODY] as const];
    }),
  ),
});
const decision = (id: string) =>
  [
    'PUT',
    `/api/suggestions/${encodeURIComponent(id)}/decision?${TRIED}`,
    '{"status": "accepted"}',
    JSON_BODY,
  ] as const;

/** Each route by its operation, asked for a CI and with what fails. */
const REST: Record<string, (ci: string) => Ways[string] | undefined> = {
  live: () => ['GET', '/livez'],
  ready: () => ['GET', '/readyz'],
  metrics: () => ['GET', '/metrics'],
  openapi: () => ['GET', '/api/openapi.json'],
  impact: (ci) => ['GET', `/api/impact?seed=${ci}`],
  explain: (ci) => ['GET', `/api/explain?ci=${ci}&seed=${ci}`],
  singlePoints: (ci) => ['GET', `/api/single-points?service=${ci}`],
  paths: (ci) => ['GET', `/api/paths?from=${ci}&to=${ci}`],
  cis: (ci) => ['GET', `/api/cis?text=${ci}`],
  ci: (ci) => ['GET', `/api/cis/${ci}`],
  putCi: (ci) => [
    'PUT',
    `/api/cis/${ci}?reason=x&dryRun=true`,
    '{"class": "server"}',
    'application/json',
    SEEN,
  ],
  retireCi: (ci) => ['DELETE', `/api/cis/${ci}?reason=x&dryRun=true`, undefined, undefined, SEEN],
  history: (ci) => ['GET', `/api/history?record=${ci}&limit=1000`],
  doctor: () => ['GET', '/api/doctor'],
  export: (ci) => ['GET', `/api/export?format=graphml&around=${ci}`],
  startImport: (ci) => [
    'POST',
    '/api/imports?dryRun=true',
    ...ndjson({ kind: 'dependency', from: ci, to: 'nothing', type: 'uses' }),
  ],
  loadExample: () => ['POST', '/api/example'],
  import: () => ['GET', '/api/imports/none'],
  stopImport: () => ['DELETE', '/api/imports/none'],
  receiveAlertmanager: (ci) => ['POST', '/api/webhooks/alertmanager', webhookOf(ci), 'application/json'],
  receiveAlerts: (ci) => [
    'POST',
    '/api/alerts',
    JSON.stringify({ key: `key ${groups++}`, alerts: [{ ci, at: '2026-11-24T07:00:00Z' }] }),
    'application/json',
  ],
  rootCause: (ci) => [
    'POST',
    '/api/root-cause',
    JSON.stringify({ alerts: [{ ci, at: '2026-11-24T07:00:00Z' }], monitored: 'all' }),
    'application/json',
  ],
  matchAlerts: (ci) => ['POST', '/api/alerts/match', `${ci} is down`, 'text/plain'],
  incidents: (ci) => ['GET', `/api/incidents?ci=${ci}`],
  incident: (ci) => ['GET', `/api/incidents/${incident(ci)}`],
  rankIncident: (ci) => ['POST', `/api/incidents/${incident(ci)}/rank`],
  confirmCause: (ci) => [
    ...(['PUT', `/api/incidents/${incident(ci)}/cause?${TRIED}`] as const),
    ...([JSON.stringify({ ci }), JSON_BODY] as const),
  ],
  unconfirmCause: (ci) => ['DELETE', `/api/incidents/${incident(ci)}/cause?${TRIED}`],
  resolveIncident: (ci) => [
    ...(['POST', `/api/incidents/${incident(ci)}/resolution?${TRIED}`] as const),
    ...(['{"resolution": "x"}', JSON_BODY] as const),
  ],
  suggestions: () => ['GET', '/api/suggestions'],
  decideSuggestion: (ci) => decision(selfSuggestion(ci)),
  session: () => ['GET', '/api/session'],
  tokens: () => ['GET', '/api/tokens'],
  createToken: () => ['POST', '/api/tokens', '{}', 'application/json'],
  revokeToken: () => ['DELETE', '/api/tokens/none'],
  events: () => undefined, // a stream: see below
};

const MORE_REST: Ways = {
  'all single points': ['GET', '/api/single-points'],
  'all CIs': ['GET', '/api/cis'],
  'all incidents': ['GET', '/api/incidents'],
  'all history': ['GET', '/api/history?limit=1000'],
  'all as ndjson': ['GET', '/api/export'],
  'all as csv': ['GET', '/api/export?format=csv'],
  'all dependencies as csv': ['GET', '/api/export?format=csv&dependencies=true'],
  'all as graphml': ['GET', '/api/export?format=graphml'],
  'all as dot': ['GET', '/api/export?format=dot'],
  'all as mermaid': ['GET', '/api/export?format=mermaid'],
  'all with history': ['GET', '/api/export?withHistory=true'],
};

const WRITE = 'write: {reason: "a test", dryRun: true}';

/** By `Type.field` the arguments of all that is asked by GraphQL, of a CI. */
const argsFor = (ci: string): Record<string, string> => ({
  'Query.blastRadius': `seeds: [{id: "${ci}"}]`,
  'Query.ci': `id: "${ci}"`,
  'Query.cis': 'first: 12',
  'Query.search': `text: "${ci.split('-')[1]}"`,
  'Query.meanings': `words: ["${ci}", "Name ${ci.split('-')[1]}", "${ci}x"]`,
  'Query.explain': `id: "${ci}", seeds: [{id: "${ci}"}]`,
  'Query.singlePointsOfFailure': `service: "${ci}", first: 20`,
  'Query.paths': `from: "${ci}", to: "${ci}"`,
  'Query.neighbourhood': `id: "${ci}", depth: 3, limit: 20`,
  'Query.subgraph': `ids: ["${ci}", "nothing"], depth: 3`,
  'Query.matchAlarms': `text: "${ci} is down"`,
  'Query.commonDependencies': `ids: ["${ci}", "${ci}"]`,
  'Query.rootCause': `input: {alerts: [{ci: "${ci}", at: "2026-11-24T08:00:00Z"}], at: "2026-11-24T08:00:00Z", monitored: all}`,
  'Query.history': `record: "${ci}"`,
  'Query.incidents': 'first: 12',
  'Query.incident': `id: "${incident(ci)}"`,
  'Query.suggestions': 'first: 12',
  'Mutation.rankIncident': `id: "${incident(ci)}"`,
  'Mutation.confirmCause': `id: "${incident(ci)}", ci: "${ci}", ${WRITE}`,
  'Mutation.unconfirmCause': `id: "${incident(ci)}", ${WRITE}`,
  'Mutation.resolveIncident': `id: "${incident(ci)}", resolution: "x", ${WRITE}`,
  'Mutation.acceptSuggestion': `id: ${JSON.stringify(selfSuggestion(ci))}, ${WRITE}`,
  'Mutation.dismissSuggestion': `id: ${JSON.stringify(selfSuggestion(ci))}, ${WRITE}`,
  'BlastRadius.impacted': '',
  'BlastRadius.graph': `of: ["${ci}"], limit: 50, survivors: true`,
  'ConfigurationItem.dependencies': 'first: 12',
  'ConfigurationItem.dependents': 'first: 12',
  'Mutation.upsertCis': `cis: [{id: "${ci}", class: "cluster"}], ${WRITE}`,
  'Mutation.upsertDependencies': `dependencies: [{from: "${ci}", to: "nothing", type: "uses"}], ${WRITE}`,
  'Mutation.retireCis': `ids: ["${ci}"], ${WRITE}`,
  'Mutation.removeDependencies': `keys: ["[\\"${ci}\\",\\"uses\\",\\"nothing\\"]"], ${WRITE}`,
  'Mutation.changeSet': `change: {cis: [], dependencies: [], retire: ["${ci}"], remove: []}, ${WRITE}`,
});

function waysFor(ci: string): Ways {
  const ways: [string, Ways[string]][] = [];
  for (const [operation, ask] of Object.entries(REST)) {
    const way = ask(ci);
    if (way) ways.push([`REST ${operation}`, way]);
  }
  const args = argsFor(ci);
  for (const root of ['Query', 'Mutation'] as const) {
    for (const field of fieldsOf(root)) {
      const body = JSON.stringify({ query: everyField(root, field, args) });
      ways.push([`${root}.${field}`, ['POST', '/graphql', body, 'application/json']]);
    }
  }
  return Object.fromEntries(ways);
}

let desk: RestDesk;
afterEach(() => desk?.stop());

async function opened(question: Question) {
  desk = await restDesk({
    authenticate: true,
    graphql: graphqlMiddleware,
    limits: { requestsPerSecond: 1e6 },
  });
  await desk.load(recordsOf(question));
  const asker = async (role: 'viewer' | 'editor' | 'approver', scope?: Scope) => {
    const { text } = await createToken(desk.context, {
      ...{ name: `a ${role}`, role, expires: EXPIRES },
      ...(scope ? { scope } : {}),
    });
    return async ([method, path, body, type, more]: Ways[string]) => {
      const headers = { Authorization: `Bearer ${text}` };
      const answer = await desk.send(method, path, body, {
        ...headers,
        ...(type === undefined ? {} : { 'Content-Type': type }),
        ...more,
      });
      // An import is answered by its report.
      const report = answer.headers.get('location');
      let last = answer;
      while (report && (last === answer || last.json.state === 'running'))
        last = await desk.get(report, headers);
      return last;
    };
  };
  const sees = (ci: Ci) => maySee(question.scope, catalogue, ci);
  return {
    scoped: await asker('approver', question.scope),
    whole: await asker('approver'),
    visible: question.cis.filter(sees),
    restricted: question.cis.filter((ci) => !sees(ci)),
  };
}

test('every route is among the ways out that are asked', async () => {
  desk = await restDesk();
  const { json } = await desk.get('/api/openapi.json');
  const operations = Object.values(json.paths as Record<string, Record<string, { operationId: string }>>)
    .flatMap((path) => Object.values(path))
    .map(({ operationId }) => operationId);
  expect(Object.keys(REST).sort()).toEqual([...new Set(operations)].sort());
});

test('no way out tells of a restricted CI, and one is as if it were not there', async () => {
  await fc.assert(
    fc.asyncProperty(questions, async (question) => {
      const { scoped, visible, restricted } = await opened(question);
      const incidents = await withIncidents(desk.context, question.cis);
      const secrets = restricted.flatMap(secretsOf);
      const leaks = (text: string) => secrets.filter((secret) => text.includes(secret));
      const placeholders = new Set<string>();
      for (const ci of visible.slice(0, 3)) {
        for (const [name, way] of Object.entries({ ...waysFor(ci.id), ...MORE_REST })) {
          const { status, text } = await scoped(way);
          expect([name, ci.id, status, leaks(text)]).toEqual([name, ci.id, expect.any(Number), []]);
          for (const [placeholder] of text.matchAll(PLACEHOLDER)) placeholders.add(placeholder);
        }
      }
      for (const id of incidents.slice(0, 4)) {
        for (const [name, way] of Object.entries(incidentWays(id))) {
          const { status, text } = await scoped(way);
          expect([name, status, leaks(text)]).toEqual([name, expect.any(Number), []]);
        }
      }
      const ids = question.cis.map((ci) => ci.id);
      const to = ids.at(-1) as string;
      for (const from of ids.slice(0, -1).slice(0, 4)) {
        const isSeen = [from, to].every((id) => visible.some((ci) => ci.id === id));
        const { status } = await scoped(decision(JSON.stringify([from, to])));
        expect([from, to, status]).toEqual([from, to, isSeen ? 200 : 404]);
      }
      // What an answer gave may be asked for.
      for (const placeholder of [...placeholders].slice(0, 2)) {
        for (const [name, way] of Object.entries(waysFor(placeholder))) {
          expect([name, leaks((await scoped(way)).text)]).toEqual([name, []]);
        }
      }
      for (const { id } of restricted.slice(0, 2)) {
        const of = Object.entries(waysFor(id));
        const nobody = Object.values(waysFor(NOBODY));
        for (const [i, [name, way]] of of.entries()) {
          const [asked, absent] = [await scoped(way), await scoped(nobody[i] as Ways[string])];
          const neutral = ({ status, text }: typeof asked, word: string) => [
            name,
            status,
            text
              .replaceAll(word, 'ID')
              .replaceAll(word.split('-')[1] as string, 'MARK')
              .replaceAll(/import-[0-9a-f-]{36}|api-[0-9a-f-]{36}|[0-9a-f]{8}-[0-9a-f-]{27}/g, 'NEW'),
          ];
          if (name === 'REST metrics') continue;
          expect(neutral(asked, id)).toEqual(neutral(absent, NOBODY));
        }
      }
      await desk.stop();
    }),
    { numRuns: 10, endOnFailure: true, examples: [[HIDDEN_GROUPS]] },
  );
}, 240_000);

const RADIUS = `{
  counts { down degraded atRisk services { down degraded } byClass { class down degraded } }
  impacted { total items { id class level distance owner reason { seed group needs of lost { id } } } }
  chain { id level reason { seed } } services { items { id } } atRisk { items { id group needs of usable } } saved { items { id group needs usable of } }
  outageCostPerHour { amount } outageCostComplete
}`;
const OF_NODES = 'id distance owner criticality environment status source updated dependencies dependents';
type Drawn = { spared: { edges: { from: string; to: string }[] } };
const SPARED =
  '{ nodes { id criticality } spared { nodes { id criticality } edges { from to type effect group lost } total } }';
const AROUND = `{ total nodes { ${OF_NODES} } edges { from to type effect group } }`;
const GROUPS =
  '{ requirementGroups { name needed of } dependencies(first: 50) { total } dependents(first: 50) { total } }';

test('what is told of the rest is what everybody is told, computed over everything', async () => {
  await fc.assert(
    fc.asyncProperty(questions, async (question) => {
      const { scoped, whole, visible, restricted } = await opened(question);
      const isRestricted = (id: string) => restricted.some((ci) => ci.id === id);
      const isSeen = ({ id }: { id: string }) => !isRestricted(id);
      const mask = (id: string) => (isRestricted(id) || id.match(PLACEHOLDER) ? 'restricted' : id);
      const inOrder = (list: readonly unknown[]) => list.map((each) => JSON.stringify(each)).sort();
      const asked = async (ask: typeof scoped, query: string) => {
        const body = JSON.stringify({ query: `{ q: ${query} }` });
        return (await ask(['POST', '/graphql', body, 'application/json'])).json.data.q;
      };
      const both = async (query: string) => [await asked(scoped, query), await asked(whole, query)];
      const ids = visible.map(({ id }) => id);

      for (const { id } of visible.slice(0, 3)) {
        const [told, all] = await both(`blastRadius(seeds: [{id: "${id}"}]) ${RADIUS}`);
        const { down: allDown, degraded: allDegraded, atRisk: allAtRisk } = all.counts;
        expect(told.counts).toMatchObject({ down: allDown, degraded: allDegraded, atRisk: allAtRisk });
        type Impacted = {
          id: string;
          class: string;
          level: 'down' | 'degraded';
          reason: { seed: boolean; lost: { id: string }[] };
        };
        const untold = { seed: false, group: null, needs: 0, of: 0, lost: [] };
        const lostBy = ({ reason }: Impacted) => ({
          ...reason,
          lost: reason.lost.map((member) => mask(member.id)).sort(),
        });
        const masked = (all.impacted.items as Impacted[]).map((ci) => ({
          ...ci,
          reason: isRestricted(ci.id) ? untold : lostBy(ci),
          ...(isRestricted(ci.id) ? { id: 'restricted', class: 'restricted' } : {}),
        }));
        expect(told.impacted.total).toBe(all.impacted.total);
        const items = (told.impacted.items as Impacted[]).map((ci) => ({
          ...ci,
          id: mask(ci.id),
          reason: lostBy(ci),
        }));
        expect(inOrder(items)).toEqual(inOrder(masked));
        const paged: Impacted[] = [];
        for (let after: string | null | undefined; after !== null; ) {
          const view = `{first: 1${after === undefined ? '' : `, after: "${after}"`}}`;
          const page = await asked(
            scoped,
            `blastRadius(seeds: [{id: "${id}"}], view: ${view}) { impacted { next items { id } } }`,
          );
          paged.push(...page.impacted.items);
          after = page.impacted.next;
        }
        expect(paged.map((ci) => ci.id)).toEqual((told.impacted.items as Impacted[]).map((ci) => ci.id));
        for (const { class: of, down, degraded } of told.counts.byClass) {
          const own = masked.filter((ci) => ci.class === of);
          expect([of, down, degraded]).toEqual([
            of,
            ...['down', 'degraded'].map((level) => own.filter((ci) => ci.level === level).length),
          ]);
        }
        // The worst service that is seen, and then what brought it down, seen or not, to what was asked about.
        const chain = told.chain as { id: string; level: string; reason: { seed: boolean } }[];
        const [worst] = told.services.items as { id: string }[];
        if (worst && worst.id !== id) expect(chain[0]?.id).toBe(worst.id);
        if (worst || told.impacted.total > 1) expect(chain.at(-1)?.id).toBe(id);
        const level = new Map((told.impacted.items as Impacted[]).map((ci) => [ci.id, ci.level]));
        expect(chain.map((link) => [link.id, link.level])).toEqual(
          chain.map((link) => [link.id, level.get(link.id)]),
        );
        expect(told.services.items).toEqual(all.services.items.filter(isSeen));
        const services = (all.impacted.items as Impacted[]).filter(
          (ci) => ci.class === 'business_service' && isSeen(ci),
        );
        expect(told.counts.services).toEqual({
          down: services.filter((ci) => ci.level === 'down').length,
          degraded: services.filter((ci) => ci.level === 'degraded').length,
        });
        expect(told.atRisk.items).toEqual(all.atRisk.items.filter(isSeen));
        expect(told.saved.items).toEqual(all.saved.items.filter(isSeen));
        const down = (all.impacted.items as Impacted[]).filter((ci) => ci.level === 'down');
        const cost = (ci: Impacted) => COST + question.cis.findIndex((each) => each.id === ci.id);
        const sum = down.filter(isSeen).reduce((total, ci) => total + cost(ci), 0);
        expect([told.outageCostPerHour[0]?.amount ?? 0, told.outageCostComplete]).toEqual([
          sum,
          down.every(isSeen),
        ]);

        const ends = <E extends { from: string; to: string }>(edge: E) => ({
          ...edge,
          from: mask(edge.from),
          to: mask(edge.to),
        });
        const [beside, allBeside] = await both(
          `blastRadius(seeds: [{id: "${id}"}]) { graph(of: ${JSON.stringify(ids)}, survivors: true) ${SPARED} }`,
        );
        const saves = ({ graph }: { graph: Drawn }) =>
          inOrder(graph.spared.edges.filter(({ from }) => !isRestricted(from)).map(ends));
        expect(saves(beside)).toEqual(saves(allBeside));
        for (const { id: node, criticality } of [...beside.graph.nodes, ...beside.graph.spared.nodes]) {
          expect([node, criticality]).toEqual([node, ids.includes(node) ? 3 : null]);
        }

        const shut = (edge: { from: string }) =>
          edge.from === 'restricted' ? { ...edge, type: 'restricted', group: null } : edge;
        const nodes = (list: { id: string }[]) =>
          inOrder(list.map((node) => ({ ...node, id: mask(node.id) })));
        const hidden = [
          'criticality',
          'environment',
          'status',
          'source',
          'updated',
          'dependencies',
          'dependents',
        ];
        const bare = (node: { id: string }) =>
          isRestricted(node.id)
            ? { ...node, ...Object.fromEntries(hidden.map((name) => [name, null])) }
            : node;
        for (const part of [
          'neighbourhood(id: "ID", limit: 50, depth: 3)',
          'subgraph(ids: ["ID"], depth: 3)',
        ]) {
          const [near, allNear] = await both(`${part.replace('ID', id)} ${AROUND}`);
          expect([near.total, nodes(near.nodes)]).toEqual([allNear.total, nodes(allNear.nodes.map(bare))]);
          expect(inOrder(near.edges.map(ends))).toEqual(inOrder(allNear.edges.map(ends).map(shut)));
        }
        const [own, allOwn] = await both(`ci(id: "${id}") ${GROUPS}`);
        expect(own).toEqual(allOwn);
        for (const other of ids) {
          const [level, trueLevel] = await both(`explain(id: "${other}", seeds: [{id: "${id}"}]) { level }`);
          expect(level).toEqual(trueLevel);
          const [paths, allPaths] = await both(
            `paths(from: "${id}", to: "${other}") { complete paths { steps { id } } }`,
          );
          const steps = (answer: { paths: { steps: { id: string }[] }[] }) =>
            inOrder(answer.paths.map((path) => path.steps.map((step) => mask(step.id))));
          expect([paths.complete, steps(paths)]).toEqual([allPaths.complete, steps(allPaths)]);
        }
      }

      const everybody = JSON.stringify(question.cis.map((ci) => ci.id));
      const [drawn] = await both(`subgraph(ids: ${everybody}) { missing nodes { id } }`);
      expect(drawn).toEqual({
        missing: restricted.map(({ id }) => id),
        nodes: [...ids].sort().map((id) => ({ id })),
      });
      const [page] = await both('cis(first: 50) { total complete items { id } }');
      expect(page).toEqual({
        total: ids.length,
        complete: true,
        items: [...ids].sort().map((id) => ({ id })),
      });
      const [facets] = await both(
        'facets { total classes { cis } environments { cis } owners { cis } statuses { cis } sources { cis } criticalities { cis } }',
      );
      const sums = ['classes', 'environments', 'owners', 'statuses', 'sources', 'criticalities'].map((by) =>
        facets[by].reduce((total: number, { cis }: { cis: number }) => total + cis, 0),
      );
      expect([facets.total, ...sums]).toEqual(Array(7).fill(ids.length));
      const [found] = await both('search(text: "name", first: 50) { total items { id } }');
      expect([found.total, found.items.map(({ id }: Ci) => id).sort()]).toEqual([
        ids.length,
        [...ids].sort(),
      ]);
      const at = (id: string) => question.cis[question.estate.cis.findIndex((ci) => ci.id === id)] as Ci;
      const open = question.estate.dependencies.filter(
        ({ from, to }) => isSeen(at(from)) && isSeen(at(to)),
      ).length;
      const [statistics] = await both('statistics { cis dependencies }');
      expect(statistics).toEqual({ cis: ids.length, dependencies: open });
      const { text, headers } = await scoped(['GET', '/api/export']);
      const [header, ...records] = text
        .trim()
        .split('\n')
        .map((record) => JSON.parse(record));
      expect([header.scope, headers.get('Faultline-Complete')]).toEqual([question.scope, 'false']);
      expect(records.filter(({ kind }) => kind === 'ci').map(({ id }) => id)).toEqual([...ids].sort());
      expect(records.filter(({ kind }) => kind === 'dependency')).toHaveLength(open);
      const [history] = await both('history(first: 500) { total items { kind hash } }');
      expect(history.items.filter(({ kind }: { kind: string }) => kind === 'ci')).toHaveLength(ids.length);
      expect(history.total).toBe(history.items.length);
      const [points, allPoints] = await both(
        'singlePointsOfFailure { points { id services takesDown } falseRedundancy { id group needs of } }',
      );
      expect(points.falseRedundancy).toEqual(allPoints.falseRedundancy.filter(isSeen));
      type Point = { id: string; services: string[]; takesDown: number };
      const seenPoints = (list: Point[]) =>
        inOrder(
          list
            .filter(isSeen)
            .map((point) => ({ ...point, services: point.services.filter((id) => ids.includes(id)) })),
        );
      const ofSeen = (allPoints.points as Point[]).filter(({ services }) =>
        services.some((id) => ids.includes(id)),
      );
      expect(seenPoints(points.points.filter((point: Point) => !point.id.match(PLACEHOLDER)))).toEqual(
        seenPoints(ofSeen),
      );
      const [findings] = await both('findings { code examples }');
      const ofOne = findings.filter(({ code }: { code: string }) => code !== 'cycle');
      expect(JSON.stringify(ofOne)).not.toContain('restricted');
      await desk.stop();
    }),
    { numRuns: 10, endOnFailure: true, examples: [[HIDDEN_GROUPS]] },
  );
}, 120_000);

test('the stream of events tells that something was written, and of what is seen which record', async () => {
  const prod = { id: 'seen', class: 'server', environment: 'prod' };
  const test = { id: 'hidden', class: 'server', environment: 'test' };
  desk = await restDesk({ authenticate: true, limits: { eventsEveryMs: 10 } });
  const { text } = await createToken(desk.context, {
    ...{ name: 'ear', role: 'viewer', expires: EXPIRES, scope: { environments: ['prod'] } },
  });
  const before = (await desk.context.store.status()).sequence;
  await desk.load([
    { kind: 'ci', ...prod },
    { kind: 'ci', ...test },
    { kind: 'dependency', from: 'seen', to: 'hidden', type: 'uses' },
  ]);
  const stop = new AbortController();
  const response = await fetch(`${desk.url}/api/events?after=${before}`, {
    headers: { Authorization: `Bearer ${text}` },
    signal: stop.signal,
  });
  let stream = '';
  const decoder = new TextDecoder();
  for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) {
    stream += decoder.decode(part, { stream: true });
    if (stream.match(/^data: /gm)?.length === 2) break;
  }
  stop.abort();
  const changes = [...stream.matchAll(/^data: (.*)$/gm)].map(([, json]) => JSON.parse(json as string));
  expect(changes.map(({ records, total }) => [records, total])).toEqual([
    [[{ kind: 'ci', id: 'seen', action: 'created' }], 1],
    [[], 0],
  ]);
});

test('whoever has the name of another, and not the scope, does not find their import', async () => {
  desk = await restDesk({ authenticate: true });
  const asked = { name: 'twin', role: 'editor', expires: EXPIRES };
  const [whole, scoped] = await Promise.all(
    [{}, { scope: { environments: ['prod'] } }].map(async (scope) => {
      const { text } = await createToken(desk.context, { ...asked, ...scope });
      return { Authorization: `Bearer ${text}` };
    }),
  );
  const headers = { ...whole, 'Content-Type': 'application/x-ndjson' };
  const { json } = await desk.send(
    'POST',
    '/api/imports?importId=own',
    '{"kind":"ci","id":"a","class":"server"}',
    headers,
  );
  expect(json.id).toBe('own');
  const found = async (of: object | undefined) => (await desk.get('/api/imports/own', { ...of })).status;
  expect([await found(whole), await found(scoped)]).toEqual([200, 404]);
});
