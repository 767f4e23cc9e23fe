import type { Request } from 'express';
import type { Context } from '../../use-cases/context.ts';
import type { SearchIndex } from '../../use-cases/search-cis.ts';
import type { Loaders } from './loaders.ts';

/** What every resolver is given: who asks of what, and what one request shares. */
export interface GraphqlContext {
  request: Request;
  context: Context;
  search: SearchIndex;
  loaders: Loaders;
}
