import { signal } from '@preact/signals';
import { ERROR_CODES, type ErrorCode } from '../../src/domain/errors.ts';
import { isAtLeast, type Role } from '../../src/domain/role.ts';
import type { Session } from './answers.ts';
import type { Operation } from './operation.ts';

/** Why there is no answer: a code of the server, INTERNAL for any other, or OFFLINE: the server was not reached. */
export type ProblemCode = ErrorCode | 'INTERNAL' | 'OFFLINE';

/** A question without an answer. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: ProblemCode, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.code = code;
    this.details = details;
  }
}

/** undefined: not known yet; null: the server asks for a login */
export const session = signal<Session | null | undefined>(undefined);
/** whether the last answer came from the server, and from its graph */
export const isOnline = signal(true);

// A pasted token lives as long as the tab; the policy of the page lets no other script read it.
const TOKEN = 'faultline-token';

/** How often somebody left this tab to somebody else: what they typed or looked at is forgotten. */
export const leaves = signal(0);
let known: string | undefined;

/** Forgets what this tab keeps of whoever used it, but for the token of who does now. */
function forget(): void {
  for (const key of Object.keys(sessionStorage)) if (key !== TOKEN) sessionStorage.removeItem(key);
  leaves.value += 1;
}

/** Takes a token for all that follows in this tab. One that the server refuses is not kept: Problem. */
export async function logInWith(token: string): Promise<void> {
  sessionStorage.setItem(TOKEN, token);
  try {
    await knowSession();
  } catch (error) {
    sessionStorage.removeItem(TOKEN);
    await knowSession().catch(() => undefined);
    throw error;
  }
}

/** Forgets the token of this tab, or ends the session of this browser. */
export async function logOut(): Promise<void> {
  if (sessionStorage.getItem(TOKEN) !== null) sessionStorage.removeItem(TOKEN);
  else await rest('/auth/logout', { method: 'POST' });
  forget();
  await knowSession().catch((error) => {
    if (problemIn(error).code !== 'UNAUTHENTICATED') throw error;
  });
}

/** Asks the server who calls. Where it wants a login, the details of the Problem say where people log in, as `login`. */
export async function knowSession(): Promise<void> {
  const who = await rest<Session>('/api/session');
  if (known !== undefined && known !== who.name) forget();
  known = who.name;
  session.value = who;
}

let first: Promise<void> | undefined;

/** When the server has said who calls, or could not: what is sent before lacks the CSRF token of a session. */
export function sessionTold(): Promise<void> {
  first ??= knowSession().catch(() => undefined);
  return first;
}

/** Whether the caller has a role or one above it. */
export function mayAs(role: Role): boolean {
  return session.value ? isAtLeast(session.value.role, role) : false;
}

/** Asks over GraphQL. Throws Problem. */
export async function ask<Answer, Variables>(
  { name, text }: Operation<Answer, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Answer> {
  if (session.peek() === undefined) await sessionTold();
  return await heeded(async () => {
    const response = await send('/graphql', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ operationName: name, query: text, variables }),
      ...(signal ? { signal } : {}),
    });
    const body = (await bodyOf(response)) as Refusal & { data?: Answer; errors?: GraphqlError[] };
    const [first] = body.errors ?? [];
    if (first) throw problemOf(first.extensions?.code, first.message, first.extensions?.details);
    if (!body.data) throw refusalOf(response, body);
    return body.data;
  });
}

/** Asks, and heeds by what comes of it whether the server is there: a status alone does not tell. */
async function heeded<Answer>(asked: () => Promise<Answer>): Promise<Answer> {
  try {
    const answer = await asked();
    isOnline.value = true;
    return answer;
  } catch (error) {
    if (error instanceof Problem) isOnline.value = !isAway(error);
    throw error;
  }
}

/** Whether the same question may be answered later. */
export function isAway(problem: Problem | null): boolean {
  return problem?.code === 'OFFLINE' || problem?.code === 'STORE_UNAVAILABLE';
}

interface GraphqlError {
  message: string;
  extensions?: { code?: string; details?: object };
}

/** Asks a REST route; of an answer without a body undefined. Throws Problem. */
export async function rest<Answer>(path: string, init: RequestInit = {}): Promise<Answer> {
  return await heeded(async () => {
    const response = await send(path, init);
    if (response.status === 204) return undefined as Answer;
    const body = await bodyOf(response);
    if (response.ok) return body as Answer;
    throw refusalOf(response, body as Refusal);
  });
}

/** RFC 9457, as the server tells a problem of any request. */
interface Refusal {
  code?: string;
  detail?: string;
  details?: object;
}

function refusalOf({ status, statusText }: Response, { code, detail, details }: Refusal): Problem {
  return problemOf(code, detail ?? `the server answered ${status} ${statusText}`, details);
}

async function send(path: string, init: RequestInit): Promise<Response> {
  const headers = new Headers(init.headers);
  const token = sessionStorage.getItem(TOKEN);
  if (token !== null) headers.set('Authorization', `Bearer ${token}`);
  else {
    const csrf = session.peek()?.csrf;
    if (csrf) headers.set('X-CSRF-Token', csrf);
  }
  try {
    const response = await fetch(path, { ...init, headers });
    if (response.status === 401) session.value = null;
    return response;
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new Problem('OFFLINE', 'the server was not reached');
  }
}

async function bodyOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    throw new Problem(
      // a proxy in front of a server that is away
      response.status >= 500 ? 'STORE_UNAVAILABLE' : 'INTERNAL',
      `the server answered ${response.status} ${response.statusText}`,
    );
  }
}

/** The Problem of what the server says: GraphQL has codes of its own for what is no question at all. */
export function problemOf(code: string | undefined, message: string, details: object = {}): Problem {
  return new Problem(ERROR_CODES.find((one) => one === code) ?? 'INTERNAL', message, { ...details });
}

/** An error as a Problem; of any other kind, a fault of the viewer. */
export function problemIn(error: unknown): Problem {
  return error instanceof Problem ? error : new Problem('INTERNAL', String(error));
}
