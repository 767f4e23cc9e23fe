import { z } from 'zod';
import { type Route, route } from './route.ts';

/** What a person sees who opens the server's address in a browser. */
export function startRoutes(version: string, canLogIn: boolean): Route[] {
  const page = [
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>Faultline</title>',
    `<h1>Faultline ${version}</h1><p>What breaks if this fails, why, and what saves the rest.</p><ul>`,
    ...(canLogIn
      ? ['<li><a href="/auth/login">Log in</a>, and see <a href="/api/session">who you are</a>']
      : []),
    '<li><a href="/api/openapi.json">The REST API</a>, such as <a href="/api/cis?limit=10">the first CIs</a>',
    '<li>GraphQL: POST to /graphql',
    '<li><a href="/readyz">Whether questions can be answered</a></ul>',
  ].join('\n');
  return [
    route(
      {
        method: 'get',
        path: '/',
        operation: 'start',
        isOpen: true,
        summary: 'A page for people, with the ways in',
        question: z.strictObject({}),
        replies: [{ status: 200, description: 'the page', content: { 'text/html': null } }],
        errors: [],
      },
      async ({ response }) => {
        response.type('html').send(page);
      },
    ),
  ];
}
