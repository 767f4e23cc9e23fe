import { saveAs } from '../../draw/save.ts';
import type { GraphModel } from '../../graph/model.ts';

interface SaveFileProps {
  model: GraphModel;
  title: string;
}

const FILES = [
  { format: 'csv', title: 'CSV', ending: 'csv', type: 'text/csv' },
  { format: 'json', title: 'JSON', ending: 'json', type: 'application/json' },
  { format: 'graphml', title: 'GraphML', ending: 'graphml', type: 'application/xml' },
  { format: 'dot', title: 'DOT', ending: 'dot', type: 'text/vnd.graphviz' },
  { format: 'mermaid', title: 'Mermaid', ending: 'mmd', type: 'text/plain' },
] as const;

/** What is shown, as a file that other tools read. */
export function SaveFile({ model, title }: SaveFileProps) {
  const name = title.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60);
  return (
    <details class="no-print">
      <summary>Save what is shown for other tools</summary>
      <p class="actions">
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
