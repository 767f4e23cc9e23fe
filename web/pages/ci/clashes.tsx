import { useEffect, useRef } from 'preact/hooks';
import { withQuery } from '../../app/route.ts';
import { agoText } from '../../parts/words.ts';
import type { EditInHand, Stage } from './edit.ts';
import { clashes, type Field } from './form.ts';
import { labelOf, ValueText } from './values.tsx';

interface ClashesProps {
  clash: Extract<Stage, { at: 'clash' }>;
  edit: EditInHand;
  fields: readonly Field[];
  verb: string;
}

/** Someone else was faster: what they wrote beside what is typed here, and which of the two is to stand. */
export function Clashes({ clash, edit, fields, verb }: ClashesProps) {
  const { latest, wasSaving } = clash;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), [clash]);
  if (typeof latest === 'string') {
    return (
      <div class="state problem" role="alert">
        <h3 tabindex={-1} ref={title}>
          Someone else was faster
        </h3>
        <p>{latest}</p>
        <p class="actions">
          <button type="button" onClick={edit.startAgain}>
            Go on here
          </button>
          <a href={withQuery({ edit: null, key: null })}>Back to the CI</a>
        </p>
      </div>
    );
  }
  const found = clashes(edit.seen.value.values, latest.values, edit.typed.value);
  const read = (name: string, text: string) =>
    fields.find((field) => field.name === name)?.options?.find(({ value }) => value === text)?.words ?? text;
  const again = wasSaving ? `${verb.toLowerCase()} again` : 'look again';
  return (
    <div class="state problem" role="alert">
      <h3 tabindex={-1} ref={title}>
        Someone else was faster
      </h3>
      {latest.by && (
        <p>
          <bdi>{latest.by.actor}</bdi> changed it {agoText(latest.by.at)}: <bdi>{latest.by.reason}</bdi>.
          Nothing of yours is lost, and nothing of it is written yet.
        </p>
      )}
      <table class="changes">
        <caption>What was changed meanwhile</caption>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">When you began</th>
            <th scope="col">Theirs</th>
            <th scope="col">Yours</th>
          </tr>
        </thead>
        <tbody>
          {found.map(({ field, seen, theirs, mine }) => (
            <tr key={field}>
              <th scope="row">{labelOf(field, fields)}</th>
              <td>
                <ValueText value={read(field, seen)} />
              </td>
              <td>
                <ValueText value={read(field, theirs)} />
              </td>
              <td>
                {mine === null ? (
                  <small>not touched: theirs stands</small>
                ) : (
                  <ValueText value={read(field, mine)} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {found.length === 0 && <p>No field of this form was changed.</p>}
      <p class="actions">
        {found.some(({ mine }) => mine !== null) && (
          <button type="button" onClick={() => void edit.settle('theirs')}>
            Take theirs
          </button>
        )}
        <button type="button" class="main" onClick={() => void edit.settle('mine')}>
          Keep mine and {again}
        </button>
      </p>
    </div>
  );
}
