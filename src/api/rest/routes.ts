import { z } from 'zod';
import { blastRadiusSchema } from '../../use-cases/blast-radius.ts';
import type { App } from '../../use-cases/context.ts';
import { pathsSchema } from '../../use-cases/dependency-paths.ts';
import { doctorSchema } from '../../use-cases/doctor.ts';
import { explanationSchema } from '../../use-cases/explain-level.ts';
import { importReportSchema } from '../../use-cases/import-report.ts';
import {
  incidentAnswerSchema,
  incidentListSchema,
  incidentWrittenSchema,
} from '../../use-cases/incidents.ts';
import { ciListSchema } from '../../use-cases/list-cis.ts';
import { rankedIncidentSchema } from '../../use-cases/rank-incident.ts';
import { graphChangeSchema } from '../../use-cases/read-changes.ts';
import { historySchema } from '../../use-cases/read-history.ts';
import { receivedAnswerSchema } from '../../use-cases/receive-matched.ts';
import { rootCauseSchema } from '../../use-cases/root-cause-answer.ts';
import { ciAnswerSchema } from '../../use-cases/show-ci.ts';
import { singlePointsSchema } from '../../use-cases/single-points.ts';
import { suggestionDecidedSchema, suggestionListSchema } from '../../use-cases/suggestions.ts';
import { createdTokenSchema, shownTokenSchema, tokenListSchema } from '../../use-cases/tokens.ts';
import type { Admission } from '../access/admission.ts';
import type { ChangeFeed } from '../change-feed.ts';
import type { ImportDesk } from '../import-desk.ts';
import { importSchema } from '../import-desk.ts';
import type { Metrics } from '../metrics.ts';
import { problemSchema } from '../problem.ts';
import type { RankingDesk } from '../ranking-desk.ts';
import { alertsRoutes } from './alerts.routes.ts';
import { cisRoutes } from './cis.routes.ts';
import { estateRoutes } from './estate.routes.ts';
import { eventsRoutes } from './events.routes.ts';
import { healthRoutes } from './health.routes.ts';
import { impactRoutes } from './impact.routes.ts';
import { importsRoutes } from './imports.routes.ts';
import { incidentsRoutes } from './incidents.routes.ts';
import { type LoginDesk, loginRoutes, sessionRoute, sessionSchema } from './login.routes.ts';
import { openApiOf } from './openapi.ts';
import { type Route, route } from './route.ts';
import { suggestionsRoutes } from './suggestions.routes.ts';
import { tokensRoutes } from './tokens.routes.ts';

/** Schemas that the OpenAPI document names, so that a generated client has types of these names. */
export const NAMED = {
  BlastRadius: blastRadiusSchema,
  Explanation: explanationSchema,
  SinglePoints: singlePointsSchema,
  Paths: pathsSchema,
  CiList: ciListSchema,
  Ci: ciAnswerSchema,
  History: historySchema,
  Diagnosis: doctorSchema,
  Import: importSchema,
  ImportReport: importReportSchema,
  GraphChange: graphChangeSchema,
  IncidentList: incidentListSchema,
  Incident: incidentAnswerSchema,
  IncidentWritten: incidentWrittenSchema,
  RankedIncident: rankedIncidentSchema,
  RootCause: rootCauseSchema,
  SuggestionList: suggestionListSchema,
  SuggestionDecided: suggestionDecidedSchema,
  ReceivedAlerts: receivedAnswerSchema,
  Session: sessionSchema,
  Token: shownTokenSchema,
  CreatedToken: createdTokenSchema,
  TokenList: tokenListSchema,
  Problem: problemSchema,
};

/** Every route of the REST API, listed once. */
export function routesOf(
  app: App,
  parts: {
    admission: Admission;
    metrics: Metrics;
    feed: ChangeFeed;
    imports: ImportDesk;
    rankings: RankingDesk;
    login?: LoginDesk | undefined;
  },
): Route[] {
  const { admission, metrics, feed, imports, rankings } = parts;
  const routes: Route[] = [
    ...healthRoutes(app, metrics),
    ...impactRoutes,
    ...cisRoutes,
    ...estateRoutes,
    ...alertsRoutes(rankings),
    ...eventsRoutes(feed, admission),
    ...importsRoutes(imports),
    ...incidentsRoutes,
    ...suggestionsRoutes,
    ...tokensRoutes,
    sessionRoute(parts.login?.sessions),
    ...(parts.login ? loginRoutes(parts.login) : []),
  ];
  const document = route(
    {
      method: 'get',
      path: '/api/openapi.json',
      operation: 'openapi',
      summary: 'This description of the API',
      question: z.strictObject({}),
      replies: [{ status: 200, description: 'OpenAPI 3.1', content: { 'application/json': null } }],
      errors: [],
    },
    async ({ response }) => {
      response.json(description);
    },
  );
  routes.push(document);
  const description = openApiOf(app.version, routes, NAMED);
  return routes;
}
