import { z } from 'zod';
import { CmdbError } from '../../domain/errors.ts';
import type { App } from '../../use-cases/context.ts';
import { whereTheGraphIs } from '../../use-cases/read-changes.ts';
import type { Metrics } from '../metrics.ts';
import { type Route, route } from './route.ts';

const nothing = z.strictObject({});
const readySchema = z.strictObject({ status: z.literal('ready'), revision: z.int(), sequence: z.int() });
const liveSchema = z.strictObject({ status: z.literal('live') });

/** What asks for readiness gives up soon, and so does the answer. */
const READY_WITHIN_MS = 2000;

export function healthRoutes(app: App, metrics: Metrics): Route[] {
  return [
    route(
      {
        method: 'get',
        path: '/livez',
        isOpen: true,
        operation: 'live',
        summary: 'Whether the process answers; it does not ask the graph',
        question: nothing,
        replies: [{ status: 200, description: 'it does', content: { 'application/json': liveSchema } }],
        errors: [],
      },
      async ({ response }) => {
        response.json({ status: 'live' });
      },
    ),
    route(
      {
        method: 'get',
        path: '/readyz',
        isOpen: true,
        operation: 'ready',
        summary: 'Whether questions can be answered: the graph was asked',
        question: nothing,
        replies: [{ status: 200, description: 'they can', content: { 'application/json': readySchema } }],
        errors: [],
      },
      async ({ response }) => {
        response.json({ status: 'ready', ...(await within(READY_WITHIN_MS, app)) });
      },
    ),
    route(
      {
        method: 'get',
        path: '/metrics',
        operation: 'metrics',
        summary: 'Measures for Prometheus',
        question: nothing,
        replies: [{ status: 200, description: 'text format 0.0.4', content: { 'text/plain': null } }],
        errors: [],
      },
      async ({ response }) => {
        response.set('Content-Type', metrics.registry.contentType).send(await metrics.registry.metrics());
      },
    ),
  ];
}

async function within(ms: number, app: App): ReturnType<typeof whereTheGraphIs> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const error = new CmdbError('STORE_UNAVAILABLE', `the graph did not answer within ${ms} ms`);
    timer = setTimeout(() => reject(error), ms);
  });
  try {
    return await Promise.race([whereTheGraphIs(app), late]);
  } finally {
    clearTimeout(timer);
  }
}
