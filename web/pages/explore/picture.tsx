import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { ciClasses, isKnown, pluralOf, tierOf } from '../../app/catalogue.ts';
import { GraphView } from '../../draw/graph-view.tsx';
import { NodeList } from '../../draw/node-list.tsx';
import { aggregate, open } from '../../graph/aggregate.ts';
import { exploreModel } from '../../graph/explore-model.ts';
import { type Layout, layoutTier } from '../../graph/layout-tier.ts';
import type { GraphModel } from '../../graph/model.ts';
import { moveBoxes } from '../../graph/move-boxes.ts';
import { downstream, paths, upstream } from '../../graph/paths.ts';
import type { Point } from '../../graph/routes.ts';
import { useKeptFocus } from '../../parts/kept-focus.ts';
import { Legend } from '../../parts/legend.tsx';
import { Tabs } from '../../parts/tabs.tsx';
import { ChosenBox } from './chosen-box.tsx';
import { FacetBox } from './facet-box.tsx';
import type { LoadedPart } from './load.ts';
import type { PartProps } from './part.ts';
import { Paths } from './paths.tsx';
import { SaveFile } from './save-file.tsx';
import { placesOf } from './saved.ts';
import { SaveView } from './saved-views.tsx';
import { Status } from './status.tsx';
import { opened } from './steps.ts';
import { Tables } from './tables.tsx';
import { TABS, type Tab, type View } from './view.ts';

const TAB_TITLES: Readonly<Record<Tab, string>> = {
  list: 'List',
  table: 'Table',
  paths: 'Paths',
  legend: 'Legend',
};

/** Of all the shortest between two boxes. */
const LIT_PATHS = 20;
/** Boxes that want a tall picture. */
const MANY = 40;

/** The part of the graph that a view shows, as a picture and as what says the same. */
export function Picture({ part, title, view, change }: PartProps & { part: LoadedPart; title: string }) {
  const explored = useExplored(part, view);
  const model = useJoined(explored.model, view);
  const { layout, move, tidy } = useLayout(model, part, view);
  const choose = (id: string | null) =>
    change({ chosen: id, ...(id === null ? { lit: '' } : {}) }, { isStep: false });
  const lit = useMemo(() => litOf(model, view), [model, view.chosen, view.lit]);
  const chosenBox = useRef<HTMLElement>(null);
  useKeptFocus(chosenBox);
  const openBox = (id: string) => {
    const members = open(model, id);
    change(
      members.length > 0 ? { apart: [...view.apart, ...members] } : opened(view, id, ['above', 'below']),
    );
  };
  return (
    <>
      <FacetBox part={part} view={view} change={change} />
      <Status part={part} explored={explored} boxes={model.nodes.length} view={view} change={change} />
      <div class={view.tab === 'table' ? 'panes explore wide' : 'panes explore'}>
        <section aria-label="Picture">
          <GraphView
            {...{ model, title, layout, lit }}
            chosen={view.chosen}
            onChosen={choose}
            onOpened={openBox}
            onMoved={move}
            listed="beside"
            isTall={model.nodes.length > MANY}
          >
            <button
              type="button"
              onClick={() => {
                tidy();
                change({ saved: '' }, { isStep: false });
              }}
            >
              Tidy
            </button>
            <button type="button" aria-pressed={view.isFree} onClick={() => change({ isFree: !view.isFree })}>
              Without tiers
            </button>
          </GraphView>
          <SaveFile model={model} title={title} />
          <SaveView view={view} layout={layout} />
        </section>
        <div>
          <section class="card chosen" aria-label="The chosen box" tabIndex={-1} ref={chosenBox}>
            <ChosenBox model={model} view={view} change={change} />
          </section>
          <Tabs
            label="The same in words"
            tabs={TABS.map((name) => ({ name, title: TAB_TITLES[name] }))}
            shown={view.tab}
            onShown={(tab) => change({ tab }, { isStep: false })}
          >
            {view.tab === 'list' && (
              <NodeList
                {...{ model, title }}
                chosen={view.chosen}
                onChosen={choose}
                onEntered={() => chosenBox.current?.querySelector<HTMLElement>('a, button')?.focus()}
              />
            )}
            {view.tab === 'table' && <Tables model={model} cis={part.nodes} />}
            {view.tab === 'paths' && <Paths view={view} change={change} />}
            {view.tab === 'legend' && <Legend />}
          </Tabs>
        </div>
      </div>
    </>
  );
}

function useExplored(part: LoadedPart, { folded, marked, filter }: View) {
  return useMemo(
    () =>
      exploreModel(part, {
        ...{ focus: part.focus, filter, tierOf },
        ...{ folded: new Set(folded), marked: new Set(marked) },
      }),
    [part, JSON.stringify([folded, marked, filter]), ciClasses.value],
  );
}

/** With siblings as one, where there are too many boxes. */
function useJoined(model: GraphModel, { boxes, apart, marked }: View): GraphModel {
  return useMemo(
    () => aggregate(model, { most: boxes, keep: new Set([...apart, ...marked]), pluralOf }),
    [model, boxes, JSON.stringify([apart, marked])],
  );
}

/**
 * Where the boxes stand: in tiers, those of before where they were; or near to what they depend on; and above that as
 * they were saved, and dragged.
 */
function useLayout(model: GraphModel, part: LoadedPart, view: View) {
  const subject = JSON.stringify([
    part.focus,
    view.depth,
    view.direction,
    view.limit,
    view.boxes,
    view.isFree,
    isKnown.value, // without the classes nothing was drawn that boxes could stay with
  ]);
  const round = useSignal(0);
  const dragged = useSignal<ReadonlyMap<string, Point>>(new Map());
  const free = useSignal<ReadonlyMap<string, Point>>(new Map());
  const before = useRef<{ subject: string; layout: Layout } | null>(null);
  const key = `${subject} ${round.value}`;
  const tiers = useMemo(() => {
    const drawn = before.current?.subject === key ? before.current.layout : undefined;
    const layout = layoutTier(model, drawn ? { drawn } : {});
    before.current = { subject: key, layout };
    return layout;
  }, [model, key]);
  useEffect(() => {
    dragged.value = new Map();
  }, [key]);
  useEffect(() => {
    free.value = new Map();
    if (!view.isFree) return;
    let isGone = false;
    import('../../draw/free-layout.ts').then(
      ({ freeLayout }) => {
        if (!isGone) free.value = freeLayout(model, tiers);
      },
      () => undefined, // the tiers stay
    );
    return () => {
      isGone = true;
    };
  }, [model, tiers, view.isFree]);
  const layout = useMemo(
    () => moveBoxes(model, tiers, new Map([...free.value, ...placesOf(view.saved), ...dragged.value])),
    [model, tiers, free.value, view.saved, dragged.value],
  );
  return {
    layout,
    move: (id: string, at: Point) => {
      dragged.value = new Map([...dragged.value, [id, at]]);
    },
    tidy: () => {
      round.value += 1;
    },
  };
}

/** What is made out beside the chosen one; null: nothing is. */
function litOf(model: GraphModel, { chosen, lit, focus }: View): Set<string> | null {
  if (chosen === null || lit === '') return null;
  if (lit === 'up') return upstream(model, chosen).add(chosen);
  if (lit === 'down') return downstream(model, chosen).add(chosen);
  return new Set([chosen, ...focus.flatMap((id) => paths(model, id, chosen, LIT_PATHS).flat())]);
}
