import { z } from 'zod';
import { roleSchema, scopeSchema } from '../../domain/access.ts';
import { CSRF_HEADER, type Sessions } from '../access/sessions.ts';
import { type Route, route } from './route.ts';

const whoSchema = z.strictObject({
  name: z.string().describe('as audit events name the caller'),
  role: roleSchema,
  scope: scopeSchema.nullable().describe('what of the estate the caller may see; null: all of it'),
  csrf: z.string().nullable().describe(`of a session: to be sent as ${CSRF_HEADER} with all that is no GET`),
  ends: z.string().nullable().describe('of a session'),
});

/** Who asks, however they are known: by a session where people can log in, by a token, or as of this machine. */
export function sessionRoutes(sessions: Sessions | undefined): Route[] {
  return [
    route(
      {
        method: 'get',
        path: '/api/session',
        operation: 'session',
        summary: 'Who the caller is',
        question: z.strictObject({}),
        replies: [{ status: 200, description: 'the caller', content: { 'application/json': whoSchema } }],
        errors: [],
      },
      async ({ context, request, response }) => {
        const { name, role, scope = null, kind } = context.caller;
        const session = kind === 'session' ? await sessions?.of(request) : undefined;
        const ends = session ? new Date(session.exp * 1000).toISOString() : null;
        response.json({ name, role, scope, csrf: session?.csrf ?? null, ends });
      },
    ),
  ];
}
