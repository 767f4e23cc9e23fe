import { isUtf8 } from 'node:buffer';
import express, { type RequestHandler } from 'express';
import { Refusal } from './problem.ts';

/** Reads bodies that are JSON, in UTF-8 alone: a byte that is none would come in as another text than was sent. */
export function jsonBody(limit: number): RequestHandler {
  return express.json({
    limit,
    verify(_request, _response, body, encoding) {
      if (encoding !== 'utf-8' || !isUtf8(body)) {
        throw new Refusal(400, 'VALIDATION', 'the body is not UTF-8');
      }
    },
  });
}
