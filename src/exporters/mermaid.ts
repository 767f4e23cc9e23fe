import { EFFECTS, type Effect } from '../domain/level.ts';
import { boxLines, type Drawing, edgeLabel } from './drawing.ts';

const STYLES: Record<Effect, string | null> = {
  hard: null,
  soft: 'stroke-dasharray:6 4',
  'degrade-only': 'stroke-dasharray:1 4',
  info: 'stroke:#999999',
};

/** A Mermaid flowchart (https://mermaid.js.org/syntax/flowchart.html), the consumers above. */
export function* mermaid({ cis, dependencies }: Drawing): Generator<string> {
  yield 'flowchart TB\n';
  for (const ci of cis()) yield `  n${ci.number}["${boxLines(ci).map(escaped).join('<br/>')}"]\n`;
  const links = new Map<Effect, number[]>(EFFECTS.map((effect) => [effect, []]));
  let link = 0;
  for (const d of dependencies()) {
    yield `  n${d.from} -->|"${escaped(edgeLabel(d))}"| n${d.to}\n`;
    links.get(d.effect)?.push(link++);
  }
  for (const [effect, own] of links) {
    const style = STYLES[effect];
    if (style !== null && own.length > 0) yield `  linkStyle ${own.join(',')} ${style}\n`;
  }
}

/**
 * Only letters, digits, blanks, commas, slashes and inner hyphens stand as they are; anything else, which could be
 * markup to Mermaid, HTML or Markdown, is written as its character's number: #35; for #.
 */
function escaped(text: string): string {
  return text.replace(/^-|[^\p{L}\p{M}\p{N} ,/-]/gu, (c) => `#${c.codePointAt(0)};`);
}
