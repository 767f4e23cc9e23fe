import { isUtf8 } from 'node:buffer';
import type { IncomingMessage, ServerResponse } from 'node:http';
import express, { type RequestHandler } from 'express';
import { Refusal } from './problem.ts';

/** Reads bodies that are JSON, in UTF-8 alone. */
export function jsonBody(limit: number): RequestHandler {
  return express.json({ limit, verify });
}

/** Reads bodies that are text, in UTF-8 alone. */
export function textBody(limit: number): RequestHandler {
  return express.text({ limit, verify });
}

/** A byte that is no UTF-8 would come in as another text than was sent. */
function verify(_request: IncomingMessage, _response: ServerResponse, body: Buffer, encoding: string): void {
  if (encoding !== 'utf-8' || !isUtf8(body)) throw new Refusal(400, 'VALIDATION', 'the body is not UTF-8');
}
