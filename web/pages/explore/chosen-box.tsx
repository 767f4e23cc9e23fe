import { ciAddress } from '../../app/address.ts';
import { whatIfAddress } from '../../app/what-if.ts';
import { open } from '../../graph/aggregate.ts';
import type { GraphModel } from '../../graph/model.ts';
import { count, wordOf } from '../../parts/words.ts';
import type { PartProps } from './part.ts';
import { opened } from './steps.ts';
import { type View, viewAddress, withValue } from './view.ts';

/** What is known of the box that was pointed at, and what can be done with it. */
export function ChosenBox({ model, view, change }: PartProps & { model: GraphModel }) {
  const node = model.nodes.find(({ id }) => id === view.chosen);
  if (!node) {
    return (
      <p class="note" role="status">
        Choose a box, or a line of the list, to see what can be done with it.
      </p>
    );
  }
  const { id, name, owner, criticality, hidden, members } = node;
  const about = [wordOf(node.class), owner ?? 'nobody named', criticality && `criticality ${criticality}`];
  if (members) {
    return (
      <>
        <div role="status">
          <h2>{name}</h2>
        </div>
        <p class="actions">
          <button type="button" onClick={() => change({ apart: [...view.apart, ...open(model, id)] })}>
            Show each
          </button>
        </p>
        <Light view={view} change={change} />
      </>
    );
  }
  const isMarked = view.marked.includes(id);
  const isFolded = view.folded.includes(id);
  return (
    <>
      <div role="status">
        <h2>
          <a href={ciAddress(id)}>{name}</a>
        </h2>
        <p class="note">{about.filter((text) => text).join(', ')}</p>
      </div>
      <p class="actions">
        {hidden.up > 0 && (
          <button type="button" onClick={() => change(opened(view, id, ['above']))}>
            Show {count(hidden.up, 'more', 'more')} above
          </button>
        )}
        {hidden.down > 0 && (
          <button type="button" onClick={() => change(opened(view, id, ['below']))}>
            Show {count(hidden.down, 'more', 'more')} below
          </button>
        )}
        {isFolded ? (
          <button type="button" onClick={() => change({ folded: withValue(view.folded, id, false) })}>
            Unfold
          </button>
        ) : (
          <button
            type="button"
            onClick={() =>
              change({
                folded: [...view.folded, id],
                above: withValue(view.above, id, false),
                below: withValue(view.below, id, false),
              })
            }
          >
            Fold what hangs only on it
          </button>
        )}
        <a href={viewAddress({ focus: [id], depth: view.depth, direction: view.direction })}>Start from it</a>
        <button
          type="button"
          onClick={() => change({ from: view.focus[0] ?? view.from, to: id, tab: 'paths' })}
        >
          Paths to it
        </button>
      </p>
      <Light view={view} change={change} />
      <p class="actions">
        <a href={whatIfAddress({ down: [id] })}>What breaks if it fails</a>
        <button
          type="button"
          aria-pressed={isMarked}
          onClick={() => change({ marked: withValue(view.marked, id, !isMarked) })}
        >
          Mark as failed
        </button>
      </p>
    </>
  );
}

/** Makes out what the chosen one hangs together with, and dims the rest. */
function Light({ view, change }: PartProps) {
  const button = (lit: View['lit'], text: string) => (
    <button
      type="button"
      aria-pressed={view.lit === lit}
      onClick={() => change({ lit: view.lit === lit ? '' : lit }, { isStep: false })}
    >
      {text}
    </button>
  );
  return (
    <p class="actions">
      Light up {button('up', 'What depends on it')} {button('down', 'What it depends on')}{' '}
      {!view.focus.includes(view.chosen ?? '') && button('paths', 'Paths to the start')}
    </p>
  );
}
