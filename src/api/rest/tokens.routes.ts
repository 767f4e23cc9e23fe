import { z } from 'zod';
import { tokenRequestSchema } from '../../domain/token.ts';
import {
  createdTokenSchema,
  createToken,
  listTokens,
  revokeToken,
  shownTokenSchema,
  tokenListSchema,
} from '../../use-cases/tokens.ts';
import { bodyOf } from './body.ts';
import { questionRoute, route } from './route.ts';

const page = z.strictObject({
  after: z.string().max(100).optional().describe('the page that follows this id'),
  limit: z.int().min(1).max(500).default(50).describe('at most this many'),
});
const one = z.strictObject({ id: z.string().min(1).max(100) });

export const tokensRoutes = [
  questionRoute(
    {
      path: '/api/tokens',
      operation: 'tokens',
      summary: 'The tokens there are, also those that are refused; for admins',
      question: page,
      answer: tokenListSchema,
      errors: [],
    },
    listTokens,
  ),
  route(
    {
      method: 'post',
      path: '/api/tokens',
      operation: 'createToken',
      summary: 'Makes a token, whose text is in this answer and in no other; for admins',
      question: z.strictObject({}),
      body: { 'application/json': tokenRequestSchema },
      replies: [
        { status: 201, description: 'the token', content: { 'application/json': createdTokenSchema } },
      ],
      errors: [],
    },
    async (call) => {
      call.response.status(201).json(await createToken(call.context, await bodyOf(call)));
    },
  ),
  route(
    {
      method: 'delete',
      path: '/api/tokens/{id}',
      operation: 'revokeToken',
      summary: 'Refuses a token from now on; for admins',
      question: one,
      replies: [
        {
          status: 200,
          description: 'the token, revoked',
          content: { 'application/json': shownTokenSchema },
        },
      ],
      errors: ['NOT_FOUND'],
    },
    async ({ context, response }, question) => {
      response.json(await revokeToken(context, question));
    },
  ),
];
