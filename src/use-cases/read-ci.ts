import type { ConfigurationItem } from '../domain/ci.ts';
import type { Context } from './context.ts';
import { notFound } from './find-cis.ts';

/** One CI by its id, without what hangs on it. */
export async function readCi(context: Context, id: string): Promise<ConfigurationItem> {
  const ci = await context.store.ci(id);
  if (!ci) throw await notFound(context, [id]);
  return ci;
}
