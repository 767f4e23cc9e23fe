import { wordOf } from '../../src/domain/word-of.ts';
import { edgeLabel } from '../../src/exporters/drawing.ts';
import type { GraphEdge } from './model.ts';

/** What there is to say of an edge: "uses, pool: 1 of 2, soft"; most are hard, which goes without saying. */
export function edgeText({ type, group, needs, of, effect, weight }: GraphEdge): string {
  const label = edgeLabel({ type: wordOf(type), group, needs: needs ?? null, of: of ?? null });
  const words = [label, effect === 'hard' ? '' : effect, weight === 'lost' ? 'lost' : ''];
  return words.filter((word) => word !== '').join(', ');
}
