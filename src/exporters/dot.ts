import type { Effect } from '../domain/level.ts';
import { type Drawing, edgeLabel } from './drawing.ts';

const STYLES: Record<Effect, string> = {
  hard: '',
  soft: ', style=dashed',
  'degrade-only': ', style=dotted',
  info: ', color=gray',
};

/** Graphviz DOT (https://graphviz.org/doc/info/lang.html): each tier a rank, business at the top. */
export function dot({ cis, dependencies }: Drawing): string {
  const tiers = [...new Set(cis.map((ci) => ci.tier))].sort((a, b) => a - b);
  const ranks = tiers.map((tier) => {
    const own = cis.filter((ci) => ci.tier === tier);
    const nodes = own.map((ci) => `${quoted(ci.id)} [label=${quoted(`${ci.name}\n${ci.class}`)}];`);
    return `  { rank=same;\n    ${nodes.join('\n    ')}\n  }`;
  });
  const edges = dependencies.map(
    (d) => `  ${quoted(d.from)} -> ${quoted(d.to)} [label=${quoted(edgeLabel(d))}${STYLES[d.effect]}];`,
  );
  return `digraph faultline {\n  rankdir=TB;\n  node [shape=box];\n${[...ranks, ...edges].join('\n')}\n}\n`;
}

/** A double-quoted string: backslashes would begin escapes such as \\N, so they are doubled. */
function quoted(text: string): string {
  return `"${text.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n')}"`;
}
