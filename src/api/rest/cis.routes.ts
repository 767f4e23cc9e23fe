import { createHash } from 'node:crypto';
import { ciListQuestionSchema, ciListSchema, listCis } from '../../use-cases/list-cis.ts';
import { ciAnswerSchema, ciQuestionSchema, showCi } from '../../use-cases/show-ci.ts';
import { questionRoute, route } from './route.ts';

export const cisRoutes = [
  questionRoute(
    {
      path: '/api/cis',
      operation: 'cis',
      summary: 'The CIs that match, in the order asked for',
      question: ciListQuestionSchema,
      answer: ciListSchema,
      errors: [],
    },
    (context, { sort, after, limit, ...filter }) => listCis(context, { filter, sort, after, limit }),
  ),
  route(
    {
      method: 'get',
      path: '/api/cis/{id}',
      operation: 'ci',
      summary: 'One CI whole, with its dependencies and dependents',
      question: ciQuestionSchema,
      replies: [
        {
          status: 200,
          description: 'the answer',
          content: { 'application/json': ciAnswerSchema },
          headers: { ETag: 'version of the CI, and a digest of the whole answer' },
        },
        { status: 304, description: 'as If-None-Match says the caller has it', content: {} },
      ],
      errors: ['NOT_FOUND'],
    },
    async ({ context, response }, question) => {
      const answer = await showCi(context, question);
      const text = JSON.stringify(answer);
      // The version alone would not do: neighbours and the last sighting move without it.
      const digest = createHash('sha256').update(text).digest('base64url').slice(0, 22);
      response.set({ ETag: `W/"${answer.ci.version}-${digest}"`, 'Cache-Control': 'private, no-cache' });
      response.type('json').send(text); // 304 by itself where If-None-Match has this ETag
    },
  ),
];
