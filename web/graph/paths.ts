import { byName, type GraphModel } from './model.ts';

/** Ids from a dependent down to what it depends on, each depending on the next. */
export type Path = readonly string[];

/**
 * The shortest paths between two nodes along the edges, at most `most`, in the order of names: from `from` down to
 * `to`, or where it does not depend on it, from `to` down to `from`.
 */
export function paths(model: GraphModel, from: string, to: string, most: number): Path[] {
  const below = neighbours(model, 'dependencies');
  const down = shortest(below, neighbours(model, 'dependents'), from, to, most);
  return down.length > 0 ? down : shortest(below, neighbours(model, 'dependents'), to, from, most);
}

/** The ids of all that depend on a node, directly or through others; without its own. */
export function upstream(model: GraphModel, id: string): Set<string> {
  return reached(neighbours(model, 'dependents'), id);
}

/** The ids of all that a node depends on, directly or through others; without its own. */
export function downstream(model: GraphModel, id: string): Set<string> {
  return reached(neighbours(model, 'dependencies'), id);
}

type Neighbours = ReadonlyMap<string, ReadonlySet<string>>;

function neighbours({ nodes, edges }: GraphModel, side: 'dependents' | 'dependencies'): Neighbours {
  const all = new Map<string, Set<string>>(nodes.toSorted(byName).map(({ id }) => [id, new Set<string>()]));
  const order = new Map([...all.keys()].map((id, place) => [id, place]));
  const far = side === 'dependents' ? 'from' : 'to';
  const near = side === 'dependents' ? 'to' : 'from';
  const placeOf = (id: string) => order.get(id) ?? 0;
  for (const edge of edges.toSorted((a, b) => placeOf(a[far]) - placeOf(b[far])))
    all.get(edge[near])?.add(edge[far]);
  return all;
}

/** How many steps each node is away; the Map is in the order of reaching them. */
function distances(next: Neighbours, start: string): Map<string, number> {
  const steps = new Map([[start, 0]]);
  for (const [id, far] of steps) {
    for (const other of next.get(id) ?? []) if (!steps.has(other)) steps.set(other, far + 1);
  }
  return steps;
}

function reached(next: Neighbours, start: string): Set<string> {
  const ids = new Set(distances(next, start).keys());
  ids.delete(start);
  return ids;
}

function shortest(below: Neighbours, above: Neighbours, from: string, to: string, most: number): Path[] {
  const left = distances(above, to);
  if (from === to || !left.has(from)) return [];
  const found: Path[] = [];
  // The last way in is looked at first: neighbours go in backwards, to come out in order.
  const open: Path[] = [[from]];
  for (let path = open.pop(); path && found.length < most; path = open.pop()) {
    const end = path.at(-1) as string;
    if (end === to) found.push(path);
    for (const next of [...(below.get(end) ?? [])].reverse()) {
      if (left.get(next) === (left.get(end) as number) - 1) open.push([...path, next]);
    }
  }
  return found;
}
