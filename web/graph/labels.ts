import type { GraphNode } from './model.ts';

/** The width between the glyph and the icon of a box, in heights of its letters. */
const ROOM = 10.9;

/** The name, and below it what else there is to say of the box. */
export function labelLines(node: GraphNode): string[] {
  const { up, down } = node.hidden;
  // Of siblings shown as one: how many they are, which the name begins to tell here.
  const times = node.members ? node.name.lastIndexOf(' × ') : -1;
  const [name, many] =
    times === -1 ? [node.name, null] : [node.name.slice(0, times), node.name.slice(times + 1)];
  const more = [many, node.badge, up > 0 ? `+${up} above` : null, down > 0 ? `+${down} below` : null];
  const second = more.filter((text) => text !== null).join(', ');
  return second === '' ? [cut(name)] : [cut(name), cut(second, ROOM + 0.6)];
}

/** A text for a narrow place; the ends of long ids tell more than their middles. */
export function cut(text: string, room = ROOM): string {
  const letters = lettersOf(text);
  if (widthOf(letters) <= room) return letters.join('');
  const tail = fitting(letters.toReversed(), room / 3).reverse();
  return [...fitting(letters, room - 1 - widthOf(tail)), '…', ...tail].join('');
}

/** What the eye takes for letters, without characters that control and with two marks at most on each. */
function lettersOf(text: string): string[] {
  const plain = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ').replace(/(\p{M}{2})\p{M}+/gu, '$1');
  return Array.from(new Intl.Segmenter('en').segment(plain), ({ segment }) => segment);
}

function fitting(letters: readonly string[], room: number): string[] {
  let width = 0;
  const over = letters.findIndex((letter) => {
    width += widthOf([letter]);
    return width > room;
  });
  return letters.slice(0, over === -1 ? letters.length : over);
}

/** About as wide as a sans-serif typeface sets them, rather too wide than too narrow. */
function widthOf(letters: readonly string[]): number {
  return letters.reduce((sum, letter) => {
    if (/^[\x20!'(),.:;[\]fijlrt|-]/.test(letter)) return sum + 0.36;
    if (/^[a-ln-vx-z0-9_"/\\*?]/.test(letter)) return sum + 0.6;
    return sum + (/^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u.test(letter) ? 0.85 : 1.1);
  }, 0);
}
