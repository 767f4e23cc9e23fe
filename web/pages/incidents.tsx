import { useSignal } from '@preact/signals';
import type { AlertInput } from '../api/operations/incidents.ts';
import { go, query, withQuery } from '../app/route.ts';
import { type Beginning, beginningOf } from '../graph/beginnings.ts';
import { SearchBox } from '../parts/search-box.tsx';
import { count } from '../parts/words.ts';
import { Causes } from './incidents/causes.tsx';
import { Chips } from './incidents/chips.tsx';
import { choosing, chosen } from './incidents/chosen.ts';
import { Keep } from './incidents/keep.tsx';
import { IncidentList } from './incidents/list.tsx';
import { type Match, Paste } from './incidents/paste.tsx';

export default function Incidents() {
  const asked = query.value.get('asked');
  const { alarms, changed } = chosen();
  return (
    <>
      <h1>These alarm: what broke?</h1>
      <Question />
      {asked !== null && (
        <Causes
          alerts={alarms.map(alertOf)}
          changes={changed.map(({ ci, at }) => ({ id: `change of ${ci}`, cis: [ci], start: at }))}
          at={asked}
        />
      )}
      <IncidentList isAside={asked !== null} />
    </>
  );
}

/** What alarms, and what was changed: pasted, or put together by hand. */
function Question() {
  const matches = useSignal<ReadonlyMap<string, Match>>(new Map());
  const { alarms, changed, isInLink, isLost } = chosen();
  const isPasting = useSignal(alarms.length === 0);
  const now = () => new Date().toISOString();
  const add = (added: readonly Beginning[], alsoChanged: readonly Beginning[] = []) =>
    go(choosing({ alarms: [...alarms, ...added], changed: [...changed, ...alsoChanged] }));
  return (
    <section aria-labelledby="alarms" class="question">
      <h2 id="alarms">Alarms</h2>
      <details
        class="no-print"
        open={isPasting.value}
        onToggle={(event) => {
          isPasting.value = event.currentTarget.open;
        }}
      >
        <summary>Paste what monitoring or people say</summary>
        <Paste
          onFound={(found, added, alsoChanged) => {
            matches.value = new Map([...matches.value, ...found.map((one) => [one.ci, one] as const)]);
            if (added.length + alsoChanged.length > 0) add(added, alsoChanged);
          }}
        />
      </details>
      {isLost && (
        <p class="state">
          The alarms of this address were too many for it and are in the tab that it comes from. Paste them
          again.
        </p>
      )}
      <Chips
        what="alarm"
        chosen={alarms}
        matches={matches.value}
        onChosen={(next) => go(choosing({ alarms: next }))}
      />
      <SearchBox
        label="Add a CI that alarms now"
        onChosen={({ id }) => add([beginningOf({ ci: id, at: now() })])}
      />
      <details open={changed.length > 0}>
        <summary>Changed shortly before ({changed.length})</summary>
        <p class="note">Edits of the graph are known. What else was changed makes a better answer.</p>
        <Chips
          what="change"
          chosen={changed}
          matches={new Map()}
          onChosen={(next) => go(choosing({ changed: next }))}
        />
        <SearchBox
          label="Add a CI that was changed"
          onChosen={({ id }) => {
            const at = alarms.map((one) => one.at).sort()[0] ?? now();
            go(choosing({ changed: [...changed, beginningOf({ ci: id, at })] }));
          }}
        />
      </details>
      {!isInLink && !isLost && (
        <p class="note" role="status">
          {count(alarms.length, 'alarm')} are too many for an address: the link to this page does not hold
          them. Keep them as an incident to send it about.
        </p>
      )}
      <p class="actions">
        <button
          type="button"
          class="main"
          disabled={alarms.length === 0}
          onClick={() => {
            isPasting.value = false;
            go(withQuery({ asked: now().replace(/\.\d+/, '') }));
          }}
        >
          What broke?
        </button>
        {alarms.length > 0 && (
          <button type="button" onClick={() => go(choosing({ alarms: [], changed: [] }))}>
            Begin anew
          </button>
        )}
        <span class="note">
          {alarms.length === 0
            ? 'Nothing alarms yet: paste a text, or add CIs.'
            : `${count(alarms.length, 'CI')} ${alarms.length === 1 ? 'alarms' : 'alarm'}.`}
        </span>
      </p>
      {alarms.length > 0 && <Keep alerts={alarms.map(alertOf)} />}
    </section>
  );
}

function alertOf({ ci, at, severity, wasThere }: Beginning): AlertInput {
  return { ci, at, ...(severity ? { severity } : {}), ...(wasThere ? { preExisting: true } : {}) };
}
