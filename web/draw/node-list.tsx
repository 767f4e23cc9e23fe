import { useId, useRef } from 'preact/hooks';
import type { GraphModel, GraphNode } from '../graph/model.ts';
import { rowsOfTable } from '../graph/table.ts';
import { LevelMark } from '../parts/level-mark.tsx';
import { wordOf } from '../parts/words.ts';

interface NodeListProps {
  model: GraphModel;
  title: string;
  chosen: string | null;
  onChosen(id: string | null): void;
  /** Enter was pressed on the chosen one */
  onEntered?(): void;
}

/** The boxes of a picture as a listbox (https://www.w3.org/WAI/ARIA/apg/patterns/listbox/): one stop, arrows within. */
export function NodeList({ model, title, chosen, onChosen, onEntered }: NodeListProps) {
  const own = useId();
  const list = useRef<HTMLDivElement>(null);
  const rows = rowsOfTable(model);
  // Where nothing is known of any, to say so of each would be noise.
  const isTold = rows.some(({ node }) => node.standing !== 'unknown');
  const at = Math.max(
    0,
    rows.findIndex(({ node }) => node.id === chosen),
  );
  const go = (place: number) => {
    const row = rows[Math.min(rows.length - 1, Math.max(0, place))];
    if (row) onChosen(row.node.id);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && chosen !== null) onEntered?.();
    const next: Record<string, number> = {
      ArrowDown: chosen === null ? 0 : at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: rows.length - 1,
    };
    const place = next[event.key];
    if (place === undefined) return;
    event.preventDefault();
    go(place);
    list.current?.children[Math.min(rows.length - 1, Math.max(0, place))]?.scrollIntoView({
      block: 'nearest',
    });
  };
  return (
    <div
      class="nodes"
      role="listbox"
      tabIndex={0}
      ref={list}
      aria-label={title}
      aria-activedescendant={chosen === null ? '' : `${own}-${at}`}
      onKeyDown={onKey}
    >
      {rows.map(({ node, above, below }, place) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the listbox has focus and keys
        <div
          key={node.id}
          id={`${own}-${place}`}
          role="option"
          aria-selected={node.id === chosen}
          onClick={() => onChosen(node.id)}
        >
          {isTold && <LevelMark standing={node.standing} />} <strong>{node.name}</strong>{' '}
          <small>{aboutOf(node)}</small>
          <br />
          <small>
            {above === '' ? '' : `above: ${above}. `}
            {below === '' ? '' : `below: ${below}.`}
          </small>
        </div>
      ))}
    </div>
  );
}

function aboutOf({ class: name, badge, owner, isFocus }: GraphNode): string {
  return [wordOf(name), badge, isFocus ? 'asked about' : null, owner].filter((text) => text).join(', ');
}
