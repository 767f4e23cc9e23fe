import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { type RadiusGraphQuery, radiusGraph } from '../../api/operations/impact.ts';
import { ciAddress } from '../../app/address.ts';
import { ciClasses, pluralOf, tierOf } from '../../app/catalogue.ts';
import { useQuestion } from '../../app/question.ts';
import { assumptionOf, type WhatIf, whatIfAddress } from '../../app/what-if.ts';
import { GraphView } from '../../draw/graph-view.tsx';
import { aggregate, open } from '../../graph/aggregate.ts';
import type { GraphNode } from '../../graph/model.ts';
import { radiusModel } from '../../graph/radius-model.ts';
import { Answered } from '../../parts/answered.tsx';
import { LevelMark } from '../../parts/level-mark.tsx';
import { count, wordOf } from '../../parts/words.ts';
import type { PartProps } from './part.ts';
import type { Radius } from './verdict.ts';

/** Boxes in the picture; beyond them siblings are shown as one. */
const BOXES = 40;
const SERVICES = 20;
const READ = 300;

type Graph = RadiusGraphQuery['blastRadius']['graph'];

/** How the impact spreads: from what is assumed to the services, with what redundancy saves. */
export function RadiusPicture({ radius, asked, change }: PartProps & { radius: Radius }) {
  // The services say what a board asks; where there are none, what is nearest to the seeds.
  const top = radius.services.items.slice(0, SERVICES);
  const of = (top.length > 0 ? top : radius.impacted.items.slice(0, SERVICES)).map(({ id }) => id);
  const seeds = radius.seeds.map(({ id }) => id);
  const graph = useQuestion(radiusGraph, {
    ...assumptionOf(asked),
    of: [...new Set([...of, ...seeds])].slice(0, 200),
    limit: READ,
  });
  return (
    <section aria-labelledby="spread">
      <h2 id="spread">How the impact spreads</h2>
      <Answered asked={graph} what="the picture">
        {({ blastRadius }) => (
          <Picture graph={blastRadius.graph} radius={radius} asked={asked} change={change} />
        )}
      </Answered>
    </section>
  );
}

function Picture({ graph, radius, asked, change }: PartProps & { graph: Graph; radius: Radius }) {
  const chosen = useSignal<string | null>(null);
  const opened = useSignal<readonly string[]>([]);
  const whole = useMemo(
    () => radiusModel(graph, { seeds: radius.seeds, pins: radius.pins, tierOf }),
    [graph, radius, ciClasses.value],
  );
  const keep = opened.value;
  const model = useMemo(
    () =>
      aggregate(whole, { most: BOXES, keep: new Set([...asked.down, ...asked.degraded, ...keep]), pluralOf }),
    [whole, keep, asked],
  );
  const node = model.nodes.find(({ id }) => id === chosen.value);
  const spared = graph.spared?.nodes.length ?? 0;
  return (
    <>
      <GraphView
        model={model}
        title={`Blast radius of ${[...asked.down, ...asked.degraded].join(', ')}`}
        chosen={chosen.value}
        onChosen={(id) => {
          chosen.value = id;
        }}
      />
      <div role="status" class="no-print">
        {node && (
          <Chosen
            node={node}
            asked={asked}
            change={change}
            open={() => {
              opened.value = [...keep, ...open(model, node.id)];
            }}
          />
        )}
      </div>
      <p class="note">
        What explains {explained(radius)}: {graph.nodes.length} of {count(graph.total, 'CI')}
        {spared > 0 && `, and ${count(spared, 'CI')} of groups that still hold`}
        {model.nodes.length < whole.nodes.length && `, in ${model.nodes.length} boxes, siblings as one`}. An
        arrow points from what depends to what it depends on.
      </p>
    </>
  );
}

/** Of what the picture tells how it came about: services, and where none is hit what else is. */
function explained({ services, impacted }: Radius): string {
  const [total, word] = services.total > 0 ? [services.total, 'service'] : [impacted.total, 'CI'];
  return `${total > SERVICES ? `the first ${SERVICES} of ` : ''}${count(total, word)}`;
}

/** What can be done with the box that was pointed at. */
function Chosen({
  node,
  asked,
  change,
  open,
}: {
  node: GraphNode;
  asked: WhatIf;
  change: PartProps['change'];
  open(): void;
}) {
  const { id, name, standing, members } = node;
  if (members) {
    return (
      <p class="actions">
        <LevelMark standing={standing} /> {name}
        <button type="button" onClick={open}>
          Show each
        </button>
      </p>
    );
  }
  const without = (ids: readonly string[]) => ids.filter((one) => one !== id);
  const clean = { down: without(asked.down), degraded: without(asked.degraded), pins: without(asked.pins) };
  return (
    <p class="actions">
      <LevelMark standing={standing} /> <a href={ciAddress(id)}>{name}</a> <small>{wordOf(node.class)}</small>
      <button type="button" onClick={() => change({ ...clean, down: [...clean.down, id] })}>
        Mark as down
      </button>
      <button type="button" onClick={() => change({ ...clean, degraded: [...clean.degraded, id] })}>
        Mark as degraded
      </button>
      <button type="button" onClick={() => change({ ...clean, pins: [...clean.pins, id] })}>
        Hold it up
      </button>
      <a href={whatIfAddress({ down: [id] })}>Only this</a>
    </p>
  );
}
