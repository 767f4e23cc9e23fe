import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { isKnown, lineageOf } from '../app/catalogue.ts';
import type { Theme } from '../graph/encoding.ts';
import { type Layout, layoutTier } from '../graph/layout-tier.ts';
import type { GraphModel } from '../graph/model.ts';
import { fromOrigin } from '../graph/move-boxes.ts';
import type { Point } from '../graph/routes.ts';
import { toSvg } from '../graph/svg.ts';
import { Fold } from '../parts/fold.tsx';
import { count } from '../parts/words.ts';
import type { Canvas } from './canvas.ts';
import { NodeList } from './node-list.tsx';
import { saveAs } from './save.ts';
import { theme } from './theme.ts';

export interface GraphViewProps {
  model: GraphModel;
  /** what the picture is of, as a heading of files and for those who do not see it */
  title: string;
  chosen: string | null;
  onChosen(id: string | null): void;
  /** pointed at twice */
  onOpened?(id: string): void;
  /** a box was dragged there by its upper left corner; without it, boxes stay where they are */
  onMoved?(id: string, at: Point): void;
  /** where the boxes stand; without it, in tiers */
  layout?: Layout;
  /** what is made out among the rest; null: all of it */
  lit?: ReadonlySet<string> | null;
  /** where the list is that says the same */
  listed?: 'below' | 'beside';
  isTall?: boolean;
  /** more buttons beside those for the view */
  children?: ComponentChildren;
}

/** What a sheet of paper holds so that it can be read. */
const ON_PAPER = 60;

/** Where a picture of many boxes cannot be read: there the list comes first, and the picture when it is asked for. */
const NARROW = '(max-width: 30rem)';

/** A picture of a model, with buttons for the view and a list that says the same. */
export function GraphView(props: GraphViewProps) {
  const { model, title, chosen, onChosen, lit = null, listed = 'below', isTall = false, children } = props;
  const place = useRef<HTMLDivElement>(null);
  const canvas = useSignal<Canvas | 'lost' | null>(null);
  const isNarrow = useMemo(() => listed === 'below' && matchMedia(NARROW).matches, []);
  const isDrawn = useSignal(!isNarrow);
  const layout = useMemo(() => props.layout ?? layoutTier(model), [model, props.layout]);
  const heed = useRef(props);
  heed.current = props;
  useEffect(() => {
    if (!isDrawn.value) return;
    let isGone = false;
    let own: Canvas | undefined;
    import('./canvas.ts').then(
      ({ canvasIn }) => {
        if (isGone || !place.current) return;
        own = canvasIn(place.current, {
          chosen: (id) => heed.current.onChosen(id),
          opened: (id) => heed.current.onOpened?.(id),
          ...(props.onMoved ? { moved: (id, at) => heed.current.onMoved?.(id, at) } : {}),
        });
        canvas.value = own;
      },
      () => {
        canvas.value = 'lost';
      },
    );
    return () => {
      isGone = true;
      own?.remove();
    };
  }, [isDrawn.value]);
  const now = canvas.value;
  const hasRows = isKnown.value;
  const colours = theme.value;
  // With the list beside it, not a frame later: the two say the same at any time.
  useLayoutEffect(() => {
    if (now && now !== 'lost' && hasRows) now.show(model, layout, { chosen, lit }, colours);
  }, [now, hasRows, model, layout, chosen, lit, colours]);
  const on = (work: (drawing: Canvas) => void) => () => {
    if (now && now !== 'lost') work(now);
  };
  const svg = (colour: Theme) => toSvg(model, fromOrigin(layout), { theme: colour, title, lineageOf });
  // A canvas is printed in the pixels of the screen, and on paper nothing is dark.
  const paper = useMemo(
    () =>
      model.nodes.length > ON_PAPER ? null : `data:image/svg+xml;utf8,${encodeURIComponent(svg('light'))}`,
    [model, layout],
  );
  const name = title.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60);
  return (
    <div class="graph-view">
      {paper && <img class="paper" src={paper} alt={title} />}
      {isDrawn.value && (
        <div class={isTall ? 'drawing tall no-print' : 'drawing no-print'}>
          <div
            ref={place}
            class="canvas"
            role="img"
            aria-label={`${title}: ${count(model.nodes.length, 'box', 'boxes')}; the list ${listed} says the same`}
          />
          {!hasRows && (
            <p class="state loading">Asking for the classes, which say in which row a CI stands …</p>
          )}
          {now === 'lost' && (
            <p class="state">The drawing could not be loaded; the list {listed} says the same.</p>
          )}
        </div>
      )}
      <p class="actions no-print">
        {isDrawn.value ? (
          <>
            <button type="button" onClick={on((drawing) => drawing.zoomBy(1.25))}>
              Zoom in
            </button>
            <button type="button" onClick={on((drawing) => drawing.zoomBy(0.8))}>
              Zoom out
            </button>
            <button type="button" onClick={on((drawing) => drawing.fitAll())}>
              Fit
            </button>
            <button type="button" onClick={on(async (drawing) => saveAs(`${name}.png`, await drawing.png()))}>
              Save PNG
            </button>
          </>
        ) : (
          <button
            type="button"
            onClick={() => {
              isDrawn.value = true;
            }}
          >
            Show the picture
          </button>
        )}
        <button
          type="button"
          onClick={() => saveAs(`${name}.svg`, new Blob([svg(colours)], { type: 'image/svg+xml' }))}
        >
          Save SVG
        </button>
        {children}
      </p>
      {listed === 'below' && (
        <Fold isOpen={isNarrow} summary={`The same as a list: ${count(model.nodes.length, 'box', 'boxes')}`}>
          <NodeList model={model} title={title} chosen={chosen} onChosen={onChosen} />
        </Fold>
      )}
    </div>
  );
}
