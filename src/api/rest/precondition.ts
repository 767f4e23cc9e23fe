import { createHash } from 'node:crypto';
import type { Request } from 'express';
import { CmdbError, errorCode } from '../../domain/errors.ts';
import { problemSchema, Refusal } from '../problem.ts';
import type { Parameter } from './parameters.ts';
import type { Reply } from './route.ts';

/** The headers of a write to one record. */
export const PRECONDITIONS: readonly Parameter[] = [
  {
    name: 'If-Match',
    in: 'header',
    required: false,
    description: 'the ETag that the record was read with: it has to be of that version still',
    schema: { type: 'string' },
  },
  {
    name: 'If-None-Match',
    in: 'header',
    required: false,
    description: '*: the record must not be there yet',
    schema: { type: 'string', enum: ['*'] },
  },
];

/** That of a write that others may come before: it is asked for only where the writer says so. */
export const IF_MATCH: readonly Parameter[] = [
  {
    ...(PRECONDITIONS[0] as Parameter),
    description: 'the ETag that the record was read with; left out: whatever its version is',
  },
];

const problem = { 'application/problem+json': problemSchema };
export const PRECONDITION_REPLIES: readonly Reply[] = [
  { status: 412, description: 'the record is of another version', content: problem },
  { status: 415, description: 'the body is not JSON', content: problem },
  { status: 428, description: 'neither If-Match nor If-None-Match was sent', content: problem },
];

/**
 * The version that a record has to have; 0 where it must not be there. An ETag is of a whole answer, which neighbours
 * move as well; a write is of the record alone, so what counts is the version in it. 428: neither header is there.
 */
export function expectedVersion(request: Request): number {
  const match = request.get('If-Match');
  const none = request.get('If-None-Match');
  if (match === undefined && none === undefined) {
    const detail =
      'send If-Match with the ETag that the record was read with, or If-None-Match: * to create it';
    throw new Refusal(428, 'VALIDATION', detail);
  }
  if (match === undefined && none === '*') return 0;
  const [, version] = /^(?:W\/)?"(\d{1,15})(?:-[\w-]*)?"$/.exec(match ?? '') ?? [];
  if (version !== undefined && none === undefined) return Number(version);
  throw new CmdbError('VALIDATION', 'expected If-Match with one ETag, or If-None-Match: *');
}

/** The version that a record has to have, as expected versions; none where If-Match was not sent. */
export function versionsGiven(request: Request, id: string): Record<string, number> {
  return request.get('If-Match') === undefined ? {} : { [id]: expectedVersion(request) };
}

/** An ETag of a version, and of all that an answer says beside it. */
export function tagOf(version: number, text: string): string {
  return `W/"${version}-${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
}

/** A version that is another one, as HTTP says it: 412. */
export function failedPrecondition(error: unknown): unknown {
  if (errorCode(error) !== 'CONFLICT') return error;
  const { message, details } = error as CmdbError;
  return 'conflicts' in details ? new Refusal(412, 'CONFLICT', message) : error;
}
