import { z } from 'zod';
import {
  decideSuggestion,
  decisionSchema,
  listSuggestions,
  suggestionDecidedSchema,
  suggestionListQuestionSchema,
  suggestionListSchema,
} from '../../use-cases/suggestions.ts';
import { bodyOf } from './body.ts';
import { failedPrecondition, IF_MATCH, PRECONDITION_REPLIES, versionsGiven } from './precondition.ts';
import { questionRoute, route } from './route.ts';
import { write } from './write.ts';

const one = z.strictObject({
  id: z.string().min(1).max(1000).describe('id of the suggestion: [from,to] as JSON'),
  ...write,
});

export const suggestionsRoutes = [
  questionRoute(
    {
      path: '/api/suggestions',
      operation: 'suggestions',
      summary: 'Dependencies that the graph may lack, the most often proposed first',
      question: suggestionListQuestionSchema,
      answer: suggestionListSchema,
      errors: [],
    },
    listSuggestions,
  ),
  route(
    {
      method: 'put',
      path: '/api/suggestions/{id}/decision',
      operation: 'decideSuggestion',
      summary: 'Accepts it, which writes the dependency, or dismisses it, so that it is not proposed again',
      question: one,
      headers: IF_MATCH,
      body: { 'application/json': decisionSchema },
      replies: [
        {
          status: 200,
          description: 'the suggestion',
          content: { 'application/json': suggestionDecidedSchema },
        },
        ...PRECONDITION_REPLIES.filter(({ status }) => status !== 428),
      ],
      errors: ['NOT_FOUND', 'CONFLICT'],
    },
    async (call, { id, ...how }) => {
      const { context, request, response } = call;
      const asked = { id, decision: await bodyOf(call) };
      const given = { ...how, expectedVersions: versionsGiven(request, id) };
      response.json(
        await decideSuggestion(context, asked, given).catch((error) => {
          throw failedPrecondition(error);
        }),
      );
    },
  ),
];
