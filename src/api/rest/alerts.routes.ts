import { z } from 'zod';
import { alertmanagerBodySchema } from '../../domain/alertmanager.ts';
import type { Context } from '../../use-cases/context.ts';
import {
  firstPasted,
  pastedAnswerSchema,
  pastedQuestionSchema,
  readPastedAlarms,
} from '../../use-cases/read-pasted-alarms.ts';
import { type ReceivedAnswer, receivedAnswerSchema } from '../../use-cases/receive-matched.ts';
import { nativeAlertsSchema, receiveNative } from '../../use-cases/receive-native.ts';
import { receiveWebhook } from '../../use-cases/receive-webhook.ts';
import { rootCause, rootCauseQuestion, rootCauseQuestionSchema } from '../../use-cases/root-cause.ts';
import { rootCauseSchema } from '../../use-cases/root-cause-answer.ts';
import { jsonBody } from '../body-parsers.ts';
import { BodyRoom } from '../body-room.ts';
import type { RankingDesk } from '../ranking-desk.ts';
import { bodyOf, textOf } from './body.ts';
import { type Route, route } from './route.ts';

/** Alertmanager sends a group whole, and what is refused for its size is lost: ten thousand alerts fit in. */
const MOST_BYTES = 16 * 2 ** 20;
const BYTES_AT_ONCE = 32 * 2 ** 20;
/** Beyond what a text may have, so that it is refused by its own limit. */
const TEXT_BYTES = 2 * 2 ** 20;

const json = jsonBody(MOST_BYTES);
const received = [
  { status: 200, description: 'they are written', content: { 'application/json': receivedAnswerSchema } },
];

export function alertsRoutes(rankings: RankingDesk): Route[] {
  const room = new BodyRoom({ mostBytes: MOST_BYTES, bytes: BYTES_AT_ONCE });
  // Who only asks takes no room from what sends alarms.
  const askers = new BodyRoom({ mostBytes: MOST_BYTES, bytes: BYTES_AT_ONCE });
  /** A route of a sender of alarms. The incident that they change is ranked. */
  const intake = (
    described: Pick<Route, 'path' | 'operation' | 'summary'>,
    form: z.ZodType,
    receive: (context: Context, body: unknown) => Promise<ReceivedAnswer>,
  ) =>
    route(
      {
        ...described,
        method: 'post',
        comesAgain: true,
        question: z.strictObject({}),
        body: { 'application/json': form },
        replies: received,
        errors: ['LIMIT_EXCEEDED'],
      },
      (call) =>
        room.for(call.request, async () => {
          const { context, response } = call;
          const answer = await receive(context, await bodyOf(call, json));
          if (answer.changed && answer.incident !== null) rankings.alarmed(answer.incident, context);
          response.json(answer);
        }),
    );
  return [
    intake(
      {
        path: '/api/webhooks/alertmanager',
        operation: 'receiveAlertmanager',
        summary: "Takes Alertmanager's webhook (version 4): opens an incident for its group, or updates it",
      },
      alertmanagerBodySchema,
      receiveWebhook,
    ),
    intake(
      {
        path: '/api/alerts',
        operation: 'receiveAlerts',
        summary: 'Takes alerts in the native form: opens an incident for their source and key, or updates it',
      },
      nativeAlertsSchema,
      receiveNative,
    ),
    route(
      {
        method: 'post',
        path: '/api/alerts/match',
        operation: 'matchAlerts',
        summary: 'The CIs that a pasted text names, as alerts to send on; writes nothing',
        question: pastedQuestionSchema,
        body: { 'text/plain': null },
        replies: [
          { status: 200, description: 'what was found', content: { 'application/json': pastedAnswerSchema } },
        ],
        errors: ['LIMIT_EXCEEDED'],
      },
      (call, { first }) =>
        askers.for(call.request, async () => {
          const text = await textOf(call, TEXT_BYTES);
          call.response.json(firstPasted(await readPastedAlarms(call.context, text), first));
        }),
    ),
    route(
      {
        method: 'post',
        path: '/api/root-cause',
        operation: 'rootCause',
        summary: 'These CIs alarm: what broke? Ranked causes with their reasons; writes nothing',
        question: z.strictObject({}),
        body: {
          'application/json': z.union([rootCauseQuestionSchema, rootCauseQuestionSchema.shape.alerts]),
        },
        replies: [
          { status: 200, description: 'the answer', content: { 'application/json': rootCauseSchema } },
        ],
        errors: ['NOT_FOUND', 'LIMIT_EXCEEDED'],
      },
      (call) =>
        askers.for(call.request, async () => {
          const question = rootCauseQuestion(await bodyOf(call, json));
          call.response.json(await rootCause(call.context, question));
        }),
    ),
  ];
}
