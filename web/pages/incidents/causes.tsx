import type { ComponentChildren } from 'preact';
import {
  type AlertInput,
  causeGraph,
  causes,
  type RecentChangeInput,
  recentEdits,
} from '../../api/operations/incidents.ts';
import { useQuestion } from '../../app/question.ts';
import { go, query, withQuery } from '../../app/route.ts';
import { numbersOf } from '../../graph/beginnings.ts';
import { idsOnWays } from '../../graph/cause-model.ts';
import { isWithin } from '../../graph/timeline.ts';
import { Answered } from '../../parts/answered.tsx';
import { MadeAt } from '../../parts/made-at.tsx';
import { count, timeText } from '../../parts/words.ts';
import { Drawing } from './drawing.tsx';
import { Happenings } from './happenings.tsx';
import { momentsOf } from './moments.ts';
import { Dismissed, Rest } from './rest.tsx';
import { Suspect } from './suspect.tsx';
import { Timeline } from './timeline.tsx';
import { Verdict } from './verdict.tsx';
import {
  type Answer,
  askedWithin,
  askingWithin,
  brushed,
  type Candidate,
  suspectsOf,
  type View,
} from './view.ts';

/** So many candidates are asked for that there are five when some are dismissed. */
const FIRST = 20;
const EDITS = 200;
const MOST_DRAWN = 1000;

interface CausesProps {
  alerts: readonly AlertInput[];
  changes: readonly RecentChangeInput[];
  /** the time of the question; null: now */
  at: string | null;
  confirmed?: string | null;
  /** what else can be done with a suspect */
  actions?: (suspect: Candidate) => ComponentChildren;
}

/** What broke: the ranked causes of these alarms, with all that leads to them. */
export function Causes(props: CausesProps) {
  const { changes, at } = props;
  const within = askedWithin();
  const alerts = within ? props.alerts.filter((one) => isWithin(one.at, within)) : props.alerts;
  const input = { alerts, changes, first: FIRST, ...(at === null ? {} : { at }) };
  const asked = useQuestion(causes, alerts.length === 0 ? null : { input });
  return (
    <>
      {within && (
        <p class="state">
          Asked with {alerts.length} of {count(props.alerts.length, 'alarm')} only.{' '}
          <button type="button" onClick={() => go(askingWithin(null))}>
            Ask with all
          </button>
        </p>
      )}
      <Answered asked={asked} what="what broke">
        {({ rootCause }) => <Ranked {...props} alerts={alerts} answer={rootCause} />}
      </Answered>
    </>
  );
}

function Ranked(props: CausesProps & { answer: Answer }) {
  const { answer, alerts, changes, confirmed = null, actions } = props;
  const { shown, dismissed, pinned } = suspectsOf(answer.candidates);
  const drawn = idsOnWays(shown);
  const named = new Set([...drawn, ...alsoNamed(answer), ...alerts.map(({ ci }) => ci)]);
  const graph = useQuestion(causeGraph, named.size === 0 ? null : { ids: [...named].slice(0, MOST_DRAWN) });
  const edits = useQuestion(recentEdits, { first: EDITS });
  const told = graph.answer?.subgraph ?? { nodes: [], edges: [] };
  const view: View = {
    ...{ answer, alerts, brush: brushed() },
    names: new Map([...answer.candidates, ...told.nodes].map((one) => [one.id, one])),
    numbers: numbersOf(alerts),
  };
  const moments = momentsOf(view, changes, edits.answer?.history ?? { items: [], total: 0 });
  const chosen = query.value.get('chosen');
  return (
    <>
      <MadeAt revision={answer.revision} at={answer.at}>
        ; the first new alarm began {timeText(answer.onset)}
      </MadeAt>
      <Verdict view={view} />
      <Timeline moments={moments} onset={answer.onset} brush={view.brush} />
      <div class="panes ranked">
        <section aria-labelledby="suspects">
          <h2 id="suspects" tabindex={-1}>
            Suspects
          </h2>
          <ol class="plain suspects">
            {shown.map((one, place) => (
              <Suspect
                key={one.id}
                view={view}
                suspect={one}
                isPinned={pinned.has(one.id)}
                isOpen={place === 0}
                isChosen={one.id === chosen}
              >
                {actions?.(one)}
              </Suspect>
            ))}
          </ol>
          <Dismissed view={view} dismissed={dismissed} />
        </section>
        <div>
          <Answered asked={graph} what="the picture">
            {({ subgraph }) => (
              <Drawing
                {...{ view, confirmed, chosen }}
                suspects={shown}
                told={subgraph}
                onChosen={(id) => go(withQuery({ chosen: id }), { replace: true })}
              />
            )}
          </Answered>
          <Rest view={view} shown={shown} dismissed={dismissed} />
        </div>
      </div>
      <Happenings moments={moments} view={view} />
      {edits.answer && edits.answer.history.items.length < edits.answer.history.total && (
        <p class="note">
          Edits are those among the last {EDITS} of {edits.answer.history.total.toLocaleString('en-GB')}{' '}
          records of the history.
        </p>
      )}
    </>
  );
}

/** What an answer names beside what is drawn. */
function alsoNamed({ candidates, combination, missing }: Answer): string[] {
  return [
    ...(combination ?? []),
    ...missing.flatMap(({ from, to }) => [from, to]),
    ...candidates.flatMap((one) => [...one.with, ...one.unexplained, ...(one.further?.explains ?? [])]),
    ...candidates.flatMap(({ further }) => (further ? [further.id] : [])),
  ];
}
