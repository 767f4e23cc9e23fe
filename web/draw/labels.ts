import type { GraphNode } from '../graph/model.ts';

/** What of a name fits between the glyph and the icon of a box. */
const LONGEST = 15;

/** The name, and below it what else there is to say of the box. */
export function labelLines(node: GraphNode): string[] {
  const { up, down } = node.hidden;
  const hidden = [up > 0 ? `+${up} above` : '', down > 0 ? `+${down} below` : ''].filter(
    (text) => text !== '',
  );
  const second = [node.badge ?? '', hidden.join(', ')].filter((text) => text !== '').join(' · ');
  return second === '' ? [cut(node.name)] : [cut(node.name), cut(second, LONGEST + 3)];
}

/** A text for a narrow place; the ends of long ids tell more than their middles. */
function cut(text: string, longest = LONGEST): string {
  const letters = Array.from(text.replace(/[\p{Cc}\p{Cf}]/gu, ' '));
  if (letters.length <= longest) return letters.join('');
  const tail = Math.floor(longest / 3);
  return `${letters.slice(0, longest - tail - 1).join('')}…${letters.slice(-tail).join('')}`;
}
