import { assumptionOf } from '../../use-cases/assumption.ts';
import { blastRadiusQuestionSchema, blastRadiusSchema } from '../../use-cases/blast-radius.ts';
import { dependencyPaths, pathsQuestionSchema, pathsSchema } from '../../use-cases/dependency-paths.ts';
import { explainLevel, explainQuestionSchema, explanationSchema } from '../../use-cases/explain-level.ts';
import { findCis } from '../../use-cases/find-cis.ts';
import { blastRadius } from '../../use-cases/radius.ts';
import {
  singlePoints,
  singlePointsQuestionSchema,
  singlePointsSchema,
} from '../../use-cases/single-points.ts';
import { questionRoute } from './route.ts';

export const impactRoutes = [
  questionRoute(
    {
      path: '/api/impact',
      operation: 'impact',
      summary: 'What breaks if these CIs fail, why, and what redundancy saves',
      question: blastRadiusQuestionSchema,
      answer: blastRadiusSchema,
    },
    async (context, { class: classes, minLevel, maxDistance, limit, ...words }) => {
      const assumed = await assumptionOf(context, words);
      return await blastRadius(context, { ...assumed, view: { classes, minLevel, maxDistance, limit } });
    },
  ),
  questionRoute(
    {
      path: '/api/explain',
      operation: 'explain',
      summary: 'Why a CI would be down or degraded: an irreducible proof back to the seeds',
      question: explainQuestionSchema,
      answer: explanationSchema,
    },
    async (context, { ci: word, ...words }) => {
      const [ci] = await findCis(context, [word]);
      return await explainLevel(context, { ...(await assumptionOf(context, words)), ci: ci as string });
    },
  ),
  questionRoute(
    {
      path: '/api/single-points',
      operation: 'singlePoints',
      summary:
        'Single points of failure of a service, or of all business services, and redundancy that is none',
      question: singlePointsQuestionSchema,
      answer: singlePointsSchema,
    },
    async (context, { service: word, ...how }) => {
      const [service] = word === undefined ? [] : await findCis(context, [word]);
      return await singlePoints(context, { service, ...how });
    },
  ),
  questionRoute(
    {
      path: '/api/paths',
      operation: 'paths',
      summary: 'How one CI hangs on another: the shortest dependency paths',
      question: pathsQuestionSchema,
      answer: pathsSchema,
    },
    async (context, words) => {
      const [from, to] = await findCis(context, [words.from, words.to]);
      return await dependencyPaths(context, {
        from: from as string,
        to: to as string,
        limit: words.limit,
      });
    },
  ),
];
