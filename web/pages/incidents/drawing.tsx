import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { CauseGraphQuery } from '../../api/operations/incidents.ts';
import { ciClasses, pluralOf, tierOf } from '../../app/catalogue.ts';
import { GraphView } from '../../draw/graph-view.tsx';
import { aggregate, open } from '../../graph/aggregate.ts';
import { causeModel } from '../../graph/cause-model.ts';
import type { GraphNode } from '../../graph/model.ts';
import { LevelMark } from '../../parts/level-mark.tsx';
import { CiLink } from './names.tsx';
import { alarmingIn, type Candidate, type View } from './view.ts';

/** Boxes in the picture; beyond them siblings are shown as one. */
const BOXES = 40;

interface DrawingProps {
  view: View;
  suspects: readonly Candidate[];
  told: CauseGraphQuery['subgraph'];
  confirmed: string | null;
  chosen: string | null;
  onChosen(id: string | null): void;
}

/** The suspects, the alarms of the stretch that is shown, and the paths between them. */
export function Drawing({ view, suspects, told, confirmed, chosen, onChosen }: DrawingProps) {
  const opened = useSignal<readonly string[]>([]);
  const { from, to } = view.brush;
  const whole = useMemo(() => {
    const alarming = alarmingIn(view);
    const paths = suspects.map(({ id, rank, explained }) => ({
      ...{ id, rank },
      explained: explained.filter(({ alert }) => alarming.has(alert)),
    }));
    return causeModel(paths, told, { numbers: view.numbers, confirmed, tierOf });
  }, [view.answer, from, to, suspects.map(({ id }) => id).join('\n'), told, confirmed, ciClasses.value]);
  const keep = opened.value;
  const model = useMemo(
    () =>
      aggregate(whole, {
        ...{ most: BOXES, pluralOf },
        keep: new Set([...suspects.map(({ id }) => id), ...keep]),
      }),
    [whole, keep],
  );
  const node = model.nodes.find(({ id }) => id === chosen);
  return (
    <section aria-labelledby="paths">
      <h2 id="paths">From the suspects to the alarms</h2>
      <GraphView
        model={model}
        title={`Suspects of ${view.alerts.length} alarms`}
        chosen={chosen}
        onChosen={onChosen}
      />
      <div role="status" class="no-print">
        {node && (
          <ChosenBox
            node={node}
            view={view}
            openIt={() => {
              opened.value = [...keep, ...open(model, node.id)];
            }}
          />
        )}
      </div>
      <p class="note">
        {whole.nodes.length} CIs
        {model.nodes.length < whole.nodes.length && `, in ${model.nodes.length} boxes, siblings as one`}. An
        arrow points from what depends to what it depends on; the paths of the first suspect are thick. What
        alarms is drawn as degraded, a suspect that does not alarm as at risk: how they really stand is not
        known.
      </p>
    </section>
  );
}

function ChosenBox({ node, view, openIt }: { node: GraphNode; view: View; openIt(): void }) {
  return (
    <p class="actions">
      <LevelMark standing={node.standing} />
      {node.members ? (
        <>
          {node.name}
          <button type="button" onClick={openIt}>
            Show each
          </button>
        </>
      ) : (
        <>
          <CiLink id={node.id} names={view.names} />
          {node.badge !== null && <small>{node.badge}</small>}
        </>
      )}
    </p>
  );
}
