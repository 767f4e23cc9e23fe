import { useAsked } from '../app/question.ts';
import { go, query } from '../app/route.ts';
import { Answered } from '../parts/answered.tsx';
import { SearchBox } from '../parts/search-box.tsx';
import { Ends } from './explore/ends.tsx';
import { Estate } from './explore/estate.tsx';
import { type LoadedPart, loadPart, questionOf } from './explore/load.ts';
import type { PartProps } from './explore/part.ts';
import { Picture } from './explore/picture.tsx';
import { startFrom } from './explore/steps.ts';
import {
  BOXES,
  DEEPEST,
  DIRECTIONS,
  type Direction,
  type View,
  viewAddress,
  viewOf,
} from './explore/view.ts';

export default function Explore() {
  const view = viewOf(query.value);
  const question = questionOf(view);
  const part = useAsked(question, (stop) => loadPart(view, stop));
  const change: PartProps['change'] = (next, { isStep } = { isStep: true }) =>
    go(viewAddress({ ...viewOf(query.peek()), ...next }), { replace: !isStep });
  return (
    <>
      <h1>{titleOf(view, part.answer)}</h1>
      <div class="begin no-print">
        <SearchBox label="Start from" onChosen={(ci) => go(viewAddress(startFrom(view, [ci.id])))} />
        {view.focus.length === 0 && <Ends from={view.from} to={view.to} change={(ends) => change(ends)} />}
        {view.focus.length > 0 && <Extent view={view} change={change} />}
        {question !== null && <a href="/explore">The whole estate</a>}
      </div>
      {question === null ? (
        <Estate view={view} change={change} />
      ) : (
        <Answered asked={part} what="the graph">
          {(loaded) => <Picture part={loaded} title={titleOf(view, loaded)} view={view} change={change} />}
        </Answered>
      )}
    </>
  );
}

function titleOf({ focus, from, to }: View, part: LoadedPart | null): string {
  const nameOf = (id: string) => part?.nodes.find((ci) => ci.id === id)?.name ?? id;
  if (focus.length > 0) return `Around ${focus.map(nameOf).join(' and ')}`;
  return from !== '' && to !== '' ? `Between ${nameOf(from)} and ${nameOf(to)}` : 'What hangs on what?';
}

const DIRECTION_WORDS: Readonly<Record<Direction, string>> = {
  both: 'both ways',
  up: 'what depends on it',
  down: 'what it depends on',
};

/** How far around the focus the picture goes. */
function Extent({ view, change }: PartProps) {
  return (
    <p class="actions">
      <label>
        Depth{' '}
        <select value={view.depth} onChange={(event) => change({ depth: Number(event.currentTarget.value) })}>
          {Array.from({ length: DEEPEST }, (_, i) => (
            <option key={i} value={i + 1}>
              {i + 1}
            </option>
          ))}
        </select>
      </label>
      <label>
        Direction{' '}
        <select
          value={view.direction}
          onChange={(event) => change({ direction: event.currentTarget.value as Direction })}
        >
          {DIRECTIONS.map((direction) => (
            <option key={direction} value={direction}>
              {DIRECTION_WORDS[direction]}
            </option>
          ))}
        </select>
      </label>
      <label>
        Boxes at most{' '}
        <select value={view.boxes} onChange={(event) => change({ boxes: Number(event.currentTarget.value) })}>
          {[...new Set([view.boxes, ...BOXES])]
            .sort((a, b) => a - b)
            .map((boxes) => (
              <option key={boxes} value={boxes}>
                {boxes}
              </option>
            ))}
        </select>
      </label>
    </p>
  );
}
