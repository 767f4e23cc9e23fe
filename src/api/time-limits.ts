import type { Request, RequestHandler, Response } from 'express';
import { problem, Refusal, sendProblem } from './problem.ts';

const RETRY = { 'Retry-After': '5' };

/** Gives a body so long to arrive, 408 if it does not: who sends a byte at a time holds no connection for long. */
export function arrivesWithin(ms: number): RequestHandler {
  return (request, response, next) => {
    const hasBody =
      request.headers['transfer-encoding'] !== undefined ||
      Number(request.headers['content-length'] ?? 0) > 0;
    if (hasBody) {
      const timer = setTimeout(() => {
        if (request.complete || response.headersSent) return;
        tell(response, 408, 'the request took too long to arrive');
      }, ms);
      request.once('end', () => clearTimeout(timer)).once('close', () => clearTimeout(timer));
      response.once('close', () => clearTimeout(timer)); // a body that was refused is not read to its end
    }
    next();
  };
}

/** Gives an answer so long, 503 if there is none. What still works at it is ended by a limit of its own. */
export function answeredWithin(ms: number): RequestHandler {
  return (_request, response, next) => {
    const timer = setTimeout(() => {
      if (response.headersSent) return;
      tell(response, 503, lateAfter(ms), RETRY);
    }, ms);
    response.once('close', () => clearTimeout(timer));
    next();
  };
}

/** For work that no timer can interrupt: refuses once it has taken so long, or its caller has left. */
export function whileAwaited(request: Request, ms: number): () => void {
  const end = performance.now() + ms;
  return () => {
    if (performance.now() >= end || request.socket.destroyed)
      throw new Refusal(503, 'LIMIT_EXCEEDED', lateAfter(ms), RETRY);
  };
}

function lateAfter(ms: number): string {
  return `no answer within ${ms / 1000} s: ask for less, or again later`;
}

/** Ends the connection too: what is still to come of the request, or of its answer, belongs to nobody. */
function tell(
  response: Response,
  status: number,
  detail: string,
  headers: Record<string, string> = {},
): void {
  sendProblem(response, {
    problem: problem(status, 'LIMIT_EXCEEDED', detail),
    headers: { ...headers, Connection: 'close' },
  });
}
