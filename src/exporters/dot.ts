import type { Effect } from '../domain/level.ts';
import { boxLines, type Drawing, edgeLabel } from './drawing.ts';

const STYLES: Record<Effect, string> = {
  hard: '',
  soft: ', style=dashed',
  'degrade-only': ', style=dotted',
  info: ', color=gray',
};

/** Graphviz DOT (https://graphviz.org/doc/info/lang.html): each tier a rank, the consumers above. */
export function* dot({ cis, dependencies }: Drawing): Generator<string> {
  yield 'digraph faultline {\n  rankdir=TB;\n  node [shape=box];\n';
  const tiers = new Map<number, string[]>();
  for (const ci of cis()) {
    const box = `    n${ci.number} [label=${label(boxLines(ci))}];\n`;
    const tier = tiers.get(ci.tier);
    if (tier) tier.push(box);
    else tiers.set(ci.tier, [box]);
  }
  for (const [, boxes] of [...tiers].sort(([a], [b]) => a - b)) {
    yield `  {\n    rank=same;\n${boxes.join('')}  }\n`;
  }
  for (const d of dependencies()) {
    yield `  n${d.from} -> n${d.to} [label=${label([edgeLabel(d)])}${STYLES[d.effect]}];\n`;
  }
  yield '}\n';
}

/** A quoted label: a backslash would begin an escape such as \N, an ampersand a character's name. */
function label(lines: readonly string[]): string {
  const safe = lines.map((text) => text.replace(/[\\"]/g, '\\$&').replace(/&/g, '&amp;'));
  return `"${safe.join('\\n')}"`;
}
