import { z } from 'zod';
import { CmdbError } from '../../domain/errors.ts';
import { whereTheGraphIs } from '../../use-cases/read-changes.ts';
import type { Admission } from '../access/admission.ts';
import type { ChangeFeed } from '../change-feed.ts';
import { type Route, route } from './route.ts';

const question = z.strictObject({
  after: z.int().min(0).optional().describe('sequence of the last event known; default: from now on'),
});

export function eventsRoutes(feed: ChangeFeed, admission: Admission): Route[] {
  return [
    route(
      {
        method: 'get',
        path: '/api/events',
        isStream: true,
        operation: 'events',
        summary: 'Server-sent events: each write to the graph with what it changed; Last-Event-ID resumes',
        question,
        replies: [
          {
            status: 200,
            description: 'events named change, whose data is a GraphChange',
            content: { 'text/event-stream': null },
          },
        ],
        errors: [],
      },
      async ({ context, request, response }, { after }) => {
        const { sequence } = await whereTheGraphIs(context);
        const from = lastEventId(request.get('Last-Event-ID')) ?? after ?? sequence;
        if (from > sequence) {
          throw new CmdbError('VALIDATION', `the last event of this graph is ${sequence}`, { sequence });
        }
        // no-transform: a compressor would hold events back.
        response.set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store, no-transform' });
        if (request.method === 'HEAD') {
          response.end();
          return;
        }
        feed.listen(response, context, from, () => admission.isStillAdmitted(request));
      },
    ),
  ];
}

function lastEventId(header: string | undefined): number | undefined {
  if (header === undefined || header === '') return undefined;
  if (/^\d{1,15}$/.test(header)) return Number(header);
  throw new CmdbError('VALIDATION', 'Last-Event-ID: expected the id of an event, a whole number');
}
