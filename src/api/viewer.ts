import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import compression from 'compression';
import express, { type Request, type RequestHandler } from 'express';
import helmet from 'helmet';

/** Where a build puts the viewer, as seen from src/api and from dist/api. */
const FOLDER = fileURLToPath(new URL('../../dist/web/', import.meta.url));
const FILES = /^\/(?:assets\/|icon\.svg$)/;

const UNBUILT =
  '<!doctype html><html lang="en"><meta charset="utf-8"><title>Faultline</title><h1>Faultline</h1>' +
  '<p>The viewer is not built: <code>npm run build</code> builds it. The API answers: ' +
  '<a href="/api/openapi.json">what it can be asked</a>.';

/**
 * The viewer, to whoever asks: what it shows it asks the API for, with the rights of its user. Whatever a browser asks for as
 * a page is the same document, but for what begins as one of `taken`, the routes of the API: the viewer itself knows its
 * pages. The policy lets it load nothing but its own files; cytoscape and the icons draw on data: images.
 */
export function viewer(taken: readonly string[]): RequestHandler {
  const beginnings = new Set(['/graphql', ...taken].map(beginningOf));
  const folder = existsSync(`${FOLDER}index.html`) ? FOLDER : undefined;
  const router = express.Router();
  const policy = helmet.contentSecurityPolicy({
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      connectSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
      requireTrustedTypesFor: ["'script'"],
    },
  });
  router.use((request, response, next) => {
    const isPage =
      request.path === '/' || (isForPeople(request) && !beginnings.has(beginningOf(request.path)));
    if (!['GET', 'HEAD'].includes(request.method)) return next('router');
    if (!isPage && !(folder && FILES.test(request.path))) return next('router');
    response.locals.route = isPage ? 'viewer' : 'viewer files';
    next();
  });
  router.use(policy, compression());
  router.use((_request, response, next) => {
    if (response.locals.route !== 'viewer') return next();
    if (!folder) {
      response.type('html').send(UNBUILT);
      return;
    }
    response
      .vary('Accept')
      .set('Cache-Control', 'no-cache')
      .sendFile('index.html', { root: folder, cacheControl: false });
  });
  if (folder) {
    // Names of the files say what is in them.
    router.use(express.static(folder, { index: false, redirect: false, immutable: true, maxAge: '1y' }));
  }
  return router;
}

/** The first word of a path. */
function beginningOf(path: string): string {
  return path.split('/')[1] ?? '';
}

/** Browsers ask for a page as HTML; programs ask for anything. */
function isForPeople(request: Request): boolean {
  return !FILES.test(request.path) && request.accepts(['json', 'html']) === 'html';
}
