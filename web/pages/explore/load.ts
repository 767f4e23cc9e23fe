import { ask, Problem } from '../../api/client.ts';
import { type AroundQuery, around, ofStatus, pathsBetween } from '../../api/operations/explore.ts';
import { wordOf } from '../../parts/words.ts';
import { LIMIT, type View } from './view.ts';

type Part = AroundQuery['subgraph'];

export interface LoadedPart extends Pick<Part, 'revision' | 'nodes' | 'edges'> {
  /** what the picture starts from */
  readonly focus: readonly string[];
  /** how many there are within the depth, with what was opened beyond it */
  readonly total: number;
  /** ids of the address that no CI has which takes part */
  readonly missing: readonly string[];
}

/** What names the question: views with the same ask the same. */
export function questionOf({ focus, from, to, depth, direction, limit, above, below }: View): string | null {
  const isOfWays = from !== '' && to !== '';
  if (focus.length === 0 && !isOfWays) return null;
  const isAround = focus.length > 0;
  return JSON.stringify([focus, isAround || [from, to], isAround && [depth, direction, limit], above, below]);
}

/** Loads what a view shows: what lies around its focus, or on the paths between two, and what was opened beside it. */
export async function loadPart(view: View, stop: AbortSignal): Promise<LoadedPart> {
  const { above, below, direction, depth, limit } = view;
  const isAround = view.focus.length > 0;
  const found = isAround ? null : (await ask(pathsBetween, { from: view.from, to: view.to }, stop)).paths;
  const focus = isAround ? view.focus : [view.from, view.to];
  const onWays = found?.paths.flatMap(({ steps }) => steps.map(({ id }) => id)) ?? [];
  const ids = [...new Set([...focus, ...onWays])];
  const part = async (of: readonly string[], variables: Extent) =>
    of.length === 0 ? null : (await ask(around, { ids: of, ...variables }, stop)).subgraph;
  const [base, ...opened] = await Promise.all([
    part(ids, isAround ? { direction, depth, limit } : ONLY_THESE),
    part(above, { ...ONLY_THESE, direction: 'up', depth: 1 }),
    part(below, { ...ONLY_THESE, direction: 'down', depth: 1 }),
  ]);
  if (!base || base.nodes.length === 0) throw await nothingThere(focus, stop);
  const known = new Set(base.nodes.map(({ id }) => id));
  const more = opened.flatMap((one) => one?.nodes.map(({ id }) => id) ?? []);
  const reached = [...new Set([...known, ...more])];
  const all = reached.slice(0, LIMIT.most);
  const unread = opened.reduce((sum, one) => sum + (one ? one.total - one.nodes.length : 0), 0);
  // What was opened depends on what is there too, not only on what it was opened from.
  const whole = all.length === known.size ? base : ((await part(all, ONLY_THESE)) ?? base);
  return {
    ...{ revision: whole.revision, nodes: whole.nodes, edges: whole.edges, focus },
    total: base.total + reached.length - known.size + unread,
    missing: base.missing,
  };
}

interface Extent {
  direction: View['direction'];
  depth: number;
  limit: number;
}
const ONLY_THESE: Extent = { direction: 'both', depth: 0, limit: LIMIT.most };

/** Why nothing is there: no such CI, of which the server tells near ones, or one that takes no part. */
async function nothingThere(focus: readonly string[], stop: AbortSignal): Promise<Problem> {
  const [first = ''] = focus;
  const { ci } = await ask(ofStatus, { id: first }, stop);
  return new Problem('NOT_FOUND', `${ci.name} is ${wordOf(ci.status)}: it takes no part`);
}
