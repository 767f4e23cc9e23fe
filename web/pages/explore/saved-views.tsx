import { useSignal } from '@preact/signals';
import { go } from '../../app/route.ts';
import type { Layout } from '../../graph/layout-tier.ts';
import { count, timeText } from '../../parts/words.ts';
import { forgetView, keepView, savedViews } from './saved.ts';
import { type View, viewAddress } from './view.ts';

/** The views that were kept in this browser. */
export function SavedViews() {
  const views = savedViews.value;
  if (views.length === 0) return null;
  return (
    <section aria-labelledby="saved-views">
      <h2 id="saved-views">Saved views</h2>
      <ul class="plain">
        {views.map(({ id, name, note, address, saved }) => (
          <li key={id}>
            <p class="actions">
              <a href={address}>{name}</a> <small>{timeText(saved)}</small>
              <button type="button" aria-label={`Delete ${name}`} onClick={() => forgetView(id)}>
                Delete
              </button>
            </p>
            {note !== '' && <p class="note">{note}</p>}
          </li>
        ))}
      </ul>
      <p class="note">
        {count(views.length, 'view')}, kept in this browser only: nobody else sees them, and they go with its
        data.
      </p>
    </section>
  );
}

/** Keeps the view as it is now, with where the boxes stand. */
export function SaveView({ view, layout }: { view: View; layout: Layout }) {
  const said = useSignal('');
  const name = useSignal('');
  const note = useSignal('');
  const save = (event: Event) => {
    event.preventDefault();
    const id = Date.now().toString(36);
    const address = viewAddress({ ...view, saved: id });
    const places = Object.fromEntries(
      Array.from(layout.boxes, ([box, { x, y }]) => [box, { x: Math.round(x), y: Math.round(y) }]),
    );
    const saved = new Date().toISOString();
    if (!keepView({ id, name: name.value.trim(), note: note.value.trim(), address, places, saved })) {
      said.value = 'This browser keeps nothing, or is full: delete a view, or share the address instead.';
      return;
    }
    said.value = `${name.value} is kept in this browser.`;
    name.value = '';
    note.value = '';
    go(address, { replace: true });
  };
  const kept = savedViews.value.find(({ id }) => id === view.saved);
  return (
    <>
      {kept && (
        <p>
          <strong>{kept.name}</strong> {kept.note}
        </p>
      )}
      <details class="no-print">
        <summary>Save this view</summary>
        <form onSubmit={save}>
          <label class="field">
            Name
            <input
              required
              maxLength={100}
              value={name.value}
              onInput={(event) => {
                name.value = event.currentTarget.value;
              }}
            />
          </label>
          <label class="field">
            Note
            <input
              maxLength={1000}
              value={note.value}
              onInput={(event) => {
                note.value = event.currentTarget.value;
              }}
            />
          </label>
          <p class="actions">
            <button type="submit">Save in this browser</button>
          </p>
        </form>
        <p class="note">
          Filters, note and where the boxes stand are kept in this browser only. To share a view, share its
          address: it has all but the places.
        </p>
      </details>
      <p role="status" class="note">
        {said.value}
      </p>
    </>
  );
}
