import type { Drawing } from './drawing.ts';
import { xml } from './xml.ts';

const NODE_KEYS = {
  id: 'string',
  name: 'string',
  class: 'string',
  tier: 'int',
  owner: 'string',
  criticality: 'int',
  outageCostPerHour: 'double',
  outageCurrency: 'string',
} as const;
const EDGE_KEYS = { type: 'string', effect: 'string', group: 'string', needs: 'int', of: 'int' } as const;

type Values<Keys> = { [K in keyof Keys]: string | number | null };

/**
 * GraphML 1.0 (http://graphml.graphdrawing.org/specification.html); edges point from consumer to provider. Nodes
 * are numbered, since their names may hold little more than letters; the CI's own id is a value of its node.
 */
export function* graphml({ cis, dependencies }: Drawing): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n';
  yield declared('node', NODE_KEYS) + declared('edge', EDGE_KEYS);
  yield '  <graph id="faultline" edgedefault="directed">\n';
  for (const { number, outageCostPerHour: cost, ...ci } of cis()) {
    const values: Values<typeof NODE_KEYS> = {
      ...ci,
      outageCostPerHour: cost?.amount ?? null,
      outageCurrency: cost?.currency ?? null,
    };
    yield `    <node id="n${number}">${told('node', values)}</node>\n`;
  }
  for (const { from, to, type, effect, group, needs, of } of dependencies()) {
    const isAlone = group === null;
    const values: Values<typeof EDGE_KEYS> = {
      type,
      effect,
      group,
      needs: isAlone ? null : needs,
      of: isAlone ? null : of,
    };
    yield `    <edge source="n${from}" target="n${to}">${told('edge', values)}</edge>\n`;
  }
  yield '  </graph>\n</graphml>\n';
}

function declared(side: 'node' | 'edge', keys: Readonly<Record<string, string>>): string {
  const lines = Object.entries(keys).map(
    ([name, type]) => `  <key id="${side}.${name}" for="${side}" attr.name="${name}" attr.type="${type}"/>\n`,
  );
  return lines.join('');
}

function told(side: 'node' | 'edge', values: Readonly<Record<string, string | number | null>>): string {
  let text = '';
  for (const [name, value] of Object.entries(values)) {
    if (value !== null) text += `<data key="${side}.${name}">${xml(String(value))}</data>`;
  }
  return text;
}
