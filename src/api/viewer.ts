import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import compression from 'compression';
import express, { type RequestHandler } from 'express';
import helmet from 'helmet';

/** Where a build puts the viewer, as seen from src/api and from dist/api. */
const FOLDER = fileURLToPath(new URL('../../dist/web/', import.meta.url));
const PAGES = /^\/(?:explore|impact|import|login|tokens|help|incidents(?:\/[^/]+)?|ci\/[^/]+)?$/;

const UNBUILT =
  '<!doctype html><html lang="en"><meta charset="utf-8"><title>Faultline</title><h1>Faultline</h1>' +
  '<p>The viewer is not built: <code>npm run build</code> builds it. The API answers: ' +
  '<a href="/api/openapi.json">what it can be asked</a>.';

/**
 * The viewer, to whoever asks: what it shows it asks the API for, with the rights of its user. Each of its pages is the
 * same document. The policy lets it load nothing but its own files; cytoscape and the icons draw on data: images.
 */
export function viewer(): RequestHandler {
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
    const isPage = PAGES.test(request.path);
    if (!['GET', 'HEAD'].includes(request.method)) return next('router');
    if (!isPage && !(folder && /^\/(?:assets\/|icon\.svg$)/.test(request.path))) return next('router');
    response.locals.route = isPage ? 'viewer' : 'viewer files';
    next();
  });
  router.use(policy, compression());
  router.use((request, response, next) => {
    if (!PAGES.test(request.path)) return next();
    if (!folder) {
      response.type('html').send(UNBUILT);
      return;
    }
    response.set('Cache-Control', 'no-cache').sendFile('index.html', { root: folder, cacheControl: false });
  });
  if (folder) {
    // Names of the files say what is in them.
    router.use(express.static(folder, { index: false, redirect: false, immutable: true, maxAge: '1y' }));
  }
  return router;
}
