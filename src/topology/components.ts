import { COUNTED, RUNS, SOFT, type Topology } from './topology.ts';

/** Strongly connected components: `of[v]` is v's component, and a component's edges lead to lower numbers or itself. */
export interface Components {
  of: Uint32Array;
  count: number;
}

/**
 * Tarjan's algorithm (SIAM J. Computing 1(2), 1972) without recursion, over the dependencies that pass a failure on
 * by themselves (`lone`) or over all hard ones. O(V + E); components are numbered in reverse topological order of
 * the way failures spread, sinks first.
 */
export function components(topology: Topology, over: 'lone' | 'hard'): Components {
  const { size } = topology;
  const { bounds } = topology.columns;
  const runs = over === 'lone' ? COUNTED : SOFT;
  const of = new Uint32Array(size);
  const index = new Uint32Array(size); // 0: not seen yet
  const low = new Uint32Array(size);
  const edge = new Uint32Array(size);
  const done = new Uint8Array(size);
  const stack = new Uint32Array(size);
  const path = new Uint32Array(size);
  let [stackSize, pathSize, seen, count] = [0, 0, 0, 0];

  function enter(v: number): void {
    index[v] = low[v] = ++seen;
    edge[v] = bounds[RUNS * v] as number;
    stack[stackSize++] = v;
    path[pathSize++] = v;
  }

  for (let root = 0; root < size; root++) {
    if (index[root] !== 0) continue;
    enter(root);
    while (pathSize > 0) {
      const v = path[pathSize - 1] as number;
      const e = edge[v] as number;
      if (e < (bounds[RUNS * v + runs] as number)) {
        edge[v] = e + 1;
        const w = topology.consumerAt(e);
        if (index[w] === 0) enter(w);
        else if (!done[w]) low[v] = Math.min(low[v] as number, index[w] as number);
        continue;
      }
      pathSize--;
      const parent = path[pathSize - 1];
      if (pathSize > 0 && parent !== undefined) {
        low[parent] = Math.min(low[parent] as number, low[v] as number);
      }
      if (low[v] !== index[v]) continue;
      for (let w = -1; w !== v; ) {
        w = stack[--stackSize] as number;
        of[w] = count;
        done[w] = 1;
      }
      count++;
    }
  }
  return { of, count };
}
