/** Strongly connected components: `of[v]` is v's component, and a component's edges lead to lower numbers or itself. */
export interface Components {
  of: Uint32Array;
  count: number;
}

/**
 * Tarjan's algorithm (SIAM J. Computing 1(2), 1972) without recursion, over edges first(v) .. last(v) with
 * `target(e)`. O(V + E); components are numbered in reverse topological order, sinks first.
 */
export function components(
  size: number,
  first: (v: number) => number,
  last: (v: number) => number,
  target: (e: number) => number,
): Components {
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
    edge[v] = first(v);
    stack[stackSize++] = v;
    path[pathSize++] = v;
  }

  for (let root = 0; root < size; root++) {
    if (index[root] !== 0) continue;
    enter(root);
    while (pathSize > 0) {
      const v = path[pathSize - 1] as number;
      const e = edge[v] as number;
      if (e < last(v)) {
        edge[v] = e + 1;
        const w = target(e);
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
