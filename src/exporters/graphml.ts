import type { Drawing } from './drawing.ts';

const NODE_KEYS = ['name', 'class', 'tier'] as const;
const EDGE_KEYS = ['type', 'effect', 'group', 'needs'] as const;

/** GraphML 1.0 (http://graphml.graphdrawing.org/specification.html); edges point from dependent to provider. */
export function graphml({ cis, dependencies }: Drawing): string {
  const keys = [
    ...NODE_KEYS.map((key) => keyOf('node', key, key === 'tier' ? 'int' : 'string')),
    ...EDGE_KEYS.map((key) => keyOf('edge', key, 'string')),
  ];
  const nodes = cis.map(
    (ci) =>
      `    <node id="${xml(ci.id)}">${NODE_KEYS.map((key) => datum('node', key, ci[key])).join('')}</node>`,
  );
  const edges = dependencies.map((d) => {
    const values = EDGE_KEYS.map((key) => datum('edge', key, d[key])).join('');
    return `    <edge source="${xml(d.from)}" target="${xml(d.to)}">${values}</edge>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
${keys.join('\n')}
  <graph id="faultline" edgedefault="directed">
${[...nodes, ...edges].join('\n')}
  </graph>
</graphml>
`;
}

function keyOf(side: 'node' | 'edge', key: string, type: string): string {
  return `  <key id="${side}.${key}" for="${side}" attr.name="${key}" attr.type="${type}"/>`;
}

function datum(side: 'node' | 'edge', key: string, value: string | number | null): string {
  return value === null ? '' : `<data key="${side}.${key}">${xml(String(value))}</data>`;
}

// What XML 1.0 does not allow at all (https://www.w3.org/TR/xml/#charsets) becomes U+FFFD.
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function xml(text: string): string {
  return text.replace(ILLEGAL, '\ufffd').replace(/[&<>"]/g, (c) => ENTITIES[c] as string);
}
