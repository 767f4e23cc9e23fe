import { wordOf } from '../../src/domain/word-of.ts';
import { edgeLabel } from '../../src/exporters/drawing.ts';
import type { GraphEdge } from './model.ts';

/** What there is to say of an edge: "uses, pool: 1 of 2, soft"; most are hard, which goes without saying. */
export function edgeText({ type, group, needs, of, effect }: GraphEdge): string {
  const label = edgeLabel({ type: wordOf(type), group, needs: needs ?? null, of: of ?? null });
  return effect === 'hard' ? label : `${label}, ${effect}`;
}
