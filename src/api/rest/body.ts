import type { RequestHandler } from 'express';
import { jsonBody, textBody } from '../body-parsers.ts';
import { Refusal } from '../problem.ts';
import type { Call } from './route.ts';

const json = jsonBody(256 * 1024);

/**
 * The body of a request, which has to be a JSON object or list; what it says is checked by the use case. Undefined: there
 * is none, and its route says that there need not be.
 */
export async function bodyOf(call: Call, read: RequestHandler = json): Promise<unknown> {
  return await readBy(read, 'application/json', call);
}

/** The body of a request, which has to be plain text. */
export async function textOf(call: Call, mostBytes: number): Promise<string> {
  const body = await readBy(textBody(mostBytes), 'text/plain', call);
  return typeof body === 'string' ? body : ''; // there was none
}

async function readBy(
  read: RequestHandler,
  type: string,
  { request, response, isBodyOptional }: Call,
): Promise<unknown> {
  const { 'transfer-encoding': encoding, 'content-length': length = '0' } = request.headers;
  if (isBodyOptional && encoding === undefined && length === '0') return undefined;
  if (!request.is(type)) throw new Refusal(415, 'VALIDATION', `Content-Type: expected ${type}`);
  await new Promise<void>((resolve, reject) => {
    read(request, response, (error?: unknown) => (error === undefined ? resolve() : reject(error)));
  });
  return request.body;
}
