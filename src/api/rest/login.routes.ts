import type { Logger } from 'pino';
import { z } from 'zod';
import { type RefusedAttempt, roleSchema, scopeSchema } from '../../domain/access.ts';
import { grantOf, type Login, nameOf } from '../../domain/login.ts';
import { addressOf, LOGIN, placeOf } from '../access/admission.ts';
import type { Provider } from '../access/provider.ts';
import { CSRF_HEADER, type Sessions } from '../access/sessions.ts';
import { Refusal } from '../problem.ts';
import { type Call, type Route, route } from './route.ts';

/** Who asks. */
export const sessionSchema = z.strictObject({
  name: z.string().describe('as audit events name the caller'),
  role: roleSchema,
  scope: scopeSchema.nullable().describe('what of the estate the caller may see; null: all of it'),
  kind: z.enum(['local', 'token', 'session']).describe('local: on this machine, where no token is asked for'),
  csrf: z.string().nullable().describe(`of a session: to be sent as ${CSRF_HEADER} with all that is no GET`),
  ends: z.string().nullable().describe('when the token or the session ends; null: never'),
});

export interface LoginDesk {
  login: Login;
  sessions: Sessions;
  provider: Provider;
  log: Logger;
  refused: (attempt: RefusedAttempt) => void;
}

// A page of this server, so that the browser sends the strict cookie with what follows; no script, no style. The
// viewer's login page knows where its user was, and what to do after a failure.
const pageTo = (address: string) =>
  `<!doctype html><meta http-equiv="refresh" content="0;url=${address}"><title>Faultline</title>` +
  `<a href="${address}">On to Faultline</a>`;

/** Tells a program of a refusal by its problem, and leads a browser back to where its user can begin again. */
function ledBack(handle: Route['handle']): Route['handle'] {
  return async (call) => {
    try {
      await handle(call);
    } catch (error) {
      if (!(error instanceof Refusal) || call.request.accepts(['json', 'html']) !== 'html') throw error;
      const { status } = error;
      call.response
        .status(status)
        .type('html')
        .send(pageTo(`/login?failed=${status}`));
    }
  };
}

/** What an error says, and the ones behind it. */
function reasonsOf(error: unknown): string {
  const { message, cause } = error as Error;
  return cause === undefined ? message : `${message}: ${reasonsOf(cause)}`;
}

/** Logging in and out. Parameters of the callback are the provider's business, and not described here. */
export function loginRoutes({ login, sessions, provider, log, refused }: LoginDesk): Route[] {
  const refuse = ({ request }: Call, name: string | null, why: unknown): Refusal => {
    log.warn({ reason: why instanceof Error ? why.message : why }, 'a login failed');
    refused({ reason: 'login', address: addressOf(request), name, token: null, ...placeOf(request) });
    return new Refusal(
      403,
      'FORBIDDEN',
      name === null ? 'the login failed: begin again' : `${name} has no role here`,
    );
  };
  return [
    {
      method: 'get',
      path: LOGIN,
      operation: 'logIn',
      summary: 'Sends a browser to the OpenID Connect provider',
      isOpen: true,
      parameters: [],
      replies: [
        { status: 303, description: 'the way there', content: {}, headers: { Location: 'of the provider' } },
      ],
      errors: [],
      handle: ledBack(async ({ response }) => {
        const { url, passage } = await provider.way().catch((error) => {
          const { issuer } = login;
          log.error({ issuer, reason: reasonsOf(error) }, 'the OpenID Connect provider does not answer');
          const detail = 'the login provider does not answer: try again';
          throw new Refusal(503, 'UNAUTHENTICATED', detail, { 'Retry-After': '5' });
        });
        await sessions.sendAway(response, passage);
        response.redirect(303, url.href);
      }),
    },
    {
      method: 'get',
      path: '/auth/callback',
      operation: 'loggedIn',
      summary: 'Where the provider sends the browser back to; begins a session',
      isOpen: true,
      parameters: [],
      replies: [
        { status: 200, description: 'a page that leads into the viewer', content: { 'text/html': null } },
      ],
      errors: ['FORBIDDEN'],
      handle: ledBack(async (call) => {
        const { request, response } = call;
        const passage = await sessions.receive(request, response);
        if (!passage) throw refuse(call, null, 'no login was begun in this browser, or too long ago');
        let claims: Record<string, unknown>;
        try {
          claims = await provider.claims(request.originalUrl, passage);
        } catch (error) {
          throw refuse(call, null, error);
        }
        const grant = grantOf(login, claims);
        const name = nameOf(claims);
        if (!grant) throw refuse(call, name, `no grant for the claim ${login.claim}`);
        await sessions.begin(response, { name, ...grant });
        response.type('html').send(pageTo('/login'));
      }),
    },
    {
      method: 'post',
      path: '/auth/logout',
      operation: 'logOut',
      summary: 'Ends the session in this browser',
      parameters: [],
      replies: [{ status: 204, description: 'ended', content: {} }],
      errors: [],
      async handle({ response }) {
        sessions.end(response);
        response.status(204).end();
      },
    },
  ];
}

/** Who the caller is, however they came; `sessions`: of those who log in, where they can. */
export function sessionRoute(sessions: Sessions | undefined): Route {
  return route(
    {
      method: 'get',
      path: '/api/session',
      operation: 'session',
      summary: 'Who the caller is',
      question: z.strictObject({}),
      replies: [{ status: 200, description: 'the caller', content: { 'application/json': sessionSchema } }],
      errors: [],
    },
    async ({ context, request, response }) => {
      const { name, role, kind, scope = null, ends = null } = context.caller;
      const session = kind === 'session' ? await sessions?.of(request) : undefined;
      response.json({ name, role, scope, kind, csrf: session?.csrf ?? null, ends });
    },
  );
}
