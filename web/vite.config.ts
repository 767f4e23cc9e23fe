import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const OUT = fileURLToPath(new URL('../dist/web', import.meta.url));
/** Cytoscape writes a style element, which the policy of the page forbids, unless it finds one of this id. */
const CYTOSCAPE = '__________cytoscape_stylesheet';

const stylesheetId: Plugin = {
  name: 'stylesheet-id',
  transformIndexHtml: {
    order: 'post',
    handler: (html) => html.replace('<link rel="stylesheet"', `<link id="${CYTOSCAPE}" rel="stylesheet"`),
  },
};

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [stylesheetId],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: OUT,
    emptyOutDir: true,
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
