import compression from 'compression';
import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Router } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import { CmdbError } from '../domain/errors.ts';
import type { Context } from '../use-cases/context.ts';
import { type Admission, callerOf } from './access/admission.ts';
import type { Metrics } from './metrics.ts';
import { problemOf, Refusal, sendProblem } from './problem.ts';
import type { Route } from './rest/route.ts';
import { answeredWithin, arrivesWithin } from './time-limits.ts';
import { traceOf, traceparentOf } from './trace.ts';
import { viewer } from './viewer.ts';

export interface ApplicationParts {
  admission: Admission;
  contextOf: (request: express.Request) => Context;
  /** addresses of proxies whose word on where a request comes from counts */
  proxies: readonly string[];
  log: Logger;
  /** told of every error that a request ends with */
  failed: (request: express.Request, error: unknown) => void;
  metrics: Metrics;
  routes: readonly Route[];
  graphql: RequestHandler | undefined;
  /** of each token from each address */
  requestsPerSecond: number;
  /** for a body that is no import's to arrive */
  bodyTimeoutMs: number;
  /** for a question to be answered */
  questionMs: number;
}

const STREAMED = /^application\/x-ndjson\b/;

/** What answers a request: the guards first, then the routes, then the problems. */
export function newApplication(parts: ApplicationParts): Express {
  const { admission, log, metrics, routes, graphql } = parts;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag'); // only what has a version has one
  app.set('query parser', false);
  app.set('trust proxy', [...parts.proxies]);
  app.use(observed(log, metrics));
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          frameAncestors: ["'none'"],
          baseUri: ["'none'"],
          formAction: ["'none'"],
        },
      },
      strictTransportSecurity: false, // this is HTTP; who puts TLS before it says so there
    }),
  );
  app.use(viewer(routes.map((own) => own.path)));
  app.use((_, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });
  app.use(wellFormed);
  const comingAgain = pathsOf(routes.filter((own) => own.comesAgain));
  app.use((request, response, next) => {
    response.locals.comesAgain = comingAgain(request);
    next();
  });
  answer(
    app,
    routes.filter((own) => own.isOpen),
    parts,
  );
  app.use(admission.admit, limited(parts.requestsPerSecond));
  const streams = pathsOf(routes.filter((own) => own.isStream));
  app.use(unless(streams, arrivesWithin(parts.bodyTimeoutMs), answeredWithin(parts.questionMs)));
  app.use(
    compression({
      filter: (request, response) =>
        STREAMED.test(String(response.getHeader('Content-Type'))) || compression.filter(request, response),
    }),
  );
  if (graphql) {
    app.use('/graphql', named('/graphql'), graphql);
  }
  answer(
    app,
    routes.filter((own) => !own.isOpen),
    parts,
  );
  app.use((request) => {
    throw new CmdbError(
      'NOT_FOUND',
      `there is no ${request.path} here; /api/openapi.json lists what there is`,
    );
  });
  app.use(told(parts));
  return app;
}

/** Whether a request is to one of these routes, as express matches them; none of them has parameters. */
function pathsOf(routes: readonly Route[]): (request: express.Request) => boolean {
  const paths = new Set(routes.map((own) => own.path));
  return (request) => paths.has(request.path.toLowerCase().replace(/\/$/, ''));
}

function unless(isOne: (request: express.Request) => boolean, ...handlers: RequestHandler[]): Router {
  const router = express.Router();
  router.use((request, _response, next) => next(isOne(request) ? 'router' : undefined));
  router.use(...handlers);
  return router;
}

function answer(app: Express, routes: readonly Route[], { contextOf }: ApplicationParts): void {
  for (const own of routes) {
    app[own.method](expressPath(own.path), named(own.path), async (request, response) => {
      await own.handle({
        get context() {
          return contextOf(request); // not before it is needed: an open route has no caller
        },
        ...(own.isBodyOptional ? { isBodyOptional: true } : {}),
        request,
        response,
      });
    });
  }
  for (const path of new Set(routes.map((own) => own.path))) {
    app.all(expressPath(path), named(path), refuseMethod(routes.filter((own) => own.path === path)));
  }
}

function expressPath(path: string): string {
  return path.replace(/\{(\w+)\}/g, ':$1');
}

/** Says which route a request met, for log and metrics: paths are too many to count each. */
function named(path: string): RequestHandler {
  return (_, response, next) => {
    response.locals.route = path;
    next();
  };
}

/** One line in the log and one measure a request; a span of its own in the caller's trace. No query, no body. */
function observed(log: Logger, metrics: Metrics): RequestHandler {
  return (request, response, next) => {
    const started = performance.now();
    const trace = traceOf(request.get('traceparent'));
    response.set('traceparent', traceparentOf(trace));
    response.once('close', () => {
      const ms = performance.now() - started;
      const { route = 'none' } = response.locals;
      const status = response.statusCode;
      metrics.answered(route, request.method, status, ms / 1000);
      log.info({
        method: request.method,
        path: request.originalUrl.replace(/\?.*/s, ''),
        route,
        status,
        ms: Math.round(ms * 10) / 10,
        caller: request.socket.remoteAddress,
        traceId: trace.traceId,
        spanId: trace.spanId,
        ...(response.writableFinished ? {} : { brokenOff: true }),
      });
    });
    next();
  };
}

const wellFormed: RequestHandler = (request, _response, next) => {
  decodeURIComponent(request.originalUrl);
  next();
};

/** So many requests a second for each token from each address. */
function limited(requestsPerSecond: number): RequestHandler {
  const limiter = new RateLimiterMemory({ points: requestsPerSecond, duration: 1 });
  return async (request, _response, next) => {
    const { name, address, kind } = callerOf(request);
    if (kind === 'local') return next();
    try {
      await limiter.consume(`${name} ${address}`);
    } catch (refused) {
      const seconds = Math.ceil((refused as RateLimiterRes).msBeforeNext / 1000);
      const detail = `at most ${requestsPerSecond} requests a second`;
      throw new Refusal(429, 'LIMIT_EXCEEDED', detail, { 'Retry-After': String(Math.max(1, seconds)) });
    }
    next();
  };
}

function refuseMethod(routes: readonly Route[]): RequestHandler {
  const methods = routes.flatMap(({ method }) =>
    method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()],
  );
  const allow = methods.join(', ');
  return (request) => {
    throw new Refusal(405, 'VALIDATION', `${request.method}: expected ${allow}`, { Allow: allow });
  };
}

/** The last in line: whatever went wrong, as a problem. */
function told({ log, failed }: ApplicationParts): ErrorRequestHandler {
  return (error, request, response, _next) => {
    failed(request, error);
    if (response.closed || response.destroyed || response.writableEnded) return; // left, or was told already
    const known = problemOf(error, log);
    if (!response.headersSent) {
      sendProblem(response, known);
      return;
    }
    // Half an answer is on its way: only a broken connection tells that it is half.
    log.warn({ reason: known.problem.detail }, 'an answer was broken off');
    response.destroy();
  };
}
