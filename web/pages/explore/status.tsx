import { useRef } from 'preact/hooks';
import { whatIfAddress } from '../../app/what-if.ts';
import type { Explored } from '../../graph/explore-model.ts';
import { useKeptFocus } from '../../parts/kept-focus.ts';
import { count } from '../../parts/words.ts';
import type { LoadedPart } from './load.ts';
import type { PartProps } from './part.ts';
import { LIMIT } from './view.ts';

interface StatusProps extends PartProps {
  part: LoadedPart;
  explored: Explored;
  /** how many boxes are drawn */
  boxes: number;
}

/** How much of what there is the picture shows, and how to see the rest. */
export function Status({ part, explored, boxes, view, change }: StatusProps) {
  const place = useRef<HTMLDivElement>(null);
  useKeptFocus(place);
  const { model, beyond, filtered } = explored;
  const shown = model.nodes.length;
  const isCut = part.nodes.length < part.total;
  const isOpened = view.above.length + view.below.length > 0;
  const where =
    view.focus.length === 0
      ? 'on the paths between them'
      : `within ${count(view.depth, 'dependency', 'dependencies')}${isOpened ? ', or opened beside them' : ''}`;
  const left = [
    filtered > 0 && `${filtered.toLocaleString('en-GB')} left out by the filters`,
    beyond > 0 && `${beyond.toLocaleString('en-GB')} beyond what is folded or followed`,
    boxes < shown && `in ${count(boxes, 'box', 'boxes')}, siblings as one`,
  ].filter((text) => text !== false);
  return (
    <div class="actions status" tabIndex={-1} ref={place}>
      <p role="status">
        Showing {shown.toLocaleString('en-GB')} of {part.total.toLocaleString('en-GB')} CIs {where}
        {left.map((text) => `; ${text}`)}
        {isCut && `; ${view.limit.toLocaleString('en-GB')} is the limit, the nearest first`}.
        {part.missing.length > 0 &&
          ` No CI that takes part has the id ${part.missing.join(', ')}: it may be planned, retired or gone.`}{' '}
        <small>Revision {part.revision}</small>
      </p>
      {isCut && view.limit < LIMIT.most && (
        <button type="button" onClick={() => change({ limit: Math.min(LIMIT.most, view.limit * 2) })}>
          Show more
        </button>
      )}
      {view.folded.length > 0 && (
        <button type="button" onClick={() => change({ folded: [] })}>
          Unfold {view.folded.length}
        </button>
      )}
      {view.apart.length > 0 && (
        <button type="button" onClick={() => change({ apart: [] })}>
          Join siblings again
        </button>
      )}
      {view.marked.length > 0 && (
        <>
          <a href={whatIfAddress({ down: view.marked })}>
            What breaks if{' '}
            {view.marked.length === 1 ? 'the marked one fails' : `all ${view.marked.length} marked fail`}
          </a>
          <button type="button" onClick={() => change({ marked: [] })}>
            Unmark {view.marked.length === 1 ? 'it' : 'all'}
          </button>
        </>
      )}
    </div>
  );
}
