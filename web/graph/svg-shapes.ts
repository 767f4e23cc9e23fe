import type { Border } from './encoding.ts';
import type { Box } from './layout-tier.ts';
import type { Point } from './routes.ts';

const CORNER = 7;

/** A path along the points, its corners rounded as far as its pieces are long. */
export function pathOf(points: readonly Point[]): string {
  return points
    .map((point, i) => {
      const [before, after] = [points[i - 1], points[i + 1]];
      if (!before) return `M${point.x} ${point.y}`;
      if (!after) return `L${point.x} ${point.y}`;
      const [start, end] = [towards(point, before), towards(point, after)];
      return `L${start.x} ${start.y}Q${point.x} ${point.y} ${end.x} ${end.y}`;
    })
    .join('');
}

/** The point a corner's radius away from `from`, at most halfway to `to`. */
function towards(from: Point, to: Point): Point {
  const far = Math.hypot(to.x - from.x, to.y - from.y);
  const share = Math.min(CORNER, far / 2) / far;
  return { x: tenths(from.x + (to.x - from.x) * share), y: tenths(from.y + (to.y - from.y) * share) };
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}

/** A triangle with its tip at the last point, along the way there. */
export function arrowhead(points: readonly Point[], lineWidth: number): string {
  const [before, tip] = points.slice(-2) as [Point, Point];
  const far = Math.hypot(tip.x - before.x, tip.y - before.y);
  const along = far === 0 ? { x: 0, y: 1 } : { x: (tip.x - before.x) / far, y: (tip.y - before.y) / far };
  const half = 2.5 + lineWidth / 2;
  const corner = (side: number) =>
    `${tenths(tip.x - 2 * half * along.x - side * half * along.y)} ` +
    `${tenths(tip.y - 2 * half * along.y + side * half * along.x)}`;
  return `M${tip.x} ${tip.y}L${corner(1)}L${corner(-1)}z`;
}

const BAR = 5;

/** A bar across the middle of the longest piece of a line. */
export function barAcross(points: readonly Point[]): string {
  const pieces = points.slice(1).map((to, i) => ({ from: points[i] as Point, to }));
  const lengthOf = ({ from, to }: (typeof pieces)[number]) => Math.hypot(to.x - from.x, to.y - from.y);
  const longest = pieces.reduce((best, piece) => (lengthOf(piece) > lengthOf(best) ? piece : best));
  const { from, to } = longest;
  const [x, y] = [(from.x + to.x) / 2, (from.y + to.y) / 2];
  const share = BAR / (lengthOf(longest) || 1);
  const [across, along] = [(to.y - from.y) * share, (to.x - from.x) * share];
  return `M${tenths(x - across)} ${tenths(y + along)}L${tenths(x + across)} ${tenths(y - along)}`;
}

const DASHES: Readonly<Record<Border['style'], string>> = {
  solid: '',
  double: '',
  dashed: ' stroke-dasharray="5 3"',
  dotted: ' stroke-dasharray="1.5 2.5"',
};

/** A box with its border within its edges; a double one is two lines. `shift` moves it up and to the right. */
export function borderRects(
  box: Box,
  { width, style }: Border,
  colour: string,
  ground: string,
  shift: number,
): string {
  const line = style === 'double' ? width / 3 : width;
  const rect = (inset: number, fill: string) => {
    const from = inset + line / 2;
    return (
      `<rect x="${tenths(box.x + from + shift)}" y="${tenths(box.y + from - shift)}" ` +
      `width="${tenths(box.width - 2 * from)}" height="${tenths(box.height - 2 * from)}" rx="5" ` +
      `fill="${fill}" stroke="${colour}" stroke-width="${tenths(line)}"${DASHES[style]}/>`
    );
  };
  return style === 'double' ? rect(0, ground) + rect(2 * line, 'none') : rect(0, ground);
}
