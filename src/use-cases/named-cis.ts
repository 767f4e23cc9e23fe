import { RESTRICTED } from '../topology/seen-topology.ts';
import type { NamedCi } from './answers.ts';
import type { Context } from './context.ts';

/** CIs as answers name them, in the order of their ids given; what is not seen is given by what stands for it. */
export async function namedCis({ store }: Context, ids: readonly string[]): Promise<NamedCi[]> {
  const found = await store.cis(ids);
  return ids.map((id) => {
    const { name = RESTRICTED, class: className = RESTRICTED } = found.get(id) ?? {};
    return { id, name, class: className };
  });
}
