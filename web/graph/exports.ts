import { stringify } from 'csv-stringify/browser/esm/sync';
import { CSV_STYLE } from '../../src/exporters/csv-style.ts';
import { dot } from '../../src/exporters/dot.ts';
import type { Drawing } from '../../src/exporters/drawing.ts';
import { graphml } from '../../src/exporters/graphml.ts';
import { mermaid } from '../../src/exporters/mermaid.ts';
import { STANDING_WORDS } from './encoding.ts';
import { byName, type GraphModel } from './model.ts';
import { rowsOfTable } from './table.ts';

export const EXPORT_FORMATS = ['csv', 'json', 'graphml', 'dot', 'mermaid'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What is shown, as a file of the format; CSV holds the table. */
export function exportAs(format: ExportFormat, model: GraphModel): string {
  if (format === 'csv') return csv(model);
  if (format === 'json') return `${JSON.stringify(model, null, 2)}\n`;
  return [...{ graphml, dot, mermaid }[format](drawingOf(model))].join('');
}

function csv(model: GraphModel): string {
  const rows = rowsOfTable(model).map(({ node, above, below }) => ({
    id: node.id,
    name: node.name,
    class: node.class,
    tier: node.tier,
    standing: STANDING_WORDS[node.standing],
    owner: node.owner,
    criticality: node.criticality,
    badge: node.badge,
    focus: node.isFocus ? 'yes' : '',
    'depended on by': above,
    'depends on': below,
    'hidden above': node.hidden.up,
    'hidden below': node.hidden.down,
    members: node.members?.map(({ id }) => id).join('|'),
  }));
  return stringify(rows, { ...CSV_STYLE, header: true });
}

/** Siblings shown as one have no id of their own that would mean anything elsewhere: their name stands for it. */
function drawingOf({ nodes, edges }: GraphModel): Drawing {
  const ordered = nodes.toSorted(byName);
  const numbers = new Map(ordered.map(({ id }, number) => [id, number]));
  return {
    size: ordered.length,
    cis: () =>
      ordered.map(({ id, name, class: className, tier, owner, criticality, members }, number) => ({
        number,
        id: members ? name : id,
        name,
        class: className,
        tier,
        owner,
        criticality,
        outageCostPerHour: null,
      })),
    dependencies: () =>
      edges.map(({ from, to, type, effect, group, needs, of }) => ({
        from: numbers.get(from) as number,
        to: numbers.get(to) as number,
        type,
        effect,
        group,
        needs: needs ?? null,
        of: of ?? null,
      })),
  };
}
