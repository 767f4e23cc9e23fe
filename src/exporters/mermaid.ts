import type { Effect } from '../domain/level.ts';
import { type Drawing, edgeLabel } from './drawing.ts';

const ARROWS: Record<Effect, string> = { hard: '-->', soft: '-.->', 'degrade-only': '-.->', info: '-.->' };

/** A Mermaid flowchart (https://mermaid.js.org/syntax/flowchart.html); ids are numbered, so that none can be syntax. */
export function mermaid({ cis, dependencies }: Drawing): string {
  const numbers = new Map(cis.map((ci, i) => [ci.id, `n${i}`]));
  const nodes = cis.map((ci) => `  ${numbers.get(ci.id)}["${label(ci.name)}"]`);
  const edges = dependencies.map((d) => {
    const effect = d.effect === 'hard' ? '' : ` (${d.effect})`;
    return `  ${numbers.get(d.from)} ${ARROWS[d.effect]}|"${label(edgeLabel(d) + effect)}"| ${numbers.get(d.to)}`;
  });
  return `flowchart TB\n${[...nodes, ...edges].join('\n')}\n`;
}

/** Whatever could be markup is written as a character code, which Mermaid takes as #35; and the like. */
function label(text: string): string {
  return text.replace(/[#;"<>&`\\[\](){}|*_~]/g, (c) => `#${c.charCodeAt(0)};`);
}
