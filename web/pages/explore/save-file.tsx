import { lineageOf } from '../../app/catalogue.ts';
import { saveAs } from '../../draw/save.ts';
import { theme } from '../../draw/theme.ts';
import type { Layout } from '../../graph/layout-tier.ts';
import type { GraphModel } from '../../graph/model.ts';
import { fromOrigin } from '../../graph/move-boxes.ts';

interface SaveFileProps {
  model: GraphModel;
  layout: Layout;
  title: string;
}

const FILES = [
  { format: 'csv', title: 'CSV', ending: 'csv', type: 'text/csv' },
  { format: 'json', title: 'JSON', ending: 'json', type: 'application/json' },
  { format: 'graphml', title: 'GraphML', ending: 'graphml', type: 'application/xml' },
  { format: 'dot', title: 'DOT', ending: 'dot', type: 'text/vnd.graphviz' },
  { format: 'mermaid', title: 'Mermaid', ending: 'mmd', type: 'text/plain' },
] as const;

/** What is shown, as a file for other tools. */
export function SaveFile({ model, layout, title }: SaveFileProps) {
  const name = title.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60);
  const saveSvg = async () => {
    const { toSvg } = await import('../../graph/svg.ts');
    const text = toSvg(model, fromOrigin(layout), { theme: theme.value, title, lineageOf });
    saveAs(`${name}.svg`, new Blob([text], { type: 'image/svg+xml' }));
  };
  return (
    <details class="no-print">
      <summary>Save what is shown as a file</summary>
      <p class="actions">
        <button type="button" onClick={saveSvg}>
          SVG
        </button>
        {FILES.map(({ format, title, ending, type }) => (
          <button
            key={format}
            type="button"
            onClick={async () => {
              const { exportAs } = await import('../../graph/exports.ts');
              saveAs(`${name}.${ending}`, new Blob([exportAs(format, model)], { type }));
            }}
          >
            {title}
          </button>
        ))}
      </p>
    </details>
  );
}
