import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { checkRight } from '../domain/access.ts';
import { CmdbError } from '../domain/errors.ts';
import { openSources } from '../importers/open.ts';
import type { Context } from './context.ts';
import { importEstate } from './import-estate.ts';
import type { ImportReport } from './import-report.ts';

/** What the package brings to look at: estates and incidents. */
export const EXAMPLES = fileURLToPath(new URL('../../examples/', import.meta.url));

/**
 * Imports the sample estate. CONFLICT: the graph holds CIs already, which it would be mixed with. FORBIDDEN: no right to
 * import, or a scope, within which it would be a part of an estate.
 */
export async function loadExample(context: Context): Promise<ImportReport> {
  const { caller, catalogue, store } = context;
  checkRight(caller, 'import');
  if (caller.scope) {
    throw new CmdbError('FORBIDDEN', `${caller.name} has a scope: the sample estate is loaded whole`);
  }
  const { total } = await store.listCis({}, { limit: 1 });
  if (total > 0) {
    const held = total === 1 ? '1 CI' : `${total} CIs`;
    throw new CmdbError('CONFLICT', `the graph holds ${held}: the sample estate goes into an empty one`);
  }
  const { sources, close } = await openSources(catalogue, [`${EXAMPLES}retailer`], {
    stdin: Readable.from([]),
  });
  try {
    return await importEstate(context, { sources, source: 'examples', reason: 'the sample estate' });
  } finally {
    await close();
  }
}
