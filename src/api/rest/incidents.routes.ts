import { z } from 'zod';
import type { EstateWrite } from '../../use-cases/change-estate.ts';
import {
  confirmCause,
  type IncidentEdited,
  incidentAnswerSchema,
  incidentListQuestionSchema,
  incidentListSchema,
  incidentQuestionSchema,
  incidentWrittenSchema,
  listIncidents,
  resolveIncident,
  showIncident,
  unconfirmCause,
} from '../../use-cases/incidents.ts';
import { parsed } from '../../use-cases/parsed.ts';
import { rankedIncidentSchema, rankIncident, rankingQuestionSchema } from '../../use-cases/rank-incident.ts';
import { bodyOf } from './body.ts';
import { failedPrecondition, IF_MATCH, PRECONDITION_REPLIES, tagOf, versionsGiven } from './precondition.ts';
import { type Call, questionRoute, route } from './route.ts';
import { write } from './write.ts';

const one = z.strictObject({ id: incidentQuestionSchema.shape.id });
const writeOne = one.extend(write);
const causeBody = z.strictObject({
  ci: z
    .string()
    .min(1)
    .max(256)
    .describe('the CI that it was: its id, or anything that only one CI is called'),
});
const resolutionBody = z.strictObject({ resolution: z.string().describe('how it came to its end') });
const written = [
  {
    status: 200,
    description: 'what was done',
    content: { 'application/json': incidentWrittenSchema },
    headers: { ETag: 'version of the incident' },
  },
  ...PRECONDITION_REPLIES.filter(({ status }) => status !== 428),
];

export const incidentsRoutes = [
  questionRoute(
    {
      path: '/api/incidents',
      operation: 'incidents',
      summary: 'The incidents that match, the latest first',
      question: incidentListQuestionSchema,
      answer: incidentListSchema,
      errors: [],
    },
    listIncidents,
  ),
  route(
    {
      method: 'get',
      path: '/api/incidents/{id}',
      operation: 'incident',
      summary: 'One incident, with its alarms, the CIs it affects, and its suspects as they stood',
      question: incidentQuestionSchema,
      replies: [
        {
          status: 200,
          description: 'the answer',
          content: { 'application/json': incidentAnswerSchema },
          headers: { ETag: 'version of the incident, and a digest of the whole answer' },
        },
        { status: 304, description: 'as If-None-Match says the caller has it', content: {} },
      ],
      errors: ['NOT_FOUND'],
    },
    async ({ context, response }, question) => {
      const answer = await showIncident(context, question);
      const text = JSON.stringify(answer);
      response.set({ ETag: tagOf(answer.incident.version, text), 'Cache-Control': 'private, no-cache' });
      response.type('json').send(text);
    },
  ),
  route(
    {
      method: 'post',
      path: '/api/incidents/{id}/rank',
      operation: 'rankIncident',
      summary:
        'Ranks what may have caused it, and keeps the first five; the body, if any, tells what is known beside',
      question: one,
      body: { 'application/json': rankingQuestionSchema },
      isBodyOptional: true,
      replies: [
        { status: 200, description: 'the ranking', content: { 'application/json': rankedIncidentSchema } },
      ],
      errors: ['NOT_FOUND', 'LIMIT_EXCEEDED'],
    },
    async (call, { id }) => {
      const beside = await bodyOf(call);
      call.response.json(await rankIncident(call.context, { id, beside }));
    },
  ),
  route(
    {
      method: 'put',
      path: '/api/incidents/{id}/cause',
      operation: 'confirmCause',
      summary: 'Says which CI it was: confirmed causes make later rankings better',
      question: writeOne,
      headers: IF_MATCH,
      body: { 'application/json': causeBody },
      replies: written,
      errors: ['NOT_FOUND', 'CONFLICT'],
    },
    (call, { id, ...how }) =>
      answered(call, id, how, async (given) => {
        const { ci } = parsed(causeBody, await bodyOf(call), 'body');
        return await confirmCause(call.context, { id, ci }, given);
      }),
  ),
  route(
    {
      method: 'delete',
      path: '/api/incidents/{id}/cause',
      operation: 'unconfirmCause',
      summary: 'Takes back what was said of the cause',
      question: writeOne,
      headers: IF_MATCH,
      replies: written.filter(({ status }) => status !== 415),
      errors: ['NOT_FOUND', 'CONFLICT'],
    },
    (call, { id, ...how }) => answered(call, id, how, (given) => unconfirmCause(call.context, { id }, given)),
  ),
  route(
    {
      method: 'post',
      path: '/api/incidents/{id}/resolution',
      operation: 'resolveIncident',
      summary: 'Says that it is over, and how that came, in place of what was said before',
      question: writeOne,
      headers: IF_MATCH,
      body: { 'application/json': resolutionBody },
      replies: written,
      errors: ['NOT_FOUND', 'CONFLICT'],
    },
    (call, { id, ...how }) =>
      answered(call, id, how, async (given) => {
        const { resolution } = parsed(resolutionBody, await bodyOf(call), 'body');
        return await resolveIncident(call.context, { id, resolution }, given);
      }),
  ),
];

/** Writes at the version that the caller has seen, where it says which. */
async function answered(
  { request, response }: Call,
  id: string,
  how: Omit<EstateWrite, 'expectedVersions'>,
  make: (write: EstateWrite) => Promise<IncidentEdited>,
): Promise<void> {
  const written = make({ ...how, expectedVersions: versionsGiven(request, id) });
  const { tried: _, ...answer } = await written.catch((error) => {
    throw failedPrecondition(error);
  });
  if (!answer.dryRun) response.set('ETag', `W/"${answer.version}"`);
  response.json(answer);
}
