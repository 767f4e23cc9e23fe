import { isSeed, lostMembers } from '../impact/explain.ts';
import type { Propagation } from '../impact/propagate.ts';
import { servicesAmong, worstFirst } from './blast-radius.ts';
import type { Context } from './context.ts';

/**
 * How the worst came to its level: from it, by the first member that each lost, down to a seed. Each of them came to its
 * level in an earlier round than the one before, so there is an end. The worst is a business service where one is hit;
 * what was assumed itself explains little, so others come before it.
 */
export function impactChain(
  context: Pick<Context, 'catalogue'>,
  propagation: Propagation,
  impacted: readonly number[],
): number[] {
  const services = servicesAmong(context, propagation, impacted);
  const isHit = (ci: number) => !isSeed(propagation, ci);
  const others = () => worstFirst(propagation, impacted.filter(isHit));
  const worst = services.find(isHit) ?? services[0] ?? others()[0];
  const chain: number[] = [];
  for (let ci = worst; ci !== undefined; ci = nextOf(propagation, ci)) chain.push(ci);
  return chain;
}

function nextOf(propagation: Propagation, ci: number): number | undefined {
  if (isSeed(propagation, ci)) return undefined;
  return propagation.topology.member(lostMembers(propagation, ci)[0] as number);
}
