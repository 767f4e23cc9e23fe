import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Response } from 'express';
import type { Logger } from 'pino';
import { z } from 'zod';
import { CmdbError, ERROR_CODES, type ErrorCode, errorCode } from '../domain/errors.ts';

/** RFC 9457. `code` says what went wrong in the words of every way in; `details` what it was about. */
export const problemSchema = z.strictObject({
  type: z.literal('about:blank'),
  title: z.string().describe('the name of the status'),
  status: z.int(),
  code: z.enum([...ERROR_CODES, 'INTERNAL']),
  detail: z.string(),
  instance: z.string().optional().describe('of an INTERNAL problem: the id that the log has it under'),
  details: z.record(z.string(), z.unknown()).optional(),
});
export type Problem = z.infer<typeof problemSchema>;

/**
 * The status of each code. What a question asks too much of is 422: the request itself is small enough. A body that
 * is too large is 413 and too many requests 429, both LIMIT_EXCEEDED, by a Refusal.
 */
export const STATUS_OF: Readonly<Record<ErrorCode, number>> = {
  VALIDATION: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  LIMIT_EXCEEDED: 422,
  STORE_UNAVAILABLE: 503,
};
const RETRY_AFTER_SECONDS = '5';

/** An error of HTTP itself, which has a status of its own. */
export class Refusal extends CmdbError {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: ErrorCode,
    message: string,
    headers: Readonly<Record<string, string>> = {},
    details: Record<string, unknown> = {},
  ) {
    super(code, message, details);
    this.status = status;
    this.headers = headers;
  }
}

/** What a caller is told of an error, and under which headers. What is no CmdbError is logged and not told. */
export function problemOf(
  error: unknown,
  log: Logger,
): { problem: Problem; headers: Readonly<Record<string, string>> } {
  const known = errorCode(error) ? error : (ofParser(error) ?? error);
  const code = errorCode(known);
  if (code === undefined) {
    const id = randomUUID();
    log.error({ err: error, id }, 'a fault in Faultline');
    const detail = 'a fault in Faultline; its log has more under this id';
    return { problem: { ...problem(500, 'INTERNAL', detail), instance: `urn:uuid:${id}` }, headers: {} };
  }
  const { message, details } = known as CmdbError;
  if (code === 'STORE_UNAVAILABLE') {
    // Where the graph is and why it does not answer is the operator's business.
    log.warn({ reason: message }, 'the graph is away');
    return {
      problem: problem(503, code, 'the graph cannot be reached at the moment; try again'),
      headers: { 'Retry-After': RETRY_AFTER_SECONDS },
    };
  }
  const { status, headers } = known instanceof Refusal ? known : { status: STATUS_OF[code], headers: {} };
  const told = problem(status, code, message);
  return { problem: Object.keys(details).length > 0 ? { ...told, details } : told, headers };
}

export function problem(status: number, code: Problem['code'], detail: string): Problem {
  return { type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status, code, detail };
}

/** What may pass at another time: too slow a body, another writer, too many requests. */
const FOR_NOW = [408, 409, 429];

/**
 * Answers with a problem; an ETag that was set for another answer is taken off. To a sender that takes every 4xx as
 * final, a refusal that is only for now is 503.
 */
export function sendProblem(
  response: Response,
  { problem: given, headers: own }: ReturnType<typeof problemOf>,
): void {
  const again = response.locals.comesAgain === true && FOR_NOW.includes(given.status);
  const told = again ? { ...given, ...problem(503, given.code, given.detail) } : given;
  const headers = again ? { 'Retry-After': RETRY_AFTER_SECONDS, ...own } : own;
  response.status(told.status).set(headers).removeHeader('ETag');
  response.type('application/problem+json').send(inert(JSON.stringify(told)));
}

/** JSON whose text does nothing to a terminal it is shown on: JSON itself escapes only the older control characters. */
function inert(json: string): string {
  return json.replace(
    /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** What Express and its body parsers throw for requests that are wrong; undefined for other errors. */
function ofParser(error: unknown): Refusal | undefined {
  if (error instanceof URIError) return new Refusal(400, 'VALIDATION', 'the URL is not valid UTF-8');
  const { status, type } = (error ?? {}) as { status?: unknown; type?: unknown };
  if (type === 'entity.parse.failed') return new Refusal(400, 'VALIDATION', 'the body is not valid JSON');
  if (status === 413) return new Refusal(413, 'LIMIT_EXCEEDED', 'the body is too large');
  if (status === 415) return new Refusal(415, 'VALIDATION', 'the body is in no encoding that is read');
  if (status === 400) return new Refusal(400, 'VALIDATION', 'the request cannot be read');
  return undefined;
}
