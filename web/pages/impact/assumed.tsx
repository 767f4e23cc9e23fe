import { useSignal } from '@preact/signals';
import { ciAddress } from '../../app/address.ts';
import { canRedo, canUndo, go } from '../../app/route.ts';
import { EDIT_FORMS, editText, whatIfAddress } from '../../app/what-if.ts';
import { SearchBox } from '../../parts/search-box.tsx';
import type { PartProps } from './part.ts';

/** What is assumed to fail and to be held up, and what of it to change. */
export function Assumed({
  asked,
  unknown,
  change,
}: PartProps & {
  /** words that mean no CI */
  unknown: ReadonlySet<string>;
}) {
  const { down, degraded, pins, edits, unread, withPlanned } = asked;
  const role = useSignal<'down' | 'degraded' | 'pins'>('down');
  const without = (list: readonly string[], id: string) => list.filter((one) => one !== id);
  const add = (id: string) =>
    change({
      down: without(down, id),
      degraded: without(degraded, id),
      pins: without(pins, id),
      [role.value]: [...without(asked[role.value], id), id],
    });
  const isEmpty = down.length + degraded.length + pins.length + edits.length + unread.length === 0;
  return (
    <section aria-label="What is assumed" class="no-print">
      <ul class="chips" aria-label="Assumed">
        {down.map((id) => (
          <Chip
            key={id}
            id={id}
            what="down"
            isUnknown={unknown.has(id)}
            other="make it degraded"
            remove={() => change({ down: without(down, id) })}
            turn={() => change({ down: without(down, id), degraded: [...degraded, id] })}
          />
        ))}
        {degraded.map((id) => (
          <Chip
            key={id}
            id={id}
            what="degraded"
            isUnknown={unknown.has(id)}
            other="make it down"
            remove={() => change({ degraded: without(degraded, id) })}
            turn={() => change({ degraded: without(degraded, id), down: [...down, id] })}
          />
        ))}
        {pins.map((id) => (
          <Chip
            key={id}
            id={id}
            what="held up"
            isUnknown={unknown.has(id)}
            remove={() => change({ pins: without(pins, id) })}
          />
        ))}
        {edits.map((edit, place) => (
          <li key={editText(edit)} class="chip">
            <span>what if: {editText(edit)}</span>
            <button
              type="button"
              aria-label={`Take out: ${editText(edit)}`}
              onClick={() => change({ edits: edits.filter((_, at) => at !== place) })}
            >
              ×
            </button>
          </li>
        ))}
        {unread.map((text) => (
          <li key={text} class="chip">
            <span>
              edit={text} <strong>not understood</strong>
            </span>
            <button
              type="button"
              aria-label={`Take out: edit=${text}`}
              onClick={() => change({ unread: without(unread, text) })}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      {unread.length > 0 && (
        <p class="state problem" role="alert">
          An edit of this address says nothing that could be done, so the answer is without it. Edits are
          written {EDIT_FORMS.join(', ')}.
        </p>
      )}
      <div class="actions">
        <SearchBox label="Add a CI" onChosen={(ci) => add(ci.id)} />
        <label>
          as{' '}
          <select
            value={role.value}
            onChange={(event) => {
              role.value = event.currentTarget.value as 'down';
            }}
          >
            <option value="down">down</option>
            <option value="degraded">degraded</option>
            <option value="pins">held up</option>
          </select>
        </label>
        <label>
          <input
            type="checkbox"
            checked={withPlanned}
            onChange={(event) => change({ withPlanned: event.currentTarget.checked })}
          />{' '}
          planned CIs take part
        </label>
        <button type="button" disabled={!canUndo.value} onClick={() => history.back()}>
          Undo
        </button>
        <button type="button" disabled={!canRedo.value} onClick={() => history.forward()}>
          Redo
        </button>
        {!isEmpty && (
          <button type="button" onClick={() => go(whatIfAddress({ service: asked.service }))}>
            Begin anew
          </button>
        )}
        {!isEmpty && (
          <button type="button" onClick={() => window.print()}>
            Print
          </button>
        )}
      </div>
    </section>
  );
}

function Chip({
  id,
  what,
  isUnknown,
  other,
  remove,
  turn,
}: {
  id: string;
  what: string;
  isUnknown: boolean;
  other?: string;
  remove(): void;
  turn?(): void;
}) {
  return (
    <li class="chip">
      <span>
        {isUnknown ? <strong>{id} (unknown)</strong> : <a href={ciAddress(id)}>{id}</a>} {what}
      </span>
      {turn && (
        <button type="button" aria-label={`${id}: ${other}`} title={other ?? ''} onClick={turn}>
          ⇄
        </button>
      )}
      <button type="button" aria-label={`Take out ${id}`} onClick={remove}>
        ×
      </button>
    </li>
  );
}
