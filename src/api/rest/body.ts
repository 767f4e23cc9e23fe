import { jsonBody } from '../json-body.ts';
import { Refusal } from '../problem.ts';
import type { Call } from './route.ts';

const read = jsonBody(256 * 1024);

/** The body of a request, which has to be a JSON object or list; what it says is checked by the use case. */
export async function bodyOf({ request, response }: Call): Promise<unknown> {
  if (!request.is('application/json')) {
    throw new Refusal(415, 'VALIDATION', 'Content-Type: expected application/json');
  }
  await new Promise<void>((resolve, reject) => {
    read(request, response, (error?: unknown) => (error === undefined ? resolve() : reject(error)));
  });
  return request.body;
}
